# shellcheck shell=bash disable=SC2004  # keys of associative arrays are no numbers
# What stacks that something else deployed show, as deploy.sh passes it on. They are read, and never changed.

# Reads what the selected stacks look up, into $inputs. What is not there is told all at once, before anything is touched.
read_lookups() {
    local stack parameter producer region output known missing=()
    local -A found=() names=()
    for stack in "${selected[@]}"; do
        while IFS=$tab read -r parameter producer region output; do
            if [[ -z $parameter ]]; then continue; fi
            known=$region/$producer
            if [[ -z ${names[$known]+read} ]]; then
                names[$known]=''
                read_producer
            fi
            if [[ ${names[$known]} == gone ]]; then
                missing+=("stack $producer is not there in $region, and $stack reads its $output as $parameter: whoever owns it deploys it first")
            elif [[ -z ${found[$known.$output]+there} ]]; then
                missing+=("stack $producer has no output $output, which $stack reads as $parameter; it has: ${names[$known]:-none}")
            else
                inputs[$stack.$parameter]=${found[$known.$output]}
            fi
        done <<<"${lookups_of[$stack]}"
    done
    if ((${#missing[@]} == 0)); then return; fi
    if ! $dry_run; then die "values of other stacks are missing; nothing was touched" "${missing[@]}"; fi
    for output in "${missing[@]}"; do warn "a deployment would be refused: $output"; done
}

# Fills $found and $names of read_lookups with one stack's outputs.
read_producer() {
    local line name
    # shellcheck disable=SC2016  # the backticks are JMESPath's
    if ! call "$region" cloudformation describe-stacks --stack-name "$producer" --query 'not_null(Stacks[0].Outputs, `[]`)[].[OutputKey, OutputValue]'; then
        if [[ $error != *"does not exist"* ]]; then fail "stack $producer, which $stack reads, cannot be looked up"; fi
        names[$known]=gone
        return
    fi
    while IFS= read -r line; do
        if [[ -z $line ]]; then continue; fi
        # Of a value with a line feed only its start would be passed on.
        if [[ $line != *$tab* ]]; then die "an output of stack $producer has more than one line, which cannot be read: $line"; fi
        name=${line%%"$tab"*}
        found[$known.$name]=${line#*"$tab"}
        names[$known]+="${names[$known]:+, }$name"
    done <<<"$reply"
}
