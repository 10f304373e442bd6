# shellcheck shell=bash disable=SC2034  # what is read here is used by who sources it
# What deploy.sh, rollback.sh and destroy.sh share: talking to AWS, what deploy.tsv says, what is deployed, and following a stack's events.

if [[ -z ${BASH_VERSINFO-} ]] || ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 404)); then
    echo "error: bash 4.4 or newer is needed, this is ${BASH_VERSION-another shell}; on macOS: brew install bash" >&2
    exit 1
fi

# Nothing here may wait for a key, and nothing may depend on what somebody has set up for himself.
export AWS_PAGER='' AWS_CLI_AUTO_PROMPT=off AWS_CLI_FILE_ENCODING=UTF-8
poll=${DEPLOY_POLL_SECONDS:-3}
tab=$'\t'

folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d "${TMPDIR:-/tmp}/deploy.XXXXXX")
global=()
yes=false expected_account='' account='' partition=aws caller='' bucket='' endpoint=''
role_arn=()

# shellcheck source=lib/events.sh
. "$folder/lib/events.sh"

# Says something, on standard error what is wrong.
say() { printf '%s\n' "$*"; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() {
    printf 'error: %s\n' "$1" >&2
    shift
    if (($# > 0)); then printf '  %s\n' "$@" >&2; fi
    exit 1
}
wrong_use() {
    printf 'error: %s\n  see %s --help\n' "$1" "$0" >&2
    exit 2
}

# common_option "$@": takes an option that all scripts have, and says by $consumed how many words that were.
common_option() {
    consumed=2
    case $1 in
        --yes) yes=true consumed=1 ;;
        --help | -h) usage && exit 0 ;;
        --profile | --endpoint-url | --account | --s3-bucket)
            if [[ -z ${2-} || ${2-} == --* ]]; then wrong_use "$1 needs a value"; fi
            case $1 in
                --account) expected_account=$2 ;;
                --s3-bucket) bucket=$2 ;;
                *) global+=("$1" "$2") ;;
            esac
            if [[ $1 == --endpoint-url ]]; then endpoint=${2%/}; fi
            ;;
        *) wrong_use "unknown argument \"$1\"" ;;
    esac
}

# MARK: Talking to AWS

# call REGION WORD…: calls AWS; what it answers is then in $reply, and why it did not in $error.
call() {
    local region=$1 attempt
    shift
    for attempt in 1 2 3 4 5 6; do
        if reply=$(aws "$@" --region "$region" --output text "${global[@]}" 2>"$work/error"); then return 0; fi
        error=$(<"$work/error")
        case $error in
            *Throttl* | *"Rate exceeded"* | *TooManyRequests* | *RequestLimitExceeded* | *SlowDown*) ;;
            # What only reads may be asked again.
            *"Could not connect"* | *"Connection was closed"* | *timed\ out* | *"Connection reset"* | *ServiceUnavailable* | *InternalFailure*)
                if [[ ${2-} != describe-* && ${2-} != list-* && ${2-} != get-* || $attempt -gt 3 ]]; then return 1; fi
                ;;
            *) return 1 ;;
        esac
        pause "$attempt"
    done
    return 1
}

# pause N: N times the poll interval, which may be a fraction.
pause() {
    local count
    for ((count = 0; count < $1; count++)); do sleep "$poll"; done
}

# must WHAT REGION WORD…: a call without which nothing can go on.
must() {
    local what=$1
    shift
    call "$@" || fail "$what"
}

