# shellcheck shell=bash
# What the tests of the deploy scripts share. scripts/test-deploy puts the fake AWS CLI first in PATH.

here=$BATS_TEST_DIRNAME

# A new account and a small environment for each test.
new_account() {
    export FAKE_AWS=$BATS_TEST_TMPDIR/account
    unset FAKE_STAYS FAKE_INVALID FAKE_FAULT FAKE_FAIL FAKE_SPEED FAKE_FIRST_CALL FAKE_ROLLBACK FAKE_ANSWER FAKE_FUNCTION_ERROR GITHUB_ACTIONS
    python3 "$here/account.py" new
    out=$BATS_TEST_TMPDIR/out
}

small() { python3 "$here/small.py" "$out" "$@"; }
account() { python3 "$here/account.py" get "$1"; }
change_account() { python3 "$here/account.py" set "$1"; }
calls() { python3 "$here/account.py" calls; }
count_calls() { wc -l <"$FAKE_AWS/calls.jsonl"; }
forget_calls() { : >"$FAKE_AWS/calls.jsonl"; }

# start NAME ARGUMENT…: in a group of processes of its own, so that the fake can kill all of it; nobody sits at a terminal.
start() {
    local name=$1
    shift
    setsid --wait bash "$out/$name" "$@" </dev/null
}
deploy() { start deploy.sh "$@"; }

# terminal ANSWER NAME ARGUMENT…: the same with somebody at a terminal who types ANSWER.
terminal() {
    local answer=$1 name=$2 command
    shift 2
    printf -v command '%q ' bash "$out/$name" "$@"
    printf '%s\n' "$answer" | script --quiet --return --command "$command" /dev/null
}

# says TEXT, lacks TEXT: of what `run` ran.
says() { [[ $output == *"$1"* ]] || { echo "missing: $1"; echo "$output"; return 1; }; }
lacks() { [[ $output != *"$1"* ]] || { echo "unwanted: $1"; echo "$output"; return 1; }; }
called() { calls | grep -F -e "$1" >/dev/null || { echo "no call: $1"; calls; return 1; }; }
not_called() { ! calls | grep -F -e "$1" || return 1; }
ends() { ((status == $1)) || { echo "exit code $status, not $1"; echo "$output"; return 1; }; }

# A plain run converges: everything is deployed, protected and recorded, nothing is left in between, and the run after it changes nothing.
converges() {
    local before
    unset FAKE_FAULT FAKE_FAIL FAKE_SPEED FAKE_ROLLBACK
    run deploy "$@"
    ends 0
    [[ $(account '[n for n, x in s["stacks"].items() if not x["status"].endswith("_COMPLETE") or "ROLLBACK" in x["status"]]') == "[]" ]]
    [[ $(account 's["stacks"]["eu-west-3/small-data-dev"]["protected"]') == true ]]
    [[ $(account '"Update:Replace" in s["stacks"]["eu-west-3/small-data-dev"]["policy"]') == true ]]
    [[ $(account 'any(k.startswith("releases/dev/2") for k in s["buckets"]["small-deploy-123456789012"])') == true ]]
    before=$(account 's["stacks"]')
    run deploy
    ends 0
    lacks ": update"
    lacks ": create"
    [[ $(account 's["stacks"]') == "$before" ]]
}
