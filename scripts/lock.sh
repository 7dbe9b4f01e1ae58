#!/bin/sh
# Pins what pyproject.toml asks for, for every Python and machine, with the hashes of all files.
# Keeps the pins that still fit; with UPGRADE=1 takes the newest of everything.
set -eu
cd "$(dirname "$0")/.."
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

"${PYTHON:-python3}" -m venv "$scratch"
"$scratch/bin/python" -m pip install --quiet --disable-pip-version-check uv

compile() {
    out=$1
    shift
    # Without index options no host name gets into the files.
    "$scratch/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --custom-compile-command "make lock" --output-file "$out" ${UPGRADE:+--upgrade} "$@"
}

compile requirements.txt pyproject.toml --extra demo
compile requirements-build.txt --constraint requirements.txt --group build
compile requirements-dev.txt --constraint requirements.txt --constraint requirements-build.txt \
    pyproject.toml --extra demo --group dev
