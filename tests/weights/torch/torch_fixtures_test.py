# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Files that other people's programs wrote: names, element types, shapes, strides and offsets as their expectations state them,
values as a second reader of torch files finds them, which is written here with the standard library alone.

    python torch_fixtures_test.py TORCH_TOOL FIXTURES
"""
import collections
import io
import json
import pathlib
import pickle
import subprocess
import sys
import unittest
import zipfile

import numpy

TOOL, FIXTURES = sys.argv[1], pathlib.Path(sys.argv[2])
WIDTHS = {"Float": 4, "Double": 8, "Half": 2, "BFloat16": 2, "Long": 8, "Int": 4, "Short": 2, "Char": 1, "Byte": 1, "Bool": 1,
          "ComplexFloat": 8, "ComplexDouble": 16}
WIDTHS_OF_DTYPES = {"uint16": 2, "uint32": 4, "uint64": 8, "float8_e4m3fn": 1, "float8_e5m2": 1}


class Inert:
    """Stands for every class and function: it takes anything and does nothing."""

    def __init__(self, *arguments):
        self.arguments = arguments

    def __setstate__(self, state):
        self.state = state


class Tensor:
    """A tensor as bytes: an element at a time, by offset and strides."""

    def __init__(self, storage, offset, shape, stride, width, conjugated):
        self.values = b""
        indices = [()]
        for size in shape:
            indices = [index + (i,) for index in indices for i in range(size)]
        for index in indices:
            begin = (offset + sum(i * step for i, step in zip(index, stride))) * width
            element = bytearray(storage[begin:begin + width])
            assert len(element) == width
            if conjugated:
                element[-1] ^= 0x80
            self.values += bytes(element)


class SecondReader(pickle.Unpickler):
    def __init__(self, archive):
        self.archive = archive
        self.root = next(name[:-len("data.pkl")] for name in archive.namelist() if name.endswith("/data.pkl"))
        super().__init__(io.BytesIO(archive.read(self.root + "data.pkl")))

    def find_class(self, module, name):
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        if module in ("numpy.core.multiarray", "numpy._core.multiarray") and name == "_reconstruct":
            return lambda *_: numpy.ndarray.__new__(numpy.ndarray, (0,), "b")
        if (module, name) == ("_codecs", "encode"):
            return str.encode
        if (module, name) in (("numpy", "ndarray"), ("numpy", "dtype")):
            return getattr(numpy, name)
        if module == "torch._utils" and name in ("_rebuild_tensor_v2", "_rebuild_tensor_v3"):
            return lambda storage, offset, shape, stride, _, __, *rest: self.tensor(storage, offset, shape, stride, rest)
        return type(name, (Inert,), {"__module__": module, "called": name})

    def tensor(self, storage, offset, shape, stride, rest):
        width, contents = storage
        if rest and isinstance(rest[0], type):
            width, rest = WIDTHS_OF_DTYPES[rest[0].called], rest[1:]
        return Tensor(contents, offset, shape, stride, width, bool(rest and rest[0] and rest[0].get("conj")))

    def persistent_load(self, known):
        return WIDTHS.get(known[1].called[:-len("Storage")], 1), self.archive.read(f"{self.root}data/{known[2]}")


def values_of(contents):
    """name -> bytes of every tensor and every array of numbers in nested dicts and attributes."""
    found = {}

    def walk(value, name):
        if isinstance(value, Tensor):
            found[name] = value.values.hex()
        elif isinstance(value, numpy.ndarray) and value.dtype.kind in "biufc":
            found[name] = value.tobytes().hex()
        elif isinstance(value, Inert):
            walk(getattr(value, "state", None), name)
        elif isinstance(value, dict):
            for key, each in value.items():
                walk(each, f"{name}.{key}" if name else str(key))

    walk(SecondReader(zipfile.ZipFile(io.BytesIO(contents))).load(), "")
    return found


def read(*words):
    said = json.loads(subprocess.run([TOOL, *map(str, words)], stdout=subprocess.PIPE, check=True).stdout)
    assert "error" not in said, said
    return {bytes.fromhex(each["name"]).decode(): each for each in said["tensors"]}


def stated(tensors, prefix=""):
    return [(name[len(prefix):], each["dtype"], each["shape"]) for name, each in tensors.items() if name.startswith(prefix)]


def listed(expected):
    return [(each["name"], each["dtype"], each["shape"]) for each in expected]


class Aifolio(unittest.TestCase):
    def test_every_bundle_has_the_stated_tensors_with_the_same_values(self):
        cases = sorted(FIXTURES.glob("aifolio/*/model_bundle.pt"))
        self.assertEqual(len(cases), 12)
        for bundle in cases:
            expected = json.loads((bundle.parent / "expected.json").read_text())
            tensors = read("inspect", bundle)
            with self.subTest(bundle.parent.name):
                self.assertEqual(stated(tensors, "state_dict."), listed(expected["state_dict"]))
                self.assertEqual({name: each["values"] for name, each in tensors.items()}, values_of(bundle.read_bytes()))


class Dimtensor(unittest.TestCase):
    def test_every_package_has_the_stated_tensors_with_the_same_values(self):
        cases = sorted(FIXTURES.glob("dimtensor/*/weights.pt"))
        self.assertEqual(len(cases), 4)
        for weights in cases:
            expected = json.loads((weights.parent / "expected.json").read_text())["state_dict"]
            tensors = read("inspect", weights)
            with self.subTest(weights.parent.name):
                self.assertEqual(stated(tensors), listed(expected))
                places = [(each["strides"], each["offset"]) for each in tensors.values()]
                self.assertEqual(places, [(each["stride"], each["storage_offset"]) for each in expected])
                self.assertEqual({name: each["values"] for name, each in tensors.items()}, values_of(weights.read_bytes()))

    def test_values_are_those_that_numpy_stored(self):
        values = numpy.load(FIXTURES / "dimtensor/torch_dtypes/values.npz")
        tensors = read("inspect", FIXTURES / "dimtensor/torch_dtypes/weights.pt")
        self.assertEqual(set(tensors), set(values))
        for name, array in values.items():
            if name in ("bf16", "f8_e4m3fn", "f8_e5m2"):  # stored widened
                continue
            with self.subTest(name):
                self.assertEqual(tensors[name]["values"], numpy.ascontiguousarray(array).tobytes().hex())
        widened = numpy.frombuffer(bytes.fromhex(tensors["bf16"]["values"]), "<u2").astype("<u4") << 16
        self.assertTrue(numpy.array_equal(widened.view("<f4").reshape(6, 4), values["bf16"]))

    def test_views_of_one_storage_stay_views_of_it(self):
        tensors = read("inspect", FIXTURES / "dimtensor/torch_dtypes/weights.pt")
        self.assertEqual(tensors["slice_of_40"]["storage"], tensors["every_third_of_40"]["storage"])
        self.assertNotEqual(tensors["p"]["storage"], tensors["f64"]["storage"])


class Ptychopinn(unittest.TestCase):
    def test_members_of_an_outer_archive_are_read(self):
        path = FIXTURES / "ptychopinn/small_object_trainable_scale/wts.h5.zip"
        expected = json.loads((path.parent / "expected.json").read_text())["bundle"]
        outer = zipfile.ZipFile(path)
        members = [name for name in outer.namelist() if name.endswith("model.pth")]
        self.assertEqual(len(members), 2)
        for member in members:
            tensors = read("member", path, member)
            with self.subTest(member):
                if isinstance(expected[member], list):
                    self.assertEqual(stated(tensors), listed(expected[member]))
                else:
                    self.assertEqual(tensors, {})
                self.assertEqual({name: each["values"] for name, each in tensors.items()}, values_of(outer.read(member)))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
