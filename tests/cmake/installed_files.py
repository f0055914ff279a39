#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""The list of installed files is the one in installed_files.txt, so that nobody adds or loses one unnoticed.

A line that begins with `libtorch:` is a file that a build with LibTorch installs beside the others. TYPEPLATE_BLESS=1 in a
build with LibTorch writes the list anew.
"""
import os
import pathlib
import re
import sys

import support

LIST = support.HERE / "installed_files.txt"
MARK = "libtorch: "
# What LibTorch adds is known by its name.
OF_LIBTORCH = re.compile(r"libtypeplate_runtime\.a$|typeplate-torch$")


def plain(path):
    """The path without what differs between builds and systems: the kind of build, and the folder of libraries."""
    path = re.sub(r"TypeplateTargets-\w+\.cmake$", "TypeplateTargets-<configuration>.cmake", path)
    return re.sub(r"^lib(64|/[^/]+-linux-gnu)/", "lib/", path)


def files_under(folder):
    folder = pathlib.Path(folder)
    return {plain(path.relative_to(folder).as_posix()) for path in folder.rglob("*") if not path.is_dir()}


def wanted_files(with_libtorch):
    lines = LIST.read_text(encoding="utf-8").splitlines()
    plain_lines = {line for line in lines if not line.startswith(MARK)}
    return plain_lines | ({line.removeprefix(MARK) for line in lines if line.startswith(MARK)} if with_libtorch else set())


def compare(what, actual, with_libtorch):
    wanted = wanted_files(with_libtorch)
    problems = [f"not in {LIST.name}: {path}" for path in sorted(actual - wanted)]
    problems += [f"not installed: {path}" for path in sorted(wanted - actual)]
    if problems:
        sys.exit("\n".join([f"{what} holds other files; TYPEPLATE_BLESS=1 rewrites the list:"] + problems))
    print(f"{what} holds the {len(actual)} files of the list")


def main():
    options = support.options_of(__doc__, "prefix", "libtorch")
    actual, with_libtorch = files_under(options.prefix), options.libtorch == "ON"
    if os.environ.get("TYPEPLATE_BLESS") and with_libtorch:
        lines = [MARK + path if OF_LIBTORCH.search(path) else path for path in sorted(actual)]
        LIST.write_text("\n".join(lines) + "\n", encoding="utf-8")
    compare("the installed folder", actual, with_libtorch)


if __name__ == "__main__":
    main()
