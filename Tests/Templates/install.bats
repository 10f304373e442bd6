#!/usr/bin/env bats
# shellcheck disable=SC2016  # bodies of stand-ins are expanded when they run
# The action that installs a release, with a stand-in for gh that takes what is downloaded from a folder.

setup() {
    script=$(cd "$BATS_TEST_DIRNAME/../../templates/github" && pwd)/install.sh
    cd "$BATS_TEST_TMPDIR" || exit
    mkdir bin released runner
    export PATH=$BATS_TEST_TMPDIR/bin:$PATH CALLS=$BATS_TEST_TMPDIR/calls RELEASED=$BATS_TEST_TMPDIR/released
    export RUNNER_TEMP=$BATS_TEST_TMPDIR/runner GITHUB_PATH=$BATS_TEST_TMPDIR/path GITHUB_OUTPUT=$BATS_TEST_TMPDIR/output
    : >"$GITHUB_PATH"
    cat >bin/gh <<'GH'
#!/usr/bin/env bash
printf '%s\n' "$*" >>"$CALLS"
[[ $1 == release && $2 == download && $4 == --repo && $6 == --pattern && $8 == --dir ]] || exit 64
cp "$RELEASED/$7" "$9" 2>/dev/null || { echo "release not found" >&2; exit 1; }
GH
    chmod +x bin/gh
    system=$(uname -s | tr '[:upper:]' '[:lower:]')
    if [[ $system == darwin ]]; then system=macos; fi
    name=novialoom-0.1.0-$system-$(uname -m)
    release '#!/bin/sh\necho "novialoom, built with Loom 0.1.0"\n'
}

# release SCRIPT: an archive of a program that is this script.
release() {
    mkdir -p "$name"
    printf '%b' "$1" >"$name/novialoom"
    chmod +x "$name/novialoom"
    tar -czf "released/$name.tar.gz" "$name"
    sum=$(if command -v sha256sum >/dev/null; then sha256sum "released/$name.tar.gz"; else shasum -a 256 "released/$name.tar.gz"; fi)
    sum=${sum%% *}
}

nothing_is_unpacked() { [ -z "$(ls runner)" ] && [ ! -s path ]; }

@test "the program of a release is on the search path of the next steps" {
    run "$script" owner/repository novialoom 0.1.0 "$sum"
    [ "$status" -eq 0 ]
    [ "$(cat calls)" = "release download v0.1.0 --repo owner/repository --pattern $name.tar.gz --dir $(cut -d ' ' -f 9 calls)" ]
    [ "$output" = "novialoom, built with Loom 0.1.0" ]
    [ "$(cat path)" = "$RUNNER_TEMP/$name" ]
    [ "$(cat output)" = "path=$RUNNER_TEMP/$name" ]
    [ "$(ls runner)" = "$name" ]
}

@test "an archive with another checksum is not unpacked, and both sums are said" {
    before=$sum
    release '#!/bin/sh\necho else\n'
    run "$script" owner/repository novialoom 0.1.0 "$before"
    [ "$status" -eq 1 ]
    [[ $output == "::error title=install novialoom::$name.tar.gz has the checksum $sum, not $before: nothing was unpacked" ]]
    nothing_is_unpacked
}

@test "a release that is not there is named" {
    run "$script" owner/repository novialoom 0.2.0 "$sum"
    [ "$status" -eq 1 ]
    [[ $output == *"::error"*"owner/repository has no novialoom-0.2.0-"*"in its release v0.2.0"* ]]
    nothing_is_unpacked
}

@test "what is no version, checksum, program or repository is refused before anything is asked" {
    for arguments in "owner novialoom 0.1.0 $sum" "owner/r ../x 0.1.0 $sum" "owner/r novialoom v0.1.0 $sum" "owner/r novialoom 0.1.0 ${sum:1}" \
        "owner/r novialoom latest $sum" 'o/r;id novialoom 0.1.0 1' "owner/r novialoom 0.1.0"; do
        read -ra words <<<"$arguments"
        run "$script" "${words[@]}"
        [ "$status" -eq 2 ]
    done
    [ ! -e calls ]
    nothing_is_unpacked
}
