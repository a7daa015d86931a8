#!/bin/sh
# Writes the two lock files from pyproject.toml: run after changing a dependency (`make lock`).
#
# Left out on purpose (setup installs with --no-deps):
#   justmytype … the font package is used as a file, its Python side is not imported
set -eu
cd "$(dirname "$0")/.."
#   pip          comes with the virtual environment
left_out="--unsafe-package pip --unsafe-package justmytype"
compile() {
  # shellcheck disable=SC2086  # the list above is meant to split
  CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/pip-compile --quiet --generate-hashes --strip-extras \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options $left_out "$@" pyproject.toml
  sed -i '/^# WARNING: The following packages were not pinned/,$d' "$2"
}
compile --output-file packaging/requirements.lock --extra assets
compile --output-file packaging/requirements-dev.lock --extra assets --extra ocr --extra dev --constraint packaging/requirements.lock
