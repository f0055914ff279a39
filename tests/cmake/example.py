#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Builds an example as a user does: in an empty folder, against the installed package, and runs it.

What it prints holds every line of `expected`, in this order.
"""
import pathlib
import shutil
import sys

import support


def main():
    options = support.options_of(__doc__, "source", "program", "expected", "prefix", "compiler", "project", "work")
    folder = support.fresh_folder(pathlib.Path(options.work) / f"an empty folder for {options.program}")
    source = folder / "source"
    shutil.copytree(options.source, source)  # follows links: the copy stands alone
    support.run(*support.configure_words(source, folder / "build", options, f"-DCMAKE_PREFIX_PATH={options.prefix}",
                                         f"-DCMAKE_CXX_COMPILER={options.compiler}"))
    support.run("cmake", "--build", folder / "build")
    output = support.run(folder / "build" / options.program, *options.arguments, cwd=source)
    print(output)
    support.expect_independent(folder / "build", options.project, options.work)
    place = 0
    for line in pathlib.Path(options.expected).read_text(encoding="utf-8").splitlines():
        place = output.find(line, place)
        if place < 0:
            sys.exit(f"the program does not print, or not in this place: {line}")


if __name__ == "__main__":
    main()
