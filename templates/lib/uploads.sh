# shellcheck shell=bash disable=SC2004  # keys of associative arrays are no numbers
# Packages at fixed keys. The object says by its metadata which content it has. In a bucket with versions the version is a parameter of the stack,
# so that CloudFormation sees that the code changed, and can roll back; in one without, the function's code is updated after its stack.

# Uploads what the selected stacks run, unless it is there; the version is then in $inputs.
upload_packages() {
    local row stack file sha place key version _ region stored found
    for row in "${uploads[@]}"; do
        IFS=$tab read -r stack file sha place key version _ <<<"$row"
        place=${inputs[$stack.$place]-} key=${inputs[$stack.$key]-} region=${region_of[$stack]} stored='' found=''
        # Without a place, a dry run has said what is missing.
        if [[ " ${selected[*]} " != *" $stack "* || -z $place || -z $key ]]; then continue; fi
        if call "$region" s3api head-object --bucket "$place" --key "$key" --expected-bucket-owner "$account" --query '[Metadata.sha256, VersionId]'; then
            IFS=$tab read -r stored found <<<"$reply"
        elif [[ $error != *404* && $error != *"Not Found"* ]]; then
            fail "s3://$place/$key cannot be looked at"
        fi
        if [[ $stored != "$sha" ]]; then
            if $dry_run; then
                say "  $stack: $file would be uploaded to s3://$place/$key"
                found=after-the-upload
            else
                upload_package
            fi
        fi
        if [[ $found == None || $found == null ]]; then found=''; fi
        inputs[$stack.$version]=$found
    done
}

# One package; its version is then in $found of upload_packages.
upload_package() {
    say "  $stack: $file is uploaded to s3://$place/$key"
    if ! call "$region" s3api put-object --bucket "$place" --key "$key" --body "$folder/$file" --metadata "sha256=$sha" \
        --expected-bucket-owner "$account" --query VersionId; then
        if [[ $error == *NoSuchBucket* ]]; then
            die "the bucket $place, where the package of $stack goes, is not there" "whoever owns it makes it first, best with versions"
        fi
        fail "$file cannot be put into $place"
    fi
    found=$reply
}

# update_code STACK: gives functions the package where no version could tell CloudFormation of it.
update_code() {
    local row stack sha place key version functions logical digest
    for row in "${uploads[@]}"; do
        IFS=$tab read -r stack _ sha place key version functions <<<"$row"
        if [[ $stack != "$1" || -n ${inputs[$stack.$version]-} || $functions == - ]] || $dry_run; then continue; fi
        place=${inputs[$stack.$place]} key=${inputs[$stack.$key]}
        # Lambda tells the digest of its code as base64.
        # shellcheck disable=SC2001  # two characters at a time
        digest=$(printf '%b' "$(sed 's/../\\x&/g' <<<"$sha")" | base64)
        for logical in ${functions//,/ }; do
            physical_name "$stack" "$logical"
            update_function "$reply"
        done
    done
}

# update_function NAME: within update_code.
update_function() {
    local name=$1 region=${region_of[$stack]} state tries=0
    must "the code of $name cannot be looked at" "$region" lambda get-function-configuration --function-name "$name" --query CodeSha256
    if [[ $reply == "$digest" ]]; then return; fi
    say "  $stack: the code of $name is updated, since $place keeps no versions"
    must "the code of $name cannot be updated" "$region" lambda update-function-code --function-name "$name" --s3-bucket "$place" \
        --s3-key "$key" --query CodeSha256
    while :; do
        must "the code of $name cannot be looked at" "$region" lambda get-function-configuration --function-name "$name" \
            --query '[LastUpdateStatus, LastUpdateStatusReason]'
        IFS=$tab read -r state reply <<<"$reply"
        case $state in
            Successful) return ;;
            Failed) die "the code of $name was not updated: $reply" "mend that, then run the same command" ;;
        esac
        if ((++tries > 100)); then die "the code of $name is still being updated" "the same command goes on where this one stopped"; fi
        sleep "$poll"
    done
}

# physical_name STACK LOGICAL-ID: then in $reply.
physical_name() {
    must "the resources of $1 cannot be listed" "${region_of[$1]}" cloudformation list-stack-resources --stack-name "${stack_of[$1]}" \
        --query "StackResourceSummaries[?LogicalResourceId=='$2'].PhysicalResourceId"
    if [[ -z $reply || $reply == None ]]; then die "$2 is not in ${stack_of[$1]}" "deploy $1 again"; fi
}
