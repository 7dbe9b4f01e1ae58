#!/bin/sh
# Imports a real file and asks who has held a post; `make setup` comes first.
# Works in a data folder of its own, whatever the environment says, and leaves nothing running.
set -eu
cd "$(dirname "$0")/.."
unset CANBO_NEO4J_URI CANBO_NEO4J_USER CANBO_NEO4J_PASSWORD
CANBO_HOME="$PWD/.build/example-home"
export CANBO_HOME

step() {
    echo
    echo "\$ canbo $*"
    .venv/bin/canbo "$@"
}

trap '.venv/bin/canbo down' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

step import data/us-congress.popolo.json
step succession us/executive/vice-president --as-of 1814-12-31
