#!/bin/bash
# libFuzzer on each target for so many seconds, two at a time, from the seeds; what it finds stays in build/fuzz/findings.
#   run.sh SECONDS [TARGET…]
set -u
seconds=$1
shift
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root" || exit 2
targets=${*:-$(ls tests/fuzz/seeds)}
mkdir -p build/fuzz/findings
one() {
  local target=$1 seconds=$2
  mkdir -p "build/fuzz/grown/$target"
  if PORTAL_FUZZ_TARGET=$target build/fuzz/tests/fuzz/portal_fuzz -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=16384 \
      -dict=tests/fuzz/words.dict -artifact_prefix="build/fuzz/findings/$target-" "build/fuzz/grown/$target" "tests/fuzz/seeds/$target" >"build/fuzz/$target.log" 2>&1; then
    echo "$target: nothing found, $(grep -o 'stat::number_of_executed_units: [0-9]*\|Done [0-9]* runs' "build/fuzz/$target.log" | tail -1)"
  else
    echo "$target: FOUND, see build/fuzz/$target.log"
    tail -n 30 "build/fuzz/$target.log"
    return 1
  fi
}
export -f one
# shellcheck disable=SC2086
printf '%s\n' $targets | xargs -P "${JOBS:-2}" -I{} bash -c 'one {} '"$seconds"
status=$?
total=$(printf '%s\n' $targets | wc -l)
failed=$(find build/fuzz/findings -type f | sed 's|.*/\([a-z_]*\)-.*|\1|' | sort -u | wc -l)
echo "fuzz: $((total - failed)) passed, $failed failed"
exit $((status != 0))
