# shellcheck shell=bash
# How deploy.sh uploads the frontend.

# output_named NAME: the value of an output, whichever stack of the manifest shows it.
output_named() {
    local stack
    for stack in "${stacks[@]}"; do
        if [[ -n ${outputs[${region_of[$stack]}/${stack_of[$stack]}.$1]-} ]]; then
            say "${outputs[${region_of[$stack]}/${stack_of[$stack]}.$1]}" && return
        fi
    done
}

# Files whose names carry a digest first, so that the page never names one that is not there; then the pages; then what is gone is removed.
upload_site() {
    local source=$1 target distribution api region=$home_region pattern
    local base32='[0-9A-Z][0-9A-Z][0-9A-Z][0-9A-Z]' hex='[0-9a-f][0-9a-f][0-9a-f][0-9a-f]'
    target=$(output_named SiteBucket) distribution=$(output_named SiteDistribution) api=$(output_named ApiUrl)
    if [[ -z $target || -z $distribution || -z $api ]]; then
        die "the site cannot be uploaded: no deployed stack shows SiteBucket, SiteDistribution and ApiUrl" "deploy the frontend and the API first"
    fi
    say "  site: $source to $target"
    # As Angular names them: main-5K7QWXYZ.js, and before that main.0123456789abcdef.js. Words are none: icon-download.svg may change.
    local hashed=(--exclude '*') others=(--exclude config.json --exclude 'docs/*')
    for pattern in "*-$base32$base32.*" "*.$hex$hex$hex$hex.*" "*.$hex$hex$hex$hex$hex.*"; do
        hashed+=(--include "$pattern")
        others+=(--exclude "$pattern")
    done
    must "the site's assets cannot be uploaded" "$region" s3 sync "$source" "s3://$target" "${hashed[@]}" --no-progress \
        --cache-control 'public, max-age=31536000, immutable'
    must "the site's pages cannot be uploaded" "$region" s3 cp "$source" "s3://$target" --recursive "${others[@]}" --no-progress \
        --cache-control 'no-cache'
    printf '{"apiUrl": "%s"}\n' "$(json_text "${api%/}")" >"$work/config.json"
    must "the site's config.json cannot be written" "$region" s3 cp "$work/config.json" "s3://$target/config.json" --no-progress \
        --cache-control 'no-cache' --content-type application/json
    if [[ -d $folder/portal ]]; then
        must "the API's documentation cannot be uploaded" "$region" s3 cp "$folder/portal" "s3://$target/docs" --recursive --no-progress \
            --cache-control 'no-cache'
        must "the API's old documentation cannot be removed" "$region" s3 sync "$folder/portal" "s3://$target/docs" --delete --size-only \
            --no-progress --cache-control 'no-cache'
    fi
    must "what is gone from the site cannot be removed" "$region" s3 sync "$source" "s3://$target" --delete --size-only --no-progress \
        --exclude config.json --exclude 'docs/*' --cache-control 'no-cache'
    must "CloudFront's copies cannot be invalidated" "$region" cloudfront create-invalidation --distribution-id "$distribution" \
        --paths '/*' --query Invalidation.Id
    say "  site: uploaded; CloudFront drops its copies ($reply)"
}
