# What a deployment does when nothing goes wrong (issue: D4, C6, A20).
# shellcheck disable=SC2030,SC2031  # each test is a process of its own

setup() {
    load support
    new_account
    small
}

@test "D4: the stacks are deployed in order, with what each reads of the others" {
    run deploy
    ends 0
    [[ $(calls | grep -o 'create-change-set --stack-name [a-z-]*' | cut -d ' ' -f 3 | tr '\n' ' ') == \
        "small-data-dev small-compute-dev small-web-dev " ]]
    [[ $(account 's["stacks"]["eu-west-3/small-compute-dev"]["parameters"]["DataJobsArn"]') == small-jobs-dev.Arn ]]
    says "data: create small-data-dev in eu-west-3"
    says "CREATE_COMPLETE  Reports  AWS::S3::Bucket"
    says "small dev is deployed"
}

@test "a second deployment changes nothing, and reads all stacks in one call" {
    deploy
    forget_calls
    run deploy
    ends 0
    says "data: unchanged"
    says "web: unchanged"
    [[ $(calls | grep -c describe-stacks) == 1 ]]
    # Who calls, the stacks, the releases, and the policy of the stack that holds state.
    (($(count_calls) == 4))
    not_called create-change-set
}

@test "capabilities, role, tags and import are said where they are needed" {
    deploy
    run calls
    says "--capabilities CAPABILITY_NAMED_IAM"
    [[ $(calls | grep create-change-set | grep -c -- --capabilities) == 1 ]]
    [[ $(calls | grep -c -- "create-change-set.*--role-arn arn:aws:iam::123456789012:role/small-execution-dev") == 3 ]]
    [[ $(calls | grep -c -- "create-change-set.*--tags Key=app,Value=small Key=env,Value=dev") == 3 ]]
    [[ $(calls | grep -c -- "create-change-set.*--import-existing-resources") == 3 ]]
    small --tag sha-2
    forget_calls
    deploy
    not_called --import-existing-resources
    called "--change-set-type UPDATE"
}

@test "an environment without an execution role passes none" {
    sed -i '/^role/d' "$out/deploy.tsv"
    sed -i "s/\"sha256\": \"[0-9a-f]*\"\$/\"sha256\": \"$(sha256sum "$out/deploy.tsv" | cut -d ' ' -f 1)\"/" "$out/manifest.json"
    # The last digest of the manifest is the table's.
    python3 - "$out" <<'PYTHON'
import hashlib, json, pathlib, sys
out = pathlib.Path(sys.argv[1])
manifest = json.loads((out / "manifest.json").read_text())
for stack in manifest["stacks"]:
    stack["sha256"] = hashlib.sha256((out / f"{stack['name']}.template.json").read_bytes()).hexdigest()
(out / "manifest.json").write_text(json.dumps(manifest, indent=1))
PYTHON
    run deploy
    ends 0
    not_called --role-arn
}

@test "the stack that holds state is protected from deletion, and its state from replacement" {
    deploy
    [[ $(calls | grep -c "update-termination-protection --stack-name small-data-dev --enable-termination-protection") == 1 ]]
    [[ $(calls | grep update-termination-protection | wc -l) == 1 ]]
    called "set-stack-policy --stack-name small-data-dev --stack-policy-body file://$out/stack-policy.json"
    [[ $(calls | grep set-stack-policy | grep -v small-data-dev | wc -l) == 0 ]]
}

@test "parameters reach AWS whole, whatever stands in them" {
    small --queue 'q"uo\te, =x'
    run deploy
    ends 0
    [[ $(account 's["stacks"]["eu-west-3/small-compute-dev"]["parameters"]["DataJobsArn"]') == 'q"uo\te, =x.Arn' ]]
    run deploy
    says "compute: unchanged"
}

