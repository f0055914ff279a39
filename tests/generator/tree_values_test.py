#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""The values that `typeplate tree` shows, beside those that Python and NumPy wrote: tree_values_test.py PROGRAM. It runs in the
environment of python/requirements-test.txt."""
import datetime
import json
import pickle
import random
import re
import unittest
import zoneinfo

import joblib
import ml_dtypes
import numpy

from program import BAD_INPUT, OK, ProgramTest, run


class TreeTest(ProgramTest):
    def tree(self, value, *options, protocol=4):
        (self.folder / "a.pkl").write_bytes(pickle.dumps(value, protocol=protocol))
        result = run("tree", "a.pkl", *options, cwd=self.folder)
        self.assertEqual((result.returncode, result.stderr), (OK, ""), value)
        return result.stdout

    def words(self, value, *options, protocol=4):
        """What is said of one object, and that nothing inside of it is shown."""
        lines = json.loads(self.tree(value, "--json", *options, protocol=protocol))["lines"]
        self.assertEqual(len(lines), 1, lines)
        return lines[0]["is"]


def number(value, floating=lambda each: f"{each:.4g}"):
    """An element of an array, its fractions by `floating`."""
    if isinstance(value, (bool, numpy.bool_, int, numpy.integer)):
        return str(value)
    if isinstance(value, (complex, numpy.complexfloating)):
        imaginary = number(value.imag, floating)
        return number(value.real, floating) + ("" if imaginary.startswith("-") else "+") + imaginary + "j"
    return floating(float(value)).replace("nan", "NaN")


def exact(shown):
    """Numbers of any notation in one: that of Python."""
    return re.sub(r"\d+(\.\d+)?(e[+-]\d+)?", lambda found: repr(float(found[0])) if found[1] or found[2] else found[0], shown)


PROTOCOLS = range(6)
ML_DTYPES = ("bfloat16", "float8_e4m3fn", "float8_e5m2", "float8_e4m3fnuz", "float8_e5m2fnuz", "float8_e8m0fnu")


class Arrays(TreeTest):
    def array(self, name, array, protocol=4):
        shape = "[" + ",".join(map(str, array.shape)) + "]"
        elements = ", ".join(number(each) for each in array.flatten())
        self.assertEqual(self.tree(array, protocol=protocol).split("\n")[0], f"array {name} {shape}: {elements}")
        elements = ", ".join(number(each, repr) for each in array.flatten())
        self.assertEqual(exact(self.words(array, protocol=protocol)), f"array {name} {shape}: {elements}")

    def test_elements_of_every_type_are_those_of_numpy(self):
        random_bytes = random.Random(5).randbytes
        for name in ("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64",
                     "complex64", "complex128"):
            size = numpy.dtype(name).itemsize
            for order in "<>":
                raw = bytes(each & 1 for each in random_bytes(6)) if name == "bool" else random_bytes(6 * size)
                array = numpy.frombuffer(raw, numpy.dtype(name).newbyteorder(order)).reshape(3, 2)
                for protocol in PROTOCOLS:
                    self.array(name, array, protocol=protocol)
                self.array(name, numpy.asfortranarray(array))
        self.array("uint64", numpy.array([2**64 - 1], "u8"))
        self.array("complex64", numpy.array([complex("nan"), complex("inf-2j"), -0.0], "c8"))

    def test_the_types_of_ml_dtypes_are_arrays_too(self):
        for name in ML_DTYPES:
            values = numpy.array([1, 2, 0.5, 4], getattr(ml_dtypes, name))
            for protocol in (2, 4, 5):
                self.array(name, values, protocol=protocol)

    def test_scalars_of_numpy(self):
        for value in (numpy.complex128(1j), numpy.complex64(2 - 3j), numpy.float32(0.1), numpy.int64(-2**63), numpy.bool_(True)):
            self.array(value.dtype.name, value)

    def test_more_than_six_elements_are_not_shown(self):
        self.assertEqual(self.words(numpy.ones(7, "c8")), "array complex64 [7]")
        self.assertEqual(self.words(numpy.ones((0, 3), "c8")), "array complex64 [0,3]")

    def test_arrays_of_objects_have_their_elements_at_their_places(self):
        array = numpy.array([[numpy.ones(1), {"w": 2}], ["x", None]], object)
        values = {"c": array, "f": numpy.asfortranarray(array.copy()), "scalar": numpy.array(5, object), "empty": numpy.array([], object)}
        shown = ("dict, 4 entries\n  ['c']: array object [2,2]\n    [0,0]: #1 array float64 [1]: 1\n    [0,1]: #2 dict, 1 entry\n      ['w']: 2\n"
                 "    [1,0]: 'x'\n    [1,1]: None\n  ['f']: array object [2,2]\n    [0,0]: see #1\n    [0,1]: see #2\n    [1,0]: 'x'\n"
                 "    [1,1]: None\n  ['scalar']: array object []\n    [()]: 5\n  ['empty']: array object [0]\n\n")
        for protocol in PROTOCOLS:
            self.assertEqual(self.tree(values, protocol=protocol).split("protocol")[0], shown)
        joblib.dump(values, self.folder / "a.joblib")
        # joblib writes each array as a pickle of its own, which shares nothing.
        alone = shown.replace("see #1", "array float64 [1]: 1").replace("see #2", "dict, 1 entry\n      ['w']: 2").replace("#1 ", "").replace("#2 ", "")
        self.assertEqual(run("tree", "a.joblib", cwd=self.folder).stdout.split("protocol")[0], alone)
        self.assertIn("  [0]: 1\n  ... 3 more\n", self.tree(numpy.array([1, 2, 3, None], object), "--items", "1"))

    def test_texts(self):
        self.assertEqual(self.words(numpy.str_("h\u00e9")), "array <U2 []: 'h\u00e9'")
        self.assertEqual(self.words(numpy.array(["a", "bc\x1b"])), "array <U3 [2]: 'a', 'bc<U+001B>'")
        self.assertEqual(self.words(numpy.array(["a", "bc"], ">U2").T), "array <U2 [2]: 'a', 'bc'")
        self.assertEqual(self.words(numpy.array([b"ab", b"c"])), "array S2 [2]: 'ab', 'c'")

    def test_times_are_those_of_numpy(self):
        choose = random.Random(6)
        for unit in ("Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "25s", "7D"):
            dtype = numpy.dtype(f"M8[{unit}]")
            least, largest = (numpy.datetime64(day).astype(dtype).astype("i8") for day in
                              (("1700-01-01", "2200-01-01") if unit in ("us", "ns") else ("0001-01-08", "9999-12-31")))
            times = numpy.array([choose.randint(int(least), int(largest)) for _ in range(4)] + [0, -1], "i8").view(dtype)
            shown = ", ".join(map(str, times))
            for protocol in (2, 4):
                self.assertEqual(self.words(times, protocol=protocol), f"array datetime64[{unit}] [6]: {shown}")
            self.assertEqual(self.words(times.astype(dtype.newbyteorder(">"))), f"array datetime64[{unit}] [6]: {shown}")
        self.assertEqual(self.words(numpy.datetime64("NaT")), "array datetime64 []: NaT")
        self.assertEqual(self.words(numpy.datetime64(2**62, "s")), f"array datetime64[s] []: {2**62}")
        self.assertEqual(self.words(numpy.datetime64(2**62, "7D")), f"array datetime64[7D] []: {2**62}")
        self.assertEqual(self.words(numpy.timedelta64(-5, "h")), "array timedelta64[h] []: -5")
        self.assertEqual(self.words(numpy.timedelta64("NaT", "s")), "array timedelta64[s] []: NaT")
        self.assertEqual(self.words(numpy.datetime64(5, "as")), "array datetime64[as] []: 5")

    def test_the_first_and_the_last_time_of_every_unit_are_those_of_numpy(self):
        for unit in ("Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns", "25s", "7D", "10ns", "3Y"):
            dtype = numpy.dtype(f"M8[{unit}]")
            ends = [-2**63 + 1, -2**63 + 2, -2**62, 2**62, 2**63 - 2, 2**63 - 1]
            days = [] if unit.endswith("ns") else [int(numpy.datetime64(day).astype(dtype).astype("i8")) for day in ("0001-01-01", "9999-12-31")]
            for values in (ends, [day + more for day in days for more in (-1, 0, 1)]):
                times = numpy.array(values, "i8").view(dtype)
                self.assertEqual(self.words(times), f"array datetime64[{unit}] [{len(values)}]" + (": " if values else "") +
                                 ", ".join(shown_time(value, time, dtype) for value, time in zip(values, times)))


def shown_time(value, time, dtype):
    """Years of four digits are NumPy's; it wraps around where the small units of a large one do not fit in 64 bits."""
    unit, count = numpy.datetime_data(dtype)
    fits = abs(value) * count * {"W": 7, "Y": 12}.get(unit, 1) < 2**63
    return str(time) if fits and re.match(r"(?!0000)\d{4}(-|$)", str(time)) else str(value)


