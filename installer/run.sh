#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what Gramme needs, builds it and starts it. Arguments go to the program.
set -eu

fail() {
    printf 'Gramme: %s\n' "$*" >&2
    exit 1
}

top=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
build="$top/build/run"

"$top/installer/dependencies.sh" build run || exit 1

[ -x "$build/bin/gramme" ] || printf 'Gramme: building; the first time takes a few minutes.\n'
cmake -S "$top" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DGRAMME_BUILD_TESTS=OFF --log-level=WARNING ||
    fail "the build could not be configured; what CMake says above names the cause."
cmake --build "$build" --parallel "$(getconf _NPROCESSORS_ONLN)" ||
    fail "the build failed; the first error above names the cause."

case "${1:-}" in
-h | --help | --help-all | -v | --version | --write-chart*)
    # These need no window.
    [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
    ;;
esac
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] || [ "$(uname -s)" = Darwin ]; then
    exec "$build/bin/gramme" "$@"
fi

# Qt complains of what a bare machine lacks: a private folder and a UTF-8 locale.
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    export XDG_RUNTIME_DIR="$build/runtime"
    mkdir -p "$XDG_RUNTIME_DIR"
    chmod 700 "$XDG_RUNTIME_DIR"
fi
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
*[Uu][Tt][Ff]*) ;;
*) export LC_ALL=C.UTF-8 ;;
esac

printf '\nGramme is built, but there is no display to open its window on; here is the window'\''s worked example as text.\n\n'
"$build/bin/gramme-cli" estimate --hardware "A100 SXM4 80 GB" --count 8 --hours 120 \
    --provider aws --region us-east-1 || fail "the example could not be computed."
chart="$PWD/gramme-example.svg"
[ -w "$PWD" ] || chart="$build/gramme-example.svg"
QT_QPA_PLATFORM=offscreen "$build/bin/gramme" --write-chart "$chart" ||
    fail "the example's chart could not be written to $chart."
printf 'Its chart is in %s.\nOn a machine with a display, run %s to open the window.\n' "$chart" "$top/installer/run.sh"
