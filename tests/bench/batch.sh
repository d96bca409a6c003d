#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Measures gramme-cli against what is possible: `batch` beside bench-floor (and pandas where it is
# installed) on a million rows, `estimate` beside a Qt Core program that only says hello. Everything
# is run in turn, because absolute times drift; the bars are ratios of medians.
# Usage: tests/bench/batch.sh BUILD_FOLDER [ROUNDS] (a release build with GRAMME_BUILD_BENCHMARKS)
set -eu

build=${1:?give the folder of a release build}
rounds=${2:-5}
bin=$build/bin
rows=1000000
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM

now() { date +%s%N; }
timed() { # name of a list, then the command whose time is added to it
    list=$folder/$1.times
    shift
    begin=$(now)
    "$@" >/dev/null
    echo $(($(now) - begin)) >>"$list"
}
median() { # milliseconds
    sort -n "$folder/$1.times" | awk '{ v[NR] = $1 } END { printf "%.1f", v[int((NR + 1) / 2)] / 1e6 }'
}
divide() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

# Every device with a power in every region, drawn at random with a fixed seed. Ids come first in
# the lists and hold no commas.
"$bin/gramme-cli" list hardware --format csv >"$folder/hardware.csv"
"$bin/gramme-cli" list regions --format csv >"$folder/regions.csv"
awk -v rows="$rows" -v devices="$folder/hardware.csv" -v places="$folder/regions.csv" 'BEGIN {
    FS = ","
    while ((getline line < devices) > 0)
        if (split(line, f) > 6 && f[7] + 0 > 0 && line !~ /"/) device[n++] = f[1]
    getline line < places
    while ((getline line < places) > 0) { split(line, f); place[m++] = f[2] "," f[1] }
    srand(1)
    print "id,hardware,count,hours,runs,provider,region"
    for (i = 1; i <= rows; ++i)
        printf "run-%07d,%s,%d,%.2f,%d,%s\n", i, device[int(rand() * n)], 1 + int(rand() * 64),
               rand() * 500, 1 + int(rand() * 5), place[int(rand() * m)]
}' >"$folder/runs.csv"

has_pandas=no
if python3 -c 'import pandas' 2>/dev/null; then has_pandas=yes; fi
cat >"$folder/batch.py" <<'EOF'
import sys
import pandas

runs, hardware, regions = (pandas.read_csv(name) for name in sys.argv[1:4])
places = regions[["id", "provider", "intensity_g_per_kwh", "pue", "claim_pct"]]
table = runs.merge(hardware[["id", "tdp_w"]].rename(columns={"id": "hardware"}), on="hardware", how="left")
table = table.merge(places.rename(columns={"id": "region"}), on=["provider", "region"], how="left")
power = table["tdp_w"] * table["count"] * (0.60 + 0.25)  # utilisation and host, as most rows have it
table["energy_kwh"] = power * table["hours"] * table["runs"] / 1000 * table["pue"].fillna(1.54)
table["total_kg"] = table["energy_kwh"] * table["intensity_g_per_kwh"] / 1000
table["claimed_offset_kg"] = table["total_kg"] * table["claim_pct"] / 100
table.drop(columns=["tdp_w", "pue", "claim_pct"]).to_csv(sys.argv[4], index=False)
EOF

i=0
while [ "$i" -lt "$rounds" ]; do
    timed floor "$bin/bench-floor" "$folder/runs.csv" "$folder/floor.csv"
    timed batch "$bin/gramme-cli" batch "$folder/runs.csv" -o "$folder/batch.csv" 2>/dev/null
    if [ "$has_pandas" = yes ]; then
        timed pandas python3 "$folder/batch.py" "$folder/runs.csv" "$folder/hardware.csv" \
            "$folder/regions.csv" "$folder/pandas.csv"
    fi
    i=$((i + 1))
done

echo "batch: $rows rows, $(wc -c <"$folder/runs.csv") bytes, median of $rounds"
echo "  floor   $(median floor) ms"
echo "  batch   $(median batch) ms, $(divide $((rows / 1000)) "$(median batch)") million rows/s (bar 1)"
echo "  speed of batch / floor: $(divide "$(median floor)" "$(median batch)") (bar 0.5)"
if [ "$has_pandas" = yes ]; then
    echo "  pandas  $(median pandas) ms; batch is $(divide "$(median pandas)" "$(median batch)") x as fast (bar 1)"
else
    echo "  pandas is not installed, so it was not compared"
fi
if [ -x /usr/bin/time ]; then
    /usr/bin/time -f "  memory of batch: %M kB (bar 40960)" \
        "$bin/gramme-cli" batch "$folder/runs.csv" -o "$folder/batch.csv" 2>&1 >/dev/null |
        grep "memory of"
fi
# Both programs must have computed the same: energy and mass of the first rows, as numbers.
paste -d, "$folder/floor.csv" "$folder/batch.csv" | head -n 20001 | awk -F, '
    function differs(a, b) { return (a - b) ^ 2 > (1e-12 * a) ^ 2 }
    NR > 1 && (differs($8, $24) || differs($10, $26) || differs($15, $31)) { ++bad }
    END { print "  rows that differ from the floor: " bad + 0; exit bad > 0 }'

i=0
while [ "$i" -lt 41 ]; do
    timed hello "$bin/bench-hello-core"
    timed estimate "$bin/gramme-cli" estimate --hardware nvidia-a100-sxm4-80gb --count 8 \
        --hours 120 --provider aws --region us-east-1
    timed json "$bin/gramme-cli" estimate --hardware nvidia-a100-sxm4-80gb --count 8 \
        --hours 120 --provider aws --region us-east-1 --format json
    i=$((i + 1))
done
echo "start, median of 41"
echo "  hello   $(median hello) ms"
echo "  estimate, text $(median estimate) ms: $(divide "$(median estimate)" "$(median hello)") x (bar 4.5)"
echo "  estimate, json $(median json) ms: $(divide "$(median json)" "$(median hello)") x"
