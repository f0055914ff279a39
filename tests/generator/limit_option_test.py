#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""`--limit NAME=NUMBER` of the commands that read weights, as its users give it: limit_option_test.py PROGRAM"""
import gzip
import json
import pickle
import unittest

from program import BAD_USAGE, floats, npz, run, safetensors
from weights_cases import WeightsTest


class LimitOption(WeightsTest):
    def test_a_limit_that_is_met_names_the_option_that_sets_it(self):
        self.write("a.safetensors", safetensors({"w": ("F32", [1], floats(1))}))
        self.write("a.pkl", pickle.dumps(list(range(1000))))
        self.write("a.pkl.gz", gzip.compress(pickle.dumps([0] * 100_000)))
        self.write("a.npz", npz({"w": ("<f4", [1], floats(1)), "b": ("<f4", [1], floats(1))}))
        self.write("deep.pkl", b"\x80\x02" + b"]" * 100_000 + b".")
        for path, name, low in (("a.safetensors", "header_bytes", "4"), ("a.pkl", "objects", "10"), ("a.pkl.gz", "unpacked_bytes", "1KiB"),
                                ("a.npz", "members", "1"), ("a.pkl", "object_bytes", "1KiB"), ("deep.pkl", "seconds", "1e-9")):
            with self.subTest(name):
                message = self.refused("weights", path, "--limit", f"{name}={low}")
                self.assertRegex(message, rf"`{name}` allows; `--limit {name}=NUMBER` sets it\n$")
                self.good("weights", path, "--limit", f"{name}={low}", "--limit", f"{name}=10000000")

    def test_every_command_that_reads_weights_has_it(self):
        self.write("a.pkl", pickle.dumps(list(range(1000))))
        self.write("rules.json", json.dumps({"schema": "typeplate-porting/1", "name": "mine", "rules": [{"drop": "x"}]}).encode())
        for words in (["weights", "a.pkl"], ["tree", "a.pkl"], ["convert", "a.pkl", "b.npz"], ["compare", "a.pkl", "a.pkl"],
                      ["port", "rules.json", "a.pkl", "--report"]):
            self.assertIn("more than the 5 objects that `objects` allows", self.refused(*words, "--limit", "objects=5"))
        self.write("small.pkl", pickle.dumps([]))
        self.assertIn("file a.pkl meets a limit", self.refused("compare", "small.pkl", "a.pkl", "--limit", "objects=5"))

    def test_a_short_time_is_said_with_its_digits(self):
        self.write("a.pkl", pickle.dumps(1))
        for seconds, words in {"1e-9": "1e-09", "0.0000005": "5e-07"}.items():
            self.assertIn(f"takes longer than the {words} s that `seconds` allows", self.refused("weights", "a.pkl", "--limit", f"seconds={seconds}"))

    def test_bytes_are_counted_in_binary_multiples(self):
        self.write("a.pkl.gz", gzip.compress(pickle.dumps(bytes(3 << 20))))
        for number in ("2MiB", "2048KiB", str(2 << 20)):
            self.assertIn(f"more than the {2 << 20} bytes", self.refused("tree", "a.pkl.gz", "--limit", f"unpacked_bytes={number}"))
        for number in ("4MiB", "1GiB", "1TiB"):
            self.good("tree", "a.pkl.gz", "--limit", f"unpacked_bytes={number}")

    def test_a_word_that_sets_no_limit_is_a_mistake_of_usage(self):
        for word, said in {"second=5": "`second=5` sets no limit; limits are seconds, unpacked_bytes,", "": "`` sets no limit",
                           "seconds": "gives no number of seconds, such as seconds=600", "seconds=0": "gives no number", "seconds=nan": "gives no number",
                           "seconds=1e12": "gives no number", "objects=2KiB": "gives no number, such as objects=5000000",
                           "unpacked_bytes=0": "gives no number, such as unpacked_bytes=20GiB", "unpacked_bytes=1GB": "gives no number",
                           "unpacked_bytes=-1": "gives no number", "unpacked_bytes=99999999TiB": "gives no number",
                           "members=18446744073709551616": "gives no number"}.items():
            with self.subTest(word):
                done = run("weights", "a.pkl", "--limit", word)
                self.assertEqual(done.returncode, BAD_USAGE)
                self.assertIn(said, done.stderr)


if __name__ == "__main__":
    unittest.main(argv=["limit_option_test.py"])
