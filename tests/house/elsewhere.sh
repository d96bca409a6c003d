#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The programs find their catalogue from any working directory, through a link too, and by no
# variable of the environment. Usage: elsewhere.sh, with the programs' folder in GRAMME_BIN_DIR.
set -eu

unset GRAMME_CATALOGUE_DIR
box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
mkdir "$box/a folder"
ln -s "$GRAMME_BIN_DIR/gramme-cli" "$box/link"
cd "$box/a folder"

fail() {
    printf 'FAIL: %s\n' "$*"
    exit 1
}

"$GRAMME_BIN_DIR/gramme-cli" --version | grep -q '[0-9]\.[0-9]' ||
    fail 'gramme-cli --version states no version'
"$GRAMME_BIN_DIR/gramme-cli" list providers | grep -qi 'aws' ||
    fail 'gramme-cli list providers does not know AWS'
"$box/link" list providers | grep -qi 'aws' ||
    fail 'gramme-cli, called through a link, does not find its catalogue'
(cd / && "$GRAMME_BIN_DIR/gramme-cli" list providers | grep -qi 'aws') ||
    fail 'gramme-cli, called from /, does not find its catalogue'

"$GRAMME_BIN_DIR/gramme" --version | grep -q '[0-9]\.[0-9]' || fail 'gramme --version states no version'
"$GRAMME_BIN_DIR/gramme" --write-chart chart.svg || fail 'gramme --write-chart failed'
grep -q '<svg' chart.svg || fail 'gramme --write-chart wrote no SVG into the working directory'
[ "$(find . -type f | wc -l)" -eq 1 ] || fail "files left behind: $(find . -type f)"
