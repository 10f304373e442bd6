#!/usr/bin/env bash
# Deploys what synth wrote into this folder, by the AWS CLI and nothing else.
set -euo pipefail

usage() {
    cat <<END
Deploys this folder's stacks, in order, by change sets. The same command goes on where a stopped run ended.

  $0 [options]              deploys
  $0 status [options]       what runs, what stands rolled back, what has failed
  $0 releases [options]     the last ten releases

  --dry-run             shows what would change, and changes nothing
  --stack NAME...       these stacks only
  --from NAME           this stack and those after it
  --site DIR            then uploads the frontend's files from DIR
  --skip-test           leaves out the calls of functions by which a deployment ends
  --yes                 takes for granted that what holds state may be replaced or deleted
  --account ID          refuses credentials of any other account
  --profile NAME        a profile of the AWS CLI
  --s3-bucket NAME      where large templates go, unless into the account's deploy bucket
  --endpoint-url URL    another place than AWS itself

Examples:
  $0 --dry-run
  $0 --profile admin --account 123456789012
  $0 --stack data
  $0 --from data --site dist/frontend/browser

Exit codes: 0 done, 1 failed or refused, 2 wrong use.
END
}

here=$(dirname "${BASH_SOURCE[0]}")
# shellcheck source=lib.sh
. "$here/lib.sh"
# shellcheck source=lib/recovery.sh
. "$here/lib/recovery.sh"
# shellcheck source=lib/stack.sh
. "$here/lib/stack.sh"
# shellcheck source=lib/lookups.sh
. "$here/lib/lookups.sh"
# shellcheck source=lib/uploads.sh
. "$here/lib/uploads.sh"
# shellcheck source=lib/tests.sh
. "$here/lib/tests.sh"
# shellcheck source=lib/releases.sh
. "$here/lib/releases.sh"
# shellcheck source=lib/site.sh
. "$here/lib/site.sh"

dry_run=false skip_test=false site='' from='' command=deploy
# What goes into the call itself; a larger template goes through a bucket.
inline_limit=51200
selected=()
# The stacks that a dry run found about to change.
declare -A changing
# What ends in a way that is not wanted: stacks and their policies are put back.
lifted='' preview=''
trap 'clean_up' EXIT
trap 'warn "stopped; what AWS is doing goes on, and the same command waits for it"; exit 1' INT TERM HUP

