#!/usr/bin/env bash
# The committed bits and the golden answers with AVX-512, on an emulated machine: one guest runs the tests on CoreCLR with its JIT,
# the other compiled ahead of time. See docs/ISA.md.
# shellcheck source-path=SCRIPTDIR
. "$(dirname "$0")/common.sh"

[ "$(uname -m)" = x86_64 ] || nothing_told 'avx512: the guests take their libraries from an x64 machine'
install_packages bochs bochs-term bochsbios vgabios cpio xorriso grub-pc-bin grub-common mtools gcc libc6-dev libssl3 libstdc++6 libgcc-s1
unpack_packages kernel amd64 linux-image-cloud-amd64

# add_program ROOT FILE DESTINATION: a program with the libraries that it is linked to.
add_program() {
    local library
    mkdir -p "$1/$(dirname "$3")"
    cp -L "$2" "$1/$3"
    ldd "$2" | grep -oE '/[^ ]+\.so[^ ]*' | while read -r library; do
        mkdir -p "$1/$(dirname "$library")"
        cp -Lu "$library" "$1/$library"
    done
}

# make_root ROOT PUBLISHED: what both guests have.
make_root() {
    mkdir -p "$1"/{app,dev,etc,proc,sys,tmp}
    cp "$work/init" "$1/init"
    # xunit asks for the user's name.
    echo 'root:x:0:0:root:/:/bin/sh' > "$1/etc/passwd"
    add_program "$1" /bin/sh bin/sh
    cp -r "$work/$2/." "$1/app"
    find "$1/app" \( -name '*.pdb' -o -name '*.dbg' -o -name '*.xml' \) -delete
}

# make_run ROOT COMMAND: what the guest runs. The heap's limit is a quarter of its memory.
make_run() {
    printf '%s\n' '#!/bin/sh' 'export EXPECT_ISA=avx512 DOTNET_GCHeapHardLimit=0x8000000 TESTINGPLATFORM_TELEMETRY_OPTOUT=1' "$2" > "$1/app/run"
    chmod +x "$1/app/run"
}

# boot NAME: runs the guest whose root is $work/NAME/root, twice if need be, until its serial line shows how the program ended.
boot() {
    local folder=$work/$1 attempt
    cd "$folder"
    mkdir -p iso/boot/grub
    cp "$cache"/kernel/boot/vmlinuz-* iso/boot/vmlinuz
    cp "$isa_folder/grub.cfg" iso/boot/grub/
    (cd root && find . | cpio -o -H newc --quiet) > iso/boot/initrd.img
    grub-mkrescue -o guest.iso iso > grub.log 2>&1
    # Debian's Bochs starts in its debugger; c is the command that goes on.
    echo c > rc
    for attempt in 1 2; do
        rm -f serial.out
        # It draws its screen on a terminal, which script pretends to be.
        timeout --kill-after=10 "$limit" script -qfc "env TERM=xterm bochs -q -f '$isa_folder/bochsrc' -rc rc" screen.out < /dev/null > /dev/null 2>&1 || true
        ! grep -aq '^GUEST program ended' serial.out 2> /dev/null || return 0
        echo "avx512: attempt $attempt with the $1 guest ended without a result" >> notes
    done
}

gcc -O2 -Wall -static -o "$work/init" "$isa_folder/init.c"
publish NormGen.Tests "$work/jit-app" -r linux-x64 --self-contained -p:PublishReadyToRun=true -p:JitWidth=512
publish NormGen.Tests.Aot "$work/aot-app" -r linux-x64 -p:IlcInstructionSet=x86-64-v4

make_root "$work/jit/root" jit-app
for library in libcoreclr.so libhostfxr.so; do
    add_program "$work/jit/root" "$work/jit-app/$library" "app/$library"
done
# These are opened by name, while the program runs.
for library in /lib/x86_64-linux-gnu/libssl.so.3 /lib/x86_64-linux-gnu/libcrypto.so.3; do
    library=$(readlink -f "$library")
    add_program "$work/jit/root" "$library" "$library"
done
# That model of processor is one for which the JIT prefers vectors of 256 bits, unless told otherwise. Profiles cost more here than
# they gain.
make_run "$work/jit/root" 'export DOTNET_PreferredVectorBitWidth=512 DOTNET_TieredPGO=0
exec ./NormGen.Tests --no-ansi --progress off --filter-class NormGen.Tests.IsaTests NormGen.Tests.ExpectedBitsTests NormGen.Tests.GoldenTests NormGen.Tests.StepExpectedBitsTests NormGen.Tests.StepGoldenTests NormGen.Tests.SetExpectedBitsTests NormGen.Tests.SetGoldenTests'

make_root "$work/aot/root" aot-app
add_program "$work/aot/root" "$work/aot-app/NormGen.Tests.Aot" app/NormGen.Tests.Aot
make_run "$work/aot/root" 'exec ./NormGen.Tests.Aot'

boot jit &
boot aot &
wait

total_passed=0
total_failed=0
silent=0
for name in jit aot; do
    serial=$work/$name/serial.out
    [ ! -e "$work/$name/notes" ] || cat "$work/$name/notes"
    if ! grep -aq '^GUEST program ended' "$serial" 2> /dev/null; then
        tail -n 20 "$serial" "$work/$name/bochs.log" 2>&1 || true
        silent=1
        continue
    fi

    case $name in
        jit) passed=$(count_of succeeded "$serial") failed=$(count_of failed "$serial") ;;
        aot)
            passed=$(tr -d '\r' < "$serial" | awk '/^[0-9]+ passed, [0-9]+ failed$/ { n = $1 } END { print n + 0 }')
            failed=$(tr -d '\r' < "$serial" | awk '/^[0-9]+ passed, [0-9]+ failed$/ { n = $3 } END { print n + 0 }')
            ;;
    esac
    if ! grep -aq '^GUEST program ended with code 0' "$serial" || [ "$passed" -eq 0 ]; then
        cat "$serial"
        # Where no test failed, the program as a whole did.
        [ "$failed" -gt 0 ] || failed=1
    fi
    echo "AVX-512, $name: $passed passed, $failed failed"
    total_passed=$((total_passed + passed))
    total_failed=$((total_failed + failed))
done

[ "$total_failed" -gt 0 ] || [ "$silent" -eq 0 ] || nothing_told 'avx512: not every guest ran'
verdict avx512 "$total_passed" "$total_failed"
