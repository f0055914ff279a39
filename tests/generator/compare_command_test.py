#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""`typeplate compare`, as its users run it: compare_command_test.py PROGRAM"""
import json
import math
import struct
import unittest
import zipfile

from program import BAD_INPUT, BAD_USAGE, OK, REPOSITORY, floats, run, safetensors
from weights_cases import WeightsTest, torch_file


class Compare(WeightsTest):
    def compare(self, first, second, *options):
        self.write("a.safetensors", safetensors(first))
        self.write("b.safetensors", safetensors(second))
        result = run("compare", "a.safetensors", "b.safetensors", *options, cwd=self.folder)
        self.assertEqual(result.stderr, "")
        return result.returncode, result.stdout

    def test_what_differs_is_listed_and_the_exit_code_says_so(self):
        code, shown = self.compare(
            {"same": ("F32", [1], floats(1)), "value": ("F32", [2, 2], floats(1, 2, 3, 4)), "shape": ("F32", [2], floats(1, 2)),
             "type": ("F32", [1], floats(2)), "first": ("F32", [1], floats(1))},
            {"same": ("F32", [1], floats(1)), "value": ("F32", [2, 2], floats(1, 2, 3.5, 4)), "shape": ("F32", [1, 2], floats(1, 2)),
             "type": ("F16", [1], struct.pack("<e", 2)), "second": ("F32", [1], floats(1))})
        self.assertEqual(code, BAD_INPUT)
        self.assertEqual(shown, "tensor  difference\n"
                                "value   largest difference 0.5 at [1,0], 3 and 3.5; 1 of 4 numbers differs\n"
                                "shape   shape [2] and [1,2]\ntype    float32 and float16\nfirst   not in b.safetensors\n"
                                "second  not in a.safetensors\n\n6 tensors: 1 equal within rtol 0 and atol 0, 5 differ\n")

    def test_what_is_not_read_is_not_equal(self):
        self.write("a.pt", torch_file({"x": [1, 2]}, ["q"]))
        self.write("b.pt", torch_file({"x": [1, 2], "q": [3]}))
        for other in ("a.pt", "b.pt"):
            result = run("compare", "a.pt", other, cwd=self.folder)
            self.assertEqual((result.returncode, result.stderr), (BAD_INPUT, ""))
            self.assertRegex(result.stdout, r"q +not compared: file a\.pt: tensor `q` is quantised, [^\n]*\n\n2 tensors: 1 equal [^\n]*, 1 differs\n$")
        found = json.loads(run("compare", "b.pt", "a.pt", "--json", cwd=self.folder).stdout)["differences"]
        self.assertEqual([item["name"] for item in found], ["q"])
        self.assertRegex(found[0]["not_read"], r"^file a\.pt: tensor `q` is quantised")

    def test_tolerances_are_relative_to_the_second_and_absolute(self):
        first, second = {"x": ("F64", [2], struct.pack("<2d", 100, 0))}, {"x": ("F64", [2], struct.pack("<2d", 101, 1e-9))}
        for rtol, atol, expected in ((0, 0, BAD_INPUT), (0.01, 0, BAD_INPUT), (0.01, 1e-8, OK), (0.00995, 1e-8, OK),
                                     (0.0099, 1e-8, BAD_INPUT), (0, 1, OK)):
            self.assertEqual(self.compare(first, second, "--rtol", rtol, "--atol", atol)[0], expected, (rtol, atol))

    def test_nan_equals_nan_and_nothing_else_and_an_infinity_itself(self):
        nan, inf = math.nan, math.inf
        for a, b, expected in ((nan, nan, OK), (nan, 1, BAD_INPUT), (1, nan, BAD_INPUT), (inf, inf, OK), (inf, -inf, BAD_INPUT), (1, inf, BAD_INPUT),
                               (0.0, -0.0, OK)):
            code, shown = self.compare({"x": ("F32", [1], floats(a))}, {"x": ("F32", [1], floats(b))}, "--rtol", "10", "--atol", "10")
            self.assertEqual(code, expected, (a, b))
        self.assertIn("NaN in one at [0]", self.compare({"x": ("F32", [1], floats(nan))}, {"x": ("F32", [1], floats(1))})[1])

    def test_the_place_is_one_that_differs(self):
        for first, second, words in (([math.nan, 1], [0, 1.5], "NaN in one at [0], NaN and 0; 1 of 2 numbers differs"),
                                     ([1, 1000], [3, 1100], "largest difference 2 at [0], 1 and 3; 1 of 2 numbers differs")):
            shown = self.compare({"x": ("F32", [2], floats(*first))}, {"x": ("F32", [2], floats(*second))}, "--rtol", "0.6")[1]
            self.assertIn(words, shown)

    def test_other_payloads_of_nan_are_equal(self):
        first, second = {"x": ("F32", [1], b"\x01\x00\xc0\x7f")}, {"x": ("F32", [1], b"\x00\x00\xc0\x7f")}
        self.assertEqual(self.compare(first, second)[0], OK)

    def test_a_complex_number_is_one_number_and_its_modulus_counts(self):
        """numpy.allclose gives the same answers; weights.compare_oracle asks it for many more."""
        nan = math.nan
        for first, second, options, expected in (
                ((1, 2), (1, 2), (), OK), ((1, 2), (1, 3), (), BAD_INPUT), ((1, 2), (0, 2), (), BAD_INPUT),
                ((1, 2), (1, 3), ("--atol", 1), OK),
                ((1, 1), (1.9, 1.9), ("--atol", 1), BAD_INPUT), ((1, 1), (1.9, 1.9), ("--atol", 1.3), OK),
                ((1e-9, 1), (0, 1), ("--rtol", 1e-5), OK), ((1e-4, 1), (0, 1), ("--rtol", 1e-5), BAD_INPUT),
                ((nan, 1), (1, nan), (), OK), ((nan, 1), (1, 1), ("--atol", 9), BAD_INPUT),
                ((math.inf, 1), (math.inf, 2), ("--atol", 9), BAD_INPUT)):
            code, _ = self.compare({"x": ("C64", [1], floats(*first))}, {"x": ("C64", [1], floats(*second))}, *options)
            self.assertEqual(code, expected, (first, second, options))
        shown = self.compare({"x": ("C64", [2], floats(1, 2, 3, -4))}, {"x": ("C64", [2], floats(1, 2, 3, 0.5))})[1]
        self.assertIn("largest difference 4.5 at [1], 3-4j and 3+0.5j; 1 of 2 numbers differs", shown)

    def test_values_far_behind_are_compared_and_counted_too(self):
        values = list(range(10_000))
        other = values[:9_000] + [9_001] + values[9_001:]
        nan = [math.nan] + [0.0] * 9_998 + [math.nan]
        code, shown = self.compare({"x": ("F32", [10_000], floats(*values))}, {"x": ("F32", [10_000], floats(*other))})
        self.assertEqual(code, BAD_INPUT)
        self.assertIn("largest difference 1 at [9000], 9000 and 9001; 1 of 10000 numbers differs", shown)
        self.write("nan.safetensors", safetensors({"x": ("F32", [10_000], floats(*nan))}))
        self.assertEqual(json.loads(self.good("weights", "nan.safetensors", "--stats", "--json"))["tensors"][0]["nan"], 2)

    def test_whole_numbers_of_64_bits_are_compared_exactly(self):
        first, second = {"x": ("U64", [1], struct.pack("<Q", 2**64 - 1))}, {"x": ("U64", [1], struct.pack("<Q", 2**64 - 2))}
        code, shown = self.compare(first, second)
        self.assertEqual(code, BAD_INPUT)
        self.assertIn("largest difference 1 at [0], 18446744073709551615 and 18446744073709551614; 1 of 1 number differs", shown)
        self.assertEqual(self.compare(first, second, "--atol", 1)[0], OK)
        signed = [{"x": ("I64", [1], struct.pack("<q", -2**53 - i))} for i in (0, 1)]
        self.assertIn("-9007199254740992 and -9007199254740993", self.compare(*signed)[1])

    def test_a_difference_above_every_double_is_a_number(self):
        first, second = ({"x": ("F64", [1], struct.pack("<d", value))} for value in (1.7e308, -1.7e308))
        self.assertIn("largest difference 3.4e+308 at [0], 1.7e+308 and -1.7e+308;", self.compare(first, second)[1])
        self.assertIn('"largest": 3.4e+308,', self.compare(first, second, "--json")[1])
        infinite = {"x": ("F64", [1], struct.pack("<d", math.inf))}
        self.assertIn("largest difference inf at [0]", self.compare(first, infinite)[1])

    def test_json(self):
        code, shown = self.compare({"x": ("F32", [2], floats(1, 2))}, {"x": ("F32", [2], floats(1, 4)), "y": ("F32", [0], b"")}, "--json")
        self.assertEqual(code, BAD_INPUT)
        self.assertEqual(json.loads(shown), {"tensors": 2, "differ": 2, "differences": [
            {"name": "x", "first": {"dtype": "float32", "shape": [2]}, "second": {"dtype": "float32", "shape": [2]},
             "numbers": 2, "beyond": 1, "only_nan": 0, "largest": 2, "element": 1},
            {"name": "y", "first": None, "second": {"dtype": "float32", "shape": [0]}}]})

    def test_members_of_archives(self):
        self.write("x.safetensors", safetensors({"x": ("F32", [1], floats(1))}))
        with zipfile.ZipFile(self.folder / "all.zip", "w") as archive:
            archive.write(self.folder / "x.safetensors", "inner/x.safetensors")
        self.assertIn("with `--member`: `inner/x.safetensors`", self.refused("compare", "all.zip", "x.safetensors"))
        self.assertIn("with `--second-member`: `inner/x.safetensors`", self.refused("compare", "x.safetensors", "all.zip"))
        self.assertIn("open it without `--second-member`", self.refused("compare", "x.safetensors", "x.safetensors", "--second-member", "x"))
        self.write("rules.json", json.dumps({"schema": "typeplate-porting/1", "name": "mine", "rules": [{"drop": "x"}]}).encode())
        self.assertIn("open a file inside of it once it is unpacked: `inner/x.safetensors`",
                      self.refused("port", "rules.json", "x.safetensors", "--like", "all.zip", "--report"))
        self.good("compare", "all.zip", "x.safetensors", "--member", "inner/x.safetensors")
        self.good("compare", "x.safetensors", "all.zip", "--second-member", "inner/x.safetensors")
        self.good("compare", "all.zip", "all.zip", "--member", "inner/x.safetensors", "--second-member", "inner/x.safetensors")

    def test_archives_without_checksums(self):
        path = REPOSITORY / "tests" / "weights" / "data" / "torch" / "unchecked" / "no_checksums_2_13.pt"
        self.assertIn("or give `--without-checksums`", self.refused("compare", path, path))
        self.good("compare", path, path, "--without-checksums")

    def test_wrong_arguments(self):
        self.assertEqual(run("compare", "a", "b", "--rtol", "-1").returncode, BAD_USAGE)
        self.assertEqual(run("compare", "a", "b", "--atol", "nan").returncode, BAD_USAGE)
        self.assertEqual(run("compare", "a").returncode, BAD_USAGE)


if __name__ == "__main__":
    unittest.main()
