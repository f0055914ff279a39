# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Starts `typeplate run` for tests, whose first words are the program and the folder of the steam model."""
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, MODEL = (str(pathlib.Path(sys.argv.pop(1)).resolve()) for _ in range(2))
OK, BAD_INPUT, BAD_USAGE = 0, 1, 2
HEADER = "temperature [degC],pressure [bar]\n"
GOOD_ROW = "350.25,80\n"
BAD_ROW = "35,80\n"


def command(*arguments):
    return [PROGRAM, "run", MODEL, *map(str, arguments)]


def run(*arguments, text=None, **options):
    return subprocess.run(command(*arguments), input=text, capture_output=True, text=True, check=False, **options)


def states(count):
    draw = random.Random(1)
    yield HEADER
    for _ in range(count):
        yield f"{draw.uniform(320, 790)!r},{draw.uniform(2, 95)!r}\n"


class Folder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="typeplate run "))
        self.addCleanup(shutil.rmtree, self.folder)
        self.input = self.folder / "in.csv"
        self.output = self.folder / "out" / "out.csv"
        self.output.parent.mkdir()
        self.input.write_text(HEADER + 3 * GOOD_ROW)

    def assert_nothing_written(self):
        self.assertEqual(list(self.output.parent.iterdir()), [])
