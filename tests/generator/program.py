# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""What the tests of the command line share: the program, a folder with a package in it, and a terminal."""
import fcntl
import os
import pathlib
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import unittest

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
CASES = REPOSITORY / "tests" / "cases"
COMPANION = PROGRAM.with_name("typeplate-torch")
OK, BAD_INPUT, BAD_USAGE = 0, 1, 2


def run(*arguments, **options):
    return subprocess.run([str(PROGRAM), *map(str, arguments)], capture_output=True, text=True, check=False, **options)


def environment(**changes):
    """The environment without what changes how the program prints."""
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS", "TERM")}
    return {**kept, "TERM": "xterm", "PATH": f"{PROGRAM.parent}:{os.environ['PATH']}", **changes}


def run_on_terminal(*arguments, columns=80, env=None, errors=False):
    """Exit code and what a terminal of so many columns shows, colours and, if wanted, the standard error included."""
    child, terminal = pty.fork()
    if child == 0:
        try:
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
            if not errors:
                os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            os.execve(PROGRAM, ["typeplate", *map(str, arguments)], environment() if env is None else env)
        finally:
            os._exit(127)
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other side has closed
            break
        if not part:
            break
        shown += part
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode().replace("\r\n", "\n")


def without_colors(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


class ProgramTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="typeplate cli "))
        self.addCleanup(shutil.rmtree, self.folder)

    def add_package(self):
        """models/steam, a TorchScript file and a CSV file, as the examples of the help name them."""
        package = self.folder / "models" / "steam"
        shutil.copytree(REPOSITORY / "examples" / "steam" / "model", package)
        for path in package.iterdir():
            path.chmod(0o644)
        shutil.copy(package / "steam.pt", self.folder / "model.pt")
        (self.folder / "states.csv").write_text("temperature [degC],pressure [bar]\n350,80\n400,50\n")

    def compare(self, golden, text):
        """With TYPEPLATE_BLESS=1 the file is rewritten instead."""
        if os.environ.get("TYPEPLATE_BLESS") == "1":
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(text)
        self.assertEqual(text, golden.read_text(), golden)
