# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Archives beyond 4 GiB, both ways: what Python's zipfile writes is read behind that border, and what we write is read by zipfile
and by NumPy. Zeros are holes of the files, so that they take no room."""
import argparse
import io
import pathlib
import subprocess
import tempfile
import zipfile

import numpy as np

PIECE = bytes(1 << 24)
PIECES = 257


class Holes(io.FileIO):
    """A file that leaves a hole where the piece of zeros is written."""

    def write(self, data):
        if data is not PIECE:
            return super().write(data)
        self.seek(len(PIECE), io.SEEK_CUR)
        return len(PIECE)


def written_by_zipfile(path):
    with Holes(path, "wb") as file, zipfile.ZipFile(file, "w") as archive:
        archive.writestr("first", b"first")
        with archive.open(zipfile.ZipInfo("zeros"), "w", force_zip64=True) as member:
            for _ in range(PIECES):
                member.write(PIECE)
        archive.writestr("last", b"last")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    program = parser.parse_args().program
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "theirs.zip"
        written_by_zipfile(path)
        [line] = subprocess.run([program], input=f"{path}\n", text=True, check=True, capture_output=True).stdout.splitlines()
        members = [("first", b"first".hex()), ("zeros", f"long{PIECES * len(PIECE)}"), ("last", b"last".hex())]
        assert line == " ".join(["read", *(f"{name.encode().hex()}={content}" for name, content in members)]), line
        path.unlink()
        path = path.with_name("ours.npz")
        subprocess.run([program, "large", path], check=True)
        with zipfile.ZipFile(path) as archive:
            assert archive.getinfo("zeros.npy").file_size == 2**32 + 4096 + 128
        with np.load(path) as arrays:
            assert arrays.files == ["first", "zeros", "last"]
            assert (arrays["first"].tobytes(), arrays["last"].tobytes()) == (b"first", b"last")
    print("6 members of archives beyond 4 GiB agree both ways")


if __name__ == "__main__":
    main()
