#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Casts of porting rules beside PyTorch's, for every pair of element types: cast_oracle.py PATH_OF_TYPEPLATE

Types of 8 and 16 bits with every pattern, wider ones with edges and random patterns. What rules refuse, and PyTorch makes infinite, NaN, the
largest value or whatever comes out of C++, is tried one by one. PyTorch rounds a number of more than 24 bits twice on its way to 8 or 16 bits, by way of
float32: such numbers are left to the unit tests."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import numpy as np
import torch

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
INTEGERS = [torch.uint8, torch.int8, torch.int16, torch.uint16, torch.int32, torch.uint32, torch.int64, torch.uint64]
SMALL = [torch.float8_e5m2, torch.float8_e4m3fn, torch.float8_e5m2fnuz, torch.float8_e4m3fnuz, torch.float16, torch.bfloat16]
WITHOUT_INFINITIES = SMALL[1:4]
REAL = [torch.bool, *INTEGERS, *SMALL, torch.float32, torch.float64]
COMPLEX = {torch.complex32: torch.float16, torch.complex64: torch.float32, torch.complex128: torch.float64}
EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, -2.5, 126.5, 127, 128, 255, 256, 447, 448, 464, 464.1, 479, 57344, 61440, 65504, 65519, 65520,
         2.0**-9, 2.0**-10, 2.0**-11, 2.0**-16, 2.0**-17, 2.0**-24, 2.0**-25, 2.0**-133, 2.0**-149, 3.4028234e38, 3.4e38, 1e-45,
         float("inf"), -float("inf"), float("nan"), 2.0**31, 2.0**32, 2.0**63, 2.0**64, -(2.0**31), -(2.0**63)]


def name_of(dtype):
    return str(dtype).removeprefix("torch.")


def patterns(dtype, random):
    """Every value of a small type; edges and random bits of a large one."""
    if dtype == torch.bool:
        return torch.tensor([False, True])
    if dtype.itemsize <= 2:
        bits = np.arange(2 ** (8 * dtype.itemsize), dtype=f"u{dtype.itemsize}")
        return torch.from_numpy(bits.view(np.uint8).copy()).view(dtype)
    drawn = torch.from_numpy(random.integers(0, 256, 4000 * dtype.itemsize, np.uint8)).view(dtype)
    if dtype in INTEGERS:
        info = torch.iinfo(dtype)
        edges = [info.min, info.max, 0, 1, 2**24, 2**24 + 1, 2**24 + 3, *range(0, 70000, 97)]
        return torch.cat([drawn, torch.tensor(edges, dtype=dtype)])
    near = torch.from_numpy(random.standard_normal(4000) * 10.0 ** random.integers(-12, 12, 4000))
    return torch.cat([drawn, torch.tensor(EDGES, dtype=torch.float64).to(dtype), near.to(dtype)])


def exact(values):
    """The values as numbers that hold every one of them."""
    return values.to(torch.float64).numpy().astype(np.longdouble) if values.dtype not in (torch.int64, torch.uint64) \
        else values.numpy().astype(np.longdouble)


def is_cast(values, dtype):
    """Which values the rules cast; the others are refused."""
    numbers = exact(values)
    finite = np.isfinite(numbers)
    if dtype == torch.bool:
        return np.ones(numbers.shape, bool)
    if dtype in INTEGERS:
        info = torch.iinfo(dtype)
        whole = np.trunc(np.where(finite, numbers, 0))
        return finite & (whole >= info.min) & (whole <= info.max)
    lost = ~torch.isfinite(values.to(dtype).to(torch.float64)).numpy() & finite
    if dtype == torch.float8_e4m3fn:  # of which PyTorch makes the largest value; the middle to the next one, which is NaN, is even here
        lost = finite & (abs(numbers) > 464)
    return ~lost & (~np.isinf(numbers) | (dtype not in WITHOUT_INFINITIES))


