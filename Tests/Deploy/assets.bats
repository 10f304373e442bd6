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
