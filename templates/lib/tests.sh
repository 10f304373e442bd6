# shellcheck shell=bash
# Smoke tests: functions that are called once all is deployed, with an event of a file, and what their answer must be.

run_tests() {
    local row stack logical alias event status region name problem
    for row in "${tests[@]}"; do
        IFS=$tab read -r stack logical alias event status <<<"$row"
        if [[ " ${selected[*]} " != *" $stack "* ]]; then continue; fi
        if $dry_run; then
            say "  $stack: $logical would be called with $event"
            continue
        fi
        if $skip_test; then
            say "  $stack: $logical is not tested"
            continue
        fi
        region=${region_of[$stack]}
        physical_name "$stack" "$logical"
        name=$reply
        if [[ $alias != - ]]; then name+=:$alias; fi
        must "$name cannot be called" "$region" lambda invoke --function-name "$name" --payload "fileb://$folder/$event" \
            --cli-read-timeout 0 "$work/answer" --query '[StatusCode, FunctionError]'
        problem=$(test_problem "$status")
        if [[ -n $problem ]]; then
            die "$name was deployed, but $problem" "it was called with $event and answered: $(head -c 500 "$work/answer")" \
                "its log says more: aws logs tail /aws/lambda/${name%%:*} --region $region" \
                "mend that, then run the same command; --skip-test leaves the test out"
        fi
        say "  $stack: $name was called and answers as it should"
    done
}

# test_problem STATUS: what is wrong with the answer; nothing when nothing is.
test_problem() {
    local found
    if [[ $reply == *$tab* && ${reply#*"$tab"} != None ]]; then
        say "fails (${reply#*"$tab"})"
    elif [[ $1 != - ]]; then
        found=$(number_of statusCode <"$work/answer")
        if [[ $found != "$1" ]]; then say "answers with statusCode ${found:-none}, not $1"; fi
    fi
}

# number_of NAME: of the JSON object on standard input itself, and not of what is in it.
number_of() {
    LC_ALL=C awk -v want="\"$1\"" '
        { text = text $0 "\n" }
        END {
            for (i = 1; i <= length(text); i++) {
                c = substr(text, i, 1)
                if (quoted) {
                    token = token c
                    if (c == "\\") token = token substr(text, ++i, 1)
                    else if (c == "\"") quoted = 0
                }
                else if (c == "\"") { quoted = 1; token = c }
                else if (c == "{" || c == "[") depth++
                else if (c == "}" || c == "]") depth--
                else if (c == ":" && depth == 1 && token == want) {
                    rest = substr(text, i + 1, 40)
                    gsub(/^[ \t\r\n]*"?/, "", rest)
                    if (match(rest, /^[0-9]+/)) print substr(rest, 1, RLENGTH)
                    exit
                }
            }
        }'
}