def is_rounded_once(values, dtype):
    if dtype not in SMALL:
        return np.ones(values.shape, bool)
    numbers = exact(values)
    return np.isnan(numbers) | (numbers.astype(np.float32).astype(np.longdouble) == numbers)


def bits(values):
    return values.contiguous().view(torch.uint8).reshape(len(values), -1) if len(values) else values


class Casts(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="typeplate casts "))
        self.addCleanup(shutil.rmtree, self.folder)
        self.random = np.random.default_rng(3)

    def port(self, cells, rules):
        torch.save(cells, self.folder / "in.pt")
        (self.folder / "rules.json").write_text(json.dumps({"schema": "typeplate-porting/1", "name": "casts", "rules": rules}))
        return subprocess.run([PROGRAM, "port", "rules.json", "in.pt", "-o", "out.pt"], cwd=self.folder, capture_output=True, text=True, check=False)

    def ported(self, cells):
        rules = [{"from": name, "to": name, "steps": [{"cast": name.split(".")[1]}]} for name in cells]
        result = self.port(cells, rules)
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        return torch.load(self.folder / "out.pt", weights_only=True)

    def assert_same(self, got, wanted, label):
        self.assertEqual(got.dtype, wanted.dtype, label)
        nan = torch.isnan(wanted.to(torch.float64)).numpy()
        np.testing.assert_array_equal(torch.isnan(got.to(torch.float64)).numpy(), nan, err_msg=label)
        keep = torch.from_numpy(~nan)
        self.assertTrue(torch.equal(bits(got)[keep], bits(wanted)[keep]), label)

    def test_every_pair_of_real_types(self):
        cells, wanted = {}, {}
        for source in REAL:
            values = patterns(source, self.random)
            for target in REAL:
                chosen = torch.from_numpy(is_cast(values, target) & is_rounded_once(values, target)).nonzero().flatten()
                kept = values.view(torch.uint8).view(len(values), -1)[chosen].flatten().view(source)
                name = f"{name_of(source)}.{name_of(target)}"
                cells[name], wanted[name] = kept, kept.to(target)
                self.assertGreater(len(kept), 1, name)
        self.assertEqual(len(cells), 17 * 17)
        for name, got in self.ported(cells).items():
            self.assert_same(got, wanted[name], name)

    def test_every_pair_of_complex_types(self):
        cells, wanted = {}, {}
        for source, part in COMPLEX.items():
            values = patterns(part, self.random)
            for target, target_part in COMPLEX.items():
                chosen = torch.from_numpy(is_cast(values, target_part) & is_rounded_once(values, target_part))
                kept = values[chosen][: len(values[chosen]) // 2 * 2]
                name = f"{name_of(source)}.{name_of(target)}"
                cells[name] = torch.view_as_complex(kept.view(-1, 2))
                wanted[name] = kept.to(target_part)
        for name, got in self.ported(cells).items():
            self.assert_same(torch.view_as_real(got).flatten(), wanted[name], name)
        self.assertEqual(len(cells), 9)

    def test_what_has_no_value_in_the_new_type_is_refused(self):
        refused = 0
        for source in REAL:
            values = patterns(source, self.random)
            for target in REAL:
                bad = (~torch.from_numpy(is_cast(values, target))).nonzero().flatten()
                if not len(bad):
                    continue
                at = bad[int(self.random.integers(len(bad)))]
                result = self.port({"x": values.view(torch.uint8).view(len(values), -1)[at].view(source)},
                                   [{"from": "x", "to": "x", "steps": [{"cast": name_of(target)}]}])
                self.assertEqual(result.returncode, 1, (source, target))
                self.assertRegex(result.stderr, rf"tensor `x`: element 0, \S+, has no value in {name_of(target)};")
                refused += 1
        print(f"{refused} of {len(REAL) ** 2} pairs of types have values that are refused")
        self.assertGreater(refused, 100)


if __name__ == "__main__":
    np.seterr(all="ignore")  # what has no value in a type is what this is about
    unittest.main(warnings="ignore")
