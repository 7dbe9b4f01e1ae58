#!/bin/sh
# Every test but those `make check` has just run, with coverage; `make check` comes first.
set -eu
cd "$(dirname "$0")/.."
exec .venv/bin/python -m pytest \
    --ignore=tests/cypher/test_t0_static.py --ignore=tests/cypher/test_t1_lint.py \
    --cov --cov-report=term --durations=15 "$@"
