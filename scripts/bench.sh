#!/bin/sh
# The measurements, which no other target runs; they print ratios and assert nothing about time.
set -eu
cd "$(dirname "$0")/.."
exec .venv/bin/python -m tests.bench.run
