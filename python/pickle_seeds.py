#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the small pickles that tests flip bits in and that fuzzing begins with: every opcode of pickletools is in one of them.

    pickle_seeds.py tests/weights/data/pickle        run with the environment of python/requirements-test.txt
"""
import collections
import datetime
import fractions
import io
import pathlib
import pickle
import pickletools
import sys

import joblib
import numpy as np

# What Python's own writer no longer writes, opcode by opcode.
BY_HAND = {
    "text_opcodes": b"(I1\nI01\nL12345678901234567890L\nF1.5\nS'a\\x00\\n\\101'\nV\\u00e9\\U0001F600\nPid\nNlp0\n0g0\n.",
    "old_strings": b"\x80\x02(T\x02\0\0\0abU\x01cX\x01\0\0\0d\x82\x01\x83\x00\x01\x84\0\0\1\0t.",
    "stack_opcodes": b"(K\x01201(ld}K\x01K\x02sr\x00\x01\0\0j\x00\x01\0\0\x86.".replace(b"(ld}", b"(l0}"),
    "old_classes": b"(S'x'\nim\nC\n(cm\nC\nK\x01oq\x00K\x02Q\x87.",
    "dict_opcode": b"(K\x01K\x02d]K\x01aK\x02a\x86.",
    "new_opcodes": b"\x80\x04(\x8b\x01\0\0\0\x05\x8a\x01\x05B\x01\0\0\0aC\x01b\x8d\x01\0\0\0\0\0\0\0c\x8e\x01\0\0\0\0\0\0\0d"
                   b"J\x00\x00\x01\x00M\x00\x01G\x3f\xf0\0\0\0\0\0\0\x88\x89t\x94.",
    "buffers": b"\x80\x05(\x97\x97\x98\x96\x01\0\0\0\0\0\0\0at.",
    "keywords": b"\x80\x04\x8c\x01m\x8c\x01C\x93)}\x8c\x01aK\x01s\x92}\x8c\x01bK\x02sb.",
    "instances": b"\x80\x02cm\nC\nK\x01\x85\x81}X\x01\0\0\0aK\x01sb.",
    "sets": b"\x80\x04(\x8f(K\x01K\x02\x90(K\x01K\x02\x91t.",
    "marks": b"((K\x01K\x021K\x03t\x85K\x01K\x02\x86K\x01K\x02K\x03\x87t.".replace(b"\x03t\x85", b"\x03\x85"),
}


def values():
    yield "numbers", {"a": [1, -5, 70000, 1 << 70], "b": (1.5, None, True), "c": {"x", "y"}}
    yield "array", {"w": np.arange(6, dtype="f4").reshape(2, 3), "i": np.int64(7)}
    yield "columns", np.asfortranarray(np.arange(6, dtype=">f8").reshape(2, 3))
    yield "texts", np.array(["a", "bc"])
    yield "objects", np.array([1, "a", None], dtype=object)
    yield "library", [collections.OrderedDict(a=1), fractions.Fraction(1, 3), datetime.datetime(2026, 1, 2, 3), 1 + 2j,
                      bytearray(b"x"), b"\xff", range(3), slice(1), frozenset({1})]
    cycle = []
    cycle.append((cycle, cycle))
    yield "cycle", cycle


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    seeds = dict(BY_HAND)
    for label, value in values():
        for protocol in (0, 2, 4, 5):
            seeds[f"{label}_{protocol}"] = pickle.dumps(value, protocol)
    seen = set()
    for label, data in seeds.items():
        pickletools.dis(data, out=io.StringIO(), memo={})
        seen |= {op.name for op, _, _ in pickletools.genops(data)}
        (folder / f"{label}.pkl").write_bytes(data)
    missing = {op.name for op in pickletools.opcodes} - seen
    if missing:
        sys.exit(f"no seed has the opcodes {sorted(missing)}")
    model = {"w": np.arange(4.0), "o": np.array(["a", [1]], dtype=object), "f": np.asfortranarray(np.ones((2, 2), "i2"))}
    for how in ("none", "zlib", "gzip", "bz2", "lzma", "xz"):
        joblib.dump(model, folder / f"{how}.joblib", compress=0 if how == "none" else (how, 9))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
