# The same scripts with what synth wrote: all stacks of `account` and `dev`, and the frontend (A18, A20, A21, A22, D4).

setup_file() {
    export BATS_NO_PARALLELIZE_WITHIN_FILE=true
    load support
    export FAKE_AWS=$BATS_FILE_TMPDIR/account
    python3 "$here/account.py" new
    out=$SYNTHESIZED/synth1/dev
    deploy
}

setup() {
    load support
    export FAKE_AWS=$BATS_TEST_TMPDIR/account
    cp -R "$BATS_FILE_TMPDIR/account" "$FAKE_AWS"
    out=$SYNTHESIZED/synth1/dev
}

@test "A22, D4: dev is deployed phase by phase, and again without a change" {
    [[ $(account 'sorted(x["name"] for x in s["stacks"].values())' | tr -d '[]",') == \
        "novialoom-api-dev novialoom-compute-dev novialoom-data-dev novialoom-frontend-dev novialoom-network-dev novialoom-watch-dev novialoom-workers-dev" ]]
    [[ $(account '[n for n, x in s["stacks"].items() if x["protected"]]') == '["eu-west-3/novialoom-data-dev"]' ]]
    [[ $(account '[x["name"] for x in s["stacks"].values() if x["policy"]]') == '["novialoom-data-dev", "novialoom-frontend-dev"]' ]]
    forget_calls
    run deploy
    ends 0
    lacks ": update"
    (($(count_calls) == 5))
}

@test "A20, A21: a new tag of one service touches its function, version and alias, and nothing else" {
    out=$SYNTHESIZED/synth2/dev
    run deploy
    ends 0
    [[ $(grep -c "    [~+!?] " <<<"$output") == 4 ]]
    [[ $(account '{n: v for n, v in s["aliases"].items() if v != "1"}') == '{"novialoom-theme-dev:live": "2"}' ]]
    run start rollback.sh --to previous
    ends 0
    says "theme: novialoom-theme-dev live from 2 to 1"
    [[ $(account '{v for v in s["aliases"].values()} == {"1"}') == true ]]
}

@test "A21: workers go back with the functions" {
    change_account 's["services"]["novialoom-workers-dev/novialoom-doc-dev"] = "arn:aws:ecs:eu-west-3:123456789012:task-definition/novialoom-doc-dev:9"'
    run start rollback.sh --to 2
    ends 0
    says "doc: novialoom-workers-dev novialoom-doc-dev from 9 to 1"
    called "update-service --cluster novialoom-workers-dev --service novialoom-doc-dev --task-definition arn:aws:ecs:eu-west-3:123456789012:task-definition/novialoom-doc-dev:1"
}

@test "the account stack is too large for the call itself; the deploy bucket is its own first guest" {
    out=$SYNTHESIZED/synth1/account
    change_account 's["buckets"].clear()'
    forget_calls
    run deploy
    ends 1
    says "aws s3 mb s3://novialoom-bootstrap-123456789012 --region eu-west-3"
    change_account 's["buckets"]["novialoom-bootstrap-123456789012"] = {}'
    run deploy --s3-bucket novialoom-bootstrap-123456789012
    ends 0
    not_called --role-arn
    [[ $(account 's["stacks"]["eu-west-3/novialoom-account"]["protected"]') == true ]]
}