class Values(TreeTest):
    def test_integers_of_any_size_are_decimal(self):
        choose = random.Random(7)
        values = [sign * 2**bits + more for bits in (62, 63, 64, 71, 72, 127, 510) for sign in (1, -1) for more in (-1, 0, 1)]
        values += [choose.getrandbits(choose.randint(1, 511)) * choose.choice((1, -1)) for _ in range(50)] + [2**511 - 1, -2**511]
        for protocol in (0, 1, 2, 4):
            lines = json.loads(self.tree(values, "--json", "--items", "1000", protocol=protocol))["lines"]
            self.assertEqual([line["is"] for line in lines[1:]], list(map(str, values)))
        self.assertEqual(self.words(2**511), "an integer of 65 bytes")
        self.assertEqual(self.words(-2**511 - 1), "an integer of 65 bytes")

    def test_bytes_begin_in_hexadecimal_digits(self):
        long = bytes(range(256)) * 20
        for protocol in PROTOCOLS:
            for kind in (bytes, bytearray):
                for value in (b"", b"a", b"\xff\x00", long[:16], long[:17]):
                    size = "1 byte" if len(value) == 1 else f"{len(value)} bytes"
                    shown = ": " + value[:16].hex() if value else ""
                    self.assertIn(f"[0]: {kind.__name__}, {size}{shown}{'...' if len(value) > 16 else ''}\n",
                                  self.tree([kind(value)], protocol=protocol))
                self.assertEqual(self.words(kind(long), protocol=protocol), f"{kind.__name__}, 5120 bytes: {long[:5000].hex()}...")

    def test_complex_numbers(self):
        for protocol in PROTOCOLS:
            for value in (1.5 - 2.25j, 0.1 + 0.2j, 1e300 - 1e-300j):
                self.assertEqual(self.words(value, protocol=protocol), "complex " + repr(value).strip("()"))
        self.assertEqual(self.words(complex("inf-nanj")), "complex inf+NaNj")

    def test_json_has_texts_whole_and_the_table_their_beginning(self):
        text = "x" * 59 + "\u00e9" + "y" * 9000
        self.assertEqual(self.words(text), f"'{text}'")
        self.assertTrue(self.tree(text).startswith("'" + "x" * 59 + "...', 9061 bytes\n"))
        self.assertEqual(self.words(text * 2), f"'{(text * 2)[:9998]}...', 18122 bytes")
        self.assertEqual(self.words(numpy.str_("z" * 100)), f"array <U100 []: '{'z' * 100}'")
        labels = json.loads(self.tree({"k" * 100: 1}, "--json"))["lines"]
        self.assertEqual(labels[1]["label"], f"['{'k' * 100}']")


