# shellcheck shell=bash
# What the scripts of this folder share. They exit with 0 where every test passed, 1 where one failed, and 2 where nothing could be
# told: a package missing, an emulator that did not come up, a guest that printed no counts.
set -euo pipefail

isa_folder=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$isa_folder/../.." && pwd)
cache=${NORMGEN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/normgen}
mkdir -p "$cache"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1

# A guest that hangs is ended after so many seconds.
# shellcheck disable=SC2034
limit=${NORMGEN_ISA_LIMIT:-1200}

nothing_told() {
    echo "$*" >&2
    exit 2
}

# Installs those of the Debian packages that are missing, and asks the network for nothing where none is.
install_packages() {
    local package missing=() become=()
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2> /dev/null || true)" = installed ] || missing+=("$package")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0
    [ "$(id -u)" -eq 0 ] || become=(sudo)
    {
        "${become[@]}" apt-get update &&
            "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"
    } > "$work/apt.log" 2>&1 || {
        tail -n 20 "$work/apt.log" >&2
        nothing_told "These Debian packages could not be installed: ${missing[*]}"
    }
}

# unpack_packages FOLDER ARCHITECTURE PACKAGE…: unpacks Debian packages into a folder of the cache, beside the system and never into
# it. A folder that is there is complete.
unpack_packages() {
    local folder=$1 architecture=$2 apt_folder=$work/apt part
    shift 2
    [ ! -d "$cache/$folder" ] || return 0
    mkdir -p "$apt_folder"/{lists/partial,sources,debs} "$work/unpacked"
    for part in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list; do
        [ ! -e "$part" ] || cp "$part" "$apt_folder/sources/"
    done
    # Own package lists, so that neither root nor the system's idea of its architectures is needed.
    local options=(-o "APT::Architecture=$architecture" -o "APT::Architectures::=$architecture" -o "Dir::State::lists=$apt_folder/lists"
        -o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$apt_folder/sources" -o "Dir::Cache::pkgcache=" -o "Dir::Cache::srcpkgcache="
        -o APT::Sandbox::User=root)
    {
        apt-get "${options[@]}" update
        local wanted=() package
        for package in "$@"; do
            case $package in
                # What a metapackage stands for: the one kernel of the day.
                linux-image-cloud-*) wanted+=("$(apt-cache "${options[@]}" depends "$package" | awk '/Depends:/ { print $2; exit }')") ;;
                *) wanted+=("$package") ;;
            esac
        done
        (cd "$apt_folder/debs" && apt-get "${options[@]}" download "${wanted[@]/%/:$architecture}")
        for package in "$apt_folder"/debs/*.deb; do
            dpkg -x "$package" "$work/unpacked"
        done
        mv "$work/unpacked" "$cache/$folder"
    } > "$work/apt.log" 2>&1 || {
        tail -n 20 "$work/apt.log" >&2
        nothing_told "These Debian packages could not be fetched: $*"
    }
}

# publish PROJECT FOLDER ARGUMENT…: a failing build is a failure, not a machine that did not come up.
publish() {
    local project=$1 folder=$2
    shift 2
    dotnet publish "$repository/tests/$project" -c Release -o "$folder" "$@" > "$work/publish.log" 2>&1 || {
        cat "$work/publish.log"
        exit 1
    }
}

# count_of succeeded|failed LOG: from the summary that the test platform prints.
count_of() {
    tr -d '\r' < "$2" | awk -v key="$1:" '$1 == key { n = $2 } END { print n + 0 }'
}

# verdict NAME PASSED FAILED: the last line and the exit code of a script.
verdict() {
    echo "$1: $2 passed, $3 failed"
    [ "$3" -eq 0 ] || exit 1
    [ "$2" -gt 0 ] || exit 2
}
