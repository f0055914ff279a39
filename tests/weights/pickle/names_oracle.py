# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Nothing that has numbers vanishes from a pickle, and each has the name of the way to it, whoever wrote the file.

    python names_oracle.py TYPEPLATE
"""
import bz2
import dataclasses
import gzip
import json
import lzma
import pathlib
import pickle
import subprocess
import sys
import tempfile
import unittest

import flax.serialization
import joblib
import numpy as np
import safetensors.numpy
import sklearn.ensemble
import sklearn.neighbors

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
PROTOCOLS = range(6)
two = np.ones(2)


@dataclasses.dataclass(slots=True)
class WithSlots:
    name: str
    mean: np.ndarray


class WithTuple:
    def __getstate__(self):
        return "n", two

    def __setstate__(self, state):
        pass


class Names(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content)
        return path

    def run_on(self, path):
        return subprocess.run([PROGRAM, "weights", path, "--json"], capture_output=True, text=True, check=False)

    def listed(self, path):
        """The names of what is read and of what is not."""
        done = self.run_on(path)
        self.assertEqual(done.returncode, 0, done.stderr)
        said = json.loads(done.stdout)
        return [[each["name"] for each in said[kind]] for kind in ("tensors", "not_read")]

    def refusal(self, path):
        done = self.run_on(path)
        self.assertEqual((done.returncode, done.stdout), (1, ""))
        return done.stderr

    def names(self, value, **options):
        return self.listed(self.write("value.pkl", pickle.dumps(value, **options)))

    def test_a_masked_array_is_not_read_and_said_so(self):
        value = {"w": two, "m": np.ma.array([1.0, 2.0], mask=[0, 1])}
        for protocol in PROTOCOLS:
            self.assertEqual(self.names(value, protocol=protocol), [["w"], ["m"]])

    def test_keys_of_every_kind_are_parts_of_names(self):
        keys = {1: "1", -(2**62): str(-(2**62)), np.int64(7): "7", np.uint8(255): "255", np.str_("s"): "s", "": "", b"k": "k", (1, "a"): "(1, a)",
                (np.int32(3),): "(3,)", None: "None", True: "True", 1.5: "1.5", np.float32(0.5): "0.5", np.bool_(False): "False"}
        keys.pop(1)  # equal to True
        for protocol in PROTOCOLS:
            self.assertEqual(self.names({key: two for key in keys}, protocol=protocol), [list(keys.values()), []])
        self.assertEqual(self.names({"a": {"": {"b": two}}}), [["a..b"], []])

    def test_items_of_a_state_are_counted(self):
        self.assertEqual(self.names({"s": WithTuple(), "slots": WithSlots("n", two)}), [["s.1", "slots.mean"], []])

    def test_the_parts_of_an_estimator_have_names_of_their_own(self):
        data = np.random.default_rng(1).normal(size=(30, 2))
        estimator = sklearn.neighbors.KNeighborsRegressor(algorithm="kd_tree").fit(data, data[:, 0])
        tensors, refused = self.names(estimator)
        self.assertEqual([name for name in tensors + refused if "#" in name], [])
        self.assertIn("_tree.0", tensors)

    def test_joblib_and_pickle_give_the_same_names(self):
        data = np.random.default_rng(1).normal(size=(30, 2))
        boosted = sklearn.ensemble.GradientBoostingRegressor(n_estimators=3).fit(data, data[:, 0])
        holder = {"e": np.array([two, {"w": np.zeros(3)}], dtype=object), "after": two}
        for value in (holder, boosted):
            wanted = self.names(value)
            for compress in (0, 3, ("xz", 1)):
                path = self.folder / "value.joblib"
                joblib.dump(value, path, compress=compress)
                self.assertEqual(self.listed(path), wanted)
        self.assertEqual(self.names(holder), [["e.0", "e.1.w", "after"], ["e"]])

    def test_texts_are_no_tensors_and_what_leaves_them_out_says_so(self):
        texts = {"classes": np.array(["a", "b"]), "names": np.array([b"c"]), "any": np.array([{"w": two}, "d"], dtype=object)}
        path, converted = self.write("value.pkl", pickle.dumps({"b": two, **texts})), self.folder / "value.npz"
        done = subprocess.run([PROGRAM, "convert", path, converted], capture_output=True, text=True, check=True)
        self.assertIn("note: `classes` is not kept: it holds texts or objects and no numbers, and 2 more like it; `typeplate tree ", done.stderr)
        with np.load(converted) as arrays:
            self.assertEqual(sorted(arrays), ["any.0.w", "b"])
        subprocess.run([PROGRAM, "compare", path, converted], check=True, stdout=subprocess.DEVNULL)
        # Times are no texts: to go without them loses something.
        path = self.write("times.pkl", pickle.dumps({"b": two, "times": np.array(["2024-01-01"], dtype="M8[s]")}))
        done = subprocess.run([PROGRAM, "convert", path, converted], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn("tensor `times` is an array of NumPy of dtype datetime64", done.stderr)

    def test_of_several_pickles_in_a_file_none_is_left_out_in_silence(self):
        for protocol in PROTOCOLS:
            first = pickle.dumps({"w": two}, protocol)
            path = self.write("two.pkl", first + pickle.dumps({"b": two}, protocol))
            self.assertIn(f"a file of the format pickle follows at byte {len(first)}, and one is read: save one dict of all", self.refusal(path))
        path = self.write("one.pkl", pickle.dumps({"w": two}) + b"\n# not a pickle\n")  # pickle.load looks no further
        self.assertEqual(self.listed(path), [["w"], []])

    def test_files_of_other_formats_behind_a_pickle_are_not_left_out_in_silence(self):
        np.savez(self.folder / "value.npz", w=two)
        np.save(self.folder / "value.npy", two)
        files = {"npz": (self.folder / "value.npz").read_bytes(), "npy": (self.folder / "value.npy").read_bytes(),
                 "safetensors": safetensors.numpy.save({"w": two}), "msgpack": flax.serialization.to_bytes({"w": two}),
                 "pickle": gzip.compress(pickle.dumps(two))}
        for protocol in PROTOCOLS:
            first = pickle.dumps({"w": two}, protocol)
            for name, content in files.items():
                for between in (b"", b"\n"):
                    path = self.write("two.pkl", first + between + content)
                    self.assertIn(f"a file of the format {name} follows at byte {len(first + between)}", self.refusal(path))

    def test_what_is_compressed_and_no_pickle_is_called_by_its_format(self):
        np.savez(self.folder / "value.npz", w=two)
        np.save(self.folder / "value.npy", two)
        files = {"npz": (self.folder / "value.npz").read_bytes(), "npy": (self.folder / "value.npy").read_bytes(),
                 "safetensors": safetensors.numpy.save({"w": two}), "msgpack": flax.serialization.to_bytes({"w": two})}
        for name, content in files.items():
            for compress in (gzip.compress, bz2.compress, lzma.compress):
                said = self.refusal(self.write("value.packed", compress(content)))
                self.assertIn(f"file value.packed is compressed, and within it is a file of the format {name}: unpack it first", said)


unittest.main()
