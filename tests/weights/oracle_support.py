# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""What the tests that compare with the real libraries share: our readers and writers, and tensors of every element type."""
import json
import os
import subprocess

import ml_dtypes
import numpy as np

# Every element type with the type of NumPy that has its bytes.
NUMPY_TYPES = {
    name: np.dtype(getattr(ml_dtypes, name, name))
    for name in ("bool uint8 int8 uint16 int16 uint32 int32 uint64 int64 float16 bfloat16 float32 float64 complex64 "
                 "complex128 float8_e5m2 float8_e4m3fn float8_e8m0fnu float8_e5m2fnuz float8_e4m3fnuz").split()
}
SHAPES = [(), (0,), (3,), (2, 3), (2, 0, 4), (1, 1, 1), (5, 1, 2, 3)]


def bits(dtype, shape, seed=0):
    """An array whose bytes are random: NaN with payloads, both zeros and infinities come up."""
    dtype = np.dtype(dtype)
    count = int(np.prod(shape, dtype=np.int64))
    raw = np.random.default_rng([seed, count, dtype.itemsize]).integers(0, 256, count * dtype.itemsize, dtype=np.uint8)
    if dtype == np.bool_:
        raw &= 1
    elif count > 1 and dtype.itemsize > 1:
        raw[:dtype.itemsize] = 0xFF  # a NaN with all its payload bits, where the type has one
        raw[0] = 0x5A
    return raw.view(dtype).reshape(shape)


class Program:
    """Our readers and writers."""

    def __init__(self, path):
        self.path = path

    def dump(self, paths):
        """What each file holds: {name: (dtype, shape, bytes), or why it is not read} and its metadata; or a sentence."""
        lines = subprocess.run([self.path, "dump", *map(os.fspath, paths)], check=True, capture_output=True).stdout.splitlines()
        assert len(lines) == len(paths), "a line a file"
        return [self._decoded(json.loads(line)) for line in lines]

    def write(self, *words):
        subprocess.run([self.path, "write", *map(str, words)], check=True)

    @staticmethod
    def _decoded(line):
        if "error" in line:
            return bytes.fromhex(line["error"]).decode()
        text = lambda digits: bytes.fromhex(digits).decode()
        tensors = {text(t["name"]): (t["dtype"], tuple(t["shape"]), bytes.fromhex(t["bytes"])) for t in line["tensors"]}
        refused = {text(name): text(reason) for name, reason in line["refused"].items()}
        assert len(tensors | refused) == len(line["tensors"]) + len(refused), "names are unique"
        return tensors | refused, {text(key): text(value) for key, value in line["metadata"].items()}


def described(array):
    """The same triple for an array."""
    array = np.asarray(array)
    return array.dtype.name, array.shape, array.tobytes("C")
