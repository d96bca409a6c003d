#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what the tests need, builds everything and runs every test. Arguments go to ctest,
# for example -R engine; GRAMME_SANITIZE=address,undefined builds with those sanitizers.
set -eu

fail() {
    printf 'Gramme: %s\n' "$*" >&2
    exit 1
}

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
sanitize=${GRAMME_SANITIZE:-}
build="$top/build/tests"
[ -z "$sanitize" ] || build="$top/build/tests-$(printf '%s' "$sanitize" | tr ',' '-')"
jobs=$(getconf _NPROCESSORS_ONLN)

"$top/installer/dependencies.sh" build run || exit 1
"$top/installer/dependencies.sh" test || printf 'Gramme: tests that need one of these are skipped.\n' >&2

cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DGRAMME_BUILD_TESTS=ON \
    -DGRAMME_SANITIZE="$sanitize" --log-level=WARNING ||
    fail "the build could not be configured; what CMake says above names the cause."
cmake --build "$build" --parallel "$jobs" ||
    fail "the build failed; the first error above names the cause."

exec ctest --test-dir "$build" --output-on-failure --no-tests=error --parallel "$jobs" "$@"
