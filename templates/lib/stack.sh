# shellcheck shell=bash disable=SC2004  # keys of associative arrays are no numbers
# How deploy.sh deploys one stack: brings it to rest, makes a change set, shows it, asks, executes it, and tells what happens.

deploy_stack() {
    local stack=$1 name=${stack_of[$1]} region=${region_of[$1]} key kind attempt
    key=$region/$name
    for attempt in 1 2 3 4 5; do
        settle "$stack" || return 0
        gather_parameters "$stack" || return 0
        if is_current "$stack" && has_these_parameters "$key" && [[ $kind == UPDATE ]]; then
            say "  $stack: unchanged"
            protect "$stack"
            return
        fi
        if change "$stack"; then return; fi
        # Somebody else was quicker: what he did is read, and looked at anew.
        say "  $stack: another deployment is at work on it"
        pause "$attempt"
        read_stacks
    done
    die "$stack is changed by somebody else again and again" "${error//$'\n'/ }" "agree with whoever deploys, then run the same command"
}

# The parameters of a stack out of its producers' outputs: then in $work/parameters.json and $values. Fails where a dry run cannot know them.
gather_parameters() {
    local stack=$1 parameter producer output from missing='' separator='['
    values=()
    while IFS=$tab read -r parameter producer output; do
        if [[ -z $parameter ]]; then continue; fi
        from=${region_of[$producer]}/${stack_of[$producer]}.$output
        if $dry_run && [[ -n ${changing[$producer]-} || -z ${outputs[$from]+there} ]]; then
            say "  $stack: cannot be previewed yet: it reads $output of $producer, which is missing or about to change"
            changing[$stack]=true
            return 1
        fi
        if [[ -z ${outputs[$from]+there} ]]; then missing+="${missing:+, }$output of $producer"; fi
        values[$parameter]=${outputs[$from]-}
    done <<<"${parameters_of[$stack]}"
    for parameter in ${inputs_of[$stack]}; do
        if [[ -z ${inputs[$stack.$parameter]+there} ]]; then
            say "  $stack: cannot be previewed yet: its parameter $parameter has no value"
            changing[$stack]=true
            return 1
        fi
        values[$parameter]=${inputs[$stack.$parameter]}
    done
    if [[ -n $missing ]]; then
        die "$stack reads what is not deployed: $missing" "deploy the stacks that it reads first: $0 without --stack"
    fi
    {
        for parameter in "${!values[@]}"; do
            printf '%s{"ParameterKey": "%s", "ParameterValue": "%s"}' "$separator" "$parameter" "$(json_text "${values[$parameter]}")"
            separator=', '
        done
        if [[ $separator == '[' ]]; then printf '['; fi
        printf ']\n'
    } >"$work/parameters.json"
}
declare -A values

