#!/bin/sh
# Make the virtual environment and install what a lock file pins, with hashes. Usage: set-up.sh LOCK
set -eu
lock=$1
if ! python3 -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" -ne 0 ]; then
        echo "Python's venv module is missing. Ask an administrator to install the package python3-venv." >&2
        exit 1
    fi
    apt-get update -q && apt-get install -y -q --no-install-recommends python3-venv
fi
[ -x .venv/bin/pip ] || python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --require-hashes --requirement "$lock"
.venv/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
# Compiled beforehand: "heed duties" is asked from scripts, many times, and starts twice as fast.
.venv/bin/python -m compileall -q heed
