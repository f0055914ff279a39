#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""What `typeplate init` and the companion refuse: one sentence, exit code 1 or 2, and no file touched."""
import pathlib
import shutil
import sys
import tempfile

from programs import require, run


def refused(folder, words, *command, code=1):
    _, said = run(*command, cwd=folder, code=code)
    require(words in said and said.count("\n") == 1, f"one line with `{words}`, and not\n{said}")


def main():
    typeplate, companion, data = (pathlib.Path(word) for word in sys.argv[1:4])
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made) / "package"
        folder.mkdir()
        for name in ("linear", "dictionary", "writes_when_called", "raises_lines", "checkpoint"):
            shutil.copy(data / f"{name}.pt", folder)
        shutil.copy(data / "linear.pt", folder / "odd\nname.pt")
        shutil.copy(data / "linear.pt", folder.parent / "outside.pt")
        refused(folder, "Dict[str, Tensor]", typeplate, "init", "dictionary.pt")
        refused(folder, "calls `torch.save`", typeplate, "init", "writes_when_called.pt")
        refused(folder, "; give `--trust-code` if you know who wrote it", typeplate, "init", "writes_when_called.pt")
        refused(folder, "LibTorch says: builtins.ValueError: the first column is the mass flow: it must be at least 2 "
                "\\x1b[31m(end); wrap", typeplate, "init", "raises_lines.pt")
        refused(folder, "is a checkpoint of `torch.save`", typeplate, "init", "checkpoint.pt")
        refused(folder, "cannot be read", typeplate, "init", "missing.pt")
        refused(folder, "lies outside of the package", typeplate, "init", "../outside.pt")
        refused(folder, "no card can be drafted for this file", typeplate, "init", "odd\nname.pt")
        refused(folder, "does not exist; make it first", typeplate, "init", "linear.pt", "-o", "no/such/card.json")
        require(not list(folder.glob("*.json")), "no card after a refusal")

        (folder / "model_card.json").write_text("mine", encoding="utf-8")
        refused(folder, "is there already, and a card is never overwritten", typeplate, "init", "linear.pt")
        (folder / "link.json").symlink_to("nowhere.json")
        refused(folder, "is there already", typeplate, "init", "linear.pt", "-o", "link.json")
        require((folder / "model_card.json").read_text(encoding="utf-8") == "mine", "the card as it was")
        require(not (folder / "nowhere.json").exists(), "nothing written through a link")

        # Started by hand, the companion does its own commands and names the program for the others.
        run(companion, "init", "linear.pt", "-o", "by_hand.json", cwd=folder)
        refused(folder, "does `run` and `init` only", companion, "check", "by_hand.json", code=2)


if __name__ == "__main__":
    main()
