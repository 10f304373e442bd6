#!/usr/bin/env bats
# shellcheck disable=SC2016  # bodies of stand-ins are expanded when they run
# D2: the one comment of a pull request, with real jq, and a stand-in for gh that keeps the comments in files.

setup() {
    script=$(cd "$BATS_TEST_DIRNAME/../../templates/github" && pwd)/comment.sh
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir bin
    export PATH=$BATS_TEST_TMPDIR/bin:$PATH CALLS=$BATS_TEST_TMPDIR/calls
    # Pages of comments come as one array after the other, as gh prints them.
    cat >bin/gh <<'GH'
#!/usr/bin/env bash
printf '%s\n' "$*" >>"$CALLS"
case "$*" in
    *--paginate*) cat comments.json ;;
    *DELETE*) ;;
    *) cat >body.json && echo '{"id": 1}' ;;
esac
GH
    chmod +x bin/gh
    echo '[]' >comments.json
    : >"$CALLS"
    report 'one `change`'
}

report() { printf '<!-- novialoom diff -->\n\n### Infrastructure: %s\n' "$1" >report.md; }
comment() { printf '{"id": %s, "user": {"login": "%s"}, "body": "%s"}' "$1" "$2" "$3"; }
calls() { grep -c -- "$1" "$CALLS" || true; }

@test "D2: the first report makes the comment, word for word" {
    run "$script" owner/repository 12 report.md
    [ "$status" -eq 0 ]
    [ "$(calls '--method POST repos/owner/repository/issues/12/comments')" -eq 1 ]
    [ "$(jq --raw-output .body body.json)" = "$(cat report.md)" ]
}

@test "D2: the next one changes it, and nobody else's" {
    echo "[$(comment 5 someone '<!-- novialoom diff --> mine'), $(comment 6 'github-actions[bot]' other)]" >comments.json
    echo "[$(comment 7 'github-actions[bot]' '<!-- novialoom diff -->\nold')]" >>comments.json
    run "$script" owner/repository 12 report.md
    [ "$status" -eq 0 ]
    [ "$(calls '--method PATCH repos/owner/repository/issues/comments/7 ')" -eq 1 ]
    [ "$(calls '--method')" -eq 1 ]
}

@test "D2: of two comments one is left" {
    echo "[$(comment 7 'github-actions[bot]' '<!-- novialoom diff -->'), $(comment 9 'github-actions[bot]' '<!-- novialoom diff -->')]" \
        >comments.json
    run "$script" owner/repository 12 report.md
    [ "$(calls 'PATCH repos/owner/repository/issues/comments/7 ')" -eq 1 ]
    [ "$(calls 'DELETE repos/owner/repository/issues/comments/9')" -eq 1 ]
}

@test "D2: where nothing changes no comment is made, and one that is there says so" {
    report 'nothing changes'
    run "$script" owner/repository 12 report.md
    [ "$status" -eq 0 ]
    [ "$(calls '--method')" -eq 0 ]
    echo "[$(comment 7 'github-actions[bot]' '<!-- novialoom diff -->')]" >comments.json
    run "$script" owner/repository 12 report.md
    [ "$(calls '--method PATCH')" -eq 1 ]
}

@test "D2: a report of 65 kB goes over whole" {
    head -c 64000 /dev/zero | tr '\0' 'x' >>report.md
    run "$script" owner/repository 12 report.md
    [ "$status" -eq 0 ]
    [ "$(jq '.body | length' body.json)" -gt 64000 ]
}

@test "D2: a missing report, one without its mark and a name that is none are refused" {
    run "$script" owner/repository 12 missing.md
    [ "$status" -eq 1 ]
    echo text >report.md
    run "$script" owner/repository 12 report.md
    [ "$status" -eq 1 ]
    run "$script" 'owner/../x' 12 report.md
    [ "$status" -eq 2 ]
    run "$script" owner/repository '12/../1' report.md
    [ "$status" -eq 2 ]
    [ "$(calls .)" -eq 0 ]
}

@test "D2: a refusal of GitHub fails" {
    printf '#!/usr/bin/env bash\nexit 1\n' >bin/gh
    run "$script" owner/repository 12 report.md
    [ "$status" -eq 1 ]
}
