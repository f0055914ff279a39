#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Builds the README's ten lines as a user does: in an empty folder, against the installed package, and runs them."""
import argparse
import pathlib
import shutil
import subprocess
import sys


def run(*command, cwd=None):
    result = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, cwd=cwd)
    if result.returncode != 0:
        sys.exit(f"{command} failed:\n{result.stdout}\n{result.stderr}")
    return result.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("source", "prefix", "compiler", "work"):
        parser.add_argument(f"--{name}", required=True)
    options = parser.parse_args()
    folder = pathlib.Path(options.work) / "an empty folder"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(options.source, folder)  # follows the link to the model: the copy stands alone
    run("cmake", "-S", folder, "-B", folder / "build", "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={options.prefix}",
        f"-DCMAKE_CXX_COMPILER={options.compiler}")
    run("cmake", "--build", folder / "build")
    output = run(folder / "build" / "quickstart", cwd=folder)
    print(output)
    expected = (folder / "expected_output.txt").read_text(encoding="utf-8")
    if output != expected:
        sys.exit(f"instead of\n{expected}")


if __name__ == "__main__":
    main()
