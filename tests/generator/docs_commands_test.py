#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the commands of the docs and compares what they print: docs_commands_test.py PATH_OF_TYPEPLATE

In a block of console, what follows `$ ` is a command and the lines behind it are what it prints, up to a line `...`. `cat` of a file
that is not there yet shows a file that the reader has. The pages on models run where the companion program was built; of the README
the block that names this test, because the others set up a machine.
"""
import shutil
import subprocess
import sys
import unittest

from program import COMPANION, REPOSITORY, ProgramTest, environment

sys.path.insert(0, str(REPOSITORY / "tests" / "docs"))
from page import BLOCK, agrees, commands_of  # noqa: E402

PAGES = ["docs/reference/command-line.md", "docs/how-to/templates.md", "docs/how-to/open-any-weights-file.md",
         "docs/how-to/port-weights.md"]
PAGES_ON_MODELS = ["docs/how-to/run-a-model-on-a-table.md", "README.md"]


class Docs(ProgramTest):
    def take(self, command, shown, page):
        """Runs a command and compares; gives whether it was one."""
        words = command.split()
        if words[0] == "cat" and not (self.folder / words[1]).exists():
            (self.folder / words[1]).write_text("".join(line + "\n" for line in shown))
            return False
        result = subprocess.run(command, shell=True, cwd=self.folder, env=environment(), text=True, check=False,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        expected = "\n".join(shown)
        self.assertTrue(agrees(shown, result.stdout.splitlines()), f"{page}: {command}\nprints\n{result.stdout}not\n{expected}")
        return True

    def test_every_command_prints_what_the_page_says(self):
        count = 0
        for name in PAGES + (PAGES_ON_MODELS if COMPANION.exists() else []):
            self.setUp()
            self.add_package()
            self.add_weights()
            if name in PAGES_ON_MODELS:
                (self.folder / "states.csv").unlink()
            shutil.copytree(REPOSITORY / "examples" / "templates", self.folder / "examples" / "templates")
            for block in BLOCK.finditer((REPOSITORY / name).read_text()):
                if block["language"] == "console" and (name != "README.md" or block["how"] == "run by"):
                    count += sum(self.take(command, shown, name) for command, shown in commands_of(block["text"]))
        self.assertGreater(count, 12)


if __name__ == "__main__":
    unittest.main()
