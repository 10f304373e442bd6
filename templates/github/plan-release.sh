#!/usr/bin/env bash
# Decides what a release of a commit consists of: what changed since the last release is built, everything else keeps its tag.
#
#     plan-release.sh SERVICES LAST COMMIT
#
#   SERVICES  what `novialoom list --format json` printed
#   LAST      what last-release.sh printed
#   COMMIT    what is delivered
#
# Writes release.json, which `novialoom synth --images` reads, and build.json, a list of what is to be built. A tag names the commit that its
# image was built from, so a service has changed when its source differs between that commit and this one: a delivery that failed, or was
# never started, loses nothing. Run it in a clone with the whole history.
set -euo pipefail

if (($# != 3)); then
    echo "usage: $0 SERVICES LAST COMMIT" >&2
    exit 2
fi
services=$1 last=$2

commit=$(git rev-parse --verify --quiet "$3^{commit}") || {
    echo "error: $3 is no commit of this clone" >&2
    exit 1
}
template=templates/Dockerfile.lambda
mistakes=0

mistake() {
    echo "error: $1" >&2
    mistakes=$((mistakes + 1))
}

has() { git cat-file -e "$commit:$1" 2>/dev/null; }

# unchanged TAG PATH…: whether the paths are what they were in the tag's commit. One that this clone does not have may hold anything.
unchanged() {
    local built=${1#sha-}
    shift
    [[ $built =~ ^[0-9a-f]{40}$ ]] && git diff --quiet "$built" "$commit" -- "$@" 2>/dev/null
}

release='{}' build='[]'
while IFS=$'\t' read -r name source repository engine platform; do
    source=${source%/}
    if ! has "$source"; then
        mistake "$name: $source/ is not in the repository, and novialoom list names it as the service's source"
        continue
    fi
    paths=("$source")
    if has "$source/Dockerfile"; then
        dockerfile=$source/Dockerfile
    elif [[ $engine == lambda ]]; then
        dockerfile=$template
        paths+=("$template" "$template.dockerignore")
    else
        mistake "$name: $source/Dockerfile is missing; $template is for what runs on Lambda, and this runs on $engine"
        continue
    fi
    tag=$(awk -F '\t' -v name="$name" '$1 == name { print $2 }' "$last")
    if [[ -n $tag ]] && unchanged "$tag" "${paths[@]}"; then
        echo "$name keeps $tag"
    else
        tag=sha-$commit
        echo "$name is built as $tag"
        build=$(jq --compact-output --arg name "$name" --arg source "$source" --arg repository "$repository" --arg platform "$platform" \
            --arg dockerfile "$dockerfile" --arg tag "$tag" '. + [$ARGS.named]' <<<"$build")
    fi
    release=$(jq --arg name "$name" --arg tag "$tag" '.[$name] = $tag' <<<"$release")
done < <(jq --raw-output '.services[] | [.name, .source, .repository, .runsOn, .platform] | @tsv' "$services")

if [[ $release == '{}' && $mistakes == 0 ]]; then mistake "$services names no service"; fi
if ((mistakes > 0)); then exit 1; fi
printf '%s\n' "$release" >release.json
printf '%s\n' "$build" >build.json
