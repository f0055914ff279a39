# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""What the tests of the command line share: the program, a folder with a package in it, and a terminal."""
import fcntl
import io
import json
import os
import pathlib
import pickle
import pty
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import termios
import unittest
import zipfile

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


def safetensors(tensors, metadata=None):
    """The bytes of a file. Tensors: name -> (dtype as safetensors calls it, shape, raw bytes)."""
    header, data = {"__metadata__": metadata} if metadata else {}, b""
    for name, (dtype, shape, raw) in tensors.items():
        header[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


def npz(tensors):
    """The same tensors as NumPy writes them. Dtypes as NumPy calls them: "<f4"."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, (dtype, shape, raw) in tensors.items():
            shown = "(" + "".join(f"{size}, " for size in shape) + ")"
            header = f"{{'descr': '{dtype}', 'fortran_order': False, 'shape': {shown}, }}"
            header += " " * (-(len(header) + 11) % 64) + "\n"
            archive.writestr(name + ".npy", b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header.encode() + raw)
    return file.getvalue()


def floats(*values):
    return struct.pack(f"<{len(values)}f", *values)


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

    def add_weights(self):
        """model.safetensors, the same as model.npz, and model.pkl, as the examples of the help name them."""
        tensors = {"dense.weight": ((2, 3), floats(*range(6))), "dense.bias": ((2,), floats(0.5, -0.5))}
        (self.folder / "model.safetensors").write_bytes(safetensors({name: ("F32", *rest) for name, rest in tensors.items()}))
        (self.folder / "model.npz").write_bytes(npz({name: ("<f4", *rest) for name, rest in tensors.items()}))
        (self.folder / "model.pkl").write_bytes(pickle.dumps({"rate": 0.1, "layers": [8, 64]}, protocol=4))

    def compare(self, golden, text):
        """With TYPEPLATE_BLESS=1 the file is rewritten instead."""
        if os.environ.get("TYPEPLATE_BLESS") == "1":
            golden.parent.mkdir(parents=True, exist_ok=True)
            golden.write_text(text)
        self.assertEqual(text, golden.read_text(), golden)
