#!/bin/sh
# Prints the path of a Chromium for the browser tests, and gets one where there is none:
# Debian's package when root, else the one Playwright brings.
set -eu
cd "$(dirname "$0")/.."

find_chromium() {
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome; do
        if [ -n "$name" ] && command -v "$name" 2>/dev/null; then return 0; fi
    done
    path="$(.venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)')"
    [ -x "$path" ] && echo "$path"
}

install_chromium() {
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "setup: installing Chromium" >&2
        apt-get update -qq >&2
        DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium >&2
    else
        echo "setup: fetching Chromium" >&2
        .venv/bin/python -m playwright install chromium >&2
    fi
}

find_chromium && exit 0
[ "${1:-}" = --find ] && exit 1
install_chromium
find_chromium
