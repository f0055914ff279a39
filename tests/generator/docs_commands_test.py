#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the commands of the docs and compares what they print: docs_commands_test.py PATH_OF_TYPEPLATE
PYTHON_WITH_NUMPY_AND_SAFETENSORS

In a block of console, what follows `$ ` is a command and the lines behind it are what it prints, up to a line `...`. `cat` of a file
that is not there yet shows a file that the reader has; files of weights are made by the script that the pages show. What runs a model
is tried where the companion program was built; of the README the blocks that name this test, because the others set up a machine.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

from program import COMPANION, PROGRAM, REPOSITORY, ProgramTest, environment

PYTHON = pathlib.Path(sys.argv.pop(1)).absolute()  # a link, whose folder says what is installed
sys.path.insert(0, str(REPOSITORY / "tests" / "docs"))
from page import BLOCK, agrees, commands_of  # noqa: E402

PAGES = ["docs/reference/command-line.md", "docs/how-to/templates.md", "docs/how-to/open-any-weights-file.md",
         "docs/how-to/port-weights.md", "docs/how-to/run-a-model-on-a-table.md", "README.md"]
SCRIPT = pathlib.Path("examples/weights/make_files.py")
FOLDERS = ["examples/steam/model", "examples/templates", "examples/weights"]


class Docs(ProgramTest):
    def take(self, command, shown, page):
        """Runs a command and compares; gives whether it was one."""
        words = command.split()
        if words[0] == "cat" and not (self.folder / words[1]).exists():
            (self.folder / words[1]).write_text("".join(line + "\n" for line in shown))
            return False
        path = f"{PROGRAM.parent}:{PYTHON.parent}:{os.environ['PATH']}"
        result = subprocess.run(command, shell=True, cwd=self.folder, env=environment(PATH=path), text=True, check=False,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        expected = "\n".join(shown)
        self.assertTrue(agrees(shown, result.stdout.splitlines()), f"{page}: {command}\nprints\n{result.stdout}not\n{expected}")
        return True

    def is_taken(self, block, page):
        if block["language"] != "console" or (page == "README.md" and block["how"] != "run by"):
            return False
        return COMPANION.exists() or "$ typeplate run " not in block["text"]

    def test_every_command_prints_what_the_page_says(self):
        count = 0
        for name in PAGES:
            self.setUp()
            self.add_package()
            (self.folder / "states.csv").unlink()
            for folder in FOLDERS:
                shutil.copytree(REPOSITORY / folder, self.folder / folder)
            shutil.copy(REPOSITORY / SCRIPT, self.folder)
            for block in BLOCK.finditer((REPOSITORY / name).read_text()):
                if self.is_taken(block, name):
                    count += sum(self.take(command, shown, name) for command, shown in commands_of(block["text"]))
        self.assertGreater(count, 40)


if __name__ == "__main__":
    unittest.main()
