#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""`typeplate convert`, as its users run it: convert_command_test.py PROGRAM"""
import json
import pickle
import resource
import struct
import unittest
import zipfile

from program import BAD_INPUT, BAD_USAGE, OK, floats, npz, run, safetensors
from weights_cases import WeightsTest, torch_file


class Convert(WeightsTest):
    def test_every_format_and_back_keeps_every_bit(self):
        self.write("a.safetensors", safetensors({"x": ("F32", [3], b"\x01\x00\xa0\x7f" + floats(-0.0, 1e-45)), "s": ("I64", [], b"\xff" * 8),
                                                 "h": ("F16", [2, 1], b"\x01\x7e\x00\x80"), "e": ("U8", [0, 2], b"")}, {"format": "pt"}))
        before = (self.folder / "a.safetensors").read_bytes()
        for ending in ("pt", "npz", "msgpack", "pth", "safetensors"):
            self.assertEqual(self.good("convert", "a.safetensors", f"b.{ending}"), "")
            self.good("convert", f"b.{ending}", "back.safetensors")
            self.good("compare", "a.safetensors", "back.safetensors")
            if ending != "msgpack":  # which sorts nothing, but has no order of its own to keep
                self.assertEqual(self.raw("back.safetensors"), self.raw("a.safetensors"), ending)
        self.assertEqual((self.folder / "a.safetensors").read_bytes(), before)

    def raw(self, name):
        content = (self.folder / name).read_bytes()
        size = struct.unpack("<Q", content[:8])[0]
        header = json.loads(content[8:8 + size])
        header.pop("__metadata__", None)
        data = content[8 + size:]
        return {key: (item["dtype"], item["shape"], data[slice(*item["data_offsets"])]) for key, item in header.items()}

    def test_the_format_is_that_of_the_name_or_of_to(self):
        self.add_weights()
        self.assertIn("does not say which format to write", self.refused("convert", "model.npz", "out.weights"))
        self.good("convert", "model.npz", "out.weights", "--to", "safetensors")
        self.good("compare", "out.weights", "model.safetensors")
        self.assertEqual(run("convert", "a", "b", "--to", "onnx").returncode, BAD_USAGE)
        for word, endings in {"safetensors": ["safetensors"], "torch": ["pt", "pth", "bin", "ckpt"], "npz": ["npz"], "msgpack": ["msgpack"]}.items():
            self.good("convert", "out.weights", "by_word", "--to", word)
            for ending in endings:
                self.good("convert", "out.weights", f"by_name.{ending}")
                self.good("convert", "out.weights", f"BY_NAME.{ending.upper()}")
                self.assertEqual((self.folder / f"BY_NAME.{ending.upper()}").read_bytes(), (self.folder / "by_word").read_bytes(), ending)
                self.assertEqual((self.folder / f"by_name.{ending}").read_bytes(), (self.folder / "by_word").read_bytes(), ending)

    def test_an_existing_file_is_replaced_whole_and_may_be_the_input(self):
        self.add_weights()
        self.good("convert", "model.npz", "model.npz", "--to", "safetensors")
        self.assertIn(": safetensors, 2 tensors", self.good("weights", "model.npz"))
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["model.npz", "model.pkl", "model.safetensors"])

    def test_a_wrong_input_leaves_the_output_alone(self):
        self.add_weights()
        before = (self.folder / "model.npz").read_bytes()
        self.write("broken.safetensors", b"\x08\x00\x00\x00\x00\x00\x00\x00nonsense")
        self.refused("convert", "broken.safetensors", "model.npz")
        self.refused("convert", "model.npz", "no/such/folder.npz")
        self.assertEqual((self.folder / "model.npz").read_bytes(), before)

    def test_tied_tensors_are_written_once_where_the_format_can(self):
        self.add_weights()
        self.write("rules.json", json.dumps({"schema": "typeplate-porting/1", "name": "mine", "unmapped": "allow", "rules": [
            {"from": "dense.weight", "to": "a"}, {"tie": "b", "with": "a"}]}).encode())
        run("port", "rules.json", "model.safetensors", "-o", "tied.pt", cwd=self.folder)
        self.good("convert", "tied.pt", "again.pt")
        for name in ("tied.pt", "again.pt"):
            with zipfile.ZipFile(self.folder / name) as archive:
                self.assertEqual([each for each in archive.namelist() if "/data/" in each and "/." not in each], ["archive/data/0"], name)
        self.good("convert", "again.pt", "apart.safetensors")
        self.assertIn("2 tensors, 12 elements, 48 bytes", self.good("weights", "apart.safetensors"))

    def test_safetensors_say_that_they_are_for_pytorch_beside_other_metadata(self):
        array = b"\x93\x91\x01\xa7float32\xc4\x04" + floats(1)
        self.write("a.msgpack", b"\x82\xa4step\x03\xa1w\xc7" + bytes([len(array), 1]) + array)
        self.good("convert", "a.msgpack", "b.safetensors")
        self.assertEqual(json.loads(self.good("weights", "b.safetensors", "--json"))["metadata"], {"format": "pt", "step": "3"})

    def test_safetensors_keep_their_metadata_as_it_is_and_their_bytes_where_they_lie_as_the_library_writes_them(self):
        for metadata in (None, {"format": "tf"}, {"note": "mine"}):
            entries = {"__metadata__": metadata} if metadata else {}
            entries |= {"b": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}, "a": {"dtype": "U8", "shape": [2], "data_offsets": [4, 6]}}
            header = json.dumps(entries, separators=(",", ":")).encode()
            header += b" " * (-len(header) % 8)
            self.write("a.safetensors", struct.pack("<Q", len(header)) + header + floats(1) + b"\x02\x03")
            self.good("convert", "a.safetensors", "b.safetensors")
            self.assertEqual((self.folder / "b.safetensors").read_bytes(), (self.folder / "a.safetensors").read_bytes(), metadata)

    def test_a_file_without_tensors_is_converted_and_told(self):
        self.write("a.pkl", pickle.dumps({"rate": 0.1}))
        self.write("a.npz", npz({}))
        for name, objects in (("a.pkl", "; `typeplate tree a.pkl` shows its objects"), ("a.npz", "")):
            result = run("convert", name, "b.pt", cwd=self.folder)
            self.assertEqual((result.returncode, result.stderr), (OK, f"typeplate: note: file {name} has no tensors, and so `b.pt` has none{objects}\n"))
            self.assertIn(", 0 tensors", self.good("weights", "b.pt"))

    def test_metadata_that_has_no_place_is_told(self):
        self.write("a.safetensors", safetensors({"x": ("F32", [1], floats(1))}, {"format": "pt", "note": "mine"}))
        self.assertEqual(self.good("convert", "a.safetensors", "b.safetensors"), "")
        self.assertIn("note  ", self.good("weights", "b.safetensors"))
        result = run("convert", "a.safetensors", "b.npz", cwd=self.folder)
        self.assertEqual(result.returncode, OK)
        self.assertRegex(result.stderr, r"^typeplate: note: 2 texts of metadata are not kept in `b\.npz`; .*\n$")


    def test_an_output_that_is_no_file_is_refused(self):
        self.add_weights()
        self.assertIn("not written to the standard output: name a file, or write `./-`", self.refused("convert", "model.npz", "-", "--to", "npz"))
        self.assertIn("it is no regular file (a pipe or a device)", self.refused("convert", "model.npz", "/dev/stdout", "--to", "npz"))
        self.good("convert", "model.npz", "./-", "--to", "npz")
        self.good("compare", "model.npz", "./-")

    def test_a_limit_of_the_size_of_files_is_an_error_that_leaves_nothing(self):
        self.write("a.safetensors", safetensors({"x": ("F32", [5000], floats(1) * 5000)}))
        result = run("convert", "a.safetensors", "b.npz", cwd=self.folder, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9999, 9999)))
        self.assertEqual((result.returncode, result.stderr), (BAD_INPUT, "typeplate: error: file b.npz cannot be written: File too large\n"))
        self.assertEqual([path.name for path in self.folder.iterdir()], ["a.safetensors"])

    def test_a_tensor_that_is_not_read_is_not_left_out_in_silence(self):
        self.write("a.pt", torch_file({"x": [1, 2]}, ["q"]))
        self.assertIn("not read: tensor `q` is quantised", self.good("weights", "a.pt"))
        self.assertRegex(self.refused("convert", "a.pt", "b.npz"),
                         r"^typeplate: error: file a\.pt: tensor `q` is quantised, .*; porting rules with `drop` leave it out\n$")
        self.assertFalse((self.folder / "b.npz").exists())

    def test_a_wrong_checksum_leaves_the_old_file_and_is_named(self):
        self.write("a.pt", torch_file({"x": [1, 2], "y": [3, 4]}))
        content = (self.folder / "a.pt").read_bytes()
        self.write("a.pt", content.replace(floats(3, 4), floats(3, 5)))
        self.write("b.safetensors", b"old")
        for ending in ("safetensors", "npz", "pt", "msgpack"):
            self.assertIn("`m/data/1` is not what its length and checksum state; tensor `y` lies there\n", self.refused("convert", "a.pt", f"b.{ending}"))
        self.assertEqual((self.folder / "b.safetensors").read_bytes(), b"old")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["a.pt", "b.safetensors"])


if __name__ == "__main__":
    unittest.main()
