#!/usr/bin/env bash
# Runs a long step with its output in a file: one line while it works, the end of the file where it fails.
#
#   tools/setup/quietly.sh "the widgets" build/logs/wasm.log command …
set -euo pipefail

what=$1
log=$2
shift 2
mkdir -p "$(dirname "$log")"
echo "building $what (log: $log)"
if ! "$@" >"$log" 2>&1; then
  tail -n 40 "$log" >&2
  echo "quietly.sh: $what did not build; all of it: $log" >&2
  exit 1
fi
