# shellcheck shell=bash disable=SC2004  # keys of associative arrays are no numbers
# Bringing a stack to rest, whatever an earlier run, or somebody else, left it in.

# Brings a stack into a state that can be deployed: $kind is then CREATE or UPDATE. Fails where a dry run can only say so.
settle() {
    local stack=$1 skipped
    while :; do
        case ${status_of[$key]-} in
            '' | DELETE_COMPLETE) kind=CREATE && return ;;
            REVIEW_IN_PROGRESS)
                kind=CREATE
                say "  $stack: an empty stack that a stopped run left is filled"
                return
                ;;
            ROLLBACK_COMPLETE | *_IN_PROGRESS | UPDATE_ROLLBACK_FAILED)
                if $dry_run; then
                    say "  $stack: is ${status_of[$key]}; a deployment would mend that first, so it cannot be previewed yet"
                    changing[$stack]=true
                    return 1
                fi
                mend "$stack"
                ;;
            ROLLBACK_FAILED | CREATE_FAILED)
                die "$name is ${status_of[$key]}: its first creation failed, and so did its removal" "remove it by" \
                    "  aws cloudformation delete-stack --region $region --stack-name $name" "and run the same command" ;;
            DELETE_FAILED)
                call "$region" cloudformation list-stack-resources --stack-name "$name" \
                    --query "StackResourceSummaries[?ResourceStatus=='DELETE_FAILED'].LogicalResourceId" || reply='RESOURCE...'
                skipped=${reply//"$tab"/ }
                list_full_buckets "$region" "$name"
                die "$name is DELETE_FAILED: it was to be deleted, and not all of it could be${failure:+: $failure}" \
                    "empty or free what is named here, or leave it in the account, by" \
                    "  aws cloudformation delete-stack --region $region --stack-name $name --retain-resources $skipped" \
                    "and run the same command" "${emptying[@]}"
                ;;
            *_FAILED)
                die "$name is ${status_of[$key]}" "look at its events, mend what they name, and run the same command:" \
                    "  aws cloudformation describe-stack-events --region $region --stack-name $name --max-items 20" ;;
            *) kind=UPDATE && return ;;
        esac
    done
}

# What can be mended without a question: waiting, removing what a failed creation left, ending a rollback that got stuck.
mend() {
    local stack=$1 state=${status_of[$key]} target=${id_of[$key]}
    newest_event "$region" "$target"
    case $state in
        ROLLBACK_COMPLETE)
            say "  $stack: its first creation failed and was rolled back; what is left of it is removed"
            must "$name cannot be removed" "$region" cloudformation delete-stack --stack-name "$name" "${role_arn[@]}"
            ;;
        UPDATE_ROLLBACK_FAILED)
            say "  $stack: a rollback got stuck; it is continued"
            must "the rollback of $name cannot be continued" "$region" cloudformation continue-update-rollback --stack-name "$name" \
                "${role_arn[@]}"
            ;;
        *)
            say "  $stack: is $state, by somebody else or by a run that was stopped; waiting for its end"
            say "    to stop an update instead: aws cloudformation cancel-update-stack --region $region --stack-name $name"
            if [[ -n $cursor_status && $cursor_status != *_IN_PROGRESS ]]; then
                # It ended between the two looks, or the one look is older than the other.
                sleep "$poll"
                read_stacks
                return
            fi
            ;;
    esac
    follow "$region" "$target"
    read_stacks
    if [[ $state == UPDATE_ROLLBACK_FAILED && $rest_status == *_FAILED ]]; then
        call "$region" cloudformation list-stack-resources --stack-name "$name" \
            --query "StackResourceSummaries[?ResourceStatus=='UPDATE_FAILED'].LogicalResourceId" || reply=''
        die "$name is $rest_status again${failure:+: $failure}" "mend what it names, then run the same command; or give it up, by" \
            "  aws cloudformation continue-update-rollback --region $region --stack-name $name --resources-to-skip ${reply//"$tab"/ }"
    fi
}
