#!/usr/bin/env bash
# C++ as .clang-format has it: rewrites all sources, or with --check only names those that differ.
set -euo pipefail
cd "$(dirname "$0")/../.."

mode=-i
[ "${1:-}" != --check ] || mode="--dry-run -Werror"
command -v clang-format >/dev/null || { echo "format.sh: expected clang-format; got none: tools/setup/ensure.sh lint" >&2; exit 1; }
# shellcheck disable=SC2086 # the mode is two words
git ls-files -z '*.cpp' '*.h' | xargs -0 clang-format $mode