json_text() {
    local text=${1//\\/\\\\}
    printf '%s' "${text//\"/\\\"}"
}

has_these_parameters() {
    local parameter
    if ((${parameter_count[$1]:-0} != ${#values[@]})); then return 1; fi
    for parameter in "${!values[@]}"; do
        if [[ ${parameters[$1.$parameter]-} != "${values[$parameter]}" ]]; then return 1; fi
    done
}

# Makes, shows and executes a change set. Fails when somebody else was quicker.
change() {
    local stack=$1 set arguments template risks=() was=${status_of[$key]-}
    set=deploy-$(date -u +%Y%m%dT%H%M%SZ)-$$
    say "  $stack: ${kind,,} $name in $region"
    template=(--template-body "file://$folder/${file_of[$stack]}")
    if [[ ${bytes_of[$stack]} -gt $inline_limit ]]; then template=(--template-url "$(template_url "$stack")"); fi
    arguments=(--stack-name "$name" --change-set-name "$set" --change-set-type "$kind" "${template[@]}"
        --parameters "file://$work/parameters.json" --tags "Key=app,Value=$app" "Key=env,Value=$env" "${role_arn[@]}")
    if [[ ${capability_of[$stack]} != - ]]; then arguments+=(--capabilities "${capability_of[$stack]}"); fi
    # What an earlier destroy retained under a fixed name is taken back; by hand first what CloudFormation does not find.
    if [[ $kind == CREATE || $was == IMPORT_COMPLETE ]]; then arguments+=(--import-existing-resources); fi
    if $dry_run; then
        preview=$region/$name/$set
        if [[ $was == REVIEW_IN_PROGRESS ]]; then preview+=/kept; fi
    fi
    if ! call "$region" cloudformation create-change-set "${arguments[@]}" --query Id; then
        if is_race; then return 1; fi
        fail "no change set can be made for $name"
    fi
    local identifier=$reply
    await_change_set "$set" || return 1
    if [[ -z $change_rows && $change_status == FAILED ]]; then
        say "    CloudFormation finds nothing to change"
        if $dry_run; then drop_preview; else drop_change_set "$set"; fi
        protect "$stack"
        return 0
    fi
    show_changes
    if $dry_run; then
        changing[$stack]=true
        drop_preview
        return 0
    fi
    if ((${#risks[@]} > 0)) && ! confirm "$stack: this replaces or deletes what holds state: ${risks[*]}."; then
        drop_change_set "$set"
        die "$stack was not changed: it would replace or delete what holds state"
    fi
    execute "$stack" "$set"
}

is_race() {
    case $error in
        *InvalidChangeSetStatus* | *ChangeSetNotFound* | *_IN_PROGRESS* | *"already exists"* | *AlreadyExists* | *OperationInProgress* | *"does not exist"*) ;;
        *) return 1 ;;
    esac
}

template_url() {
    local key="templates/$env/${sha_of[$1]}.json"
    if [[ -n $endpoint ]]; then
        say "$endpoint/$bucket/$key"
    elif [[ $partition == aws-cn ]]; then
        say "https://$bucket.s3.$home_region.amazonaws.com.cn/$key"
    else
        say "https://$bucket.s3.$home_region.amazonaws.com/$key"
    fi
}

# Waits until a change set is made: then $change_status and $change_rows say what is in it.
await_change_set() {
    local reason='' kind first rest
    while :; do
        if ! call "$region" cloudformation describe-change-set --stack-name "$name" --change-set-name "$1" \
            --query "[['status', Status, StatusReason], Changes[?Type=='Resource'].ResourceChange.['change', Action, LogicalResourceId, ResourceType, Replacement, PolicyAction]]"; then
            if is_race; then return 1; fi
            fail "the change set of $name cannot be read"
        fi
        change_status='' change_rows='' reason=''
        while IFS=$tab read -r kind first rest; do
            case $kind in
                status) change_status=$first reason=$rest ;;
                change) change_rows+="$first$tab$rest"$'\n' ;;
            esac
        done <<<"$reply"
        case $change_status in
            CREATE_COMPLETE) return ;;
            FAILED)
                case $reason in
                    *"didn't contain changes"* | *"No updates are to be performed"* | *"did not contain changes"*) change_rows='' && return ;;
                esac
                list_validation_failures "$identifier"
                if ! $dry_run; then drop_change_set "$1"; fi
                die "the change set of $name failed: $reason" "${invalid[@]}"
                ;;
        esac
        sleep "$poll"
    done
}

# list_validation_failures CHANGE-SET-ARN: in $invalid what CloudFormation found wrong before any change, which its reason does not say.
list_validation_failures() {
    local logical path why place
    invalid=()
    call "$region" cloudformation describe-events --change-set-name "$1" --filters FailedEvents=true \
        --query "OperationEvents[?EventType=='VALIDATION_ERROR'].[LogicalResourceId, ValidationPath, ValidationStatusReason]" || return 0
    while IFS=$tab read -r logical path why; do
        if [[ -z $logical ]]; then continue; fi
        place=${declared[$name/$logical]-} place=${place%%"$tab"*}
        invalid+=("$logical: $why ($path)${place:+ [$place]}")
    done <<<"$reply"
}
invalid=()

