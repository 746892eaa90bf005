#!/usr/bin/env bash
# Builds the modules with the next Debian's Emscripten, in a folder of its own, and runs the core's tests and a whole story on them.
#
#   newer_emscripten.sh [FOLDER]     FOLDER is kept, so the next run is short; as root, since it changes its root
#
# PORTAL_NEWER_DEBIAN  the release (trixie); PORTAL_DEBIAN_MIRROR  where its packages come from (as on this machine)
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
folder=${1:-$root/build/newer}
release=${PORTAL_NEWER_DEBIAN:-trixie}
mirror=${PORTAL_DEBIAN_MIRROR:-$(apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Identifier: Packages' | sed -n 's/^Debian \(.*\/debian\)\/\?$/\1/p' | head -1)}
packages=emscripten,binaryen,cmake,ninja-build,make,g++,pkg-config,nodejs,nlohmann-json3-dev,fonts-paratype,fonts-dejavu-core

[ "$(id -u)" = 0 ] || { echo "newer_emscripten.sh: a folder becomes a root only for root" >&2; exit 2; }
[ -x "$folder/usr/bin/emcc" ] || debootstrap --variant=minbase --include="$packages" "$release" "$folder" "$mirror"

# The sources as they stand here, and what was fetched for the first compiler; not what it built.
rm -rf "$folder/src.new"
mkdir -p "$folder/src.new" "$folder/src/build"
tar -C "$root" --exclude=./build --exclude=./node_modules --exclude=./dist --exclude=./data --exclude=./.git -cf - . | tar -C "$folder/src.new" -xf -
find "$folder/src" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
cp -a "$folder/src.new/." "$folder/src/"
rm -rf "$folder/src.new"

chroot "$folder" emcc --version | head -1
chroot "$folder" env "JOBS=${JOBS:-2}" bash -c 'cd /src && cmake --preset wasm && cmake --build --preset wasm -j"$JOBS"'

modules=$folder/src/build/wasm/wasm
node "$root/tools/dist/build.mjs" --modules "$modules" --out "$root/build/newer-dist"
cd "$root"
PORTAL_WASM_DIR=$modules PORTAL_DIST=build/newer-dist node --test web/test/core.test.mjs tests/e2e/story.test.mjs tests/e2e/recovery.test.mjs tests/e2e/services.test.mjs tests/e2e/cases.test.mjs
