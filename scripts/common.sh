# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2034
# Read by the other scripts: where the project is, how we speak, and how a build folder is made.
set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$project"
jobs=${TYPEPLATE_JOBS:-2}
# Beside Debian's LibTorch, the one of python/requirements-torch-*.txt that every test passes with.
newer_torch=2.13.0

# One cache serves every build folder and every clone.
export CCACHE_BASEDIR=${CCACHE_BASEDIR:-$project} CCACHE_NOHASHDIR=true

say() { printf '\n== %s\n' "$*"; }

# A folder copied or moved with its build folder inside keeps the old path in CMake's cache, which CMake refuses.
drop_stale_build() {
  local cache=build/$1/CMakeCache.txt
  if [ -f "$cache" ] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$project" "$cache"; then
    say "build/$1 belongs to another folder; making it anew"
    rm -rf "build/$1"
  fi
}

# torch_folder VERSION: the folder of the PyTorch package that scripts/setup --torch made; it holds `include` and `lib`.
torch_folder() {
  local folder
  for folder in "$project/.venvs/torch-$1"/lib/python3*/site-packages/torch; do
    if [ -f "$folder/lib/libtorch_cpu.so" ]; then
      echo "$folder"
      return
    fi
  done
  echo "no LibTorch $1 in .venvs/torch-$1: run scripts/setup --torch $1" >&2
  return 1
}

# configure PRESET [option...]: Debian's LibTorch unless Torch_ROOT says otherwise.
configure() {
  local preset=$1
  shift
  drop_stale_build "$preset"
  cmake --preset "$preset" -DTorch_ROOT="${Torch_ROOT:-/usr}" "$@"
}
