#!/usr/bin/env bash
# The whole test suite as arm64: CoreCLR, its JIT and NEON under qemu-user. See docs/ISA.md.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/common.sh"

install_packages qemu-user
# xunit aborts without OpenSSL.
unpack_packages arm64-libraries arm64 libc6 libgcc-s1 libstdc++6 libssl3
publish NormGen.Tests "$work/out" -r linux-arm64 --self-contained -p:PublishReadyToRun=true -p:JitWidth=128

# Write-xor-execute: the JIT then writes code through a second mapping of the same memory, which qemu-user 7.2 does not notice, so
# that it runs stale code and crashes now and then. Profiles cost more here than they gain.
export DOTNET_EnableWriteXorExecute=0 DOTNET_TieredPGO=0 EXPECT_ISA=neon

log=$work/log
for attempt in 1 2; do
    status=0
    timeout --kill-after=10 "$limit" qemu-aarch64 -L "$cache/arm64-libraries" "$work/out/NormGen.Tests" --no-ansi --progress off --parallel all \
        > "$log" 2>&1 < /dev/null || status=$?
    passed=$(count_of succeeded "$log")
    failed=$(count_of failed "$log")
    [ "$((passed + failed))" -eq 0 ] || break
    tail -n 20 "$log"
    echo "arm64: attempt $attempt ended with code $status and no counts"
done

[ "$((passed + failed))" -gt 0 ] || nothing_told 'arm64: the emulated suite did not run'
if [ "$status" -ne 0 ]; then
    cat "$log"
    # Something other than a test went wrong, after the counts.
    [ "$failed" -gt 0 ] || failed=1
fi
verdict arm64 "$passed" "$failed"
