#!/usr/bin/env bash
# Fetches the third-party sources of sources.txt, as Debian's source packages, into third_party/<name>.
#
#   tools/sources/fetch.sh              all of them
#   tools/sources/fetch.sh icu imgui    these
#
# Each tarball is checked against its SHA-256 before it is unpacked; what is there already is left alone. The machine's
# apt stays as it is: source lines are derived from its own deb lines into a private configuration under build/sources.
# Without apt, or offline, name an unpacked source folder: PORTAL_ICU_SOURCE_DIR=/path/to/icu tools/sources/fetch.sh icu
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
list=$root/tools/sources/sources.txt
work=$root/build/sources
third_party=$root/third_party
apt_configuration=${PORTAL_APT_DIR:-/etc/apt}

fail() {
  echo "fetch.sh: $*" >&2
  exit 1
}

sha256_of() { sha256sum "$1" | cut -d' ' -f1; }

private_apt() {
  local program=$1
  shift
  local user=()
  [ "$(id -u)" != 0 ] || user=(-o APT::Sandbox::User=root)
  "$program" -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/apt/sources" \
    -o Dir::State::lists="$work/apt/lists" -o Dir::Cache="$work/apt/cache" -o Acquire::Languages=none \
    "${user[@]}" "$@"
}

# deb → deb-src, in both formats: one line a source (.list) and paragraphs (.sources).
derive_source_lines() {
  rm -rf "$work/apt"
  mkdir -p "$work/apt/sources" "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
  local file
  for file in "$apt_configuration/sources.list" "$apt_configuration"/sources.list.d/*.list; do
    [ -f "$file" ] || continue
    sed -n 's/^[[:space:]]*deb[[:space:]]\{1,\}/deb-src /p' "$file" >"$work/apt/sources/$(basename "$file" .list).list"
  done
  for file in "$apt_configuration"/sources.list.d/*.sources; do
    [ -f "$file" ] || continue
    sed 's/^Types:.*/Types: deb-src/' "$file" >"$work/apt/sources/$(basename "$file")"
  done
  grep -rqsE '^(deb-src |Types: deb-src)' "$work/apt/sources" || fail "expected deb lines in $apt_configuration; got none"
}

prepare_apt() {
  [ -z "${apt_is_ready:-}" ] || return 0
  command -v apt-get >/dev/null || fail "expected apt-get; got none: set PORTAL_<NAME>_SOURCE_DIR to an unpacked source folder"
  derive_source_lines
  echo "reading the lists of source packages"
  # A foreign archive without sources must not stop us: whether ours is there shows below.
  private_apt apt-get update >"$work/apt/update.log" 2>&1 || true
  apt_is_ready=yes
}

download() {
  local name=$1 package=$2 upstream=$3 tarball=$4
  prepare_apt
  local version
  version=$(private_apt apt-cache showsrc "$package" 2>/dev/null |
    awk -v package="$package" -v prefix="$upstream-" \
      '$1 == "Package:" { ours = $2 == package } $1 == "Version:" && ours && index($2, prefix) == 1 { found = $2 } END { print found }')
  [ -n "$version" ] || fail "$name: expected the source package $package $upstream-* in this machine's archives; got none" \
    "(see $work/apt/update.log); or set $(variable_of "$name") to an unpacked source folder"
  echo "$name: downloading $package $version"
  (cd "$work/download" && private_apt apt-get source --download-only --tar-only --only-source "$package=$version") \
    >"$work/download/$name.log" 2>&1 || fail "$name: expected $tarball to download; got an error (see $work/download/$name.log)"
  [ -f "$work/download/$tarball" ] || fail "$name: expected $tarball; got another file (see $work/download/$name.log)"
}

variable_of() { echo "PORTAL_$(echo "$1" | tr '[:lower:]-' '[:upper:]_')_SOURCE_DIR"; }

link_given() {
  local name=$1 folder=$2
  [ -d "$folder" ] || fail "$name: expected $(variable_of "$name") to be a folder; got $folder"
  [ ! -e "$third_party/$name" ] || [ -L "$third_party/$name" ] ||
    fail "$name: expected no $third_party/$name beside the folder given; got one: remove it first"
  ln -sfn "$(cd "$folder" && pwd)" "$third_party/$name"
  echo "$name: $folder, as given (not checked)"
}

unpack() {
  local name=$1 tarball=$2 sha256=$3
  local got
  got=$(sha256_of "$work/download/$tarball")
  if [ "$got" != "$sha256" ]; then
    rm -f "$work/download/$tarball"
    fail "$name: expected $tarball with SHA-256 $sha256; got $got"
  fi
  local fresh=$work/unpacked/$name
  rm -rf "$fresh" "${third_party:?}/$name"
  mkdir -p "$fresh"
  tar -xf "$work/download/$tarball" -C "$fresh" --strip-components=1 --no-same-owner
  echo "$tarball $sha256" >"$fresh/.fetched"
  mv "$fresh" "$third_party/$name"
  echo "$name: $tarball, unpacked into third_party/$name"
}

fetch() {
  local name=$1 package=$2 upstream=$3 tarball=$4 sha256=$5
  local variable
  variable=$(variable_of "$name")
  if [ -n "${!variable:-}" ]; then
    link_given "$name" "${!variable}"
    return
  fi
  if [ "$(cat "$third_party/$name/.fetched" 2>/dev/null)" = "$tarball $sha256" ]; then
    echo "$name: present"
    return
  fi
  [ -f "$work/download/$tarball" ] || download "$name" "$package" "$upstream" "$tarball"
  unpack "$name" "$tarball" "$sha256"
}

rows() { grep -vE '^[[:space:]]*(#|$)' "$list"; }

main() {
  local known name
  known=$(rows | awk '{ print $1 }' | paste -sd ' ')
  # shellcheck disable=SC2086 # names have no blanks
  [ $# -gt 0 ] || set -- $known
  mkdir -p "$work/download" "$third_party"
  for name in "$@"; do
    local row
    row=$(rows | awk -v name="$name" '$1 == name')
    [ -n "$row" ] || fail "expected one of: $known; got $name"
    # shellcheck disable=SC2086 # a row is its columns
    fetch $row
  done
}

main "$@"
