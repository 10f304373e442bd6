# One function into stacks that exist: what they show, a package at a fixed key, and the test by which a deployment ends (C1 to C6).

setup() {
    load support
    new_account
    cp -R "$SYNTHESIZED/vectora/dev" "$out"
    bucket=vectora-inbox-lambda-code-dev key=lambda/ingest-v2/latest.zip stack=vectora-inbox-s1-ingest-v2-dev
    change_account "s['buckets']['$bucket'] = {}"
    existing s0-core "{'ConfigBucketName': 'vectora-inbox-config-dev', 'DataBucketName': 'vectora-inbox-data-dev'}"
    existing s0-iam "{'IngestNormalizeRoleArn': 'arn:aws:iam::123456789012:role/ingest'}"
}

# existing NAME OUTPUTS: a stack that something else deployed, with tags as ours.
existing() {
    change_account "s['stacks']['eu-west-3/vectora-inbox-$1-dev'] = {
        'name': 'vectora-inbox-$1-dev', 'region': 'eu-west-3', 'id': 'arn:aws:cloudformation:eu-west-3:123456789012:stack/$1',
        'status': 'UPDATE_COMPLETE', 'protected': False, 'policy': None, 'outputs': $2, 'parameters': {}, 'resources': {}, 'template': None,
        'change_sets': {}, 'events': [], 'steps': [], 'role': None,
        'tags': [{'Key': 'app', 'Value': 'vectora-inbox'}, {'Key': 'env', 'Value': 'dev'}]}"
}
parameter() { account "s['stacks']['eu-west-3/$stack']['parameters']['$1']"; }
line_of() { calls | grep -n -F -e "$1" | tail -1 | cut -d : -f 1; }
# another TEXT: the package with other content, as a later synth has it.
another() {
    python3 - "$out" "$1" <<'PYTHON'
import hashlib, pathlib, sys

folder, text = pathlib.Path(sys.argv[1]), sys.argv[2]
(old,) = (folder / "assets").glob("*.zip")
new = hashlib.sha256(text.encode()).hexdigest()
(folder / "assets" / f"{new}.zip").write_text(text)
old.unlink()
table, manifest = folder / "deploy.tsv", folder / "manifest.json"
before = hashlib.sha256(table.read_bytes()).hexdigest()
table.write_text(table.read_text().replace(old.stem, new))
after = hashlib.sha256(table.read_bytes()).hexdigest()
manifest.write_text(manifest.read_text().replace(old.stem, new).replace(before, after))
PYTHON
}

@test "C5: uploads the package, deploys, calls the function, in this order" {
    run deploy
    ends 0
    says "was called and answers as it should"
    (($(line_of 'put-object') < $(line_of 'execute-change-set')))
    (($(line_of 'execute-change-set') < $(line_of 'lambda invoke --function-name vectora-inbox-ingest-v2-dev')))
    [[ $(account "list(s['buckets']['$bucket'])") == "[\"$key\"]" ]]
}

@test "C1, C3: defaults and what the existing stacks show are passed" {
    run deploy
    ends 0
    [[ $(parameter ConfigBucketName) == vectora-inbox-config-dev ]]
    [[ $(parameter DataBucketName) == vectora-inbox-data-dev ]]
    [[ $(parameter IngestV2RoleArn) == arn:aws:iam::123456789012:role/ingest ]]
    [[ $(parameter Env) == dev && $(parameter LambdaTimeout) == 900 && $(parameter IngestV2CodeVersion) == 1 ]]
}

@test "C3: existing stacks are never changed or removed, whatever their tags say" {
    run deploy --yes
    ends 0
    [[ $(account "sorted(x['name'] for x in s['stacks'].values())") == *s0-core*s0-iam* ]]
    not_called "delete-stack"
    ! calls | grep -F s0- | grep -v describe-stacks
}

@test "C3, C6: all that is missing of other stacks is told, before anything is touched" {
    change_account "del s['stacks']['eu-west-3/vectora-inbox-s0-iam-dev']; del s['stacks']['eu-west-3/vectora-inbox-s0-core-dev']['outputs']['DataBucketName']"
    run deploy
    ends 1
    says "stack vectora-inbox-s0-iam-dev is not there in eu-west-3, and s1-ingest-v2 reads its IngestNormalizeRoleArn"
    says "stack vectora-inbox-s0-core-dev has no output DataBucketName"
    says "it has: ConfigBucketName"
    says "nothing was touched"
    not_called put-object
    not_called create-change-set
}

@test "C3: of an output with several lines nothing is passed on" {
    change_account "s['stacks']['eu-west-3/vectora-inbox-s0-core-dev']['outputs']['Note'] = 'first\\nsecond'"
    run deploy
    ends 1
    says "an output of stack vectora-inbox-s0-core-dev has more than one line"
    not_called put-object
}

@test "C2b: the same package is not uploaded again; another one gets a version, by which CloudFormation sees it" {
    deploy
    forget_calls
    run deploy
    ends 0
    says "unchanged"
    not_called put-object
    another changed
    run deploy
    ends 0
    says "~ change   IngestV2Function"
    [[ $(parameter IngestV2CodeVersion) == 2 ]]
    not_called update-function-code
}