class Times(TreeTest):
    def agree(self, name, values, text):
        for protocol in PROTOCOLS:
            lines = json.loads(self.tree(list(values), "--json", "--items", "1000", protocol=protocol))["lines"]
            self.assertEqual([line["is"] for line in lines[1:]], [f"datetime.{name} {text(each)}" for each in values], protocol)

    def test_dates_and_times_are_in_iso_form(self):
        choose = random.Random(8)
        days = [datetime.date.fromordinal(choose.randint(1, datetime.date.max.toordinal())) for _ in range(30)]
        self.agree("date", days + [datetime.date.min, datetime.date.max], datetime.date.isoformat)
        zones = [None, datetime.timezone.utc] + [datetime.timezone(datetime.timedelta(**each)) for each in (
            {"hours": 1}, {"hours": -5, "minutes": -30}, {"seconds": 1}, {"microseconds": -1}, {"hours": 24, "microseconds": -1},
            {"hours": -24, "microseconds": 1})]
        for zone in zones:
            times = [datetime.time(choose.randrange(24), choose.randrange(60), choose.randrange(60), choose.choice((0, 7, 10**6 - 1)),
                                   zone) for _ in range(8)]
            self.agree("time", times, datetime.time.isoformat)
            self.agree("datetime", [datetime.datetime.combine(choose.choice(days), each) for each in times], datetime.datetime.isoformat)
        self.assertEqual(self.words(datetime.time(2, fold=1)), "datetime.time 02:00:00, fold 1")
        self.assertEqual(self.words(datetime.timezone.utc), "datetime.timezone UTC+00:00")

    def test_durations_are_those_of_python(self):
        choose = random.Random(9)
        values = [datetime.timedelta(choose.randint(-3, 3), choose.randrange(86400), choose.choice((0, 7, 10**6 - 1))) for _ in range(40)]
        self.agree("timedelta", values + [datetime.timedelta.min, datetime.timedelta.max, datetime.timedelta(0)], str)

    def test_a_time_in_a_zone_that_is_no_offset_shows_the_zone(self):
        shown = self.tree(datetime.datetime(2020, 1, 2, tzinfo=zoneinfo.ZoneInfo("Europe/Berlin")))
        self.assertIn("datetime.datetime(...)\n  (0): bytes, 10 bytes: 07e40102000000000000\n", shown)
        self.assertIn("'Europe/Berlin'", shown)

    def test_what_python_refuses_is_shown_as_it_is(self):
        for name, arguments in (("date", (b"\x07\xe4\x0d\x01",)), ("datetime", (b"\x07\xe4\x01\x01\x18" + bytes(5),)), ("date", (b"\x07",)),
                                ("timedelta", (0, 86400, 0)), ("timedelta", (10**9, 0, 0)), ("timedelta", (0, 0, -1)), ("timedelta", ()),
                                ("timezone", (1,))):
            (self.folder / "a.pkl").write_bytes(b"cdatetime\n" + name.encode() + b"\n" + pickle.dumps(arguments, 3)[2:-1] + b"R.")
            self.assertTrue(run("tree", "a.pkl", cwd=self.folder).stdout.startswith(f"datetime.{name}(...)\n"), arguments)

    def test_what_was_done_to_a_value_is_shown_below_it(self):
        (self.folder / "a.pkl").write_bytes(b"cdatetime\ndate\n" + pickle.dumps((b"\x07\xe4\x01\x02",), 3)[2:-1] + b"R(dVx\nI1\nsb.")
        self.assertIn("datetime.date 2020-01-02\n  (0): bytes, 4 bytes: 07e40102\n  .x: 1\n", run("tree", "a.pkl", cwd=self.folder).stdout)