# fail WHAT: ends with what AWS said and what to do about it.
fail() {
    local remedy="the same command goes on where this one stopped"
    case $error in
        *"Unable to locate credentials"* | *NoCredentials* | *"config profile"*)
            remedy="sign in (aws sso login, aws configure) or name a profile that exists by --profile" ;;
        *ExpiredToken* | *"is expired"* | *"has expired"* | *RequestExpired* | *TokenRefresh*)
            remedy="the credentials have expired: sign in again, then run the same command; what AWS is doing goes on meanwhile" ;;
        *InvalidClientTokenId* | *UnrecognizedClient* | *SignatureDoesNotMatch* | *AuthFailure*)
            remedy="AWS does not know these credentials: sign in again, or check the profile" ;;
        *AccessDenied* | *"(403)"* | *"not authorized"* | *UnauthorizedOperation*)
            remedy="$caller lacks this right: use another profile, or deploy the account stack, which gives it" ;;
        *"Could not connect"* | *"Connection was closed"* | *timed\ out*)
            remedy="AWS cannot be reached: check the network; the same command goes on where this one stopped" ;;
        *NoSuchBucket*) remedy=$(bucket_remedy) ;;
        *"is invalid or cannot be assumed"*)
            remedy="the account stack makes the role of CloudFormation; an administrator runs, once: ${folder%/*}/account/deploy.sh" ;;
        *"Unknown options"*) remedy="the AWS CLI is too old: 2.15 or newer is needed, of version 1 1.32 or newer" ;;
    esac
    die "$1" "${error//$'\n'/ }" "$remedy"
}

# Who calls, and in which account: asked first, since every mistake about it is cheap now and dear later.
identify() {
    error=''
    command -v aws >/dev/null || die "the AWS CLI is missing" "install it, then run the same command"
    must "AWS does not say who you are" "$home_region" sts get-caller-identity --query '[Account,Arn]'
    IFS=$tab read -r account caller <<<"$reply"
    partition=$(cut -d : -f 2 <<<"$caller")
    if [[ ! $account =~ ^[0-9]{12}$ ]]; then die "AWS gave no account number but \"$account\""; fi
    if [[ -n $expected_account && $account != "$expected_account" ]]; then
        die "these credentials belong to account $account, not to $expected_account" "you are $caller; name another profile by --profile"
    fi
    bucket=${bucket:-$bucket_prefix-$account}
    if [[ -n $role ]]; then role_arn=(--role-arn "arn:$partition:iam::$account:role/$role"); fi
    say "$app $env in account $account, as $caller"
}

bucket_remedy() {
    if [[ $env == account ]]; then
        say "the account stack makes that bucket, but is itself too large to be sent without one. Once:" \
            "aws s3 mb s3://$app-bootstrap-$account --region $home_region && $0 --s3-bucket $app-bootstrap-$account"
    else
        say "the account stack makes it; an administrator runs, once: ${folder%/*}/account/deploy.sh"
    fi
}

# MARK: What synth wrote

declare -A stack_of region_of file_of bytes_of sha_of hash_of capability_of protected_of state_of name_of parameters_of declared holds_state
# What is passed for the parameters that a stack declares itself, by STACK.PARAMETER; of each stack their names, and what it looks up.
declare -A inputs inputs_of lookups_of is_foreign
stacks=() assets=() uploads=() tests=() images=() aliases=() workers=()
app='' env='' home_region='' bucket_prefix='' role=''

sha256() { if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1; }

