# A21: back to an earlier release in one step, and forward again.

setup() {
    load support
    new_account
}

# Three releases; a record's name has seconds in it.
three_releases() {
    local tag
    for tag in 1 2 3; do
        small --tag "sha-$tag"
        deploy
        change_account 'b = s["buckets"]["small-deploy-123456789012"]; [b.__setitem__(k.replace("/2", f"/{len([x for x in b if chr(47) + chr(49) in x]) + 1001}-2", 1), b.pop(k)) for k in list(b) if k.startswith("releases/dev/2")]'
    done
}

alias_runs() { account 's["aliases"]["small-core-dev:live"]'; }

@test "A21: previous goes back one release, again one more, and forward undoes it" {
    three_releases
    [[ $(alias_runs) == 3 ]]
    run start rollback.sh --to previous
    ends 0
    says "core: small-core-dev live from 3 to 2 (sha-2)"
    [[ $(alias_runs) == 2 ]]
    run start rollback.sh --to previous
    ends 0
    [[ $(alias_runs) == 1 ]]
    run start rollback.sh --to previous
    ends 1
    says "no release before this one is recorded"
    run start rollback.sh --forward
    ends 0
    says "core: small-core-dev live from 1 to 3"
    [[ $(alias_runs) == 3 ]]
    run start rollback.sh --forward
    ends 1
    says "dev does not stand rolled back"
}

@test "A21: to a release by its name or its beginning" {
    three_releases
    run start rollback.sh --to 1001
    ends 0
    [[ $(alias_runs) == 1 ]]
    run start rollback.sh --to 100
    ends 1
    says '"100" begins several releases'
    run start rollback.sh --to 7
    ends 1
    says 'there is no release "7" of dev'
    run start rollback.sh
    ends 2
    run start rollback.sh --to
    ends 2
}

@test "the next deployment and the status say what stands rolled back" {
    three_releases
    start rollback.sh --to previous
    run deploy
    ends 0
    says "core stands rolled back: small-core-dev live runs 2, the last release put 3 there"
    says "rollback.sh --forward"
    run deploy status
    says "core stands rolled back"
    start rollback.sh --forward
    run deploy
    lacks "rolled back"
    run deploy status
    ends 0
    says "every alias and worker runs it"
}

@test "a new release after a rollback takes the mark away" {
    three_releases
    start rollback.sh --to previous
    small --tag sha-1 --delay 1
    run deploy
    ends 0
    lacks "stands rolled back"
    [[ $(account '[k for k in s["buckets"]["small-deploy-123456789012"] if "rolled-back" in k]') == "[]" ]]
}

@test "an alias that somebody moved by hand is seen by the status" {
    three_releases
    change_account 's["aliases"]["small-core-dev:live"] = "1"'
    run deploy status
    says "core stands rolled back: small-core-dev live runs 1, the last release put 3 there"
}

@test "after a deployment that failed halfway, previous is the last release that was whole" {
    small
    deploy
    small --tag sha-2 --stacks data compute web archive
    FAKE_FAIL="Old=no" run deploy
    ends 1
    [[ $(alias_runs) == 2 ]]
    run start rollback.sh --to previous
    ends 0
    [[ $(alias_runs) == 1 ]]
}

@test "killed after each call of a rollback, the same command ends it, and forward undoes it" {
    local number
    three_releases
    cp -R "$FAKE_AWS" "$BATS_TEST_TMPDIR/three"
    forget_calls
    start rollback.sh --to previous
    local count
    count=$(count_calls)
    for ((number = 1; number <= count; number++)); do
        rm -rf "$FAKE_AWS" && cp -R "$BATS_TEST_TMPDIR/three" "$FAKE_AWS"
        forget_calls
        FAKE_FAULT="kill-after $number" run start rollback.sh --to 1002
        run start rollback.sh --to 1002
        ends 0
        [[ $(alias_runs) == 2 ]]
        run start rollback.sh --forward
        ends 0
        [[ $(alias_runs) == 3 ]]
    done
}

@test "--dry-run moves nothing" {
    three_releases
    run start rollback.sh --to previous --dry-run
    ends 0
    says "from 3 to 2"
    [[ $(alias_runs) == 3 ]]
    not_called update-alias
    [[ $(account '[k for k in s["buckets"]["small-deploy-123456789012"] if "rolled-back" in k]') == "[]" ]]
}

@test "a release of a stack that was deleted since is refused" {
    small
    deploy
    start destroy.sh --confirm dev
    small --tag sha-2
    deploy
    run start rollback.sh --to previous
    ends 1
    says "ran in a stack that was deleted since"
}

@test "the last ten releases, the newest first, with their tags and versions" {
    three_releases
    run deploy releases
    ends 0
    says "by arn:aws:sts::123456789012:assumed-role/novialoom-delivery-dev/test"
    [[ ${lines[1]} == 1003-* ]]
    [[ ${lines[2]} =~ core\ +sha-3\ +3 ]]
    change_account 'b = s["buckets"]["small-deploy-123456789012"]; one = next(v for k, v in b.items() if k.startswith("releases/dev/1")); [b.__setitem__(f"releases/dev/0{n:03}-x", one) for n in range(12)]'
    run deploy releases
    [[ $(grep -c " by " <<<"$output") == 10 ]]
}

@test "no release yet" {
    small
    run start rollback.sh --to previous
    ends 1
    says "no release of dev is recorded in small-deploy-123456789012"
    run deploy releases
    ends 0
    says "no release of dev is recorded"
    run deploy status
    ends 0
    says "not deployed"
}

@test "part of a deployment records no release that does not run" {
    small
    deploy
    small --tag sha-2
    run deploy --stack data
    ends 0
    says "release: not recorded, since not every stack with functions or workers runs this manifest"
}
