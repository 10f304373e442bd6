# --dry-run changes nothing.

setup() {
    load support
    new_account
    small
}

stacks() { account '{n: (x["status"], x["change_sets"], x["resources"]) for n, x in s["stacks"].items()}'; }

@test "on an empty account the first stack is shown, and what reads it cannot be previewed yet" {
    run deploy --dry-run
    ends 0
    says "+ add      Reports  AWS::S3::Bucket [stacks/Small/data.swift:10]"
    says "compute: cannot be previewed yet: it reads JobsArn of data, which is missing or about to change"
    says "web: cannot be previewed yet"
    [[ $(stacks) == "{}" ]]
    not_called execute-change-set
    not_called set-stack-policy
}

@test "on a deployed environment the change sets are shown and taken back" {
    deploy
    local before
    before=$(stacks)
    small --tag sha-2 --queue small-tasks-dev
    run deploy --dry-run
    ends 0
    says "! REPLACE  Jobs"
    says "compute: cannot be previewed yet"
    [[ $(stacks) == "$before" ]]
    small --tag sha-2
    forget_calls
    run deploy --dry-run
    ends 0
    says "compute: update"
    says "web: cannot be previewed yet"
    [[ $(stacks) == "$before" ]]
    not_called execute-change-set
    not_called set-stack-policy
    not_called update-termination-protection
    not_called releases/dev/2
}

@test "an image that is missing is told, and no reason to fail" {
    small --tag sha-9
    run deploy --dry-run
    ends 0
    says "a deployment would be refused: small-core:sha-9 is not in ECR"
}

@test "an empty stack that somebody else is filling is left to him" {
    FAKE_FAULT="kill-after create-change-set" run deploy
    local before
    before=$(stacks)
    run deploy --dry-run
    ends 0
    [[ $(stacks) == "$before" ]]
}

@test "a dry run that is stopped takes back what it made" {
    FAKE_FAULT="expired 6" run deploy --dry-run
    ends 1
    # What it could not take back is empty, does no harm, and is filled by the next deployment.
    converges
}

@test "what is at work, or has failed, is told and not mended" {
    deploy
    change_account 's["stacks"]["eu-west-3/small-data-dev"]["status"] = "UPDATE_ROLLBACK_FAILED"'
    forget_calls
    run deploy --dry-run
    ends 0
    says "data: is UPDATE_ROLLBACK_FAILED; a deployment would mend that first"
    not_called continue-update-rollback
}
