# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Our npy and npz against NumPy, both ways, bit by bit: every element type x shape x order x byte order, stored and compressed;
the same bytes for each array as numpy.save; real files; and what NumPy writes and we refuse."""
import argparse
import io
import pathlib
import tempfile
import zipfile

import ml_dtypes
import numpy as np

import oracle_counts
from one_way import OneWay
from oracle_support import NUMPY_TYPES, SHAPES, Program, bits, described

TYPES = [name for name, dtype in NUMPY_TYPES.items() if dtype.isbuiltin == 1]
NAMES = ["T", "t", "a.b/c", "Δ温度", "😀", "w:0", "a//b", "sp ace", "", "x.npy", "name" * 60]


COUNTS = oracle_counts.Counts()


def every_array():
    """Each array with the bytes that it has in little-endian and in big-endian, in C and in Fortran order."""
    arrays = {}
    for number, name in enumerate(TYPES):
        for shape in SHAPES:
            array = bits(name, shape, number)
            for order in "CF":
                for sign in "<>":
                    turned = np.array(array.astype(array.dtype.newbyteorder(sign)), order=order)
                    arrays[f"{name}.{shape}.{order}.{sign}"] = turned
    arrays.update({name: bits("float32", (2,), number) for number, name in enumerate(NAMES)})
    return arrays


def count(name, column):
    """An array of every_array by its name, in a column of its order, or in one of its own."""
    dtype, _, order, sign = name.split(".")
    COUNTS.add(dtype, column.format(order=f"{order} {sign}"))


def expected(arrays):
    return {name: described(array.astype(array.dtype.newbyteorder("<"))) for name, array in arrays.items()}


def npz_files(arrays, folder):
    """The same arrays in every form of archive that NumPy writes."""
    np.savez(folder / "stored.npz", **arrays)
    np.savez_compressed(folder / "compressed.npz", **arrays)
    for name, save in {"one_way.npz": np.savez, "one_way_compressed.npz": np.savez_compressed}.items():
        with open(folder / name, "wb") as file:
            save(OneWay(file), **arrays)
    return [folder / name for name in ("stored.npz", "compressed.npz", "one_way.npz", "one_way_compressed.npz")]


def check_every_type(program, folder):
    arrays = every_array()
    files = npz_files(arrays, folder)
    every_type = list(arrays)[:-len(NAMES)]
    for path, read in zip(files, program.dump(files)):
        assert read == (expected(arrays), {}), path
        for name in every_type:
            count(name, "npz, {order}")
    for source in files[:2]:
        ours = folder / "ours.npz"
        program.write("npz", source, ours)
        with np.load(ours) as loaded:
            assert {name: described(loaded[name]) for name in loaded.files} == expected(arrays)
        check_same_bytes(ours, arrays)
        for name in every_type:
            count(name, "written")
    again = folder / "again.npz"
    program.write("npz", ours, again)
    assert again.read_bytes() == ours.read_bytes(), "the same tensors give the same bytes"
    return len(NAMES)


def check_same_bytes(path, arrays):
    """Each member of ours is what numpy.save writes, and zipfile finds nothing wrong with the archive."""
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert [info.filename for info in archive.infolist()] == [name + ".npy" for name in arrays]
        for name, array in arrays.items():
            saved = io.BytesIO()
            np.save(saved, np.array(array.astype(array.dtype.newbyteorder("<")), order="C"))
            assert archive.read(name + ".npy") == saved.getvalue(), name


def check_single_arrays(program, folder):
    """npy files of each version of the header."""
    arrays = every_array()
    for name in NAMES:
        del arrays[name]
    wanted = expected(arrays)
    for version in ((1, 0), (2, 0), (3, 0)):
        paths = []
        for array in arrays.values():
            paths.append(folder / f"{len(paths)}.npy")
            with open(paths[-1], "wb") as file:
                np.lib.format.write_array(file, array, version=version)
        for name, read in zip(arrays, program.dump(paths), strict=True):
            assert read == ({"arr_0": wanted[name]}, {}), name
            count(name, "npy {}.{}".format(*version))
    return 3 * len(arrays)


def check_few_and_many(program, folder):
    np.savez(folder / "none.npz")
    np.savez(folder / "positional.npz", np.arange(3), np.arange(2.0))
    np.savez(folder / "many.npz", **{f"k{i}": np.array(i) for i in range(3000)})
    none, positional, many = program.dump([folder / name for name in ("none.npz", "positional.npz", "many.npz")])
    assert none == ({}, {})
    assert positional[0] == {"arr_0": described(np.arange(3)), "arr_1": described(np.arange(2.0))}
    assert many[0] == {f"k{i}": described(np.array(i)) for i in range(3000)}
    program.write("npz", folder / "none.npz", folder / "ours.npz")
    with np.load(folder / "ours.npz") as loaded:
        assert loaded.files == []
    return 3


def check_refused(program, folder):
    """What an array may be in NumPy and not here: it is refused by name with what to do, and the others are read."""
    refused = {
        "objects": (np.array([None, "x"]), "Python objects"),
        "records": (np.zeros(2, [("x", "f4"), ("y", "i8")]), "a structured array"),
        "texts": (np.array(["ab", "c"]), "texts"),
        "bytes": (np.array([b"ab", b"c"]), "texts"),
        "dates": (np.zeros(2, "M8[ns]"), "dates or times"),
        "times": (np.zeros(2, "m8[s]"), "dates or times"),
        "void": (np.zeros(2, "V7"), "raw bytes"),
        "bfloat16": (np.zeros(2, ml_dtypes.bfloat16), "raw bytes, as NumPy writes bfloat16"),
        "long": (np.zeros(2, np.longdouble), "long doubles"),
        "complex_long": (np.zeros(2, np.clongdouble), "long doubles"),
    }
    paths = []
    for name, (array, _) in refused.items():
        paths.append(folder / f"{name}.npz")
        np.savez(paths[-1], good=np.arange(3), **{name: array})
    for (name, (_, words)), answer in zip(refused.items(), program.dump(paths)):
        (tensors, _) = answer
        assert tensors.keys() == {"good", name} and tensors["good"] == described(np.arange(3)), answer
        assert isinstance(tensors[name], str) and words in tensors[name], answer
    return len(refused)


def check_real_files(program, folder):
    files = sorted(each for part in ("npz", "fixtures") for each in (folder / part).glob("**/*.npz"))
    assert len(files) >= 12, "real files are there"
    for path, (read, metadata) in zip(files, program.dump(files)):
        with np.load(path) as loaded:
            texts = {name for name in loaded.files if loaded[name].dtype.kind == "U"}
            assert {name for name, each in read.items() if isinstance(each, str)} == texts, path
            assert {name: described(loaded[name]) for name in loaded.files if name not in texts} == {
                name: each for name, each in read.items() if name not in texts} and not metadata, path
    return len(files)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    parser.add_argument("--page", required=True, help="docs/reference/weights-oracles.md")
    options = parser.parse_args()
    program = Program(options.program)
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        counts = {"names": check_every_type(program, folder), "npy files": check_single_arrays(program, folder),
                  "archives": check_few_and_many(program, folder), "refused": check_refused(program, folder),
                  "real files": check_real_files(program, options.data)}
    print(f"NumPy {np.__version__}: {COUNTS.total()} arrays of every element type agree both ways, "
          + ", ".join(f"{number} {what}" for what, number in counts.items()))
    oracle_counts.check(options.page, "npz", f"NumPy {np.__version__}", "element type", COUNTS)


if __name__ == "__main__":
    main()