@test "C2b: without versions the code is updated after the stack, and not when it is there already" {
    change_account "s['unversioned'] = ['$bucket']"
    run deploy
    ends 0
    says "the code of vectora-inbox-ingest-v2-dev is updated"
    [[ $(parameter IngestV2CodeVersion) == "" ]]
    (($(line_of 'execute-change-set') < $(line_of 'update-function-code')))
    forget_calls
    run deploy
    ends 0
    not_called update-function-code
    another changed
    run deploy
    ends 0
    called "update-function-code --function-name vectora-inbox-ingest-v2-dev --s3-bucket $bucket --s3-key $key"
}

@test "C5: --dry-run says what would be done and changes nothing" {
    run deploy --dry-run
    ends 0
    says "would be uploaded to s3://$bucket/$key"
    says "IngestV2Function would be called"
    [[ $(account "s['buckets']['$bucket']") == "{}" ]]
    [[ $(account "'eu-west-3/$stack' in s['stacks']") == false ]]
    not_called "lambda invoke"
}

@test "C5: --dry-run without the existing stacks says what would be refused" {
    change_account "del s['stacks']['eu-west-3/vectora-inbox-s0-core-dev']"
    run deploy --dry-run
    ends 0
    says "a deployment would be refused: stack vectora-inbox-s0-core-dev is not there"
    says "cannot be previewed yet"
}

@test "C5: --skip-test leaves out the call, --profile names the account" {
    run deploy --skip-test --profile rag-lai-prod
    ends 0
    says "is not tested"
    not_called "lambda invoke"
    called "--profile rag-lai-prod"
    ! calls | grep -v -F -e "--profile rag-lai-prod"
}

@test "C5: an answer other than the expected status fails, and says what was answered" {
    export FAKE_ANSWER='{"headers": {"statusCode": 200}, "note": "\"statusCode\": 200", "statusCode": 500, "body": "no bucket"}'
    run deploy
    ends 1
    says "answers with statusCode 500, not 200"
    says "no bucket"
    says "aws logs tail /aws/lambda/vectora-inbox-ingest-v2-dev"
    FAKE_ANSWER='{"ok": true}' run deploy
    ends 1
    says "statusCode none"
    FAKE_ANSWER='{"errorMessage": "no module"}' FAKE_FUNCTION_ERROR=Unhandled run deploy
    ends 1
    says "fails (Unhandled)"
    unset FAKE_ANSWER
    run deploy
    ends 0
}

@test "C6: a failed deployment is rolled back, and the next one succeeds" {
    FAKE_FAIL="IngestV2Function=The role cannot be assumed by Lambda" run deploy
    ends 1
    says "The role cannot be assumed by Lambda"
    not_called "lambda invoke"
    [[ $(account "s['stacks']['eu-west-3/$stack']['status']") == ROLLBACK_COMPLETE ]]
    run deploy
    ends 0
}

@test "C6: a parameter that is not allowed is named" {
    sed -i.bak "s/^value\(.*\)LogRetentionDays\t7$/value\1LogRetentionDays\t8/" "$out/deploy.tsv"
    python3 - "$out" <<'PYTHON'
import hashlib, pathlib, sys

folder = pathlib.Path(sys.argv[1])
digest = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("deploy.tsv.bak", "deploy.tsv")}
manifest = folder / "manifest.json"
manifest.write_text(manifest.read_text().replace(digest["deploy.tsv.bak"], digest["deploy.tsv"]))
PYTHON
    run deploy
    ends 1
    says "Parameter 'LogRetentionDays' must be one of AllowedValues"
}

@test "C6: without the roles of the account stack it says who makes them" {
    FAKE_FAULT=no-role run deploy
    ends 1
    says "the account stack makes the role of CloudFormation; an administrator runs, once: ${out%/*}/account/deploy.sh"
    run deploy
    ends 0
}

@test "C6: a missing bucket of packages is named" {
    change_account "s['buckets'].clear()"
    run deploy
    ends 1
    says "the bucket $bucket, where the package of s1-ingest-v2 goes, is not there"
    not_called create-change-set
}

@test "an event or a package that was changed after synth is refused before any call" {
    printf ' ' >>"$out/tests/s1-ingest-v2-test.json"
    run deploy
    ends 1
    says "was changed after synth"
    (($(count_calls) == 0))
}

@test "C3, C5: the delivery role has the right to every call, also where the bucket keeps no versions" {
    deploy --dry-run
    deploy
    change_account "s['unversioned'] = ['$bucket']"
    another changed
    deploy
    called update-function-code
    start destroy.sh --confirm dev
    python3 "$here/rights.py" "$SYNTHESIZED/vectora/account/account.template.json"
}

@test "C6: nothing of it has an alias to be put back: rollback.sh says what to do instead" {
    deploy
    run start rollback.sh --to previous
    ends 1
    says "no function has an alias"
    says "is deployed again from its commit"
}
