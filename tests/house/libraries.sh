#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the programs load: nothing that speaks to a network, and in gramme-cli nothing that draws.
# Usage: libraries.sh, with the programs' folder in GRAMME_BIN_DIR.
set -eu

command -v ldd >/dev/null 2>&1 || { echo 'SKIP: ldd is missing'; exit 77; }

failures=0
refuse() {
    program=$1
    pattern=$2
    loaded=$(ldd "$GRAMME_BIN_DIR/$program")
    case $loaded in
    *libQt6Core*) ;;
    *) echo "FAIL: ldd does not see that $program loads Qt Core, so it sees nothing: $loaded"; exit 1 ;;
    esac
    if found=$(printf '%s\n' "$loaded" | grep -E "$pattern"); then
        printf 'FAIL: %s loads what it must not:\n%s\n' "$program" "$found"
        failures=$((failures + 1))
    fi
}

network='libQt6Network|libQt6WebSockets|libssl|libcrypto|libcurl|libgnutls|libnss3'
refuse gramme "$network"
refuse gramme-cli "$network"
refuse gramme-report "$network"
refuse gramme-cli 'libQt6(Gui|Widgets|Charts|Svg|PrintSupport|OpenGL|DBus)'
[ "$failures" -eq 0 ]
