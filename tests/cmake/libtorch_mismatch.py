#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""FindLibTorch says which LibTorch and BLAS it found, and fails with a sentence when headers and libraries are of different
versions or a named folder is empty.

Makes a prefix with the real libraries and headers that claim another version, and configures a small project on it.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys

PROJECT = """cmake_minimum_required(VERSION 3.25)
project(Finder LANGUAGES CXX)
list(APPEND CMAKE_MODULE_PATH "{modules}")
find_package(LibTorch REQUIRED)
"""


def configure(options, root, prefix):
    source = root / "source"
    source.mkdir(parents=True, exist_ok=True)
    (source / "CMakeLists.txt").write_text(PROJECT.format(modules=options.modules), encoding="utf-8")
    build = root / "build"
    shutil.rmtree(build, ignore_errors=True)
    command = ["cmake", "-S", str(source), "-B", str(build), f"-DTorch_ROOT={prefix}"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    # CMake wraps long messages; the words are compared with single blanks.
    return result.returncode, " ".join((result.stdout + result.stderr).split())


def expect_refusal(what, outcome, words):
    status, output = outcome
    missing = [word for word in words if word not in output]
    if status == 0 or missing:
        sys.exit(f"{what}: exit {status}, without {missing}:\n{output}")
    print(f"{what}: refused")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("modules", "prefix", "libraries", "work"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    root = pathlib.Path(options.work)
    shutil.rmtree(root, ignore_errors=True)

    status, output = configure(options, root, options.prefix)
    if status != 0 or not re.search(rf"LibTorch \d+\.\d+\.\d+ from {re.escape(options.prefix)} .*, BLAS: \S", output):
        sys.exit(f"configuring does not say which LibTorch and BLAS:\n{output}")
    print("the LibTorch of this build: named with its place and its BLAS")

    prefix = root / "prefix"
    version = prefix / "include" / "torch" / "csrc" / "api" / "include" / "torch" / "version.h"
    version.parent.mkdir(parents=True)
    version.write_text("#define TORCH_VERSION_MAJOR 2\n#define TORCH_VERSION_MINOR 99\n#define TORCH_VERSION_PATCH 7\n",
                       encoding="utf-8")
    (prefix / "include" / "ATen").mkdir()
    (prefix / "include" / "ATen" / "ATen.h").write_text("", encoding="utf-8")
    (prefix / "lib").symlink_to(options.libraries)
    expect_refusal("headers of another version", configure(options, root, prefix),
                   ["LibTorch's headers and library disagree", "`2.99.7`", "point Torch_ROOT at one folder"])

    empty = root / "empty"
    empty.mkdir()
    expect_refusal("a folder without LibTorch", configure(options, root, empty),
                   ["holds no LibTorch", "give the folder that has `include` and `lib`"])


if __name__ == "__main__":
    main()
