#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# installer/dependencies.sh against a pretended machine: commands of the same names that only
# write down how they were called. Usage: dependencies.sh SOURCE_DIR
set -eu

script="$1/installer/dependencies.sh"
box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
failures=0

pretend() {
    printf '#!/bin/sh\n%s\n' "$2" >"$box/bin/$1"
    chmod +x "$box/bin/$1"
}

# A machine with nothing but the commands the script itself needs.
new_machine() {
    rm -rf "${box:?}"/*
    mkdir "$box/bin"
    : >"$box/installed"
    : >"$box/calls"
    for tool in sh awk cat sed sort tr env; do
        ln -s "$(command -v $tool)" "$box/bin/$tool"
    done
    pretend sleep 'exit 0'
    pretend id 'echo 0'
}

with_apt() {
    pretend dpkg-query "exec /bin/cat '$box/installed'"
    pretend apt-get "echo \"apt-get \$*\" >>'$box/calls'; ${1:-exit 0}"
}

installed() {
    for package in "$@"; do
        printf 'installed %s, \n' "$package" >>"$box/installed"
    done
}

# expect NAME EXIT_CODE GROUP...: runs the script on the pretended machine.
expect() {
    name=$1
    wanted_code=$2
    shift 2
    code=0
    PATH="$box/bin" GRAMME_SKIP_DEPENDENCIES="${skip:-}" "$script" "$@" \
        >"$box/out" 2>"$box/err" </dev/null || code=$?
    check "exit code $wanted_code, was $code" [ "$code" -eq "$wanted_code" ]
}

check() {
    what=$1
    shift
    if ! "$@"; then
        failures=$((failures + 1))
        printf 'FAIL %s: %s\n' "$name" "$what"
        sed 's/^/     /' "$box/out" "$box/err" "$box/calls"
    fi
}

silent() { [ ! -s "$box/out" ] && [ ! -s "$box/err" ] && [ ! -s "$box/calls" ]; }
called() { grep -q -- "$1" "$box/calls"; }
never_called() { [ ! -s "$box/calls" ]; }
said() { grep -q -- "$1" "$box/err"; }

run_group='libqt6sql6-sqlite libqt6svg6 qt6-qpa-plugins fonts-dejavu-core'

new_machine
with_apt
# shellcheck disable=SC2086
installed $run_group
expect 'everything there' 0 run
check 'says nothing and fetches nothing' silent
pretend id 'echo 1000'
expect 'everything there, not root' 0 run
check 'says nothing and fetches nothing' silent

new_machine
with_apt
installed libqt6svg6 qt6-qpa-plugins fonts-dejavu-core
printf 'not-installed libqt6sql6-sqlite, \n' >>"$box/installed"
expect 'one removed package, root' 0 run
check 'fetches the lists' called 'update$'
check 'installs that package alone' called 'install -y --no-install-recommends libqt6sql6-sqlite$'

new_machine
with_apt
installed g++ cmake ninja-build qt6-charts-dev qt6-svg-dev libqt6sql6-sqlite \
    libboost-dev libcli11-dev libkainjow-mustache-dev libcsv-dev nlohmann-json3-dev
printf 'installed qt6-base-dev, libqt6opengl6-dev (= 6.8.2), qt6-base-private-abi (= 6.8.2)\n' \
    >>"$box/installed"
expect 'a package that another one provides' 0 build
check 'counts as there' silent

new_machine
with_apt "case \"\$*\" in *install*) [ -e '$box/tried' ] || { : >'$box/tried'; exit 100; } ;; esac"
expect 'apt fails once' 0 run
check 'tries the install twice' [ "$(grep -c install "$box/calls")" -eq 2 ]

new_machine
with_apt 'exit 100'
expect 'apt keeps failing' 1 run
check 'gives the line to run' said 'run as root: apt-get install --no-install-recommends fonts-dejavu-core'

new_machine
with_apt
pretend id 'echo 1000'
expect 'not root, no sudo' 1 run
check 'gives the line to run' said 'As root, run: apt-get install --no-install-recommends fonts-dejavu-core libqt6sql6-sqlite libqt6svg6 qt6-qpa-plugins'
check 'touches nothing' never_called

new_machine
with_apt
pretend id 'echo 1000'
# shellcheck disable=SC2016
pretend sudo '[ "$1" = -n ] && exit 1; exec "$@"'
expect 'sudo asks for a password and nobody is there to type it' 1 run
check 'touches nothing' never_called
# shellcheck disable=SC2016
pretend sudo '[ "$1" = -n ] && exit 0; exec "$@"'
expect 'sudo without a password' 0 run
check 'installs' called 'install -y'

new_machine
expect 'a system without apt' 1 run
check 'names the packages' said 'call fonts-dejavu-core libqt6sql6-sqlite libqt6svg6 qt6-qpa-plugins and'
skip=1
expect 'a system without apt, check skipped' 0 run
check 'says nothing' silent
skip=

new_machine
with_apt
expect 'an unknown group' 1 everything
check 'names it and the groups' said "'everything' is not a group of packages; the groups are build, test, run, bench and package."

[ "$failures" -eq 0 ] || exit 1
echo 'every case as expected'
