#!/usr/bin/env bash
# clang-tidy over the C++ files that differ from a base: PORTAL_LINT_BASE, otherwise the last commit; ALL=1 takes every file.
# Needs the native build's compile_commands.json.
set -euo pipefail
cd "$(dirname "$0")/../.."

database=${PORTAL_BUILD_DIR:-build/native}
[ -f "$database/compile_commands.json" ] || { echo "tidy.sh: expected $database/compile_commands.json; got none: cmake --preset native" >&2; exit 1; }

wanted() {
  if [ -n "${ALL:-}" ]; then git ls-files '*.cpp'; else git diff --name-only --diff-filter=d "${PORTAL_LINT_BASE:-HEAD~1}" -- '*.cpp'; fi
}

# Only what the native build compiles: wasm/ has another compiler.
checked=0
failed=0
while read -r file; do
  grep -qF "/$file\"" "$database/compile_commands.json" || continue
  checked=$((checked + 1))
  clang-tidy -p "$database" --quiet "$file" 2>/dev/null || failed=$((failed + 1))
done < <(wanted)
echo "clang-tidy: $checked files, $failed with findings"
[ "$failed" = 0 ]
