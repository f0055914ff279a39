#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""What is said of files and archives that are none of the formats, or almost one: foreign_files_test.py PROGRAM. It runs in the
environment of python/requirements-test.txt."""
import io
import pickle
import tarfile
import unittest
import warnings
import zipfile
import zlib

import flax.serialization
import numpy

from program import npz, safetensors
from weights_cases import WeightsTest, torch_file

NEITHER = "is a zip archive of neither PyTorch's nor NumPy's"


def zipped(*members):
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w") as archive:
        warnings.simplefilter("ignore")  # a name twice
        for name, content in members:
            archive.writestr(name, content)
    return file.getvalue()


def npy(value):
    file = io.BytesIO()
    numpy.save(file, value)
    return file.getvalue()


class Archives(WeightsTest):
    def test_files_in_an_archive_are_proposed_for_member_those_of_weights_alone(self):
        self.write("a.zip", zipped(("README.md", "text"), ("in/a.NPZ", npz({"x": ("<f4", [1], bytes(4))})), ("b.pkl", pickle.dumps([1]))))
        self.assertEqual(self.refused("weights", "a.zip"), f"typeplate: error: file a.zip {NEITHER}; open a file inside of it "
                         "with `--member`: `in/a.NPZ`, `b.pkl`\n")
        self.assertIn("1 tensor", self.good("weights", "a.zip", "--member", "in/a.NPZ"))

    def test_many_files_are_counted_where_there_is_no_room_for_their_names(self):
        self.write("a.zip", zipped(*((f"folder/{'long' * 10}_{i}.pt", "") for i in range(30))))
        self.assertRegex(self.refused("weights", "a.zip"), r"_0\.pt`, .* and \d\d more\n$")
        self.write("b.zip", zipped(*((f"{i}.pt", "") for i in range(30))))
        self.assertRegex(self.refused("weights", "b.zip", "--member", "x"), r"has no member `x`; it has `0\.pt`, .*`9\.pt` and 20 more\n$")

    def test_an_archive_in_an_archive_proposes_nothing_that_cannot_be_done(self):
        self.write("a.zip", zipped(("b.zip", zipped(("c.npz", npz({})))), ("notes", "")))
        self.assertIn(f"{NEITHER}, and none of its files is named like one of weights: `b.zip`, `notes`; if one is, open it with `--member`", self.refused("weights", "a.zip"))
        said = self.refused("weights", "a.zip", "--member", "b.zip")
        self.assertIn(f"member b.zip of file a.zip {NEITHER}, inside of another: unpack the outer one", said)
        self.assertNotIn("--member", said)

    def test_a_member_without_its_folder_or_with_other_capitals_is_the_one_that_was_meant(self):
        self.write("a.zip", zipped(("d/sd.pt", torch_file({"w": [1]})), ("e/x.pt", "")))
        for wanted in ("sd.pt", "D/SD.PT", "other/sd.pt"):
            self.assertIn(f"has no member `{wanted}`; did you mean `d/sd.pt`?", self.refused("weights", "a.zip", "--member", wanted))

    def test_a_file_of_weights_beside_arrays_of_an_npz_is_said_to_be_one(self):
        self.write("a.npz", zipped(("x.npy", npy(numpy.ones(2))), ("b.npz", npz({"y": ("<f4", [1], bytes(4))})), ("notes.txt", "")))
        shown = self.good("weights", "a.npz")
        self.assertIn("not read: tensor `b.npz` is no array of NumPy's but a file in the archive: open it with `--member`\n", shown)
        self.assertIn("not read: tensor `notes.txt` is no array of NumPy's: the name of its member does not end in `.npy`\n", shown)
        self.assertIn("  y\n", self.good("weights", "a.npz", "--member", "b.npz"))

    def test_two_members_of_one_name_are_called_so(self):
        self.write("a.npz", zipped(("a.npy", npy(1)), ("a.npy", npy(2))))
        self.assertEqual(self.refused("weights", "a.npz"), "typeplate: error: file a.npz has two members named `a.npy`\n")

    def test_a_member_is_asked_of_zip_archives_alone(self):
        self.add_weights()
        for name, kind in (("model.safetensors", "safetensors"), ("model.pkl", "pickle")):
            self.assertEqual(self.refused("weights", name, "--member", "x"),
                             f"typeplate: error: file {name} is no zip archive but {kind}: open it without `--member`\n")

    def test_a_tar_archive_of_others_is_one(self):
        with tarfile.open(self.folder / "a.tar", "w") as archive:
            self.add_weights()
            (self.folder / "d").mkdir()
            for name in ("d", "model.npz"):
                archive.add(self.folder / name, name)
        for options in ([], ["--member", "model.npz"]):
            self.assertEqual(self.refused("weights", "a.tar", *options),
                             "typeplate: error: file a.tar is a tar archive and not PyTorch's: unpack it with `tar -xf` first\n")

    def test_a_compressed_tar_archive_is_one_too(self):
        with tarfile.open(self.folder / "a.tgz", "w:gz") as archive:
            archive.addfile(tarfile.TarInfo("x"))
        self.assertEqual(self.refused("weights", "a.tgz"),
                         "typeplate: error: file a.tgz is compressed, and within it is a tar archive: unpack it first\n")

    def test_older_programs_of_torch_export_and_models_of_keras_are_called_so(self):
        self.write("a.pt2", zipped(("version", "5.3"), ("serialized_exported_program.json", "{}"), ("serialized_state_dict.pt", torch_file({"w": [1]}))))
        self.assertIn("is a program of `torch.export.save`; its weights are the file `serialized_state_dict.pt` in it: open that with `--member`", self.refused("weights", "a.pt2"))
        self.assertIn("  w\n", self.good("weights", "a.pt2", "--member", "serialized_state_dict.pt"))
        self.write("a.keras", zipped(("metadata.json", "{}"), ("config.json", "{}"), ("model.weights.h5", "\x89HDF")))
        self.assertIn("is a model of Keras, whose weights lie in it as HDF5, which is not read", self.refused("weights", "a.keras"))


class Files(WeightsTest):
    def test_a_folder_says_which_file_in_it_to_open(self):
        (self.folder / "model").mkdir()
        self.assertIn("it is a folder; name a file in it\n", self.refused("weights", "model"))
        self.write("model/model.safetensors", safetensors({}))
        self.assertIn("it is a folder; open `model.safetensors` in it\n", self.refused("weights", "model"))

    def test_pictures_and_noise_are_no_msgpack(self):
        self.write("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(100)))
        self.assertEqual(self.refused("weights", "a.png"), "typeplate: error: file a.png is a picture (PNG)\n")
        self.write("a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
        self.assertIn("is a picture (JPEG)", self.refused("weights", "a.jpg"))
        noise = numpy.random.default_rng(5)
        for first in [*range(0x81, 0xA0), 0xC7, 0xC8, 0xC9, *range(0xD4, 0xE0)]:
            self.write("noise", bytes([first]) + noise.bytes(300))
            self.assertNotIn("is not a msgpack file of flax", self.refused("weights", "noise"), first)

    def test_a_list_that_flax_wrote_is_read(self):
        self.write("a.msgpack", flax.serialization.msgpack_serialize([numpy.ones(2, "f4"), {"a": numpy.ones(1)}]))
        self.assertEqual(self.good("weights", "a.msgpack"), "dtype    shape  bytes  name\nfloat32  [2]    8      0\nfloat64  [1]    8      1/a\n\n"
                         "file a.msgpack: msgpack, 2 tensors, 3 elements, 16 bytes\n")

    def test_what_joblib_compressed_before_0_10_is_called_so(self):
        content = pickle.dumps({"a": 1})
        self.write("a.joblib", b"ZF" + hex(len(content)).encode().ljust(19) + zlib.compress(content))
        self.assertEqual(self.refused("weights", "a.joblib"), "typeplate: error: file a.joblib is compressed as joblib did before 0.10, which is "
                         "not read: load it with joblib and dump it again\n")

    def test_the_fields_of_a_structured_array_are_whole_names_and_a_count(self):
        fields = ["left_child", "right_child", "impurity", "n_node_samples", "weighted_n_node_samples"]
        self.write("a.pkl", pickle.dumps({"five": numpy.zeros(1, [(name, "f8") for name in fields]), "two": numpy.zeros(1, "i4,f8"),
                                          "long": numpy.zeros(1, [("x" * 300, "f8")])}))
        shown = self.good("weights", "a.pkl")
        self.assertIn("is an array of NumPy of dtype structured (left_child, right_child, impurity and 2 more), and only numbers", shown)
        self.assertIn("structured (f0, f1), ", shown)
        self.assertRegex(shown, r"structured \(x+\.\.\.x+\), ")


if __name__ == "__main__":
    unittest.main()