@test "A21: a new tag touches the function, its version and its alias, and nothing else" {
    deploy
    small --tag sha-2
    run deploy
    ends 0
    says "~ change   CoreFunction"
    says "+ add      CoreVersion"
    says "data: unchanged"
    says "web: unchanged"
    [[ $(account 's["aliases"]["small-core-dev:live"]') == 2 ]]
}

@test "events are told as they come, each once, and none of an earlier deployment" {
    deploy
    small --tag sha-2
    FAKE_SPEED=1 run deploy
    ends 0
    lacks "CREATE_COMPLETE  CoreRole"
    [[ $(grep -c "UPDATE_COMPLETE  CoreFunction" <<<"$output") == 1 ]]
    [[ $(grep -c "UPDATE_COMPLETE  small-compute-dev" <<<"$output") == 1 ]]
}

@test "a changed output of a producer gives its consumer a new version" {
    deploy
    small --queue small-tasks-dev
    run deploy --yes
    ends 0
    [[ $(account 's["stacks"]["eu-west-3/small-compute-dev"]["parameters"]["DataJobsArn"]') == small-tasks-dev.Arn ]]
    [[ $(account 's["aliases"]["small-core-dev:live"]') == 2 ]]
}

@test "--stack deploys only what it names, and --from what follows" {
    run deploy --stack data
    ends 0
    lacks "compute"
    run deploy --from compute
    ends 0
    lacks "data:"
    says "web: create"
    run deploy --stack nothing
    ends 2
    says 'there is no stack "nothing" in dev; there are: data compute web'
}

@test "a stack whose producer is not deployed is refused, with what to do" {
    run deploy --stack web
    ends 1
    says "web reads what is not deployed: CoreFunctionRef of compute"
    not_called create-change-set
}

@test "a template over the inline limit goes through the deploy bucket, by its digest" {
    small --big
    run deploy
    ends 0
    local digest
    digest=$(sha256sum "$out/compute.template.json" | cut -d ' ' -f 1)
    called "put-object --bucket small-deploy-123456789012 --key templates/dev/$digest.json"
    called "--expected-bucket-owner 123456789012"
    called "--template-url https://small-deploy-123456789012.s3.eu-west-3.amazonaws.com/templates/dev/$digest.json"
    [[ $(calls | grep -c -- --template-url) == 1 ]]
}

@test "without the deploy bucket it says what makes it, and makes none" {
    change_account 's["buckets"].clear()'
    small --big
    run deploy
    ends 1
    says "the account stack makes it; an administrator runs, once: ${out%/*}/account/deploy.sh"
    not_called create-change-set
    small --env account --big --stacks data
    sed -i 's/^stack\t\(.*\)\t[0-9]*\t\([0-9a-f]*\t[0-9a-f]*\t-\tprotected\)/stack\t\1\t60000\t\2/' "$out/deploy.tsv"
    python3 - "$out" <<'PYTHON'
import hashlib, json, pathlib, sys
out = pathlib.Path(sys.argv[1])
manifest = json.loads((out / "manifest.json").read_text())
manifest["deployTable"]["sha256"] = hashlib.sha256((out / "deploy.tsv").read_bytes()).hexdigest()
(out / "manifest.json").write_text(json.dumps(manifest, indent=1))
PYTHON
    run deploy
    ends 1
    says "aws s3 mb s3://small-bootstrap-123456789012 --region eu-west-3"
    says "--s3-bucket small-bootstrap-123456789012"
}

@test "A20: an image that is not in ECR stops everything before anything is touched" {
    small --tag sha-9
    run deploy
    ends 1
    says "small-core:sha-9 is not in ECR: push it"
    not_called create-change-set
    small --tag sha-0000000000000000000000000000000000000000
    run deploy
    ends 1
    says "synth was run without --images"
    change_account 's["images"].clear()'
    small
    run deploy
    ends 1
    says "small-core is no repository of account 123456789012"
}

