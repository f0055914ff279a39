#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""A `typeplate` without its companion says so in one sentence; beside itself or in ../libexec/typeplate it is found."""
import pathlib
import shutil
import sys
import tempfile

from programs import require, run


def main():
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        program = folder / "bin" / "typeplate"
        program.parent.mkdir()
        shutil.copy(sys.argv[1], program)
        _, said = run(program, "init", "model.pt", cwd=folder, code=1)
        require("typeplate-torch" in said and "LibTorch" in said and said.count("\n") == 1,
                "one sentence that names the companion, and not\n" + said)
        # A stand-in shows which program is started, and with which words.
        for place in (folder / "libexec" / "typeplate", folder / "bin"):
            place.mkdir(parents=True, exist_ok=True)
            companion = place / "typeplate-torch"
            companion.write_text(f'#!/bin/sh\necho "{place}" "$@"\nexit 7\n', encoding="utf-8")
            companion.chmod(0o755)
            said, _ = run(program, "init", "a model.pt", "--name", "x y", cwd=folder, code=7)
            require(said == f"{place} init a model.pt --name x y\n", f"the companion in {place}, and not {said}")


if __name__ == "__main__":
    main()
