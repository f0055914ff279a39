#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""`typeplate units`, compared with exact fractions that another program derived: units_command_test.py PROGRAM"""
import csv
import json
import unittest
from fractions import Fraction

from program import BAD_INPUT, BAD_USAGE, OK, REPOSITORY, ProgramTest, run

UNITS = {row["symbol"]: row for row in csv.DictReader((REPOSITORY / "tests/units/data/units.tsv").open(), delimiter="\t",
                                                      quoting=csv.QUOTE_NONE)}


def said(*words):
    result = run("units", *words)
    assert result.returncode == OK, result.stderr
    return result.stdout


class Units(ProgramTest):
    def test_a_unit_is_explained(self):
        self.assertEqual(said("W/(m2.K)"),
                         "W/(m2.K)\n"
                         "  name      watt per metre squared per kelvin\n"
                         "  measures  heat transfer coefficient\n"
                         "  SI unit   kg/(s3.K)\n"
                         "  size      1 W/(m2.K) = 1 kg/(s3.K), exactly\n")
        self.assertIn("1 deg = 1/180*pi rad, exactly; about 0.017453292519943295\n", said("deg"))
        self.assertIn("  zero at   273.15 K, exactly\n", said("degC"))
        self.assertIn("converts into no other unit", said("dBm"))
        self.assertIn("`W m-2 K-1`: blanks became `.` or were dropped", said("W m-2 K-1"))

    def test_values_are_converted_exactly_where_that_is_possible_and_it_says_so(self):
        for words, sentence in {
                "350 degC K": "350 degC is exactly 623.15 K",
                "-40 degC degF": "-40 degC is exactly -40 degF",
                "1e-3 km m": "1e-3 km is exactly 1 m",
                "1 rad deg": "1 rad is about 57.29577951308232 deg",
                "1 lb g": "1 lb is exactly 453.59237 g",
                "0.1 in mm": "0.1 in is exactly 2.54 mm",
                "1 m ft": "1 m is about 3.2808398950131235 ft",
        }.items():
            self.assertEqual(said(*words.split()), sentence + "\n")
        self.assertEqual(said("5", "degC", "K", "--difference"), "5 delta_degC is exactly 5 delta_K\n")
        self.assertEqual(json.loads(said("9", "degF", "degC", "--difference", "--json")),
                         {"value": "9", "from": "delta_degF", "to": "delta_degC", "result": "5", "exact": True})

    def test_every_pair_of_units_of_one_dimension_agrees_with_exact_fractions(self):
        groups = {}
        for symbol, row in UNITS.items():
            if row["pi"] == "0" and row["role"] == "none" and row["kind"] == "none" and row["policy"] != "refuse_bare":
                key = tuple(row[base] for base in ("L", "M", "T", "I", "Th", "N", "J", "angle", "information"))
                groups.setdefault(key, []).append(symbol)
        compared = 0
        for symbols in groups.values():
            for source, target in zip(symbols, symbols[1:]):
                factor = {name: Fraction(int(UNITS[name]["numerator"]), int(UNITS[name]["denominator"]))
                          for name in (source, target)}
                expected = Fraction("12.5") * factor[source] / factor[target]
                answer = json.loads(said("12.5", source, target, "--json"))
                given = Fraction(answer["result"])
                if answer["exact"]:
                    self.assertEqual(given, expected, (source, target))
                else:
                    self.assertEqual(float(given), float(expected), (source, target))
                compared += 1
        self.assertGreater(compared, 80)

    def test_what_does_not_convert_is_explained_with_both_dimensions(self):
        for words, sentence in {
                "5 bar K": "`bar` does not convert into `K`: `bar` measures pressure, stress or energy per volume "
                           "(kg/(m.s2)), `K` measures temperature (K)",
                "1 rpm Hz": "an angle is no plain number here",
                "1 Gy Sv": "different kinds of quantity",
                "1 dB %": "a logarithmic unit converts into no other",
                "1 degC delta_K": "a temperature is no temperature difference",
                "1,5 m ft": "`1,5` is no decimal number; write a point, not a comma, before the decimals",
                "0x10 m ft": "write at most 60 decimal digits",
                f"{'1' * 61} m ft": "write at most 60 decimal digits",
                "1e5000 m km": "write an exponent between -400 and 400",
                "-2.5E-401 m km": "write an exponent between -400 and 400",
                "1e-330 m ft": "the result is beyond the range of double",
        }.items():
            result = run("units", *words.split())
            self.assertEqual((result.returncode, result.stdout), (BAD_INPUT, ""), words)
            self.assertIn(sentence, result.stderr)
        result = run("units", "5", "bar", "Pa", "--difference")
        self.assertEqual(result.returncode, BAD_INPUT)
        self.assertIn("`bar` has no difference", result.stderr)

    def test_a_refused_spelling_shows_its_place_and_the_hint(self):
        result = run("units", "kg.Nm")
        self.assertEqual(result.returncode, BAD_INPUT)
        self.assertIn("command line:1:4: error[TP0301]", result.stderr)
        self.assertIn("write N.m", result.stderr)
        self.assertIn("did you mean `degC`", run("units", "1", "degG", "K").stderr)
        self.assertIn("warning[TP0302]: cal is the thermochemical", run("units", "cal").stderr)

    def test_the_list_has_every_unit(self):
        listed = json.loads(said("--list", "--json"))
        self.assertEqual(len(listed), len(UNITS))
        self.assertEqual(len(said("--list").splitlines()), len(UNITS) + 1)
        for unit in listed:
            self.assertTrue(unit["name"] and unit["measures"] and unit["si"], unit)
            if unit["unit"] in UNITS and unit["factor"] is not None:
                self.assertEqual(unit["factor"], float.fromhex(UNITS[unit["unit"]]["factor"]), unit)

    def test_wrong_words_are_a_wrong_use(self):
        for words in ((), ("1", "m"), ("1", "m", "ft", "x"), ("m", "--list"), ("m", "--difference")):
            result = run("units", *words)
            self.assertEqual((result.returncode, result.stdout), (BAD_USAGE, ""), words)


if __name__ == "__main__":
    unittest.main()
