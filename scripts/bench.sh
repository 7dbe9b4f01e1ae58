#!/bin/sh
# The measurements, which no other target runs.
set -eu
cd "$(dirname "$0")/.."
status=0
.venv/bin/python -m pytest -m bench --capture=no --durations=0 "$@" || status=$?
# 5: there is none yet.
[ "$status" = 5 ] || exit "$status"
