#!/usr/bin/env bash
# Prints what the last release of an environment runs, a line "service<TAB>tag" each; nothing before the first release.
#
#     last-release.sh ENV
#
# deploy.sh records each release as releases/ENV/TIME-DIGEST in the deploy bucket, with lines that begin with alias or worker, service and tag.
# BUCKET names another bucket than novialoom-deploy-{account}.
set -euo pipefail

if (($# != 1)); then
    echo "usage: $0 ENV" >&2
    exit 2
fi
env=$1

account=$(aws sts get-caller-identity --query Account --output text)
bucket=(--bucket "${BUCKET:-novialoom-deploy-$account}" --expected-bucket-owner "$account")
if ! keys=$(aws s3api list-objects-v2 "${bucket[@]}" --prefix "releases/$env/" --query 'Contents[].[Key]' --output text); then
    echo "error: the releases of $env cannot be read from ${bucket[1]}; an administrator deploys the account stack first" >&2
    exit 1
fi
# Names begin with the time, and other records have names without one. The CLI writes None for nothing.
newest=$(grep -E "^releases/$env/[0-9]" <<<"$keys" | LC_ALL=C sort | tail -n 1) || true
if [[ -z $newest ]]; then
    echo "no release of $env is recorded yet: everything is built" >&2
    exit 0
fi
echo "the last release of $env is ${newest##*/}" >&2
record=$(mktemp)
trap 'rm -f "$record"' EXIT
aws s3api get-object "${bucket[@]}" --key "$newest" "$record" >/dev/null
awk -F '\t' '$1 == "alias" || $1 == "worker" { print $2 "\t" $3 }' "$record"
