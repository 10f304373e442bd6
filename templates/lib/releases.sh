# shellcheck shell=bash disable=SC2034
# The record of releases, as deploy.sh and rollback.sh share it. Each release is an object releases/ENV/TIME-DIGEST of the deploy bucket, whose
# lines say which version every alias and every worker runs:
#
#     by      ARN
#     stack   STACK-ID
#     alias   SERVICE  CODE  REGION  FUNCTION  ALIAS        VERSION
#     worker  SERVICE  CODE  REGION  CLUSTER   ECS-SERVICE  TASK-DEFINITION
#
# CODE is an image's tag, or zip- and the start of a package's digest; what runs it is put back by its version, whatever it is made from.
# The digest is one of the deployed stacks and their parameters: what it stands for is known without asking AWS for each version. While aliases
# stand rolled back, releases/ENV/rolled-back says what they ran before; its first line names the release that they were put back to.

releases=() marked=false standing=0 gone=0 record='' live_rows=''

# Reads the names of all releases, the newest first.
list_releases() {
    local key
    releases=() marked=false
    must "the releases in $bucket cannot be listed" "$home_region" s3api list-objects-v2 --bucket "$bucket" \
        --prefix "releases/$env/" --query 'Contents[].[Key]' --expected-bucket-owner "$account"
    while IFS= read -r key; do
        case ${key##*/} in
            rolled-back) marked=true ;;
            [0-9]*) releases=("${key##*/}" "${releases[@]}") ;;
        esac
    done <<<"$reply"
}

# read_record NAME: its lines are then in $record.
read_record() {
    must "the record $1 cannot be read" "$home_region" s3 cp "s3://$bucket/releases/$env/$1" -
    record=$reply
}

# write_record NAME TEXT
write_record() {
    printf '%s\n' "$2" >"$work/record"
    must "the record $1 cannot be written" "$home_region" s3api put-object --bucket "$bucket" --key "releases/$env/$1" \
        --body "$work/record" --expected-bucket-owner "$account" --query VersionId
}

# rows TEXT: the lines of a record that say what runs.
rows() {
    local line
    while IFS= read -r line; do
        if [[ $line == alias$tab* || $line == worker$tab* ]]; then say "$line"; fi
    done <<<"$1"
}

# has_programs [STACK]: whether something in it, or in any, can be put back to an earlier release.
has_programs() {
    local row
    for row in "${aliases[@]}" "${workers[@]}"; do
        if [[ -z ${1-} || ${row%%"$tab"*} == "$1" ]]; then return 0; fi
    done
    return 1
}

need_programs() {
    if has_programs; then return; fi
    die "nothing in $env has releases: no function has an alias, and no worker runs an image of the account" \
        "what ran before is deployed again from its commit"
}

# What the deployed stacks with programs are, as a digest; nothing while one of them is not what the manifest says.
release_digest() {
    local stack key text=''
    for stack in "${stacks[@]}"; do
        has_programs "$stack" || continue
        key=${region_of[$stack]}/${stack_of[$stack]}
        if [[ ${outputs[$key.TemplateHash]-} != "${hash_of[$stack]}" ]]; then return; fi
        text+="${id_of[$key]} ${hash_of[$stack]}$(printed_parameters "$key")"$'\n'
    done
    [[ -n $text ]] || return 0
    printf '%s' "$text" >"$work/digest"
    sha256 "$work/digest" | cut -c 1-12
}

printed_parameters() {
    local name
    for name in "${!parameters[@]}"; do
        if [[ $name == "$1".* ]]; then printf ' %s=%s' "$name" "${parameters[$name]}"; fi
    done | LC_ALL=C sort
}

