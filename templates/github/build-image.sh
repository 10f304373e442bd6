#!/usr/bin/env bash
# Builds the image of one service and pushes it, unless it is there: a tag always means the same image, and the registry refuses it twice.
#
#     build-image.sh REGISTRY      {account}.dkr.ecr.{region}.amazonaws.com
#
# IMAGE holds one member of build.json.
set -euo pipefail

if (($# != 1)) || [[ -z ${IMAGE-} ]]; then
    echo "usage: IMAGE='{…}' $0 REGISTRY" >&2
    exit 2
fi
registry=$1
IFS=$'\t' read -r name source repository platform dockerfile tag < <(
    jq --raw-output '[.name, .source, .repository, .platform, .dockerfile, .tag] | @tsv' <<<"$IMAGE"
)
image=$registry/$repository:$tag

# An error says no more than that nobody knows; a missing image is none.
is_there() {
    local count
    count=$(aws ecr batch-get-image --repository-name "$repository" --image-ids "imageTag=$tag" --query 'length(images)' --output text) || {
        echo "error: $name: $repository cannot be asked for $tag; the account stack makes the repositories" >&2
        exit 1
    }
    ((count > 0))
}

if is_there; then
    echo "$name: $tag is there already"
    exit 0
fi

aws ecr get-login-password | docker login --username AWS --password-stdin "$registry"
# One image for one platform: neither Lambda nor the check above wants an index with a second manifest about its making.
docker build --platform "$platform" --provenance=false --sbom=false --file "$dockerfile" --tag "$image" "$source"
if ! docker push "$image"; then
    # Another delivery of the same commit may have been quicker.
    if ! is_there; then
        echo "error: $name: $image cannot be pushed" >&2
        exit 1
    fi
fi
echo "$name: $tag is pushed"
