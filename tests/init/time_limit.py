#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""`typeplate init` ends in its time with a module that never returns, or never loads: one sentence, and no file."""
import pathlib
import shutil
import sys
import tempfile
import time

from programs import require, run


def require_stopped(typeplate, folder, file, limit, words, *options):
    before = time.monotonic()
    _, said = run(typeplate, "init", file, "--time-limit", limit, *options, cwd=folder, code=1, timeout=120)
    took = time.monotonic() - before
    require(said == f"typeplate: error: file {file}: it did not load and answer every call in {words}, and no card is "
            "written; give more with --time-limit, or ask who made it whether its `forward` ends for every input\n",
            "one sentence about the time, and not\n" + said)
    require(took >= limit, f"the program to wait {words}, and not {took:.2f} s")
    require([path.name for path in folder.iterdir()] == [file], "no file beside the module")


def main():
    typeplate, _, data = (pathlib.Path(word) for word in sys.argv[1:4])
    for file, limit, words, *options in (("never_returns.pt", 2, "2 seconds"),
                                         ("never_loads.pt", 1, "1 second", "--trust-code")):
        with tempfile.TemporaryDirectory() as made:
            shutil.copy(data / file, made)
            require_stopped(typeplate, pathlib.Path(made), file, limit, words, *options)
    with tempfile.TemporaryDirectory() as made:
        shutil.copy(data / "linear.pt", made)
        before = time.monotonic()
        run(typeplate, "init", "linear.pt", "--time-limit", 3600, cwd=made)
        require(time.monotonic() - before < 600, "a module that answers to be done long before its limit")
        for wrong in ("0", "-1", "1.5", "86401", "x", ""):
            _, said = run(typeplate, "init", "linear.pt", "--time-limit", wrong, "-o", "other.json", cwd=made, code=2)
            require("--time-limit" in said, "the flag, and not\n" + said)


if __name__ == "__main__":
    main()
