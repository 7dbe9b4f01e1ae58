#!/bin/sh
# Fills a data folder of its own with the invented office, once, and serves it until Ctrl-C;
# `make setup` comes first. Whatever the environment says, it touches nothing else.
set -eu
cd "$(dirname "$0")/.."
unset CANBO_NEO4J_URI CANBO_NEO4J_USER CANBO_NEO4J_PASSWORD
CANBO_HOME="$PWD/.build/demo-home"
export CANBO_HOME

is_running() {
    .venv/bin/python -c '
import os, sys
from pathlib import Path
from graph.engine import endpoint
sys.exit(endpoint(Path(os.environ["CANBO_HOME"])) is None)'
}

# Whoever had this folder's database running keeps it.
if ! is_running; then trap '.venv/bin/canbo down' EXIT; fi

.venv/bin/canbo demo --serve --port "${PORT:-8000}" &
canbo=$!
interrupted=
trap 'interrupted=1; kill "$canbo" 2>/dev/null || :' INT TERM
code=0
wait "$canbo" || code=$?
if [ -n "$interrupted" ]; then
    # The first wait was cut short; let it end before its database does.
    wait "$canbo" || :
    code=0
fi
exit "$code"
