#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Compiles the headers of 200 random cards behind libc's headers and other people's macros, with our warnings as errors."""
import argparse
import shutil
import subprocess
import sys

WARNINGS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]
CARDS = 200
CARDS_IN_ONE_SOURCE = 50


def main():
    parser = argparse.ArgumentParser()
    for option in ("--compiler", "--writer", "--include", "--work"):
        parser.add_argument(option, required=True)
    options = parser.parse_args()
    if shutil.which(options.compiler) is None:
        sys.exit(f"{options.compiler} is not installed: scripts/setup installs it")
    shutil.rmtree(options.work, ignore_errors=True)
    written = subprocess.run([options.writer, options.work, str(CARDS), str(CARDS_IN_ONE_SOURCE)],
                             check=True, capture_output=True, text=True).stdout.splitlines()
    if len(written) != CARDS // CARDS_IN_ONE_SOURCE:
        sys.exit(f"expected {CARDS // CARDS_IN_ONE_SOURCE} sources, got {written}")
    for source in written:
        result = subprocess.run([options.compiler, *WARNINGS, f"-I{options.include}", f"-I{options.work}", source],
                                check=False, capture_output=True, text=True)
        if result.returncode != 0 or result.stderr:
            sys.exit(f"{options.compiler} does not compile {source} without a word:\n{result.stderr[:4000]}")
    print(f"{options.compiler}: {CARDS} headers without a warning")


main()
