#!/usr/bin/env bats
# shellcheck disable=SC2016,SC2120,SC2164  # bodies of stand-ins are expanded when they run; bats stops at a failure
# A20, D4: what the workflow's scripts decide and do, with real git and jq, and stand-ins for aws and docker that write down what they are
# asked.

setup() {
    scripts=$(cd "$BATS_TEST_DIRNAME/../../templates/github" && pwd)
    cd "$BATS_TEST_TMPDIR"
    mkdir bin repository
    export PATH=$BATS_TEST_TMPDIR/bin:$PATH CALLS=$BATS_TEST_TMPDIR/calls
    export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
    export GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@example.com GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@example.com
    : >"$CALLS"
    stand_in docker '[[ $1 != login ]] || cat >/dev/null; [[ $1 != "${DOCKER_FAILS-}" ]]'
}

# stand_in PROGRAM BODY: writes down how it is called, then runs the body, which sees the same words.
stand_in() {
    # shellcheck disable=SC2016  # expanded when it runs
    printf '#!/usr/bin/env bash\necho "%s $*" >>"$CALLS"\n%s\n' "$1" "$2" >"bin/$1"
    chmod +x "bin/$1"
}

service() { printf '{"name":"%s","source":"%s","repository":"novialoom-%s","runsOn":"%s","platform":"%s"}' "$1" "$2" "$1" "$3" "$4"; }

commit() { git add --all && git commit --quiet --allow-empty --message "${1:-change}" && git rev-parse HEAD; }

a_repository() {
    cd repository
    git init --quiet --initial-branch main
    mkdir -p core-service theme-service doc-worker templates
    echo 1 | tee core-service/main.py theme-service/main.py doc-worker/main.py >/dev/null
    echo FROM x | tee doc-worker/Dockerfile templates/Dockerfile.lambda >/dev/null
    first=$(commit)
    printf '{"services":[%s,%s,%s]}' "$(service core core-service/ lambda linux/arm64)" \
        "$(service theme theme-service/ lambda linux/arm64)" "$(service doc doc-worker/ fargate linux/amd64)" >../services.json
    last sha-"$first" sha-"$first" sha-"$first"
}

last() { printf 'core\t%s\ntheme\t%s\ndoc\t%s\n' "$@" >../last.tsv; }

plan() { run "$scripts/plan-release.sh" ../services.json ../last.tsv HEAD; }

built() { jq --raw-output '[.[].name] | join(" ")' build.json; }
tag() { jq --raw-output --arg name "$1" '.[$name]' release.json; }

@test "A20: before the first release everything is built" {
    a_repository
    : >../last.tsv
    plan
    [ "$status" -eq 0 ]
    [ "$(built)" = "core theme doc" ]
    [ "$(jq --compact-output . release.json)" = "{\"core\":\"sha-$first\",\"theme\":\"sha-$first\",\"doc\":\"sha-$first\"}" ]
}

@test "A20: only what changed since the last release is built, with the tag of the commit; the rest keeps its tag" {
    a_repository
    echo 2 >theme-service/main.py
    second=$(commit)
    plan
    [ "$status" -eq 0 ]
    [ "$(built)" = "theme" ]
    [ "$(tag theme)" = "sha-$second" ]
    [ "$(tag core)" = "sha-$first" ]
    [ "$(jq --compact-output '.[0]' build.json)" = "{\"name\":\"theme\",\"source\":\"theme-service\",\"repository\":\"novialoom-theme\",\"platform\":\"linux/arm64\",\"dockerfile\":\"templates/Dockerfile.lambda\",\"tag\":\"sha-$second\"}" ]
}

@test "A20: nothing is built when no service changed" {
    a_repository
    echo new >README.md
    commit
    plan
    [ "$status" -eq 0 ]
    [ "$(cat build.json)" = "[]" ]
    [ "$(tag doc)" = "sha-$first" ]
}

@test "A20: what a failed delivery left undone is built by the next one" {
    a_repository
    echo 2 >core-service/main.py
    commit
    echo 2 >theme-service/main.py
    third=$(commit)
    # Both are newer than the last release, though the last push changed one.
    plan
    [ "$(built)" = "core theme" ]
    [ "$(tag core)" = "sha-$third" ]
}

