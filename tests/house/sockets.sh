#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# No program opens an internet socket. Usage: sockets.sh, with the programs' folder in GRAMME_BIN_DIR.
set -eu

box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
cd "$box"

command -v strace >/dev/null 2>&1 || { echo 'SKIP: strace is missing'; exit 77; }
strace -o probe true 2>/dev/null || { echo 'SKIP: strace may not trace here'; exit 77; }
if [ -n "$(ldd "$GRAMME_BIN_DIR/gramme" 2>/dev/null | grep -E 'lib(asan|lsan|tsan)\.' || true)" ]; then
    # The leak checker is a tracer itself and stops a program that is traced already.
    ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"
    export ASAN_OPTIONS
fi

offline() {
    name=$1
    shift
    if ! strace -f -e trace=network -o "$box/$name" "$@" >"$box/$name.out" 2>&1; then
        printf 'FAIL: %s did not run under strace:\n' "$*"
        cat "$box/$name.out"
        exit 1
    fi
    # The trace must be one: it ends with how the program ended.
    grep -q 'exited with 0' "$box/$name" || { echo "FAIL: no trace of $*"; exit 1; }
    if grep -E 'AF_INET' "$box/$name"; then
        echo "FAIL: $* opens an internet socket"
        exit 1
    fi
}

offline estimate "$GRAMME_BIN_DIR/gramme-cli" estimate --hardware 'A100 SXM4 80 GB' --count 8 \
    --hours 120 --provider aws --region us-east-1
offline list "$GRAMME_BIN_DIR/gramme-cli" list regions --search frankfurt
offline chart "$GRAMME_BIN_DIR/gramme" --write-chart "$box/chart.svg"
