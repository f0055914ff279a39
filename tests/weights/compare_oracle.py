# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""`typeplate compare` against numpy.isclose: pairs of numbers of every kind, NaN and infinities in their parts, under several tolerances."""
import argparse
import itertools
import json
import pathlib
import subprocess
import tempfile

import numpy as np

TOLERANCES = [(0, 0), (1e-5, 0), (0, 1), (1e-3, 1e-2), (0.5, 0)]
PARTS = [0.0, -0.0, 1.0, 1e-9, -3.5, float("nan"), float("inf"), float("-inf")]


def pairs(dtype):
    """Some that are special, and random ones from equal to far apart."""
    dtype = np.dtype(dtype)
    if dtype.kind == "c":
        special = np.array([complex(*parts) for parts in itertools.product(PARTS, PARTS)], dtype)
    else:
        special = np.array([part for part in PARTS if dtype.kind == "f" or np.isfinite(part)]).astype(dtype)
    first, second = (np.array(each) for each in zip(*itertools.product(special, special)))
    random = np.random.default_rng(7)
    base = random.normal(size=3000) * 100 + (1j * random.normal(size=3000) if dtype.kind == "c" else 0)
    direction = np.exp(2j * np.pi * random.random(3000)) if dtype.kind == "c" else random.choice([-1, 1], 3000)
    apart = 10.0 ** random.uniform(-9, 3, 3000) * direction
    return np.concatenate([first, base.astype(dtype)]), np.concatenate([second, (base + apart).astype(dtype)])


def away_from_the_limit(first, second, rtol, atol):
    """NumPy computes in the type itself, `compare` in a wider one: at the very limit both are right."""
    with np.errstate(all="ignore"):
        first, second = first.astype(complex), second.astype(complex)
        apart, allowed = np.abs(first - second), atol + rtol * np.abs(second)
        return ~np.isfinite(apart) | (np.abs(apart - allowed) > 1e-4 * allowed) | (allowed == 0)


def found_to_differ(program, first, second, rtol, atol, folder):
    for name, array in {"a": first, "b": second}.items():
        np.savez(folder / f"{name}.npz", **{str(i): each for i, each in enumerate(array[:, None])})
    words = [program, "compare", folder / "a.npz", folder / "b.npz", "--rtol", str(rtol), "--atol", str(atol), "--json"]
    result = json.loads(subprocess.run(words, capture_output=True, check=False).stdout)
    assert all(each["numbers"] == 1 for each in result["differences"]), "each is one number"
    return {int(each["name"]) for each in result["differences"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    program, checked = parser.parse_args().program, 0
    with tempfile.TemporaryDirectory() as folder:
        for dtype, (rtol, atol) in itertools.product(["complex64", "complex128", "float32", "float64", "int32"], TOLERANCES):
            first, second = pairs(dtype)
            kept = away_from_the_limit(first, second, rtol, atol)
            first, second = first[kept], second[kept]
            with np.errstate(all="ignore"):
                expected = set(np.flatnonzero(~np.isclose(first, second, rtol=rtol, atol=atol, equal_nan=True)).tolist())
            found = found_to_differ(program, first, second, rtol, atol, pathlib.Path(folder))
            wrong = [(first[i], second[i]) for i in sorted(expected ^ found)[:5]]
            assert not wrong, f"{dtype}, rtol {rtol}, atol {atol}: {wrong}"
            assert 0 < len(expected) < len(first), "both answers come up"
            checked += len(first)
    print(f"{checked} pairs")


if __name__ == "__main__":
    main()
