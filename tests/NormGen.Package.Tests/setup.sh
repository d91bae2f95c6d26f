#!/usr/bin/env bash
# What the NativeAOT tests need beside the .NET SDK: a linker and the C library and zlib to link with. Does nothing where they are there.
# For Debian and Ubuntu; elsewhere install gcc or clang, and zlib's headers, by the system's own means.
set -euo pipefail

# The programs are linked for a try, because a compiler alone (without libc6-dev, say) is of no use.
can_link() {
    local compiler folder=$1
    for compiler in clang gcc; do
        command -v "$compiler" > /dev/null || continue
        echo 'int main(void) { return 0; }' > "$folder/probe.c"
        "$compiler" "$folder/probe.c" -o "$folder/probe" -lz -lm > /dev/null 2>&1
        return # The SDK takes the first that there is, clang before gcc.
    done
    return 1
}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if can_link "$folder" && command -v objcopy > /dev/null; then
    echo 'NativeAOT can link here.'
    exit 0
fi

root=()
[ "$(id -u)" -eq 0 ] || root=(sudo)
"${root[@]}" apt-get update -qq
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends gcc libc6-dev zlib1g-dev binutils
can_link "$folder" || { echo 'gcc is installed and still links nothing.'; exit 1; }
