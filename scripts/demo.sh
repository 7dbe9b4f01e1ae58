#!/bin/sh
# Imports a real file and asks who has held a post; `make setup` comes first.
# Works in a data folder of its own, whatever the environment says, and leaves nothing running.
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

step() {
    echo
    echo "\$ canbo $*"
    .venv/bin/canbo "$@"
}

# Whoever had this folder's database running keeps it.
if ! is_running; then trap '.venv/bin/canbo down' EXIT; fi
trap 'exit 130' INT
trap 'exit 143' TERM

step import data/us-congress.popolo.json --format popolo
step succession us/executive/president
