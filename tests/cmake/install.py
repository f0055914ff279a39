#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Installs Typeplate into one folder and moves it to another, where the other tests use it.

No installed file names the sources, the build folder or the first folder. Debug information is stripped before: it names the
sources for debuggers only. Where LibTorch is may be named by the package's configuration.
"""
import pathlib
import sys

import support


def strip(tool, prefix):
    for archive in prefix.rglob("*.a"):
        support.run(tool, "--strip-debug", archive)


def naming(prefix, forbidden, allowed):
    """The files under `prefix` that hold one of the paths, with the path; `allowed` may stand in them, also below such a path."""
    found = []
    inside = any(pathlib.Path(allowed).is_relative_to(path) for path in forbidden)
    for path in sorted(prefix.rglob("*")):
        if path.is_file():
            contents = path.read_bytes().replace(allowed.encode() if inside else b"", b"")
            found += [f"{path.relative_to(prefix)} names {text}" for text in forbidden if text.encode() in contents]
    return found


def main():
    options = support.options_of(__doc__, "build", "source", "config", "strip", "stage", "libtorch")
    stage = pathlib.Path(options.stage)
    support.fresh_folder(stage).rmdir()
    first = support.fresh_folder(stage.parent / "first prefix")
    support.run("cmake", "--install", options.build, "--prefix", first, "--strip", "--config", options.config)
    strip(options.strip, first)
    first.rename(stage)
    found = naming(stage, [str(first), options.build, options.source], options.libtorch)
    count = sum(path.is_file() for path in stage.rglob("*"))
    if found or count < 50:
        sys.exit(f"{count} files were installed:\n" + "\n".join(found))
    print(f"{count} files were installed and moved, none names where it came from")


if __name__ == "__main__":
    main()