@test "A18: the frontend: assets, then pages, then its configuration; what is gone is removed, copies are invalidated" {
    local site=$BATS_TEST_TMPDIR/site bucket='s["buckets"]["novialoom-site-dev-123456789012"]'
    mkdir -p "$site/media"
    echo "<html>" >"$site/index.html"
    echo one >"$site/main-5K7QWXYZ.js"
    echo logo >"$site/media/logo-AB12CD34.svg"
    echo plain >"$site/robots.txt"
    echo arrow >"$site/media/icon-download.svg"
    echo old >"$site/main.0123456789abcdef.js"
    change_account 's["buckets"]["novialoom-site-dev-123456789012"] = {"old-ABCDEFGH.js": {"body": ""}, "docs/old.css": {"body": ""}}'
    change_account 's["stacks"]["eu-west-3/novialoom-api-dev"]["outputs"]["ApiUrl"] = "https://abc.execute-api.eu-west-3.amazonaws.com/dev/"'
    run deploy --site "$site"
    ends 0
    says "site: uploaded"
    [[ $(account "{k: v['cache'] for k, v in $bucket.items() if not k.startswith('docs/')}") == '{"config.json": "no-cache", "index.html": "no-cache", "main-5K7QWXYZ.js": "public, max-age=31536000, immutable", "main.0123456789abcdef.js": "public, max-age=31536000, immutable", "media/icon-download.svg": "no-cache", "media/logo-AB12CD34.svg": "public, max-age=31536000, immutable", "robots.txt": "no-cache"}' ]]
    [[ $(account "$bucket['config.json']['body']") == '{"apiUrl": "https://abc.execute-api.eu-west-3.amazonaws.com/dev"}' ]]
    [[ $(account "'docs/index.html' in $bucket and 'docs/old.css' not in $bucket") == true ]]
    called "create-invalidation --distribution-id novialoom-frontend-dev-SiteDistribution"
    # Pages of the same size that changed are uploaded too.
    echo "<HTML>" >"$site/index.html"
    deploy --site "$site"
    [[ $(account "$bucket['index.html']['body']") == "<HTML>" ]]
}

@test "A18: a folder that is no site is refused before anything is deleted" {
    mkdir "$BATS_TEST_TMPDIR/empty"
    run deploy --site "$BATS_TEST_TMPDIR/empty"
    ends 2
    says "there is no index.html in it"
    change_account 's["stacks"]["eu-west-3/novialoom-api-dev"]["outputs"].pop("ApiUrl")'
    echo x >"$BATS_TEST_TMPDIR/empty/index.html"
    run deploy --site "$BATS_TEST_TMPDIR/empty"
    ends 1
    says "deploy the frontend and the API first"
    not_called "s3 sync"
}

@test "status of everything" {
    out=$SYNTHESIZED/synth2/dev
    change_account 's["stacks"]["eu-west-3/novialoom-watch-dev"]["status"] = "UPDATE_ROLLBACK_FAILED"'
    run deploy status
    ends 0
    [[ $output =~ compute\ +novialoom-compute-dev\ +CREATE_COMPLETE,\ from\ another\ template ]]
    says "UPDATE_ROLLBACK_FAILED  <- failed"
    says "every alias and worker runs it"
}

@test "A20: every call is one that the real CLI takes, and that the delivery role may make" {
    out=$SYNTHESIZED/synth2/dev
    mkdir "$BATS_TEST_TMPDIR/site"
    echo x >"$BATS_TEST_TMPDIR/site/index.html"
    change_account 's["buckets"]["novialoom-site-dev-123456789012"] = {}'
    deploy --site "$BATS_TEST_TMPDIR/site"
    change_account 's["services"]["novialoom-workers-dev/novialoom-doc-dev"] = "arn:aws:ecs:eu-west-3:123456789012:task-definition/novialoom-doc-dev:9"'
    start rollback.sh --to previous
    start rollback.sh --forward
    called "ecs update-service"
    out=$SYNTHESIZED/synth1/dev
    FAKE_INVALID="ThemeFunction=no" run deploy --dry-run
    called "cloudformation describe-events"
    deploy --dry-run
    change_account 's["stacks"]["eu-west-3/novialoom-watch-dev"]["status"] = "UPDATE_ROLLBACK_FAILED"'
    deploy
    start destroy.sh --confirm dev
    python3 "$here/rights.py" "$SYNTHESIZED/synth1/account/account.template.json"
    python3 "$here/real_cli.py"
}
