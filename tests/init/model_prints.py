#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""What a model prints goes to the standard error: the standard output has the program's own words and rows only."""
import pathlib
import shutil
import sys
import tempfile

from programs import require, run

WORDS = "words of the model"


def main():
    typeplate, _, data = (pathlib.Path(word) for word in sys.argv[1:4])
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        shutil.copy(data / "prints_when_called.pt", folder / "model.pt")
        said, errors = run(typeplate, "init", "model.pt", cwd=folder)
        require("drafted with" in said and WORDS not in said, "what `init` says alone, and not\n" + said)
        require(WORDS in errors, "the model's words on the standard error, and not\n" + errors)

        card = folder / "model_card.json"
        text = card.read_text(encoding="utf-8").replace('"unit": "?"', '"unit": "K"')
        card.write_text(text, encoding="utf-8")
        run(typeplate, "hash", card, cwd=folder)
        (folder / "in.csv").write_text("columns\n1\n2\n", encoding="utf-8")
        for output in ("-", "/dev/stdout"):
            rows, errors = run(typeplate, "run", ".", "in.csv", "--without-reference", "-o", output, cwd=folder)
            lines = rows.splitlines()
            require(len(lines) == 3 and lines[1:] == ["1,2", "2,4"], "a header and two rows, and not\n" + rows)
            require(WORDS in errors, "the model's words on the standard error, and not\n" + errors)


if __name__ == "__main__":
    main()
