# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Starts programs for tests, and says what was expected where they do something else."""
import json
import pathlib
import struct
import subprocess
import sys


def run(*command, cwd, code=0, timeout=None):
    """The output and the messages of a command that must end with this exit code, perhaps in this many seconds."""
    words = [str(word) for word in command]
    result = subprocess.run(words, capture_output=True, text=True, check=False, cwd=cwd, timeout=timeout)
    if result.returncode != code:
        sys.exit(f"{words} ended with {result.returncode}, expected {code}:\n{result.stdout}\n{result.stderr}")
    return result.stdout, result.stderr


def require(condition, what):
    if not condition:
        sys.exit(f"expected: {what}")


def write_safetensors(path, columns):
    """Columns of float32 as a safetensors file."""
    header, data = {}, b""
    for name, values in columns.items():
        start = len(data)
        data += struct.pack(f"<{len(values)}f", *values)
        header[name] = {"dtype": "F32", "shape": [len(values)], "data_offsets": [start, len(data)]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    pathlib.Path(path).write_bytes(struct.pack("<Q", len(text)) + text + data)
