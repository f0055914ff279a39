#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""A program of the documentation prints what the page says: same_output.py EXPECTED PROGRAM [ARGUMENT]..."""
import pathlib
import subprocess
import sys


def main():
    result = subprocess.run(sys.argv[2:], capture_output=True, text=True, check=False)
    expected = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
    if result.returncode != 0 or result.stdout != expected:
        sys.exit(f"{sys.argv[2:]} ended with {result.returncode} and printed\n{result.stdout}{result.stderr}instead of\n{expected}")


if __name__ == "__main__":
    main()
