# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Nothing that has numbers vanishes from a pickle, and each has the name of the way to it, whoever wrote the file.

    python names_oracle.py TYPEPLATE
"""
import array
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


class WithNote(np.ndarray):
    def __reduce__(self):
        function, arguments, state = super().__reduce__()
        return function, arguments, state + ({"note": np.ones(3)},)

    def __setstate__(self, state):
        super().__setstate__(state[:-1])


class WithOwnState(np.ndarray):
    def __reduce__(self):
        function, arguments, _ = super().__reduce__()
        return function, arguments, ({"own": np.ones(3)}, None)

    def __setstate__(self, state):
        pass


@dataclasses.dataclass
class HashedByName:
    name: str
    mean: np.ndarray

    def __hash__(self):
        return hash(self.name)


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
                (np.int32(3),): "(3,)", None: "None", True: "True", 1.5: "1.5", 2.0: "2.0", 1e300: "1e+300", 2**70: str(2**70), ((), "b"): "((), b)", np.float32(0.5): "0.5", np.bool_(False): "False"}
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
        self.assertIn("note: `classes` is not kept: it is an array of texts or objects, and 2 more like it; `typeplate tree ", done.stderr)
        with np.load(converted) as arrays:
            self.assertEqual(sorted(arrays), ["any.0.w", "b"])
        subprocess.run([PROGRAM, "compare", path, converted], check=True, stdout=subprocess.DEVNULL)
        np.savez(self.folder / "texts.npz", b=two, names=np.array(["a"]))
        done = subprocess.run([PROGRAM, "convert", self.folder / "texts.npz", converted], capture_output=True, text=True, check=True)
        self.assertEqual(done.stderr, "typeplate: note: `names` is not kept: it is an array of texts or objects\n")
        subprocess.run([PROGRAM, "compare", self.folder / "texts.npz", self.folder / "texts.npz"], check=True, stdout=subprocess.DEVNULL)

    def test_to_go_without_times_and_numbers_loses_something(self):
        record = np.zeros(2, dtype=[("x", "f8"), ("n", "O")])
        for lost in (np.array(["2024-01-01"], dtype="M8[s]"), record, np.array([1.5, "a"], dtype=object), np.array([2**70], dtype=object),
                     np.array([np.float32(1)], dtype=object), np.array([1j], dtype=object), array.array("d", [1, 2]), np.zeros(2, dtype="i4,f4")):
            path = self.write("lost.pkl", pickle.dumps({"b": two, "lost": lost}))
            done = subprocess.run([PROGRAM, "convert", path, self.folder / "no.npz"], capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 1, lost)
            self.assertIn("tensor `lost` is an array of ", done.stderr)

    def test_what_a_class_of_its_own_appends_to_the_state_of_an_array_is_read_as_well(self):
        for protocol in PROTOCOLS:
            self.assertEqual(self.names({"a": two.view(WithNote), "b": two}, protocol=protocol), [["a", "a.note", "b"], []])
        self.assertEqual(self.names({"a": two.view(WithOwnState)}), [["a.own"], ["a"]])

    def test_keys_may_be_arrays_and_hold_some(self):
        self.assertEqual(self.names({"d": {HashedByName("k", two): 1, (HashedByName("l", two), 2): two}}), [["d.mean", "d.0.mean", "d.(?, 2)"], []])

    def test_an_array_with_many_names_costs_no_more_than_one(self):
        large = np.arange(3_000_000.0)
        limited = ["--limit", "seconds=5"]  # to look into each anew takes a minute
        for value, count in (([large] * 400, 400), ({HashedByName("k", large): [np.ones(1) for _ in range(400)]}, 401)):
            path = self.write("many.pkl", pickle.dumps(value, protocol=2))
            done = subprocess.run([PROGRAM, "weights", path, "--json", *limited], capture_output=True, text=True, check=True)
            self.assertEqual(json.loads(done.stdout)["count"], count)

    def test_a_name_keeps_to_the_limits(self):
        key = ()
        for _ in range(3):  # Python hashes each of the 262144
            key = (key,) * 64
        self.assertEqual(self.names({key: two}), [["?"], []])
        nested, text = two, "k" * 1_000_000
        for _ in range(100):
            nested = {text: nested}
        path = self.write("long.pkl", pickle.dumps(nested))
        done = subprocess.run([PROGRAM, "weights", path, "--limit", "object_bytes=10MiB"], capture_output=True, text=True, check=False)
        self.assertIn("the name of a tensor takes more than the 10485760 bytes that `object_bytes` allows", done.stderr)

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
