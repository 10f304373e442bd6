# shellcheck shell=bash disable=SC2034
# Following what happens to a stack, and deleting one.

# What `follow` begins after, and what it found.
cursor='' cursor_status='' rest_status='' failure='' emptying=()

# newest_event REGION STACK: what `follow` is to begin after.
newest_event() {
    cursor='' cursor_status=''
    must "the events of $2 cannot be read" "$1" cloudformation describe-stack-events --no-paginate --stack-name "$2" \
        --query "StackEvents[0].[EventId, PhysicalResourceId == StackId, ResourceStatus]"
    local own
    IFS=$tab read -r cursor own cursor_status <<<"$reply"
    if [[ $own != True ]]; then cursor_status=''; fi
}

# follow REGION STACK: tells what happens to a stack until it rests; $rest_status and $failure then say how that ended.
follow() {
    local region=$1 stack=$2 idle=0 trouble=0 line kind id own resource type status reason index events
    local query="StackEvents[].['event', EventId, PhysicalResourceId == StackId, LogicalResourceId, ResourceType, ResourceStatus, ResourceStatusReason]"
    rest_status='' failure=''
    while [[ -z $rest_status ]]; do
        if ! call "$region" cloudformation describe-stack-events --no-paginate --stack-name "$stack" --query "$query"; then
            if [[ $error == *"does not exist"* ]]; then rest_status=DELETE_COMPLETE && return; fi
            # The stack goes on, whether it is watched or not.
            trouble=$((trouble + 1))
            if ((trouble > 5)) || [[ $error == *Expired* || $error == *AccessDenied* ]]; then fail "the events of $stack cannot be read"; fi
            pause 2
            continue
        fi
        if [[ -n $cursor && $reply != *"$cursor"* ]]; then
            call "$region" cloudformation describe-stack-events --stack-name "$stack" --query "$query" || continue
        fi
        events=()
        while IFS= read -r line; do
            if [[ $line != "event$tab"* ]]; then
                # A reason of several lines.
                if ((${#events[@]} > 0)); then events[-1]+=" $line"; fi
                continue
            fi
            IFS=$tab read -r kind id line <<<"$line"
            if [[ $id == "$cursor" ]]; then break; fi
            events+=("$id$tab$line")
        done <<<"$reply"
        for ((index = ${#events[@]} - 1; index >= 0; index--)); do
            IFS=$tab read -r cursor own resource type status reason <<<"${events[index]}"
            tell "$region/$stack" "$own" "$resource" "$type" "$status" "$reason"
            if [[ $own == True && $status != *_IN_PROGRESS ]]; then rest_status=$status; fi
        done
        if [[ -n $rest_status ]]; then break; fi
        if ((${#events[@]} == 0)); then idle=$((idle + 1)); else idle=0; fi
        if ((idle > 0 && idle % 5 == 0)); then
            # Some engines tell no end; a deleted stack has none to describe.
            if call "$region" cloudformation describe-stacks --stack-name "$stack" --query 'Stacks[0].StackStatus'; then
                if [[ $reply != *_IN_PROGRESS ]]; then rest_status=$reply; fi
            elif [[ $error == *"does not exist"* ]]; then
                rest_status=DELETE_COMPLETE
            fi
        fi
        if [[ -z $rest_status ]]; then sleep "$poll"; fi
    done
}

# tell KEY OWN RESOURCE TYPE STATUS REASON: one event; the first failure that is no mere consequence is kept.
tell() {
    local name=${1#*/} place reason=$6
    name=${name##*:stack/} name=${name%%/*}
    place=${declared[$name/$3]-} place=${place%%"$tab"*}
    if [[ $reason == None ]]; then reason=''; fi
    case $5 in
        *_FAILED | *ROLLBACK_IN_PROGRESS)
            say "    $5  $3  $4${reason:+: $reason}${place:+ [$place]}"
            if [[ -z $failure && $5 == *_FAILED && $2 != True && $reason != *cancelled* && $reason != *canceled* ]]; then
                failure="$3 ($4): ${reason:-no reason given}${place:+, declared at $place}"
                if [[ ${GITHUB_ACTIONS-} == true && -n $place ]]; then say "::error file=${place%:*},line=${place##*:}::$3: ${reason//%/%25}"; fi
            fi
            ;;
        *_IN_PROGRESS) if [[ -z $reason || $2 == True ]]; then say "    $5  $3  $4"; fi ;;
        *) say "    $5  $3  $4" ;;
    esac
}

# delete_stack KEY: deletes a stack, protected or not: whoever calls this has asked.
delete_stack() {
    local region=${1%%/*} name=${1#*/} target=${id_of[$1]}
    if [[ ${protection_of[$1]} == true ]]; then
        must "the protection of $name cannot be lifted" "$region" cloudformation update-termination-protection --stack-name "$name" \
            --no-enable-termination-protection --query StackId
    fi
    newest_event "$region" "$target"
    must "$name cannot be deleted" "$region" cloudformation delete-stack --stack-name "$name" "${role_arn[@]}"
    follow "$region" "$target"
    if [[ $rest_status != DELETE_COMPLETE ]]; then
        list_full_buckets "$region" "$target"
        die "$name is $rest_status${failure:+: $failure}" "empty or free what it names, then run the same command" "${emptying[@]}"
    fi
}

# list_full_buckets REGION STACK: in $emptying a command for each bucket of the stack that could not be deleted. `aws s3 rm` would leave the
# versions of a versioned bucket, and with them the bucket.
list_full_buckets() {
    local full
    emptying=()
    call "$1" cloudformation list-stack-resources --stack-name "$2" \
        --query "StackResourceSummaries[?ResourceStatus=='DELETE_FAILED' && ResourceType=='AWS::S3::Bucket'].[PhysicalResourceId]" || return 0
    while IFS= read -r full; do
        if [[ -z $full ]]; then continue; fi
        emptying+=("to empty $full, for good:"
            "  aws s3api list-object-versions --bucket $full --query '[Versions, DeleteMarkers][].[Key, VersionId]' --output text |"
            "      while IFS=\$'\\t' read -r key id; do aws s3api delete-object --bucket $full --key \"\$key\" --version-id \"\$id\"; done")
    done <<<"$reply"
}
