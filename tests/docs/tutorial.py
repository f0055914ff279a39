#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Goes through a tutorial as its reader does: its files and its commands, in the order of the page, in an empty folder.

What a command prints is compared with the page: `...` stands for any lines, numbers may differ in their last digits. A command
fails when the page shows an error behind it, and only then. The model is trained for real; then the example's own files take its
place, because training gives other last digits on other machines.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cmake"))
import support  # noqa: E402
from page import BLOCK, agrees, commands_of  # noqa: E402

REQUIRES = re.compile(r'"requires": "[\d.]+"')
ERRORS = ("error[", "typeplate: ")
CARD = "model/model_card.json"


def expect_same_card(what, text, wanted):
    """But for the release of LibTorch that `init` ran the model with."""
    if REQUIRES.sub("", text) != REQUIRES.sub("", wanted):
        sys.exit(f"{what} is\n{text}instead of\n{wanted}")


class Reader:
    def __init__(self, options):
        self.options = options
        self.example = pathlib.Path(options.project) / "examples" / "first_model"
        self.folder = support.fresh_folder(pathlib.Path(options.work) / "a reader of the tutorial")
        self.card_block = None
        self.commands = 0

    def environment(self, command):
        path = os.environ["PATH"]
        changes = {"CXX": self.options.compiler, "CXXFLAGS": self.options.flags, "CMAKE_PREFIX_PATH": self.options.prefix,
                   "CMAKE_CXX_COMPILER_LAUNCHER": self.options.launcher, "NO_COLOR": "1", "OMP_NUM_THREADS": "1",
                   "PATH": f"{self.options.prefix}/bin:{path}"}
        if command.startswith("python3 "):
            packages = support.run(self.options.tools, "-c", "import site; print(site.getsitepackages()[0])").strip()
            changes |= {"PATH": f"{pathlib.Path(self.options.python).parent}:{path}", "PYTHONPATH": packages}
        return {**os.environ, **changes}

    def take_file(self, block):
        """Writes what the page shows into the folder: a whole file, or a part of the card."""
        name = pathlib.Path(block["file"]).name
        if block["language"] != "json":
            shutil.copy(self.example / name, self.folder)
            return
        card = self.folder / CARD
        text = card.read_text(encoding="utf-8")
        if self.card_block is None:
            drafted = (pathlib.Path(self.options.project) / block["file"]).read_text(encoding="utf-8")
            expect_same_card("the drafted card", text, drafted)
            self.card_block = block["text"]
        elif self.card_block in text:
            card.write_text(text.replace(self.card_block, block["text"]), encoding="utf-8")
        else:
            sys.exit(f"the draft does not have the part that the page shows:\n{text}")

    def take_command(self, command, shown):
        result = subprocess.run(command, shell=True, cwd=self.folder, env=self.environment(command), text=True, check=False,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        fails = any(line.startswith(ERRORS) for line in shown)
        trains = command.startswith("python3 ")  # another error on every machine
        if (result.returncode != 0) != fails or not (trains or agrees(shown, result.stdout.splitlines())):
            sys.exit(f"$ {command}\nended with {result.returncode} and printed\n{result.stdout}instead of\n" + "\n".join(shown))
        print(f"$ {command}")
        self.commands += 1
        if command.startswith("typeplate init"):
            self.take_trained_files()

    def take_trained_files(self):
        for name in ("stopping.pt", "reference.safetensors"):
            if not (self.folder / "model" / name).is_file():
                sys.exit(f"training has not written model/{name}")
            shutil.copy(self.example / "model" / name, self.folder / "model")

    def read(self, page):
        for block in BLOCK.finditer(page):
            if block["language"] == "console":
                for command, shown in commands_of(block["text"]):
                    self.take_command(command, shown)
            else:
                self.take_file(block)


def main():
    options = support.options_of(__doc__, "project", "prefix", "python", "tools", "compiler", "work")
    reader = Reader(options)
    reader.read((pathlib.Path(options.project) / "docs" / "tutorial" / "first-model.md").read_text(encoding="utf-8"))
    card = (reader.folder / CARD).read_text(encoding="utf-8")
    committed = (reader.example / "model" / "model_card.json").read_text(encoding="utf-8")
    expect_same_card("the finished card", card, committed)
    if reader.commands < 12:
        sys.exit(f"only {reader.commands} commands were found on the page")


if __name__ == "__main__":
    main()
