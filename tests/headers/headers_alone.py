#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Every public header compiles alone, twice in one file, without a warning: whoever includes one needs no other first."""
import argparse
import concurrent.futures
import pathlib
import subprocess
import sys

WARNINGS = ["-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]


def check(compiler, root, also, header):
    name = header.relative_to(root).as_posix()
    text = f"#include <{name}>\n#include <{name}>\nint main() {{}}\n"
    command = [compiler, *WARNINGS, "-fsyntax-only", f"-I{root}", *(f"-isystem{folder}" for folder in also), "-x", "c++", "-"]
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    return "" if result.returncode == 0 else f"{name} does not compile alone:\n{result.stderr[:2000]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("compiler")
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("also", nargs="*", help="folders of the libraries that opt-in headers need")
    options = parser.parse_args()
    headers = sorted(options.root.rglob("*.hpp"))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        problems = [p for p in pool.map(lambda h: check(options.compiler, options.root, options.also, h), headers) if p]
    if problems or not headers:
        sys.exit("\n".join(problems) or "no header was found")
    print(f"{len(headers)} headers compile alone with {options.compiler}")


if __name__ == "__main__":
    main()