# Records what runs, unless the newest release says it.
record_release() {
    local digest stack row service code logical first second physical version text
    digest=$(release_digest)
    if [[ -z $digest ]]; then
        say "release: not recorded, since not every stack with functions or workers runs this manifest"
        return
    fi
    if [[ ${releases[0]-} == *-"$digest" ]]; then return; fi
    text="by$tab$caller"
    for stack in "${stacks[@]}"; do
        has_programs "$stack" || continue
        must "the versions of $stack cannot be read" "${region_of[$stack]}" cloudformation list-stack-resources \
            --stack-name "${stack_of[$stack]}" --query "StackResourceSummaries[?ResourceType=='AWS::Lambda::Version' ||
            ResourceType=='AWS::ECS::TaskDefinition'].[LogicalResourceId, PhysicalResourceId]"
        text+=$'\n'"stack$tab${id_of[${region_of[$stack]}/${stack_of[$stack]}]}"
        local -A made=()
        while IFS=$tab read -r logical physical; do if [[ -n $logical ]]; then made[$logical]=$physical; fi; done <<<"$reply"
        for row in "${aliases[@]}"; do
            IFS=$tab read -r row service code logical first second <<<"$row"
            if [[ $row != "$stack" ]]; then continue; fi
            version=${made[$logical]-unknown}
            text+=$'\n'"alias$tab$service$tab$code$tab${region_of[$stack]}$tab$first$tab$second$tab${version##*:}"
        done
        for row in "${workers[@]}"; do
            IFS=$tab read -r row service code logical first second <<<"$row"
            if [[ $row != "$stack" ]]; then continue; fi
            version=${made[$logical]-unknown}
            text+=$'\n'"worker$tab$service$tab$code$tab${region_of[$stack]}$tab$first$tab$second$tab$version"
        done
    done
    local name
    name=$(date -u +%Y%m%dT%H%M%SZ)-$digest
    write_record "$name" "$text"
    releases=("$name" "${releases[@]}")
    say "release: recorded as $name"
}

# live RECORD: the same lines, with what each alias and worker runs now.
live() {
    local kind service tag region first second version
    live_rows=''
    while IFS=$tab read -r kind service tag region first second version; do
        case $kind in
            alias)
                call "$region" lambda get-alias --function-name "$first" --name "$second" --query FunctionVersion ;;
            worker)
                call "$region" ecs describe-services --cluster "$first" --services "$second" --query 'services[0].taskDefinition' ;;
            *) continue ;;
        esac || if [[ $error == *NotFound* ]]; then reply=gone; else fail "$second of $first cannot be read"; fi
        if [[ $reply == None ]]; then reply=gone; fi
        # Which tag another version has is not known here.
        if [[ $reply != "$version" ]]; then tag=-; fi
        live_rows+="$kind$tab$service$tab$tag$tab$region$tab$first$tab$second$tab$reply"$'\n'
    done <<<"$1"
    live_rows=${live_rows%$'\n'}
}

# Says which aliases and workers do not run what the newest release put there; $standing is their number, and $gone of those that are not
# there any more.
tell_rolled_back() {
    local kind service tag region first second version now rest
    standing=0 gone=0
    if ((${#releases[@]} == 0)); then return; fi
    read_record "${releases[0]}"
    live "$record"
    while IFS=$tab read -r kind service tag region first second version <&3 && IFS=$tab read -r rest rest rest rest rest rest now <&4; do
        if [[ $now == "$version" ]]; then continue; fi
        if [[ $now == gone ]]; then
            gone=$((gone + 1))
            say "  $service: $second of $first is not there any more"
            continue
        fi
        standing=$((standing + 1))
        warn "$service stands rolled back: $first $second runs ${now##*:}, the last release put ${version##*:} there"
    done 3< <(rows "$record") 4< <(say "$live_rows")
}

# The last ten releases, the newest first.
show_releases() {
    local name kind service tag version rest
    list_releases
    if ((${#releases[@]} == 0)); then say "no release of $env is recorded in $bucket"; fi
    for name in "${releases[@]:0:10}"; do
        read_record "$name"
        while IFS=$tab read -r kind service tag rest rest rest version; do
            case $kind in
                by) say "$name  by $service" ;;
                alias | worker) printf '    %-20s %-44s %s\n' "$service" "$tag" "${version##*:}" ;;
            esac
        done <<<"$record"
    done
}