read_table() {
    local kind a b c d e f g h i j rest manifest name
    if [[ ! -f $folder/manifest.json || ! -f $folder/deploy.tsv ]]; then
        die "$folder is no folder that synth wrote" "run synth, and this script from the folder of its environment"
    fi
    while IFS=$tab read -r kind a b c d e f g h i j rest; do
        case $kind in
            app) app=$a ;;
            env) env=$a ;;
            region) home_region=$a ;;
            bucket) bucket_prefix=$a ;;
            role) role=$a ;;
            state) holds_state[$a]=1 ;;
            stack)
                stacks+=("$a")
                stack_of[$a]=$b region_of[$a]=$c file_of[$a]=$d bytes_of[$a]=$e sha_of[$a]=$f hash_of[$a]=$g capability_of[$a]=$h
                protected_of[$a]=$i state_of[$a]=$j name_of[$c/$b]=$a parameters_of[$a]='' inputs_of[$a]='' lookups_of[$a]=''
                ;;
            parameter) parameters_of[$a]+="$b$tab$c$tab$d"$'\n' ;;
            value) inputs_of[$a]+=" $b" inputs[$a.$b]=$c ;;
            lookup)
                inputs_of[$a]+=" $b" is_foreign[$d/$c]=1
                lookups_of[$a]+="$b$tab$c$tab$d$tab$e"$'\n'
                ;;
            upload)
                inputs_of[$a]+=" $f"
                uploads+=("$a$tab$b$tab$c$tab$d$tab$e$tab$f$tab$g")
                sha_of[$b]=$c
                ;;
            test) tests+=("$a$tab$b$tab$c$tab$d$tab$e") ;;
            resource) declared[${stack_of[$a]}/$b]="$d:$e$tab$g" ;;
            asset)
                assets+=("$a$tab$b$tab$c$tab$d")
                sha_of[$b]=$c
                ;;
            image) images+=("$a$tab$b$tab$c$tab$d") ;;
            alias) aliases+=("$a$tab$b$tab$c$tab$d$tab$e$tab$f") ;;
            worker) workers+=("$a$tab$b$tab$c$tab$d$tab$e$tab$f") ;;
        esac
    done <"$folder/deploy.tsv"
    manifest=$(<"$folder/manifest.json")
    # What was reviewed is what is deployed.
    for name in deploy.tsv "${stacks[@]}" $(printf '%s\n' "${assets[@]}" "${uploads[@]}" | cut -f 2 | LC_ALL=C sort -u) \
        $(printf '%s\n' "${tests[@]}" | cut -f 4); do
        local file=${file_of[$name]-$name} sha
        [[ -f $folder/$file ]] || die "$file is missing" "run synth again"
        sha=$(sha256 "$folder/$file")
        if [[ $manifest != *"\"sha256\": \"$sha\""* || $sha != "${sha_of[$name]-$sha}" ]]; then
            die "$file is not what the manifest says: it was changed after synth" "nothing was touched; run synth again and review what it writes"
        fi
    done
}

# MARK: What is deployed

# Of each stack, by REGION/STACK-NAME.
declare -A status_of id_of protection_of tags_of outputs parameters parameter_count

# Reads all stacks of the app in one call a region.
read_stacks() {
    local region kind a b c d key=''
    status_of=() id_of=() protection_of=() tags_of=() outputs=() parameters=() parameter_count=()
    for region in $(printf '%s\n' "${region_of[@]}" | LC_ALL=C sort -u); do
        must "the stacks of $region cannot be read" "$region" cloudformation describe-stacks --query "Stacks[?starts_with(StackName, '$app-')].[
            ['stack', StackName, StackStatus, to_string(EnableTerminationProtection), StackId],
            not_null(Tags, \`[]\`)[?Key=='app' || Key=='env'].['tag', Key, Value],
            not_null(Outputs, \`[]\`)[].['output', OutputKey, OutputValue],
            not_null(Parameters, \`[]\`)[].['parameter', ParameterKey, ParameterValue]]"
        while IFS=$tab read -r kind a b c d; do
            case $kind in
                stack)
                    key=$region/$a
                    status_of[$key]=$b protection_of[$key]=$c id_of[$key]=$d parameter_count[$key]=0 tags_of[$key]=' '
                    ;;
                tag) tags_of[$key]+="$a=$b " ;;
                output) outputs[$key.$a]=$b ;;
                parameter) parameters[$key.$a]=$b parameter_count[$key]=$((${parameter_count[$key]} + 1)) ;;
            esac
        done <<<"$reply"
    done
}

# The stacks of this app and environment that the manifest does not name, as REGION/STACK-NAME.
obsolete_stacks() {
    local one
    for one in "${!status_of[@]}"; do
        if [[ ${tags_of[$one]} == *" app=$app "* && ${tags_of[$one]} == *" env=$env "* && -z ${name_of[$one]-} && -z ${is_foreign[$one]-} ]]; then say "$one"; fi
    done | LC_ALL=C sort
}

# confirm QUESTION: yes or no; where nobody can be asked, no.
confirm() {
    local answer
    if $yes; then return 0; fi
    if [[ ! -t 0 ]]; then
        warn "$1" && warn "there is no terminal to ask at: run again with --yes when that is wanted"
        return 1
    fi
    read -r -p "$1 Type yes: " answer
    [[ $answer == yes ]]
}
