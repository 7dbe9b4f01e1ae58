#!/bin/sh
# Every test but those `make check` has just run, with coverage; `make check` comes first.
# Two at a time, each with a database of its own; on a server of somebody else's one after another.
set -eu
cd "$(dirname "$0")/.."
workers=2
[ -n "${CANBO_TEST_NEO4J_URI:-}" ] && workers=0
# A database that lives for minutes never gains what Java's second compiler costs; two cores are all
# that the tests and two databases have.
export JDK_JAVA_OPTIONS="-XX:TieredStopAtLevel=1"
# In the order of their folders: what takes minutes is in the first, and thousands of short tests end.
exec .venv/bin/python -m pytest -n "$workers" --dist loadfile --no-loadscope-reorder \
    --ignore=tests/cypher/test_t0_static.py --ignore=tests/cypher/test_t1_lint.py \
    --cov --cov-report=term --durations=15 "$@"