@test "a replacement of what holds state is refused where nobody can be asked" {
    deploy
    small --queue small-tasks-dev
    forget_calls
    run deploy
    ends 1
    says "! REPLACE  Jobs  AWS::SQS::Queue [stacks/Small/data.swift:11]"
    says "run again with --yes"
    not_called execute-change-set
    [[ $(account 's["stacks"]["eu-west-3/small-data-dev"]["resources"]["Jobs"]["physical"]') == small-jobs-dev ]]
    [[ $(account 's["stacks"]["eu-west-3/small-data-dev"]["change_sets"]') == "{}" ]]
}

@test "so is a removal of what holds state" {
    deploy
    small --without-key
    run deploy
    ends 1
    says "! REMOVE   Key  AWS::SecretsManager::Secret (Retain)"
}

@test "at a terminal the question is asked, and only yes is yes" {
    deploy
    small --queue small-tasks-dev
    run terminal no deploy.sh
    ends 1
    says "this replaces or deletes what holds state: Jobs (AWS::SQS::Queue). Type yes:"
    run terminal yes deploy.sh
    ends 0
    [[ $(account 's["stacks"]["eu-west-3/small-data-dev"]["resources"]["Jobs"]["physical"]') == small-tasks-dev ]]
}

@test "an approved replacement lifts the policy, and puts it back" {
    deploy
    small --queue small-tasks-dev
    forget_calls
    run deploy --yes
    ends 0
    run calls
    [[ $(grep -n set-stack-policy <<<"$output" | head -1 | cut -d : -f 1) -lt $(grep -n execute-change-set <<<"$output" | head -1 | cut -d : -f 1) ]]
    [[ $(account '"Update:Replace" in s["stacks"]["eu-west-3/small-data-dev"]["policy"]') == true ]]
}

@test "what changes without a loss is not asked about" {
    deploy
    small --delay 5
    run deploy
    ends 0
    says "~ change   Jobs"
}

@test "a stack that the manifest does not name any more is deleted last, after the question" {
    small --stacks data compute web archive
    deploy
    small
    run deploy
    ends 1
    says "small-archive-dev: not in the manifest any more"
    says "small-archive-dev holds state: Old (AWS::SQS::Queue)"
    [[ $(account '"eu-west-3/small-archive-dev" in s["stacks"]') == true ]]
    run deploy --dry-run
    says "it would be DELETED, with Old (AWS::SQS::Queue)"
    run deploy --yes --stack web
    [[ $(account '"eu-west-3/small-archive-dev" in s["stacks"]') == true ]]
    run deploy --yes --from data
    ends 0
    [[ $(account '"eu-west-3/small-archive-dev" in s["stacks"]') == true ]]
    run deploy --yes
    ends 0
    [[ $(account '"eu-west-3/small-archive-dev" in s["stacks"]') == false ]]
}

@test "stacks of other environments and apps are left alone" {
    small --env prod --stacks archive
    deploy --yes
    small
    run deploy --yes
    ends 0
    [[ $(account '"eu-west-3/small-archive-prod" in s["stacks"]') == true ]]
}

@test "the command line: help, and what is wrong with it" {
    run deploy --help
    ends 0
    says "Examples:"
    for script in rollback.sh destroy.sh; do
        run start "$script" --help
        ends 0
        says "Examples:"
    done
    for words in --nothing "--profile" "--stack" "--stack data --from data" "--site /nowhere" "status extra"; do
        # shellcheck disable=SC2086
        run deploy $words
        ends 2
        says "--help"
    done
    not_called sts
}

@test "profile and endpoint reach every call" {
    deploy --profile admin --endpoint-url http://127.0.0.1:1
    (($(calls | grep -c -- "--profile admin --endpoint-url http://127.0.0.1:1") == $(count_calls)))
}

@test "a folder with spaces and quotes in its name" {
    mkdir -p "$BATS_TEST_TMPDIR/a 'b\" c"
    mv "$out" "$BATS_TEST_TMPDIR/a 'b\" c/out"
    out="$BATS_TEST_TMPDIR/a 'b\" c/out"
    cd "$out"
    run deploy
    ends 0
}
