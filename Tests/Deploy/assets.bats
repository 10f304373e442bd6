# Packages of functions on their way to the deploy bucket (B1, B8).

setup() {
    load support
    new_account
    cp -R "$SYNTHESIZED/sentori/dev" "$out"
    bucket=iot-playground-deploy-123456789012
    change_account "s['buckets']['$bucket'] = {}"
}

packages() { account "sorted(k for k in s['buckets']['$bucket'] if k.startswith('assets/'))"; }
# As the folder has them.
expected() { (cd "$out/assets" && printf 'assets/dev/%s\n' *.zip) | python3 -c 'import json, sys; print(json.dumps(sys.stdin.read().split()))'; }

@test "B1: packages lie in the bucket, by the digest of their content, before the stack that names them is changed" {
    run deploy
    ends 0
    [[ $(packages) == "$(expected)" ]]
    local put change
    put=$(calls | grep -n -F 's3api put-object' | grep assets/ | tail -1 | cut -d : -f 1)
    change=$(calls | grep -n -F 'create-change-set' | grep -- '--stack-name iot-playground-lambdas-dev' | head -1 | cut -d : -f 1)
    ((put < change))
}

@test "B1: what is there is not uploaded again, and what nothing names any more stays" {
    deploy
    change_account "s['buckets']['$bucket']['assets/dev/older.zip'] = {'body': ''}"
    change_account "s['stacks']['eu-west-3/iot-playground-lambdas-dev']['outputs'] = {}"
    forget_calls
    run deploy
    ends 0
    called "list-objects-v2 --bucket $bucket --prefix assets/"
    not_called "put-object --bucket $bucket --key assets/"
    [[ $(packages) == *assets/dev/older.zip* ]]
}

@test "B8: components come and go by themselves; packages are uploaded for the stack that runs them alone" {
    run deploy --stack data grafana
    ends 0
    [[ $(packages) == "[]" ]]
    run deploy --stack lambdas
    ends 0
    [[ $(packages) == "$(expected)" ]]
    run start destroy.sh --stack grafana --confirm dev
    ends 0
    [[ $(account 'sorted(x["name"] for x in s["stacks"].values())') == '["iot-playground-data-dev", "iot-playground-lambdas-dev"]' ]]
    run start destroy.sh --stack lambdas --confirm dev
    ends 0
    [[ $(account 'sorted(x["name"] for x in s["stacks"].values())') == '["iot-playground-data-dev"]' ]]
}

@test "B8: functions without their tables are refused with what to do" {
    run deploy --stack lambdas
    ends 1
    says "lambdas reads what is not deployed"
}

@test "a dry run uploads nothing and says what it would" {
    run deploy --dry-run
    ends 0
    says "$(cd "$out" && printf "%s\n" assets/*.zip | head -1) would be uploaded"
    [[ $(packages) == "[]" ]]
}

@test "a package that was changed after synth, or is missing, is refused before any call" {
    local package
    package=$(printf '%s\n' "$out"/assets/*.zip | head -1)
    printf 'x' >>"$package"
    run deploy
    ends 1
    says "was changed after synth"
    rm "$package"
    run deploy
    ends 1
    says "is missing"
    (($(count_calls) == 0))
}

@test "without the deploy bucket nothing is touched" {
    change_account 's["buckets"].clear()'
    run deploy
    ends 1
    says "account/deploy.sh"
    not_called create-change-set
}

# What the aliases run, and as what a release knows it.
runs() { account 's["aliases"]["iot-playground-'"$1"'-dev:live"]'; }
code() { awk -F '\t' -v service="$1" '$1 == "alias" && $3 == service { print $4 }' "$out/deploy.tsv"; }
# later: what synth wrote of other code in run-api takes the place of what it wrote before.
later() { rm -r "$out" && cp -R "$SYNTHESIZED/sentori2/dev" "$out"; }

@test "A21: a release names packages by their digest; the package before comes back, and goes forward again" {
    deploy
    local before
    before=$(code run-api)
    # A record's name has seconds in it.
    change_account "b = s['buckets']['$bucket']; [b.update({k.replace('/2', '/1', 1): b.pop(k)}) for k in list(b) if k.startswith('releases/')]"
    [[ $before =~ ^zip-[0-9a-f]{12}$ && -f $(printf '%s\n' "$out/assets/${before#zip-}"*.zip) ]]
    later
    run deploy
    ends 0
    [[ $(runs run-api) == 2 && $(runs sensor-api) == 1 && $(code run-api) != "$before" ]]
    run deploy releases
    ends 0
    says "$before"
    says "$(code run-api)"
    run start rollback.sh --to previous
    ends 0
    says "run-api: iot-playground-run-api-dev live from 2 to 1 ($before)"
    lacks "sensor-api:"
    [[ $(runs run-api) == 1 ]]
    run deploy status
    ends 0
    says "run-api stands rolled back"
    run start rollback.sh --forward
    ends 0
    [[ $(runs run-api) == 2 ]]
}

@test "B8: what was destroyed does not stand rolled back, and no release of it is put back" {
    deploy
    start destroy.sh --stack lambdas --confirm dev
    run deploy status
    ends 0
    says "run-api: live of iot-playground-run-api-dev is not there any more"
    lacks "rolled back"
    lacks "every alias"
    run start rollback.sh --to previous
    ends 1
    says "ran in a stack that was deleted since"
    run deploy --stack lambdas
    ends 0
    says "release: recorded"
}

@test "B8: the delivery role has the right to every call that deploys, puts back and destroys components" {
    deploy
    change_account "b = s['buckets']['$bucket']; [b.update({k.replace('/2', '/1', 1): b.pop(k)}) for k in list(b) if k.startswith('releases/')]"
    later
    deploy
    deploy releases
    start rollback.sh --to previous
    deploy status
    start rollback.sh --forward
    start destroy.sh --confirm dev
    python3 "$here/rights.py" "$SYNTHESIZED/sentori/account/account.template.json"
}
