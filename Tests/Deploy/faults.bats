# What goes wrong with AWS, the network and the machine (C6). After each fault a plain second run converges, and nothing that held state is
# gone.

setup() {
    load support
    new_account
    small
}

# What holds state, and what it holds.
state() { account 's["data"]'; }

@test "throttled: each call is tried again until it is taken" {
    FAKE_FAULT="throttle 3" run deploy
    ends 0
    converges
}

@test "throttled for good: it ends with what AWS said" {
    FAKE_FAULT="throttle 100" run deploy
    ends 1
    says "Rate exceeded"
    converges
}

@test "connection refused: reads are tried again, and what cannot be tried again says what to do" {
    FAKE_FAULT="refuse 2 2" run deploy
    ends 0
    new_account
    FAKE_FAULT="refuse 4 100" run deploy
    ends 1
    says "AWS cannot be reached: check the network; the same command goes on where this one stopped"
    converges
}

@test "connection refused while a stack is in flight: the stack is watched again" {
    export FAKE_SPEED=1
    FAKE_FAULT="refuse 10 4" run deploy
    ends 0
    converges
}

@test "no credentials" {
    FAKE_FAULT=none run deploy
    ends 1
    says "Unable to locate credentials"
    says "sign in"
    (($(count_calls) == 1))
    converges
}

@test "credentials that expire halfway" {
    FAKE_SPEED=1 FAKE_FAULT="expired 9" run deploy
    ends 1
    says "the credentials have expired: sign in again, then run the same command; what AWS is doing goes on meanwhile"
    converges
}

@test "an AWS CLI that is too old" {
    FAKE_FAULT=old run deploy
    ends 1
    says "Unknown options: --import-existing-resources"
    says "2.15 or newer is needed"
    converges
}

@test "wrong account" {
    run deploy --account 999999999999
    ends 1
    says "these credentials belong to account 123456789012, not to 999999999999"
    (($(count_calls) == 1))
    run deploy --account 123456789012
    ends 0
}

@test "D2: a template that was changed after synth is refused before any call" {
    echo >>"$out/compute.template.json"
    run deploy
    ends 1
    says "compute.template.json is not what the manifest says: it was changed after synth"
    (($(count_calls) == 0))
    small
    sed -i 's/small-jobs/other-jobs/' "$out/deploy.tsv"
    echo "stack	evil" >>"$out/deploy.tsv"
    run deploy
    ends 1
    says "deploy.tsv is not what the manifest says"
    small
    cp "$out/compute.template.json" "$out/web.template.json"
    run deploy
    ends 1
    says "web.template.json is not what the manifest says"
    small
    rm "$out/web.template.json"
    run deploy
    ends 1
    says "web.template.json is missing"
    (($(count_calls) == 0))
    small
    converges
}

@test "what stands in deploy.tsv is never run" {
    # shellcheck disable=SC2016
    small --tag '$(touch /tmp/loom-evaluated)`touch /tmp/loom-evaluated`'
    rm -f /tmp/loom-evaluated
    run deploy
    [[ ! -e /tmp/loom-evaluated ]]
}

@test "C6: what CloudFormation finds wrong before any change: each finding, with the line of Swift" {
    FAKE_INVALID="Jobs=Unsupported property [DelaySecond]" run deploy
    ends 1
    says "the change set of small-data-dev failed: The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]"
    says "Jobs: Unsupported property [DelaySecond] (/Resources/Jobs/Properties) [stacks/Small/data.swift:11]"
    converges
}

@test "C6: a resource that fails on creation: the reason, the line of Swift, and a rollback" {
    FAKE_FAIL="CoreFunction=Image is for another platform" run deploy
    ends 1
    says "CREATE_FAILED  CoreFunction  AWS::Lambda::Function: Image is for another platform [stacks/Small/compute.swift:11]"
    says "compute: ROLLBACK_COMPLETE: CoreFunction (AWS::Lambda::Function): Image is for another platform, declared at stacks/Small/compute.swift:11"
    lacks "web:"
    local before
    before=$(state)
    run deploy
    ends 0
    says "compute: its first creation failed and was rolled back; what is left of it is removed"
    [[ $(state) == "$before" ]]
    converges
}

@test "C6: a resource that fails on update: the old one stays, and the next run tries again" {
    deploy
    local before
    before=$(state)
    small --tag sha-2
    FAKE_FAIL="CoreFunction=no" run deploy
    ends 1
    says "compute: UPDATE_ROLLBACK_COMPLETE: CoreFunction (AWS::Lambda::Function): no"
    [[ $(account 's["aliases"]["small-core-dev:live"]') == 1 ]]
    [[ $(state) == "$before" ]]
    converges
    [[ $(account 's["aliases"]["small-core-dev:live"]') == 2 ]]
    [[ $(state) == "$before" ]]
}

@test "a failure is an annotation in a workflow of GitHub" {
    GITHUB_ACTIONS=true FAKE_FAIL="CoreFunction=100% broken" run deploy
    says "::error file=stacks/Small/compute.swift,line=11::CoreFunction: 100%25 broken"
}

@test "killed after each call of a first deployment" {
    local count number
    deploy
    count=$(count_calls)
    for ((number = 1; number <= count; number++)); do
        new_account
        FAKE_FAULT="kill-after $number" run deploy
        [[ $output != *"is deployed"* ]]
        run deploy
        ((status == 0)) || { echo "killed after call $number of $count"; echo "$output"; return 1; }
        [[ $(account 'sorted(s["stacks"])') == '["eu-west-3/small-compute-dev", "eu-west-3/small-data-dev", "eu-west-3/small-web-dev"]' ]]
        [[ $(account 's["stacks"]["eu-west-3/small-data-dev"]["protected"]') == true ]]
        [[ $(account 'len([k for k in s["buckets"]["small-deploy-123456789012"] if k.startswith("releases")])') == 1 ]]
    done
}

