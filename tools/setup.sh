#!/bin/sh
# Sets up a clone: system libraries, then .venv with the package and what a purpose needs.
#
#     tools/setup.sh book|test|bench|readers
#
# As root on Debian or Ubuntu it installs what the system lacks; elsewhere it names it, with the
# line that installs it, and stops. PYTHON=... chooses the interpreter that .venv is made from.
set -eu
cd "$(dirname "$0")/.."
purpose=$1
case $purpose in
    book) extras= ;;
    test) extras='[dev]' ;;
    bench) extras='[dev,bench]' ;;
    readers) extras='[dev]' ;;
    *) echo "usage: tools/setup.sh book|test|bench|readers" >&2; exit 2 ;;
esac

say() { echo "setup: $*" >&2; }

# Runs a command in silence; shows what it said if it fails.
quietly() {
    log=$(mktemp)
    if "$@" >"$log" 2>&1 </dev/null; then
        rm -f "$log"
    else
        cat "$log" >&2
        rm -f "$log"
        say "failed: $*"
        return 1
    fi
}

have() { command -v "$1" >/dev/null 2>&1; }

can_apt() { have apt-get && [ "$(id -u)" -eq 0 ]; }

apt_install() {
    say "installing $*"
    DEBIAN_FRONTEND=noninteractive
    export DEBIAN_FRONTEND
    quietly apt-get update -q
    quietly apt-get install -y -q --no-install-recommends "$@"
}

# The first Python of 3.11 or later.
find_python() {
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
}

can_make_venv() { [ -n "$1" ] && "$1" -c 'import ensurepip, venv' 2>/dev/null; }

# WeasyPrint finds these libraries the same way: by name, then by the system's search.
has_pango() {
    "$1" - 2>/dev/null <<'PYTHON'
import ctypes
import ctypes.util

for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"):
    try:
        ctypes.CDLL(f"lib{name}.so.0")
    except OSError:
        ctypes.CDLL(ctypes.util.find_library(name) or f"{name} is missing")
PYTHON
}

# What cannot be done without, and what only some tests want, as Debian names it.
needed() {
    venv_works || can_make_venv "$(find_python)" || printf '%s ' python3-venv
    python=$(find_python)
    [ -n "$python" ] && has_pango "$python" ||
        printf '%s ' libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
}

wanted() {
    [ "$purpose" = book ] && return
    have java || printf '%s ' default-jre-headless
    have qpdf || printf '%s ' qpdf
    [ "$purpose" = readers ] || return 0
    have ebook-convert || printf '%s ' calibre
    have mutool || printf '%s ' mupdf-tools
    have chromium || have chromium-browser || have google-chrome || printf '%s ' chromium
    have npm || printf '%s ' nodejs npm
}

venv_works() { .venv/bin/python -m pip --version >/dev/null 2>&1; }

# The line that installs Debian packages on this system, as far as we know it.
install_line() {
    if have apt-get; then
        echo "sudo apt-get install $*"
    elif have brew; then
        echo "brew install $(echo "$*" | sed -e 's/python3-venv/python/' -e 's/libpango-.*subset0/pango/' \
            -e 's/default-jre-headless/openjdk/')"
    else
        echo "(your package manager's names for) $*"
    fi
}

missing=$(needed | sed 's/ $//')
useful=$(wanted | sed 's/ $//')
if [ -n "$missing$useful" ] && can_apt; then
    # shellcheck disable=SC2086  # a list of package names
    apt_install $missing $useful
    missing=$(needed)
elif [ -n "$useful" ]; then
    say "some tests will be skipped; for all of them: $(install_line "$useful")"
fi
if [ -n "$missing" ]; then
    say "ebookpack stands on Python 3.11 or later, with venv, and on Pango, which sets the pages."
    say "This system lacks some of it. Install it with: $(install_line "$missing")"
    exit 1
fi

if ! venv_works; then
    say "making .venv"
    quietly "$(find_python)" -m venv --clear .venv
fi
say "installing ebookpack$extras into .venv"
quietly .venv/bin/python -m pip install --disable-pip-version-check -e ".$extras"

# Reading systems that are JavaScript; the browser is the system's.
if [ "$purpose" = readers ] && have npm; then
    say "installing reading systems into .venv"
    mkdir -p .venv/reading-systems
    cp tests/reading_systems/package.json .venv/reading-systems/
    (cd .venv/reading-systems && PUPPETEER_SKIP_DOWNLOAD=1 quietly npm install --no-audit --no-fund)
fi
