#!/usr/bin/env bash
# Puts the aliases of functions, and the workers, back to what a recorded release ran. Stacks are not touched.
set -euo pipefail

usage() {
    cat <<END
Puts every alias and worker back to what an earlier release ran, in seconds. Stacks, data and the frontend stay as they are.

  $0 --to RELEASE|previous [options]   puts back; RELEASE as deploy.sh releases shows it, or its beginning
  $0 --forward [options]               undoes that

  --dry-run             shows what would move
  --account ID          refuses credentials of any other account
  --profile NAME        a profile of the AWS CLI
  --s3-bucket NAME      where releases are recorded, unless in the account's deploy bucket
  --endpoint-url URL    another place than AWS itself

Examples:
  $0 --to previous
  $0 --to 20261120T16
  $0 --forward

Exit codes: 0 done, 1 failed or refused, 2 wrong use.
END
}

# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source=lib/releases.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib/releases.sh"
trap 'rm -rf "$work"' EXIT
trap 'warn "stopped; the same command goes on"; exit 1' INT TERM HUP

to='' dry_run=false
while (($# > 0)); do
    case $1 in
        --to)
            if [[ -z ${2-} || $2 == --* ]]; then wrong_use "--to needs a release, or the word previous"; fi
            to=$2 && shift 2
            ;;
        --forward) to=forward && shift ;;
        --dry-run) dry_run=true && shift ;;
        *) common_option "$@" && shift "$consumed" ;;
    esac
done
if [[ -z $to ]]; then wrong_use "say where to: --to RELEASE, --to previous or --forward"; fi

# The release that --to means: then in $target, its record in $record.
find_target() {
    local name index
    if [[ $to != previous ]]; then
        target=''
        for name in "${releases[@]}"; do
            if [[ $name != "$to"* ]]; then continue; fi
            if [[ -n $target ]]; then die "\"$to\" begins several releases" "give more of the name, as deploy.sh releases shows it"; fi
            target=$name
        done
        if [[ -z $target ]]; then die "there is no release \"$to\" of $env" "deploy.sh releases shows which there are"; fi
        read_record "$target"
        return
    fi
    # Where it stands: at the release that a rollback aimed at, else at the newest. If what runs is not that, a run was stopped halfway, or
    # a deployment failed halfway, and that release is the one meant.
    for ((index = 0; index < ${#releases[@]}; index++)); do
        target=${releases[index]}
        if [[ -n $aimed && $target != "$aimed" ]]; then continue; fi
        aimed=''
        read_record "$target"
        live "$record"
        if [[ $(rows "$record") != "$live_rows" ]]; then return; fi
    done
    die "no release before this one is recorded" "deploy.sh releases shows which there are"
}

# A stack that was deleted and made again counts its versions anew: what an older release says of them is no longer so.
refuse_other_stacks() {
    local kind id
    while IFS=$tab read -r kind id; do
        if [[ $kind == stack && " ${id_of[*]} " != *" $id "* ]]; then
            die "$target ran in a stack that was deleted since: $id" "deploy the release that you want instead"
        fi
    done <<<"$record"
}

# move ROWS: has every alias and worker run what the rows say.
move() {
    local kind service tag region first second version now rest failed=0
    live "$1"
    while IFS=$tab read -r kind service tag region first second version <&3 && IFS=$tab read -r rest rest rest rest rest rest now <&4; do
        if [[ $now == "$version" ]]; then continue; fi
        if [[ $now == gone ]]; then
            warn "$service: $second of $first is not there any more; left out"
            continue
        fi
        if [[ $tag == - ]]; then tag=''; fi
        say "  $service: $first $second from ${now##*:} to ${version##*:}${tag:+ ($tag)}"
        if $dry_run; then continue; fi
        case $kind in
            alias) call "$region" lambda update-alias --function-name "$first" --name "$second" --function-version "$version" \
                --query FunctionVersion ;;
            worker) call "$region" ecs update-service --cluster "$first" --service "$second" --task-definition "$version" \
                --query service.serviceName ;;
        esac || {
            failed=$((failed + 1))
            warn "$service was not moved: ${error//$'\n'/ }"
        }
    done 3< <(rows "$1") 4< <(say "$live_rows")
    if ((failed > 0)); then die "$failed were not moved" "the same command tries them again"; fi
}

# The mark: "aimed RELEASE", "newest RELEASE", and the rows that ran before.
read_mark() {
    local kind value rest
    aimed='' newest='' before=''
    if ! $marked; then return; fi
    read_record rolled-back
    before=$(rows "$record")
    while IFS=$tab read -r kind value rest; do
        case $kind in
            aimed) aimed=$value ;;
            newest) newest=$value ;;
        esac
    done <<<"$record"
}

read_table
need_programs
identify
list_releases
if ((${#releases[@]} == 0)); then die "no release of $env is recorded in $bucket" "a deployment records one"; fi
read_mark

if [[ $to == forward ]]; then
    if ! $marked; then die "$env does not stand rolled back"; fi
    # What was deployed since then stands.
    if [[ $newest != "${releases[0]}" ]]; then read_record "${releases[0]}" && before=$(rows "$record"); fi
    move "$before"
    if ! $dry_run; then
        must "the mark of the rollback cannot be removed" "$home_region" s3api delete-object --bucket "$bucket" \
            --key "releases/$env/rolled-back" --expected-bucket-owner "$account" --query VersionId
        say "$app $env runs again what was deployed last"
    fi
    exit 0
fi

find_target
read_stacks
refuse_other_stacks
goal=$(rows "$record")
if ! $dry_run; then
    # First, so that a run that is stopped halfway can be undone too.
    if [[ -z $before || $newest != "${releases[0]}" ]]; then live "$goal" && before=$live_rows; fi
    write_record rolled-back "aimed$tab$target"$'\n'"newest$tab${releases[0]}"$'\n'"$before"
fi
move "$goal"
say "$app $env runs $target; $0 --forward undoes this, and the next deployment says what stands rolled back"