read_options() {
    while (($# > 0)); do
        case $1 in
            status | releases | deploy) command=$1 && shift ;;
            --dry-run) dry_run=true && shift ;;
            --skip-test) skip_test=true && shift ;;
            --stack)
                shift
                if [[ -z ${1-} || $1 == --* ]]; then wrong_use "--stack needs a name"; fi
                while [[ -n ${1-} && $1 != --* ]]; do selected+=("$1") && shift; done
                ;;
            --from | --site)
                if [[ -z ${2-} || $2 == --* ]]; then wrong_use "$1 needs a value"; fi
                if [[ $1 == --from ]]; then from=$2; else site=$2; fi
                shift 2
                ;;
            *) common_option "$@" && shift "$consumed" ;;
        esac
    done
    if [[ -n $from && ${#selected[@]} -gt 0 ]]; then wrong_use "--stack and --from exclude each other"; fi
    if [[ -n $site && ! -f $site/index.html ]]; then wrong_use "--site $site: there is no index.html in it"; fi
}

# What is to be deployed, in the order of the manifest: then in $selected.
select_stacks() {
    local name chosen=()
    for name in "${selected[@]}" $from; do
        if [[ -z ${stack_of[$name]-} ]]; then wrong_use "there is no stack \"$name\" in $env; there are: ${stacks[*]}"; fi
    done
    for name in "${stacks[@]}"; do
        if [[ -n $from && $name == "$from" ]]; then from=''; fi
        if [[ -z $from && (${#selected[@]} -eq 0 || " ${selected[*]} " == *" $name "*) ]]; then chosen+=("$name"); fi
    done
    selected=("${chosen[@]}")
}

clean_up() {
    local code=$?
    trap '' INT TERM HUP
    if [[ -n $lifted ]]; then
        IFS=/ read -r region name <<<"$lifted"
        set_policy "$region" "$name" || warn "$name has no stack policy now; the next run sets it"
    fi
    if [[ -n $preview ]]; then drop_preview || true; fi
    rm -rf "$work"
    exit "$code"
}

# MARK: Before anything is touched

# Every image that the changed stacks name must be there.
check_images() {
    local row stack repository tag region missing=()
    for row in "${images[@]}"; do
        IFS=$tab read -r stack repository tag region <<<"$row"
        if [[ " ${selected[*]} " != *" $stack "* ]] || is_current "$stack"; then continue; fi
        if [[ $tag =~ ^sha-0+$ ]]; then
            missing+=("$repository has no tag: synth was run without --images")
        elif ! call "$region" ecr describe-images --repository-name "$repository" --image-ids "imageTag=$tag" \
            --query 'imageDetails[0].imageDigest'; then
            case $error in
                *ImageNotFound*) missing+=("$repository:$tag is not in ECR: push it") ;;
                *RepositoryNotFound*) missing+=("$repository is no repository of account $account in $region: deploy the account stack") ;;
                *) fail "$repository:$tag cannot be looked up" ;;
            esac
        fi
    done
    if ((${#missing[@]} == 0)); then return; fi
    if $dry_run; then
        for row in "${missing[@]}"; do warn "a deployment would be refused: $row"; done
    else
        die "images are missing; nothing was touched" "${missing[@]}"
    fi
}

# Templates too large for the call itself go through the deploy bucket, by the digest of their content.
upload_templates() {
    local stack
    for stack in "${selected[@]}"; do
        if [[ ${bytes_of[$stack]} -le $inline_limit ]] || is_current "$stack"; then continue; fi
        must "the template of $stack (${bytes_of[$stack]} bytes, $inline_limit go inline) cannot be put into $bucket" "$home_region" \
            s3api put-object --bucket "$bucket" --key "templates/$env/${sha_of[$stack]}.json" \
            --body "$folder/${file_of[$stack]}" --expected-bucket-owner "$account" --query VersionId
    done
}

# What functions run from goes to the app's own deploy bucket, by the digest of its content, and stays: a rollback of CloudFormation's asks
# for it again.
upload_assets() {
    local row stack file sha key own=$bucket_prefix-$account
    for row in "${assets[@]}"; do
        IFS=$tab read -r stack file sha key <<<"$row"
        if [[ " ${selected[*]} " != *" $stack "* ]] || is_current "$stack"; then continue; fi
        must "$own cannot be listed" "$home_region" s3api list-objects-v2 --bucket "$own" --prefix "$key" \
            --expected-bucket-owner "$account" --query 'Contents[].Key'
        if [[ $reply == "$key" ]]; then continue; fi
        if $dry_run; then
            say "  $stack: $file would be uploaded"
            continue
        fi
        say "  $stack: $file is uploaded"
        must "$file cannot be put into $own" "$home_region" s3api put-object --bucket "$own" --key "$key" --body "$folder/$file" \
            --expected-bucket-owner "$account" --query VersionId
    done
}

# Whether a stack was deployed from this very template.
is_current() { [[ ${outputs[${region_of[$1]}/${stack_of[$1]}.TemplateHash]-} == "${hash_of[$1]}" ]]; }

deploy() {
    local stack key whole=true
    if ((${#selected[@]} > 0)) || [[ -n $from ]]; then whole=false; fi
    select_stacks
    identify
    read_stacks
    read_lookups
    if has_programs; then list_releases; fi
    check_images
    if $dry_run; then
        say "dry run: nothing is changed"
    fi
    upload_templates
    upload_assets
    upload_packages
    for stack in "${selected[@]}"; do
        deploy_stack "$stack"
        update_code "$stack"
    done
    # Part of a deployment says nothing about the rest.
    if $whole; then
        for key in $(obsolete_stacks); do remove_obsolete "$key"; done
    fi
    if $dry_run; then
        run_tests
        return
    fi
    if has_programs; then
        record_release
        if $marked; then tell_rolled_back_or_unmark; fi
    fi
    if [[ -n $site ]]; then upload_site "$site"; fi
    run_tests
    say "$app $env is deployed"
}

# remove_obsolete KEY: deletes a stack that the manifest does not name any more.
remove_obsolete() {
    local key=$1 region=${1%%/*} name=${1#*/} logical type risks=()
    must "the resources of $name cannot be listed" "$region" cloudformation list-stack-resources --stack-name "$name" \
        --query "StackResourceSummaries[?ResourceStatus!='DELETE_COMPLETE'].[LogicalResourceId, ResourceType]"
    while IFS=$tab read -r logical type; do
        if [[ -n $type && -n ${holds_state[$type]-} ]]; then risks+=("$logical ($type)"); fi
    done <<<"$reply"
    if $dry_run; then
        say "  $name: not in the manifest any more; it would be DELETED${risks[*]:+, with ${risks[*]}}"
        return
    fi
    say "  $name: not in the manifest any more; it is deleted"
    if ((${#risks[@]} > 0)) && ! confirm "$name holds state: ${risks[*]}."; then die "$name was not deleted; all else is deployed"; fi
    delete_stack "$key"
}

tell_rolled_back_or_unmark() {
    tell_rolled_back
    if ((standing > 0)); then
        say "  $here/rollback.sh --forward brings them to the last release"
    else
        must "the mark of a rollback cannot be removed" "$home_region" s3api delete-object --bucket "$bucket" \
            --key "releases/$env/rolled-back" --expected-bucket-owner "$account" --query VersionId
    fi
}

show_status() {
    local stack key state
    identify
    read_stacks
    for stack in "${stacks[@]}"; do
        key=${region_of[$stack]}/${stack_of[$stack]} state=${status_of[$key]:-not deployed}
        case $state in
            *_FAILED | *ROLLBACK* | REVIEW_IN_PROGRESS) state+="  <- failed; deploy.sh mends it or says how" ;;
            *_IN_PROGRESS) state+="  <- at work" ;;
            *_COMPLETE) if ! is_current "$stack"; then state+=", from another template than this folder's"; fi ;;
        esac
        printf '  %-12s %-32s %s\n' "$stack" "${stack_of[$stack]}" "$state"
    done
    for key in $(obsolete_stacks); do say "  ${key#*/} is not in the manifest any more"; done
    if ! has_programs; then return; fi
    list_releases
    say "release: ${releases[0]:-none recorded}"
    tell_rolled_back
    if ((${#releases[@]} > 0 && standing + gone == 0)); then say "every alias and worker runs it"; fi
}

read_options "$@"
read_table
case $command in
    deploy) deploy ;;
    status) show_status ;;
    releases) need_programs && identify && show_releases ;;
esac
