#!/bin/sh
# Removes all that the targets made in this folder: the venv, the demo's data, builds and caches.
set -eu
cd "$(dirname "$0")/.."
for home in .build/demo-home .build/example-home; do
    if [ -x .venv/bin/canbo ] && [ -d "$home" ]; then
        CANBO_HOME="$PWD/$home" .venv/bin/canbo down || true
    fi
done
rm -rf .venv .build build dist htmlcov .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis \
    .import_linter_cache tests/cypher/lint/node_modules
