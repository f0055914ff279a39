#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""find_package(Typeplate) refuses another LibTorch than the one that Typeplate was built with, by version and by place.

The other LibTorch is a folder of links to the real one; the other version is a package whose record says so.
"""
import pathlib
import re
import shutil
import sys

import support

PROJECT = """cmake_minimum_required(VERSION 3.25)
project(User LANGUAGES CXX)
find_package(Typeplate REQUIRED)
"""


def linked_prefix(folder, include, libraries):
    folder.mkdir()
    (folder / "include").symlink_to(include)
    (folder / "lib").symlink_to(libraries)
    return folder


def package_built_with(prefix, folder, version, other):
    """The installed package, as if it had been built with LibTorch `other`."""
    shutil.copytree(prefix, folder)
    config = next(folder.rglob("TypeplateConfig.cmake"))
    text = config.read_text(encoding="utf-8")
    if text.count(version) < 3:
        sys.exit(f"{config} does not record LibTorch {version}")
    # Not in a path: the folder of that release may well have its number in its name.
    config.write_text(re.sub(rf"(?<![-\w.]){re.escape(version)}(?![\w.])", other, text), encoding="utf-8")
    return folder


def main():
    options = support.options_of(__doc__, "prefix", "version", "libtorch", "include", "libraries", "compiler", "work")
    work = support.fresh_folder(pathlib.Path(options.work) / "other libtorch")
    (work / "CMakeLists.txt").write_text(PROJECT, encoding="utf-8")

    def configure(prefix, *definitions):
        build = support.fresh_folder(work / "build")
        return support.attempt("cmake", "-S", work, "-B", build, "-G", "Ninja", f"-DCMAKE_PREFIX_PATH={prefix}",
                               f"-DCMAKE_CXX_COMPILER={options.compiler}", *definitions)

    other = linked_prefix(work / "other place", options.include, options.libraries)
    support.expect_refusal("another place", configure(options.prefix, f"-DTorch_ROOT={other}"),
                           f"Typeplate was built with LibTorch {options.version} in `{options.libtorch}`",
                           f"this project uses the one in `{other}`", f"set Torch_ROOT to `{options.libtorch}`")
    support.expect_refusal("a find_package(Torch) that found another place",
                           configure(options.prefix, f"-DTORCH_INSTALL_PREFIX={other}"), f"this project uses the one in `{other}`")
    built = package_built_with(pathlib.Path(options.prefix), work / "built with another", options.version, "2.99.7")
    support.expect_refusal("another version", configure(built),
                           f"Typeplate was built with LibTorch 2.99.7 in `{options.libtorch}`",
                           f"this project found {options.version} in `{options.libtorch}`", "set Torch_ROOT to LibTorch 2.99.7")
    status, output = configure(options.prefix, f"-DTorch_ROOT={options.libtorch}")
    support.expect("exit of the same LibTorch, named by hand", status, 0)
    if f"LibTorch {options.version} from {options.libtorch}" not in output:
        sys.exit(f"the LibTorch is not named:\n{output}")


if __name__ == "__main__":
    main()