class Limits(TreeTest):
    def test_more_ways_to_arrays_than_a_listing_takes_are_no_matter_to_the_tree(self):
        level = numpy.ones(1)
        for _ in range(21):
            level = [level, level]
        self.assertIn("['cmd']: list, 2 items\n    [0]: #1 list, 2 items ...\n    [1]: see #1\n", self.tree({"cmd": level}, "--depth", "3"))
        listed = run("weights", "a.pkl", cwd=self.folder)
        self.assertEqual((listed.returncode, listed.stderr),
                         (BAD_INPUT, "typeplate: error: file a.pkl meets a limit: it has more than the 1000000 tensors that `members` allows; "
                          "`--limit members=NUMBER` sets it\n"))

    def pickled(self, data, *options):
        """What is shown of a pickle that no Python writes."""
        (self.folder / "a.pkl").write_bytes(data)
        return run("tree", "a.pkl", *options, cwd=self.folder)

    def shared(self, value, line, times, *options):
        """What is shown of lists of 20 of `line` each, which refer to `value` by the number 1."""
        lists = (b"(" + line * 20 + b"l") * (times // 20)
        return self.pickled(value + b"p1\n0(" + lists + b"l.", "--items", "1000", *options)

    def test_a_reference_costs_nothing_whatever_the_size_of_its_object(self):
        array = pickle.dumps(numpy.arange(500_000, dtype="f8"), protocol=0)[:-1]
        result = self.shared(array, b"g1\n", 2000, "--limit", "seconds=5")
        self.assertEqual((result.returncode, result.stderr), (OK, ""))
        self.assertEqual((result.stdout.count("#1 array float64 [500000]\n"), result.stdout.count("see #1\n")), (1, 1999))

    def test_shapes_longer_than_arrays_have_are_cut(self):
        tensor = b"ctorch._utils\n_rebuild_tensor\n((Vstorage\nctorch\nFloatStorage\nV0\nVcpu\nI2\ntQI0\n%s(ttR"
        for axes, shown in ((64, ",".join("1" * 64)), (65, "1," * 64 + "..."), (100_000, "1," * 64 + "...")):
            shape = b"(" + b"I1\n" * axes + b"t"
            for line in (tensor % b"g1\n", tensor % b"ctorch\nSize\n(g1\ntR"):
                result = self.shared(shape, line, 400)
                self.assertEqual((result.returncode, result.stdout.count(f"tensor float32 [{shown}] on cpu\n")), (OK, 400), axes)

    def test_arrays_of_more_axes_than_numpy_takes_are_refused_as_numpy_does(self):
        uint8 = pickle.dumps(numpy.dtype("u1"), protocol=2)[2:-1]
        for axes in (64, 65):
            array = (b"cnumpy._core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntC\x01btR(I1\n(" + b"I1\n" * axes + b"t" + uint8 +
                     b"I00\nC\x01\x07tb.")
            shown = self.pickled(array).stdout.split("\n")[0]
            if axes == 64:
                self.assertEqual(pickle.loads(array).ndim, 64)
                self.assertRegex(shown, r"^array uint8 \[1,1,[1,.]*,1\]: 7$")
                continue
            self.assertRaises(ValueError, pickle.loads, array)
            self.assertEqual(shown, "an array that NumPy refuses: an array of NumPy has a shape of 65 axes, where NumPy takes at most 64")

    def test_names_of_classes_are_cut(self):
        name = "m." + "a" * 99_998
        result = self.shared(b"cm\n" + name[2:].encode() + b"\n", b"g1\n(tR", 100, "--json")
        lines = json.loads(result.stdout)["lines"]
        self.assertEqual({line.get("class") for line in lines}, {None, name[:9997] + "..."})
        self.assertEqual({line["is"] for line in lines[2:22]}, {name[:197] + "...(...)"})

    def test_what_many_objects_share_costs_the_time_of_the_limits(self):
        text = b"V" + b"a" * 2_000_000 + b"\n"
        result = self.shared(text, b"c_codecs\nencode\n(g1\nVlatin1\ntR", 4000, "--limit", "seconds=1")
        self.assertEqual((result.returncode, result.stdout, result.stderr),
                         (BAD_INPUT, "", "typeplate: error: file a.pkl meets a limit: showing its objects takes longer than the 1 s that `seconds` "
                          "allows; `--limit seconds=NUMBER` sets it\n"))


if __name__ == "__main__":
    unittest.main()
