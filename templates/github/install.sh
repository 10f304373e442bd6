#!/usr/bin/env bash
# Downloads a release's program, verifies its checksum, and puts it on the search path of the job.
#
#     install.sh OWNER/REPOSITORY PRODUCT VERSION CHECKSUM
#
# CHECKSUM is the SHA-256 of the archive PRODUCT-VERSION-SYSTEM-PROCESSOR.tar.gz, which the release tagged vVERSION holds; nothing of an
# archive with another is unpacked. GitHub's runner sets GITHUB_PATH, GITHUB_OUTPUT and RUNNER_TEMP; GH_TOKEN may read the repository.
set -euo pipefail

if (($# != 4)); then
    echo "usage: $0 OWNER/REPOSITORY PRODUCT VERSION CHECKSUM" >&2
    exit 2
fi
repository=$1 product=$2 version=$3 checksum=$4

# refuse WHAT: as an annotation of the run.
refuse() {
    echo "::error title=install $product::$1" >&2
    exit "${2:-1}"
}

[[ $repository =~ ^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$ ]] || refuse "$repository is no repository; write OWNER/REPOSITORY" 2
[[ $product =~ ^[a-z][a-z0-9-]*$ ]] || refuse "$product is no program's name" 2
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || refuse "$version is no version; write it as 0.1.0, without a v" 2
[[ $checksum =~ ^[0-9a-f]{64}$ ]] || refuse "the checksum is not 64 hexadecimal digits in small letters" 2

case $(uname -s) in
    Linux) system=linux ;;
    Darwin) system=macos ;;
    *) refuse "there is no release for $(uname -s)" ;;
esac
name=$product-$version-$system-$(uname -m)
folder=$RUNNER_TEMP/$name
download=$(mktemp -d "$RUNNER_TEMP/download.XXXXXX")
trap 'rm -rf "$download"' EXIT

gh release download "v$version" --repo "$repository" --pattern "$name.tar.gz" --dir "$download" \
    || refuse "$repository has no $name.tar.gz in its release v$version, or the token may not read it"
if command -v sha256sum >/dev/null; then found=$(sha256sum "$download/$name.tar.gz"); else found=$(shasum -a 256 "$download/$name.tar.gz"); fi
[[ ${found%% *} == "$checksum" ]] || refuse "$name.tar.gz has the checksum ${found%% *}, not $checksum: nothing was unpacked"

tar -xzf "$download/$name.tar.gz" -C "$RUNNER_TEMP"
[[ -x $folder/$product ]] || refuse "$name.tar.gz does not hold $name/$product"
"$folder/$product" --version
echo "$folder" >>"$GITHUB_PATH"
echo "path=$folder" >>"$GITHUB_OUTPUT"
