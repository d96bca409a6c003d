#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures the start of the window, from the launch to the first painted window, beside an empty
# window and one with a single word. The three are started in turn, because absolute times drift;
# the bars are ratios of medians.
# Usage: tests/bench/start.sh BUILD_FOLDER [ROUNDS] (a release build with GRAMME_BUILD_BENCHMARKS)
# With GRAMME_BENCH_COLD=1, as root, also cold starts: the page cache of the machine is dropped.
set -eu

build=${1:?give the folder of a release build}
rounds=${2:-41}
bin=$build/bin
home=$(mktemp -d)
server=
cleanup() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || :
    rm -rf "$home"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# As at the first start of a new user: nothing remembered, no session bus.
mkdir -m 700 "$home/run"
export HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_RUNTIME_DIR="$home/run"
export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent
unset QT_QPA_PLATFORMTHEME QT_STYLE_OVERRIDE

divide() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
line() { sed -n "$1p" "$home/times"; }
figure() { line "$1" | cut -d' ' -f"$2"; }

# measure TITLE warm|cold ROUNDS: fills $home/times with a line each for empty, label and gramme.
measure() {
    "$bin/bench-launch" "$2" "$3" "$bin/bench-start-empty" "$bin/bench-start-label" \
        "$bin/bench-start-gramme" >"$home/times" 2>"$home/errors" || {
        cat "$home/errors" >&2
        exit 1
    }
    echo "$1, $2, median of $3 in turn (90th percentile, memory)"
    i=1
    for name in empty label gramme; do
        line $i | awk -v name=$name \
            '{ printf "  %-7s %6.1f ms  (%6.1f ms, %5.1f MB)\n", name, $1, $2, $3 }'
        i=$((i + 1))
    done
}

export QT_QPA_PLATFORM=offscreen
measure offscreen warm "$rounds"
echo "  gramme / label: $(divide "$(figure 3 1)" "$(figure 2 1)") (bar 3.0, excellent 2.5)"
echo "  memory, gramme / empty: $(divide "$(figure 3 3)" "$(figure 1 3)") (bar 2)"

if [ "${GRAMME_BENCH_COLD:-}" != 1 ]; then
    echo "Cold starts were not measured; GRAMME_BENCH_COLD=1 does it."
elif [ ! -w /proc/sys/vm/drop_caches ]; then
    echo "Cold starts were not measured: this user may not drop the page cache."
else
    measure offscreen cold 9
    echo "  gramme / empty: $(divide "$(figure 3 1)" "$(figure 1 1)") (bar 1.8, excellent 1.6)"
fi

if ! command -v Xvfb >/dev/null; then
    echo "Xvfb is not installed, so the start on an X server was not measured."
else
    mkfifo "$home/display"
    Xvfb -displayfd 3 -screen 0 1600x1000x24 -nolisten tcp 3>"$home/display" >/dev/null 2>&1 &
    server=$!
    read -r number <"$home/display"
    export DISPLAY=":$number" QT_QPA_PLATFORM=xcb
    measure Xvfb warm "$rounds"
    echo "  gramme / empty: $(divide "$(figure 3 1)" "$(figure 1 1)") (bar 2.2, excellent 2.0)"
    echo "  memory, gramme / empty: $(divide "$(figure 3 3)" "$(figure 1 3)") (bar 2)"
fi
