#!/usr/bin/env bash
# Writes a report into the one comment of a pull request that is its own: makes it, or changes it.
#
#     comment.sh OWNER/REPOSITORY NUMBER REPORT
#
# The first line of the report is a mark by which the comment is found again, among those of whoever GH_TOKEN belongs to. Where nothing
# changes, and no comment says otherwise, none is made.
set -euo pipefail

if (($# != 3)); then
    echo "usage: $0 OWNER/REPOSITORY NUMBER REPORT" >&2
    exit 2
fi
repository=$1 number=$2 report=$3
# What a token of GitHub Actions writes as.
author=${COMMENT_AUTHOR:-github-actions[bot]}

if ! [[ $repository =~ ^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$ && $number =~ ^[0-9]+$ ]]; then
    echo "error: $repository is no repository, or $number no number of a pull request" >&2
    exit 2
fi
if [[ ! -s $report ]]; then
    echo "error: the report $report is missing or empty" >&2
    exit 1
fi
IFS= read -r mark <"$report"
if [[ $mark != '<!-- '*' -->' ]]; then
    echo "error: $report does not begin with a mark, so that its comment would not be found again" >&2
    exit 1
fi

# The body goes over standard input: it is longer than an argument may be.
body() { jq --raw-input --slurp '{body: .}' "$report"; }

found=$(gh api --paginate "repos/$repository/issues/$number/comments?per_page=100" \
    | jq --raw-output --arg author "$author" --arg mark "$mark" \
        '.[] | select(.user.login == $author and (.body | startswith($mark))) | .id')
mapfile -t comments <<<"$found"

if [[ -z ${comments[0]} ]]; then
    if grep -q '^### Infrastructure: nothing changes$' "$report"; then
        echo "nothing changes, and no comment says otherwise"
        exit 0
    fi
    body | gh api --method POST "repos/$repository/issues/$number/comments" --input - >/dev/null
    echo "the comment is made"
    exit 0
fi
body | gh api --method PATCH "repos/$repository/issues/comments/${comments[0]}" --input - >/dev/null
echo "comment ${comments[0]} is changed"
# Two runs at once may have made two.
for comment in "${comments[@]:1}"; do
    gh api --method DELETE "repos/$repository/issues/comments/$comment" >/dev/null
    echo "comment $comment, which says the same, is removed"
done