@test "A20: a change that was taken back needs no build" {
    a_repository
    echo 2 >core-service/main.py
    commit
    echo 1 >core-service/main.py
    commit
    plan
    [ "$(cat build.json)" = "[]" ]
}

@test "A20: a file that is added, deleted or made executable is a change; one beside the folder is none" {
    a_repository
    touch core-service/new.py
    git rm --quiet theme-service/main.py
    mkdir core-service-old theme-service
    touch core-service-old/x theme-service/y
    chmod +x doc-worker/main.py
    commit
    plan
    [ "$(built)" = "core theme doc" ]
    last sha-"$(git rev-parse HEAD)" sha-"$(git rev-parse HEAD)" sha-"$(git rev-parse HEAD)"
    touch core-service-old/z
    commit
    plan
    [ "$(cat build.json)" = "[]" ]
}

@test "A20, A4: a change of the Dockerfile builds all that is made from it" {
    a_repository
    echo FROM y >templates/Dockerfile.lambda
    commit
    plan
    [ "$(built)" = "core theme" ]
    last sha-"$(git rev-parse HEAD)" sha-"$(git rev-parse HEAD)" sha-"$(git rev-parse HEAD)"
    echo '**/x' >templates/Dockerfile.lambda.dockerignore
    commit
    plan
    [ "$(built)" = "core theme" ]
}

@test "A20: a worker is built from its own Dockerfile, for its own platform" {
    a_repository
    echo 2 >doc-worker/main.py
    commit
    plan
    [ "$(jq --raw-output '.[0] | "\(.dockerfile) \(.platform)"' build.json)" = "doc-worker/Dockerfile linux/amd64" ]
}

@test "A20: a commit that the clone does not have, a placeholder and a foreign tag are built anew" {
    a_repository
    last sha-0000000000000000000000000000000000000000 "sha-$(printf 'f%.0s' {1..40})" v1.2.3
    plan
    [ "$status" -eq 0 ]
    [ "$(built)" = "core theme doc" ]
}

@test "A20: a service that the last release did not have is built, and one that is gone is left out" {
    a_repository
    printf 'core\tsha-%s\ntheme\tsha-%s\nold\tsha-%s\n' "$first" "$first" "$first" >../last.tsv
    plan
    [ "$(built)" = "doc" ]
    [ "$(jq --compact-output keys release.json)" = '["core","doc","theme"]' ]
}

@test "A20: every mistake is told, and nothing is written" {
    a_repository
    git rm --quiet -r theme-service doc-worker/Dockerfile
    commit
    plan
    [ "$status" -eq 1 ]
    [[ $output == *"error: theme: theme-service/ is not in the repository"* ]]
    [[ $output == *"error: doc: doc-worker/Dockerfile is missing; templates/Dockerfile.lambda is for what runs on Lambda"* ]]
    [ ! -e release.json ] && [ ! -e build.json ]
}

@test "A20: an empty list of services and a commit that is none are errors" {
    a_repository
    echo '{"services":[]}' >../services.json
    plan
    [ "$status" -eq 1 ]
    [[ $output == *"names no service"* ]]
    run "$scripts/plan-release.sh" ../services.json ../last.tsv nonsense
    [ "$status" -eq 1 ]
    [[ $output == *"nonsense is no commit of this clone"* ]]
}

record='by\tarn:aws:sts::123456789012:assumed-role/x/y\nalias\tcore\tsha-b\teu-west-3\tnovialoom-core-dev\tlive\t4\nworker\tdoc\tsha-d\teu-west-3\tc\ts\tt\n'

releases_are() {
    stand_in aws "case \$* in
        *get-caller-identity*) echo 123456789012 ;;
        *list-objects-v2*) printf '$1' ;;
        *get-object*) printf '$record' >\"\${@: -1}\" ;;
    esac"
}

