#!/usr/bin/env bash
# Deletes what deploy.sh deployed, consumers before their producers.
set -euo pipefail

usage() {
    cat <<END
Deletes this environment's stacks, consumers before their producers, and says first what is lost and what stays.

  $0 [options]

  --dry-run             says what would be lost and what would stay, and deletes nothing
  --confirm ENV         the environment's name instead of typing it; prod is never deleted without
  --stack NAME...       these stacks only; refused while another stack reads them
  --yes                 asks nothing, except for prod
  --account ID          refuses credentials of any other account
  --profile NAME        a profile of the AWS CLI
  --endpoint-url URL    another place than AWS itself

Examples:
  $0 --dry-run
  $0 --confirm staging
  $0 --stack watch --yes

Exit codes: 0 done, 1 failed or refused, 2 wrong use.
END
}

# shellcheck source=lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
trap 'rm -rf "$work"' EXIT
trap 'warn "stopped; what AWS is deleting goes on, and the same command waits for it"; exit 1' INT TERM HUP

confirmed='' dry_run=false selected=()
while (($# > 0)); do
    case $1 in
        --confirm)
            if [[ -z ${2-} || $2 == --* ]]; then wrong_use "--confirm needs the environment's name"; fi
            confirmed=$2 && shift 2
            ;;
        --dry-run) dry_run=true && shift ;;
        --stack)
            shift
            if [[ -z ${1-} || $1 == --* ]]; then wrong_use "--stack needs a name"; fi
            while [[ -n ${1-} && $1 != --* ]]; do selected+=("$1") && shift; done
            ;;
        *) common_option "$@" && shift "$consumed" ;;
    esac
done

# What is to be deleted, in this order: then in $keys, as REGION/STACK-NAME.
choose() {
    local index name key reader
    keys=()
    for name in "${selected[@]}"; do
        if [[ -z ${stack_of[$name]-} ]]; then wrong_use "there is no stack \"$name\" in $env; there are: ${stacks[*]}"; fi
    done
    if ((${#selected[@]} == 0)); then while IFS= read -r key; do if [[ -n $key ]]; then keys+=("$key"); fi; done < <(obsolete_stacks); fi
    for ((index = ${#stacks[@]} - 1; index >= 0; index--)); do
        name=${stacks[index]}
        key=${region_of[$name]}/${stack_of[$name]}
        if [[ -z ${status_of[$key]-} ]]; then continue; fi
        if ((${#selected[@]} > 0)) && [[ " ${selected[*]} " != *" $name "* ]]; then continue; fi
        for reader in "${stacks[@]}"; do
            if [[ ${parameters_of[$reader]} == *"$tab$name$tab"* && -n ${status_of[${region_of[$reader]}/${stack_of[$reader]}]-} ]] \
                && ((${#selected[@]} > 0)) && [[ " ${selected[*]} " != *" $reader "* ]]; then
                die "$reader reads $name and is deployed" "name both: --stack $name $reader"
            fi
        done
        keys+=("$key")
    done
}

# Says what becomes of the resources of a stack that hold state or stay behind.
tell_fate() {
    local region=${1%%/*} name=${1#*/} logical type physical policy
    say "  $name ($region), ${status_of[$1]}"
    must "the resources of $name cannot be listed" "$region" cloudformation list-stack-resources --stack-name "$name" \
        --query "StackResourceSummaries[?ResourceStatus!='DELETE_COMPLETE'].[LogicalResourceId, ResourceType, PhysicalResourceId]"
    while IFS=$tab read -r logical type physical; do
        policy=${declared[$name/$logical]-} policy=${policy##*"$tab"}
        # Versions go with their function, whatever their policy says.
        if [[ -z $type || $type == AWS::Lambda::Version ]]; then continue; fi
        case ${policy:-unknown}/${holds_state[$type]-} in
            Retain*) say "    stays       $logical  $type  $physical" ;;
            Snapshot*) say "    snapshot    $logical  $type  $physical" ;;
            unknown/1) say "    ! UNKNOWN   $logical  $type  $physical (its template says; the manifest does not name it any more)" ;;
            */1) say "    ! LOST      $logical  $type  $physical" ;;
        esac
    done <<<"$reply"
}

read_table
identify
read_stacks
choose
if ((${#keys[@]} == 0)); then say "nothing of $app $env is deployed" && exit 0; fi
say "to be deleted, in this order:"
for key in "${keys[@]}"; do tell_fate "$key"; done
if $dry_run; then exit 0; fi

if [[ $confirmed != "$env" ]] && { [[ $env == prod ]] || ! $yes; }; then
    if [[ -n $confirmed ]]; then die "--confirm $confirmed: this is $env; nothing was deleted"; fi
    if [[ ! -t 0 ]]; then die "nothing was deleted: there is no terminal to ask at" "$0 --confirm $env"; fi
    read -r -p "Type $env to delete it: " answer
    if [[ $answer != "$env" ]]; then die "nothing was deleted"; fi
fi
for key in "${keys[@]}"; do
    if [[ ${status_of[$key]} == *_IN_PROGRESS && ${status_of[$key]} != REVIEW_IN_PROGRESS ]]; then
        say "  ${key#*/}: is ${status_of[$key]}; waiting for its end"
        newest_event "${key%%/*}" "${id_of[$key]}"
        if [[ -z $cursor_status || $cursor_status == *_IN_PROGRESS ]]; then follow "${key%%/*}" "${id_of[$key]}"; fi
        read_stacks
        if [[ -z ${status_of[$key]-} ]]; then continue; fi
    fi
    say "  ${key#*/}: delete"
    delete_stack "$key"
done
say "$app $env is deleted; images, snapshots, what stays above, and the record of releases are still there"
