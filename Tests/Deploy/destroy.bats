# destroy.sh: consumers first, prod only by its name, and what is retained is said and taken back later.

setup() {
    load support
    new_account
    small
}

@test "consumers go before their producers, protection is lifted, and it says what is lost and what stays" {
    deploy
    run start destroy.sh --confirm dev
    ends 0
    [[ $(calls | grep -o 'delete-stack --stack-name [a-z-]*' | cut -d ' ' -f 3 | tr '\n' ' ') == \
        "small-web-dev small-compute-dev small-data-dev " ]]
    says "! LOST      Jobs  AWS::SQS::Queue  small-jobs-dev"
    says "stays       Reports  AWS::S3::Bucket  small-reports"
    called "update-termination-protection --stack-name small-data-dev --no-enable-termination-protection"
    called "delete-stack --stack-name small-data-dev --role-arn arn:aws:iam::123456789012:role/small-execution-dev"
    [[ $(account 's["stacks"]') == "{}" ]]
    run start destroy.sh --confirm dev
    ends 0
    says "nothing of small dev is deployed"
}

@test "nothing is deleted where nobody can be asked, in --dry-run, or for another name" {
    deploy
    run start destroy.sh
    ends 1
    says "there is no terminal to ask at"
    run start destroy.sh --dry-run
    ends 0
    run start destroy.sh --confirm prod
    ends 1
    says "--confirm prod: this is dev"
    run terminal yes destroy.sh
    ends 1
    not_called delete-stack
    run terminal dev destroy.sh
    ends 0
    [[ $(account 's["stacks"]') == "{}" ]]
}

@test "prod is not deleted by --yes alone" {
    small --env prod
    deploy
    run start destroy.sh --yes
    ends 1
    run terminal yes destroy.sh --yes
    ends 1
    not_called delete-stack
    run start destroy.sh --confirm prod
    ends 0
}

@test "what was retained is imported by the next creation, with what it holds" {
    deploy
    local kept
    kept=$(account 's["data"]["small-reports"]')
    start destroy.sh --confirm dev
    [[ $(account 's["retained"]["AWS::S3::Bucket/small-reports"]') == "$kept" ]]
    run deploy
    ends 0
    says "= import   Reports"
    says "= import   Key"
    [[ $(account 's["data"]["small-reports"]') == "$kept" ]]
}

@test "what cannot be deleted is named, and the same command goes on once it can" {
    deploy
    FAKE_STAYS=Jobs run start destroy.sh --yes
    ends 1
    says "small-data-dev is DELETE_FAILED: Jobs (AWS::SQS::Queue): it is not empty, declared at stacks/Small/data.swift:11"
    run start destroy.sh --yes
    ends 0
    [[ $(account 's["stacks"]') == "{}" ]]
}

@test "a bucket that cannot be deleted: the command that empties it, old versions included" {
    deploy
    FAKE_STAYS=Reports run start destroy.sh --yes
    ends 1
    says "to empty small-reports, for good:"
    # The command is taken as it is printed.
    aws() { if [[ $2 == list-object-versions ]]; then printf 'a b\tv1\nc\tv2\n'; else printf '%s|' "$@"; fi; }
    [[ $(eval "$(grep -A 1 'aws s3api list-object-versions' <<<"$output")") == \
        "s3api|delete-object|--bucket|small-reports|--key|a b|--version-id|v1|s3api|delete-object|--bucket|small-reports|--key|c|--version-id|v2|" ]]
}

@test "--stack deletes what nobody reads any more" {
    deploy
    run start destroy.sh --yes --stack compute
    ends 1
    says "web reads compute and is deployed"
    says "--stack compute web"
    run start destroy.sh --yes --stack web
    ends 0
    [[ $(account 'sorted(s["stacks"])') == '["eu-west-3/small-compute-dev", "eu-west-3/small-data-dev"]' ]]
}

@test "stacks that the manifest does not name any more go first" {
    small --stacks data compute web archive
    deploy
    small
    run start destroy.sh --yes
    ends 0
    says "! UNKNOWN   Old  AWS::SQS::Queue  small-old-dev"
    [[ $(calls | grep -o 'delete-stack --stack-name [a-z-]*' | head -1) == *small-archive-dev ]]
    [[ $(account 's["stacks"]') == "{}" ]]
}

@test "killed after each call, the same command ends it" {
    local count number
    deploy
    cp -R "$FAKE_AWS" "$BATS_TEST_TMPDIR/deployed"
    forget_calls
    start destroy.sh --yes
    count=$(count_calls)
    for ((number = 1; number <= count; number++)); do
        rm -rf "$FAKE_AWS" && cp -R "$BATS_TEST_TMPDIR/deployed" "$FAKE_AWS"
        forget_calls
        FAKE_SPEED=2 FAKE_FAULT="kill-after $number" run start destroy.sh --yes
        FAKE_SPEED=2 run start destroy.sh --yes
        ((status == 0)) || { echo "killed after call $number of $count"; echo "$output"; return 1; }
        [[ $(account 's["stacks"]') == "{}" ]]
        [[ $(account '"AWS::S3::Bucket/small-reports" in s["retained"]') == true ]]
    done
}