@test "A20, D4: the last release is the newest record of the environment" {
    releases_are 'releases/dev/20260101T000000Z-aaaaaaaaaaaa\nreleases/dev/20261120T160000Z-bbbbbbbbbbbb\nreleases/dev/rolled-back\n'
    run "$scripts/last-release.sh" dev
    [ "$status" -eq 0 ]
    [ "${lines[0]}" = "the last release of dev is 20261120T160000Z-bbbbbbbbbbbb" ]
    [ "${lines[1]}" = "core"$'\t'"sha-b" ]
    [ "${lines[2]}" = "doc"$'\t'"sha-d" ]
    [ "${#lines[@]}" -eq 3 ]
    grep -q -- "--bucket novialoom-deploy-123456789012 --expected-bucket-owner 123456789012 --prefix releases/dev/" "$CALLS"
    grep -q -- "--key releases/dev/20261120T160000Z-bbbbbbbbbbbb" "$CALLS"
}

@test "A20: without a record there is no last release" {
    for nothing in 'None\n' '' 'releases/dev/rolled-back\n'; do
        releases_are "$nothing"
        run "$scripts/last-release.sh" dev
        [ "$status" -eq 0 ]
        [ "$output" = "no release of dev is recorded yet: everything is built" ]
    done
}

@test "A20: a bucket that cannot be read is an error and not a first release" {
    stand_in aws 'case $* in *get-caller-identity*) echo 123456789012 ;; *) echo "NoSuchBucket" >&2; exit 254 ;; esac'
    run "$scripts/last-release.sh" dev
    [ "$status" -eq 1 ]
    [[ $output == *"cannot be read from novialoom-deploy-123456789012"* ]]
    stand_in aws 'exit 253'
    run "$scripts/last-release.sh" dev
    [ "$status" -ne 0 ]
}

@test "A20: a record that cannot be read is an error" {
    stand_in aws 'case $* in *get-caller-identity*) echo 1 ;; *list-objects*) echo releases/dev/2026-x ;; *) exit 254 ;; esac'
    run "$scripts/last-release.sh" dev
    [ "$status" -ne 0 ]
}

image='{"name":"core","source":"core-service","repository":"novialoom-core","platform":"linux/arm64","dockerfile":"templates/Dockerfile.lambda","tag":"sha-1"}'
registry=123456789012.dkr.ecr.eu-west-3.amazonaws.com

build() { IMAGE=$image run "$scripts/build-image.sh" "$registry"; }

@test "A20: an image that is there already is neither built nor pushed" {
    stand_in aws 'echo 1'
    build
    [ "$status" -eq 0 ]
    [ "$output" = "core: sha-1 is there already" ]
    run grep docker "$CALLS"
    [ "$status" -eq 1 ]
}

@test "A20: an image is built for its platform, as one manifest, and pushed by its tag" {
    stand_in aws '[[ $* == *login* ]] && echo S3CRET || echo 0'
    build
    [ "$status" -eq 0 ]
    [[ $output != *S3CRET* ]]
    # Both ends of the pipe write at once.
    grep -qx "docker login --username AWS --password-stdin $registry" "$CALLS"
    run grep -v login "$CALLS"
    [ "${lines[1]}" = "docker build --platform linux/arm64 --provenance=false --sbom=false --file templates/Dockerfile.lambda --tag $registry/novialoom-core:sha-1 core-service" ]
    [ "${lines[2]}" = "docker push $registry/novialoom-core:sha-1" ]
}

@test "A20: an image that fails to build is not pushed" {
    stand_in aws 'echo 0'
    DOCKER_FAILS=build build
    [ "$status" -ne 0 ]
    run grep "docker push" "$CALLS"
    [ "$status" -eq 1 ]
}

@test "A20: a push that another delivery won is fine, any other failure is none" {
    stand_in aws '[[ $* == *login* ]] || grep -c "docker push" "$CALLS"; true'
    DOCKER_FAILS=push build
    [ "$status" -eq 0 ]
    stand_in aws 'echo 0'
    DOCKER_FAILS=push build
    [ "$status" -eq 1 ]
    [[ $output == *"error: core: $registry/novialoom-core:sha-1 cannot be pushed"* ]]
}

@test "A20: a repository that cannot be asked is an error, and nothing is built" {
    stand_in aws 'echo RepositoryNotFoundException >&2; exit 254'
    build
    [ "$status" -eq 1 ]
    [[ $output == *"error: core: novialoom-core cannot be asked for sha-1; the account stack makes the repositories"* ]]
    run grep docker "$CALLS"
    [ "$status" -eq 1 ]
}
