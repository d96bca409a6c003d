#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds a release with the benchmarks and runs all of them; README.md says what they mean.
# Usage: tests/bench/run.sh [BUILD_FOLDER] (by default build/bench)
# Ends with 1 where a program failed or a keystroke missed its bar. Leave the machine alone
# meanwhile: ratios stand some noise, milliseconds do not.
set -eu

fail() {
    printf 'Gramme: %s\n' "$*" >&2
    exit 1
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
top=$(CDPATH='' cd -- "$here/../.." && pwd -P)
build=${1:-$top/build/bench}
jobs=$(getconf _NPROCESSORS_ONLN)

"$top/installer/dependencies.sh" build run bench || exit 1
cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DGRAMME_BUILD_TESTS=OFF \
    -DGRAMME_BUILD_BENCHMARKS=ON --log-level=WARNING ||
    fail "the build could not be configured; what CMake says above names the cause."
cmake --build "$build" --parallel "$jobs" ||
    fail "the build failed; the first error above names the cause."

run() {
    printf '\n== %s\n' "$(basename "$1")"
    "$@" || status=1
}

# Quiet about what the offscreen platform cannot do.
export QT_LOGGING_RULES="default.warning=false"
status=0
run "$build/bin/bench-engine"
run "$build/bin/bench-catalog"
run "$build/bin/bench-keystroke"
run "$here/start.sh" "$build"
run "$here/batch.sh" "$build"
exit $status