drop_change_set() {
    call "$region" cloudformation delete-change-set --stack-name "$name" --change-set-name "$1" \
        || warn "change set $1 of $name is left behind; it does no harm"
}

# Takes back what a dry run made: the change set, and the empty stack in review if there was none before and nobody else uses it.
drop_preview() {
    local region name set kept
    IFS=/ read -r region name set kept <<<"$preview"
    preview=''
    drop_change_set "$set"
    if [[ -n $kept || -n ${status_of[$region/$name]-} ]]; then return; fi
    call "$region" cloudformation describe-stacks --stack-name "$name" --query 'Stacks[0].StackStatus' || return 0
    if [[ $reply != REVIEW_IN_PROGRESS ]]; then return; fi
    call "$region" cloudformation list-change-sets --stack-name "$name" --query 'Summaries[].ChangeSetId' || return 0
    if [[ -n $reply && $reply != None && $reply != *"$set"* ]]; then return; fi
    call "$region" cloudformation delete-stack --stack-name "$name" || warn "$name is left behind, empty and in review; it does no harm"
}

# Shows what a change set does; what is replaced or removed stands out, and what of that holds state is then in $risks.
show_changes() {
    local action logical type replacement policy place added=0 mark
    while IFS=$tab read -r action logical type replacement policy; do
        if [[ -z $action ]]; then continue; fi
        place=${declared[$name/$logical]-} place=${place%%"$tab"*}
        case $action/$replacement in
            Add/*) if [[ $kind == CREATE ]] && ! $dry_run; then added=$((added + 1)) && continue; else mark="+ add     "; fi ;;
            Import/*) mark="= import  " ;;
            Remove/*) mark="! REMOVE  " ;;
            */True) mark="! REPLACE " ;;
            */Conditional) mark="? replace?" ;;
            *) mark="~ change  " ;;
        esac
        if [[ ${policy:-None} != None ]]; then type+=" ($policy)"; fi
        say "    $mark $logical  $type${place:+ [$place]}"
        if [[ $mark == [?!]* && -n ${holds_state[${type%% *}]-} ]]; then risks+=("$logical (${type%% *})"); fi
    done <<<"$change_rows"
    if ((added > 0)); then say "    + add      $added resources"; fi
}

execute() {
    local stack=$1
    newest_event "$region" "$name"
    if ((${#risks[@]} > 0)); then
        lifted=$key
        must "the stack policy of $name cannot be lifted" "$region" cloudformation set-stack-policy --stack-name "$name" --stack-policy-body \
            '{"Statement": [{"Effect": "Allow", "Action": "Update:*", "Principal": "*", "Resource": "*"}]}'
    fi
    if ! call "$region" cloudformation execute-change-set --stack-name "$name" --change-set-name "$2"; then
        if is_race; then return 1; fi
        fail "the change set of $name cannot be executed"
    fi
    follow "$region" "$name"
    if [[ -n $lifted ]]; then
        lifted=''
        set_policy "$region" "$name" || fail "the stack policy of $name cannot be set again"
    fi
    read_stacks
    case $rest_status in
        CREATE_COMPLETE | UPDATE_COMPLETE | IMPORT_COMPLETE) ;;
        *) die "$stack: ${rest_status:-it is gone}${failure:+: $failure}" "nothing after it was touched; mend that, then run the same command" ;;
    esac
    protect "$stack"
}

set_policy() {
    call "$1" cloudformation set-stack-policy --stack-name "$2" --stack-policy-body "file://$folder/stack-policy.json"
}

# Protects what holds state. Each time, since a run may have been stopped before it came to this.
protect() {
    local stack=$1
    if $dry_run; then return; fi
    if [[ ${state_of[$stack]} == state ]]; then
        set_policy "$region" "$name" || fail "the stack policy of $name cannot be set"
    fi
    if [[ ${protected_of[$stack]} == protected && ${protection_of[$key]-} != true ]]; then
        must "$name cannot be protected from deletion" "$region" cloudformation update-termination-protection --stack-name "$name" \
            --enable-termination-protection --query StackId
    fi
}
