#!/usr/bin/env bash
# The whole test suite on this x64 machine, with parts of its instruction set turned off in the JIT. See docs/ISA.md.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/common.sh"

[ "$(uname -m)" = x86_64 ] || nothing_told 'knobs: these knobs are for x64'
publish NormGen.Tests "$work/out"

total_passed=0
total_failed=0

# run KNOB WHAT_MUST_BE_SEEN
run() {
    local log=$work/log status=0 passed failed start=$SECONDS
    env "DOTNET_$1" "EXPECT_ISA=$2" timeout --kill-after=10 "$limit" "$work/out/NormGen.Tests" --no-ansi --progress off > "$log" 2>&1 < /dev/null ||
        status=$?
    passed=$(count_of succeeded "$log")
    failed=$(count_of failed "$log")
    if [ "$status" -ne 0 ] || [ "$passed" -eq 0 ]; then
        cat "$log"
        # Where no test failed, the run as a whole did: it crashed, hung or ran nothing.
        [ "$failed" -gt 0 ] || failed=1
    fi
    echo "DOTNET_$1 ($2): $passed passed, $failed failed, $((SECONDS - start)) s"
    total_passed=$((total_passed + passed))
    total_failed=$((total_failed + failed))
}

run EnableAVX2=0 sse
run EnableHWIntrinsic=0 scalar
run PreferredVectorBitWidth=128 avx2-128
verdict knobs "$total_passed" "$total_failed"