@test "killed before each kind of call" {
    local operation
    for operation in get-caller-identity describe-stacks list-objects-v2 describe-images create-change-set describe-change-set \
        execute-change-set describe-stack-events set-stack-policy update-termination-protection list-stack-resources put-object; do
        new_account
        FAKE_FAULT="kill-before $operation" run deploy
        [[ $output != *"is deployed"* ]]
        run deploy
        ((status == 0)) || { echo "killed before $operation"; echo "$output"; return 1; }
        [[ $(account 's["stacks"]["eu-west-3/small-data-dev"]["protected"]') == true ]]
    done
    converges
}

@test "killed after each call of an approved replacement: the policy is back, and only what was approved is gone" {
    local count number kept
    deploy
    cp -R "$FAKE_AWS" "$BATS_TEST_TMPDIR/deployed"
    kept=$(account '{k: v for k, v in s["data"].items() if "jobs" not in k}')
    small --queue small-tasks-dev
    forget_calls
    deploy --yes
    count=$(count_calls)
    for ((number = 1; number <= count; number++)); do
        rm -rf "$FAKE_AWS" && cp -R "$BATS_TEST_TMPDIR/deployed" "$FAKE_AWS"
        forget_calls
        FAKE_FAULT="kill-after $number" run deploy --yes
        run deploy --yes
        ((status == 0)) || { echo "killed after call $number of $count"; echo "$output"; return 1; }
        [[ $(account '"Update:Replace" in s["stacks"]["eu-west-3/small-data-dev"]["policy"]') == true ]]
        [[ $(account '{k: v for k, v in s["data"].items() if "tasks" not in k}') == "$kept" ]]
        [[ $(account 's["aliases"]["small-core-dev:live"]') == 2 ]]
    done
}

@test "Ctrl-C while the policy is lifted: the policy is put back, and the same command goes on" {
    local run tries
    deploy
    small --queue small-tasks-dev
    forget_calls
    FAKE_SPEED=1 DEPLOY_POLL_SECONDS=0.3 setsid bash "$out/deploy.sh" --yes </dev/null >"$BATS_TEST_TMPDIR/stopped" 2>&1 &
    run=$!
    for ((tries = 0; tries < 300; tries++)); do
        if calls | grep -q execute-change-set; then break; fi
        sleep 0.05
    done
    kill -TERM "$run"
    wait "$run" && return 1
    grep -q "the same command waits for it" "$BATS_TEST_TMPDIR/stopped"
    [[ $(account '"Update:Replace" in s["stacks"]["eu-west-3/small-data-dev"]["policy"]') == true ]]
    run deploy --yes
    ends 0
}

@test "stopped by expired credentials while the policy is lifted: the policy is put back" {
    deploy
    small --queue small-tasks-dev
    # The third call after the policy was lifted finds the credentials expired; so does the one that puts it back, and it is said.
    local first
    forget_calls
    FAKE_FAIL="Jobs=no" run deploy --yes
    ends 1
    [[ $(account '"Update:Replace" in s["stacks"]["eu-west-3/small-data-dev"]["policy"]') == true ]]
    first=$(calls | grep -n execute-change-set | cut -d : -f 1)
    forget_calls
    FAKE_FAULT="expired $((first + 1))" run deploy --yes
    ends 1
    says "small-data-dev has no stack policy now; the next run sets it"
    run deploy --yes
    [[ $(account '"Update:Replace" in s["stacks"]["eu-west-3/small-data-dev"]["policy"]') == true ]]
}

@test "killed while a stack is in flight: the next run waits for it, and goes on" {
    FAKE_SPEED=1 FAKE_FAULT="kill-before 10" run deploy
    [[ $(account 's["stacks"]["eu-west-3/small-data-dev"]["status"]') == CREATE_IN_PROGRESS ]]
    FAKE_SPEED=1 run deploy
    ends 0
    says "data: is CREATE_IN_PROGRESS, by somebody else or by a run that was stopped; waiting for its end"
    says "aws cloudformation cancel-update-stack --region eu-west-3 --stack-name small-data-dev"
    converges
}

@test "somebody else is quicker, at any step: what he did is looked at, and the deployment goes on" {
    local operation
    deploy
    for operation in create-change-set describe-change-set execute-change-set; do
        small --tag "sha-$((RANDOM % 2 + 2))" --delay "$((RANDOM % 100 + 1))"
        FAKE_FAULT="race $operation" run deploy
        ends 0
        says "another deployment is at work on it"
        rm -f "$FAKE_AWS/raced"
    done
    converges
}

@test "two deployments at once: both end well, and one of them waits" {
    export FAKE_SPEED=1
    deploy >"$BATS_TEST_TMPDIR/first" 2>&1 &
    local other=$!
    run deploy
    wait "$other" || { cat "$BATS_TEST_TMPDIR/first"; return 1; }
    ends 0
    [[ $(account 'len(s["stacks"])') == 3 ]]
    [[ $(account 's["versions"]') == '{"small-core-dev": 1}' ]]
    unset FAKE_SPEED
    converges
}

@test "two deployments of different releases at once end in one of the two, whole" {
    deploy
    cp -R "$out" "$BATS_TEST_TMPDIR/other"
    small --tag sha-2
    export FAKE_SPEED=1
    setsid --wait bash "$BATS_TEST_TMPDIR/other/deploy.sh" </dev/null >"$BATS_TEST_TMPDIR/first" 2>&1 &
    local other=$!
    run deploy
    wait "$other" || { cat "$BATS_TEST_TMPDIR/first"; return 1; }
    ends 0
    unset FAKE_SPEED
    converges
}
