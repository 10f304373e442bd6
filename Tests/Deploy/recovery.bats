# Every state in which a stack can be found is either mended or answered with the exact command.

setup() {
    load support
    new_account
    small
}

status_of() { change_account "s['stacks']['eu-west-3/small-$1-dev']['status'] = '$2'"; }

@test "REVIEW_IN_PROGRESS: the empty stack that a stopped run left is filled" {
    FAKE_FAULT="kill-after create-change-set" run deploy
    [[ $(account 's["stacks"]["eu-west-3/small-data-dev"]["status"]') == REVIEW_IN_PROGRESS ]]
    run deploy
    ends 0
    says "data: an empty stack that a stopped run left is filled"
    converges
}

@test "ROLLBACK_COMPLETE: what a failed creation left is removed, and the stack made again" {
    FAKE_FAIL="Jobs=no" run deploy
    [[ $(account 's["stacks"]["eu-west-3/small-data-dev"]["status"]') == ROLLBACK_COMPLETE ]]
    converges
}

@test "ROLLBACK_COMPLETE that cannot be removed: the command for that, and not the one for a rollback" {
    deploy --stack data
    change_account 's["stacks"]["eu-west-3/small-data-dev"].update(status="ROLLBACK_COMPLETE", protected=False)'
    FAKE_STAYS=Reports run deploy
    ends 1
    says "small-data-dev is DELETE_FAILED: it was to be deleted, and not all of it could be: Reports (AWS::S3::Bucket): it is not empty"
    says "aws cloudformation delete-stack --region eu-west-3 --stack-name small-data-dev --retain-resources Reports"
    says "aws s3api list-object-versions --bucket small-reports"
}

@test "UPDATE_ROLLBACK_FAILED: the rollback is continued, then the deployment" {
    deploy
    small --tag sha-2
    FAKE_ROLLBACK=UPDATE_ROLLBACK_FAILED FAKE_FAIL="CoreFunction=no" run deploy
    ends 1
    says "compute: UPDATE_ROLLBACK_FAILED: CoreFunction (AWS::Lambda::Function): no"
    run deploy
    ends 0
    says "compute: a rollback got stuck; it is continued"
    called "continue-update-rollback --stack-name small-compute-dev --role-arn arn:aws:iam::123456789012:role/small-execution-dev"
    converges
}

@test "the same, stuck again: the exact command that gives up what cannot be rolled back" {
    deploy
    small --tag sha-2
    FAKE_ROLLBACK=UPDATE_ROLLBACK_FAILED FAKE_FAIL="CoreFunction=no" run deploy
    change_account 's["stacks"]["eu-west-3/small-compute-dev"]["resources"]["CoreFunction"]["status"] = "UPDATE_FAILED"'
    FAKE_ROLLBACK_AGAIN=1 run deploy
    ends 1
    says "aws cloudformation continue-update-rollback --region eu-west-3 --stack-name small-compute-dev --resources-to-skip CoreFunction"
}

@test "DELETE_FAILED: the exact command, with what could not be deleted" {
    deploy
    status_of data DELETE_FAILED
    change_account 's["stacks"]["eu-west-3/small-data-dev"]["resources"]["Reports"]["status"] = "DELETE_FAILED"'
    run deploy
    ends 1
    says "aws cloudformation delete-stack --region eu-west-3 --stack-name small-data-dev --retain-resources Reports"
    says "aws s3api list-object-versions --bucket small-reports"
}

@test "ROLLBACK_FAILED and CREATE_FAILED: the exact command" {
    deploy
    for state in ROLLBACK_FAILED CREATE_FAILED; do
        status_of data "$state"
        run deploy
        ends 1
        says "small-data-dev is $state"
        says "aws cloudformation delete-stack --region eu-west-3 --stack-name small-data-dev"
    done
    status_of data UPDATE_FAILED
    run deploy
    ends 1
    says "aws cloudformation describe-stack-events --region eu-west-3 --stack-name small-data-dev"
}

@test "UPDATE_ROLLBACK_COMPLETE and IMPORT_COMPLETE are as good as any" {
    deploy
    for state in UPDATE_ROLLBACK_COMPLETE IMPORT_COMPLETE; do
        status_of compute "$state"
        run deploy
        ends 0
        says "compute: unchanged"
    done
}

@test "a stack that is gone before it was looked at is made again" {
    deploy
    change_account 's["stacks"].pop("eu-west-3/small-web-dev")'
    converges
}

@test "C6: an error names what to do" {
    mkdir "$BATS_TEST_TMPDIR/bin"
    printf '#!/bin/sh\necho "An error occurred (AccessDenied) when calling the GetCallerIdentity operation: User is not authorized" >&2\nexit 254\n' \
        >"$BATS_TEST_TMPDIR/bin/aws"
    chmod +x "$BATS_TEST_TMPDIR/bin/aws"
    PATH=$BATS_TEST_TMPDIR/bin:$PATH run deploy
    ends 1
    says "lacks this right"
}
