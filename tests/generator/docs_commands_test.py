#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the commands of the docs and compares what they print: docs_commands_test.py PATH_OF_TYPEPLATE

In a block of console, what follows `$ ` is a command and the lines behind it are what it prints, up to a line `...`.
"""
import re
import shutil
import subprocess
import unittest

from program import REPOSITORY, ProgramTest, environment

PAGES = ["docs/reference/command-line.md", "docs/how-to/templates.md"]


def commands_of(page):
    """(command, expected lines) in the order of the page."""
    found = []
    for block in re.findall(r"^```console\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


class Docs(ProgramTest):
    def test_every_command_prints_what_the_page_says(self):
        count = 0
        for name in PAGES:
            self.setUp()
            self.add_package()
            shutil.copytree(REPOSITORY / "examples" / "templates", self.folder / "examples" / "templates")
            for command, expected in commands_of((REPOSITORY / name).read_text()):
                result = subprocess.run(command, shell=True, cwd=self.folder, env=environment(), text=True, check=False,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
                printed = result.stdout.splitlines()
                if expected and expected[-1] == "...":
                    expected.pop()
                    printed = printed[:len(expected)]
                self.assertEqual(printed, expected, f"{name}: {command}")
                count += 1
        self.assertGreater(count, 12)


if __name__ == "__main__":
    unittest.main()
