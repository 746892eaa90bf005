#!/usr/bin/env bash
# Installs what a purpose needs and this machine lacks, then the npm packages where the lock file has changed.
#
#   tools/setup/ensure.sh build test      purposes of packages.txt
#
# Asks nothing. Where nothing is missing it takes a moment and changes nothing. Without root and without sudo it says which line
# to run and fails. PORTAL_SETUP_LIST names another list (its test uses that).
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
list=${PORTAL_SETUP_LIST:-$root/tools/setup/packages.txt}
oldest_node=18

fail() {
  echo "ensure.sh: $*" >&2
  exit 1
}

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

missing_packages() {
  local purpose package command rest
  while read -r purpose package command rest; do
    case " $* " in *" $purpose "*) ;; *) continue ;; esac
    [ -z "$command" ] || ! command -v "$command" >/dev/null || continue
    is_installed "$package" || echo "$package"
  done < <(grep -vE '^[[:space:]]*(#|$)' "$list") | sort -u
}

check_purposes() {
  local purpose
  for purpose in "$@"; do
    grep -qE "^$purpose[[:space:]]" "$list" || fail "expected purposes of $list; got $purpose"
  done
}

install_packages() {
  local line="apt-get install --yes --no-install-recommends $*"
  command -v apt-get >/dev/null || fail "expected Debian 12 or its packages; missing: $*"
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || fail "missing packages; as root, run: $line"
    as_root=(sudo -n)
  fi
  echo "installing: $*"
  export DEBIAN_FRONTEND=noninteractive
  # Fresh images have no package lists, old ones outdated lists; both show as a package that does not install.
  if [ -z "$(find /var/lib/apt/lists -name '*_Packages*' -print -quit 2>/dev/null)" ] || ! "${as_root[@]}" $line </dev/null; then
    "${as_root[@]}" apt-get update
    "${as_root[@]}" $line </dev/null || fail "expected these packages to install; as root, try: apt-get update && $line"
  fi
}

check_node() {
  local got
  got=$(node -p 'process.versions.node.split(".")[0]')
  [ "$got" -ge "$oldest_node" ] || fail "expected Node $oldest_node or newer; got $(node --version) at $(command -v node)"
}

# "npm ci" takes half a minute: only where the lock file differs from that of the last time.
install_modules() {
  local stamp=$root/node_modules/.portal-lock
  cmp -s "$root/package-lock.json" "$stamp" && return
  echo "installing the npm packages of package-lock.json"
  (cd "$root" && npm ci --no-audit --no-fund --loglevel=error </dev/null)
  cp "$root/package-lock.json" "$stamp"
}

main() {
  [ $# -gt 0 ] || fail "usage: ensure.sh PURPOSE…, purposes of $list"
  check_purposes "$@"
  local missing
  missing=$(missing_packages "$@")
  # shellcheck disable=SC2086 # names have no blanks
  [ -z "$missing" ] || install_packages $missing
  [ -n "${PORTAL_SETUP_LIST:-}" ] && return
  check_node
  install_modules
}

main "$@"
