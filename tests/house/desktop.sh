#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The desktop entry, the metainfo and the type of the study file are what desktops and software
# centres expect.
# Usage: desktop.sh SOURCE_DIR
set -eu

entry="$1/installer/org.gramme.Gramme.desktop"
metainfo="$1/installer/org.gramme.Gramme.metainfo.xml"
mime="$1/installer/org.gramme.Gramme.mime.xml"
type=application/vnd.gramme.study+json
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
grep -q "^MimeType=$type;\$" "$entry" || { echo 'FAIL: the entry opens no studies'; exit 1; }
grep -q '^Exec=gramme %f$' "$entry" || { echo 'FAIL: the entry hands no file over'; exit 1; }
grep -q "<mediatype>$type<" "$metainfo" ||
    { echo 'FAIL: the metainfo names no type of file'; exit 1; }
grep -q "<mime-type type=\"$type\">" "$mime" || { echo 'FAIL: another type is declared'; exit 1; }
if command -v xmllint >/dev/null 2>&1; then
    xmllint --noout --nonet "$mime" "$metainfo"
fi
if command -v update-mime-database >/dev/null 2>&1; then
    data=$(mktemp -d)
    trap 'rm -rf "$data"' EXIT
    mkdir -p "$data/mime/packages"
    cp "$mime" "$data/mime/packages/org.gramme.Gramme.xml"
    said=$(update-mime-database "$data/mime" 2>&1) || { printf 'FAIL: %s\n' "$said"; exit 1; }
    grep -q ":$type:\*.gramme\$" "$data/mime/globs2" ||
        { echo 'FAIL: *.gramme is of no type'; exit 1; }
    grep -q "^$type application/json\$" "$data/mime/subclasses" ||
        { echo 'FAIL: a study is not known as JSON'; exit 1; }
    checked=1
    if command -v gio >/dev/null 2>&1; then
        # By its name also when damaged, and by its content when it was renamed.
        printf 'nothing' >"$data/damaged.gramme"
        printf '{\n  "format": "gramme.study",\n  "version": 1\n}\n' >"$data/renamed"
        for file in damaged.gramme renamed; do
            XDG_DATA_HOME="$data" gio info -a standard::content-type "$data/$file" |
                grep -q "content-type: $type\$" ||
                { echo "FAIL: $file is not taken for a study"; exit 1; }
        done
    fi
fi
[ "$checked" -eq 1 ] || { echo 'SKIP: the tools that check desktop files are missing'; exit 77; }
