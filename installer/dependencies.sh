#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs the Debian or Ubuntu packages that Gramme needs; nothing else in the project installs any.
#
#   installer/dependencies.sh [build] [test] [run] [bench] [package]      without a group: all of them
#
# Nothing is said, asked or fetched when every package is already there, so it also works
# offline and without root. GRAMME_SKIP_DEPENDENCIES=1 skips the check, for systems without apt.
set -eu

# group, package, reason
packages() {
    cat <<'LIST'
build    g++                     compiles C++20
build    cmake                   configures the build
build    ninja-build             runs it
build    qt6-base-dev            Qt Core, Gui, Widgets, Sql and Test, with moc, uic and rcc
build    libqt6opengl6-dev       find_package(Qt6 Charts) stops without Qt OpenGL, which qt6-base-dev only recommends
build    qt6-charts-dev          Qt Charts: every chart
build    qt6-svg-dev             Qt Svg: charts saved as SVG
build    libqt6sql6-sqlite       SQLite for Qt Sql: the build compiles the catalogue with it
build    libboost-dev            Boost headers: Sobol points of the intervals
build    libcli11-dev            CLI11: the options of gramme-cli
build    libkainjow-mustache-dev Mustache: the templates of statements
build    libcsv-dev              libcsv: CSV as RFC 4180 has it
build    nlohmann-json3-dev      JSON for Modern C++: study files, whose keys keep their order
run      libqt6sql6-sqlite       SQLite for Qt Sql: the programs read the catalogue with it
run      libqt6svg6              the plugins that draw SVG icons
run      qt6-qpa-plugins         the X11 and the offscreen platform
run      fonts-dejavu-core       text is square boxes on a machine without any font
test     fonts-dejavu-core       the same, in the pictures that tests take
test     desktop-file-utils      desktop-file-validate: the desktop entry is sound
test     python3-jsonschema      study files conform to their schema; skipped without it
test     poppler-utils           pdftotext, pdffonts: the text and the fonts of a report; skipped without it
test     python3-html5lib        published HTML is read by a strict parser; skipped without it
test     python3-pybtex          published BibTeX is read by another parser; skipped without it
test     python3-yaml            published model cards are read as YAML; skipped without it
test     strace                  shows that no internet socket is opened
bench    libbenchmark-dev        Google Benchmark
bench    xvfb                    start-up in a real window; skipped without it
package  dpkg-dev                dpkg-shlibdeps: the libraries a DEB depends on
package  file                    tells CPack which files are programs
LIST
}

fail() {
    printf 'Gramme: %s\n' "$*" >&2
    exit 1
}

wanted() {
    for group in "$@"; do
        packages | awk -v group="$group" '$1 == group && !seen[$2]++ { print $2 }'
    done | sort -u
}

# The wanted packages that are neither installed nor provided by an installed one:
# newer releases fold libqt6opengl6-dev into qt6-base-dev, which then provides it.
missing() {
    {
        dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' 2>/dev/null || true
        wanted "$@" | sed 's/^/wanted /'
    } | awk '
        $1 == "installed" {
            gsub(/\([^)]*\)/, "")
            names = split($0, name, /[ ,]+/)
            for (i = 2; i <= names; i++) have[name[i]] = 1
        }
        $1 == "wanted" && !($2 in have) { print $2 }'
}

# Says so where the release is too old for Qt 6.4; an unknown derivative is given its chance.
check_release() {
    # shellcheck source=/dev/null
    release=$(. /etc/os-release 2>/dev/null && printf '%s %s' "${ID:-}" "${VERSION_ID:-}") || release=
    printf '%s\n' "$release" | awk '
        $1 == "debian" && $2 != "" && $2 + 0 < 12 { exit 1 }
        $1 == "ubuntu" && $2 != "" && $2 + 0 < 24.04 { exit 1 }' ||
        fail "this is ${release}, and Gramme needs Debian 12 or newer or Ubuntu 24.04 or newer, whose Qt is 6.4 at least."
}

# A second attempt covers a mirror that was busy, or another apt that was, for a moment.
apt_get() {
    try_apt_get "$@" || { sleep 3; try_apt_get "$@"; }
}

try_apt_get() {
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Dpkg::Use-Pty=0 "$@"
}

[ "${GRAMME_SKIP_DEPENDENCIES:-}" != 1 ] || exit 0
[ $# -gt 0 ] || set -- build test run bench package
for group in "$@"; do
    case $group in
    build | test | run | bench | package) ;;
    *) fail "'$group' is not a group of packages; the groups are build, test, run, bench and package." ;;
    esac
done

if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
    fail "this system has no apt. Install what Debian and Ubuntu call $(wanted "$@" | tr '\n' ' ')and" \
        "start again with GRAMME_SKIP_DEPENDENCIES=1."
fi

list=$(missing "$@")
[ -n "$list" ] || exit 0
list=$(printf '%s' "$list" | tr '\n' ' ')
line="apt-get install --no-install-recommends $list"

check_release
as_root=
if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root=sudo
    else
        fail "packages are missing and installing them needs root. As root, run: $line"
    fi
fi

printf 'Gramme: installing %s\n' "$list"
# One foreign repository that does not answer is no reason to stop: the install below decides.
apt_get update || printf 'Gramme: not every package list could be fetched; trying all the same.\n' >&2
# Split on purpose: one word is one package.
# shellcheck disable=SC2086
apt_get install -y --no-install-recommends $list ||
    fail "the packages could not be installed; what apt says above names the cause. To try again, run as root: $line"
