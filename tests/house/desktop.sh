#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The desktop entry and the metainfo are what desktops and software centres expect.
# Usage: desktop.sh SOURCE_DIR
set -eu

entry="$1/installer/org.gramme.Gramme.desktop"
metainfo="$1/installer/org.gramme.Gramme.metainfo.xml"
checked=0

if command -v desktop-file-validate >/dev/null 2>&1; then
    # It warns with exit code 0, so any word is a failure.
    said=$(desktop-file-validate "$entry" 2>&1) || true
    [ -z "$said" ] || { printf 'FAIL: %s\n' "$said"; exit 1; }
    checked=1
fi
if command -v appstreamcli >/dev/null 2>&1; then
    appstreamcli validate --no-net --pedantic "$metainfo"
    checked=1
fi
grep -q '^Icon=org.gramme.Gramme$' "$entry" || { echo 'FAIL: the entry names another icon'; exit 1; }
grep -q '<launchable type="desktop-id">org.gramme.Gramme.desktop<' "$metainfo" ||
    { echo 'FAIL: the metainfo names another desktop entry'; exit 1; }
[ "$checked" -eq 1 ] || { echo 'SKIP: desktop-file-validate and appstreamcli are missing'; exit 77; }
