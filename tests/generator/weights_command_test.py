#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""`typeplate weights`, `tree`, `convert`, `port` and `compare`, as their users run them: weights_command_test.py PROGRAM"""
import collections
import fractions
import io
import json
import math
import os
import pickle
import resource
import struct
import subprocess
import time
import unittest
import zipfile

from program import BAD_INPUT, BAD_USAGE, OK, PROGRAM, REPOSITORY, ProgramTest, floats, npz, run, run_on_terminal, safetensors, without_colors


class Dangerous:
    def __reduce__(self):
        return os.system, ("echo harm",)


def text(word):
    return b"X" + struct.pack("<I", len(word)) + word.encode()


def torch_file(values, unread=()):
    """A file of torch.save's with tensors of floats, and quantised ones, which are not read. Written by hand, without PyTorch."""
    content = b"\x80\x02}("
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number, (name, numbers) in enumerate(values.items()):
            content += text(name) + b"ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + b"ctorch\nFloatStorage\n" + text(str(number))
            content += text("cpu") + b"K%ctQK\x00K%c\x85K\x01\x85\x89ccollections\nOrderedDict\n)RtR" % (len(numbers), len(numbers))
            archive.writestr(f"m/data/{number}", floats(*numbers))
        for name in unread:
            content += text(name) + b"ctorch._utils\n_rebuild_qtensor\n)R"
        archive.writestr("m/data.pkl", content + b"u.")
        archive.writestr("m/version", "3\n")
    return file.getvalue()


class WeightsTest(ProgramTest):
    def write(self, name, content):
        (self.folder / name).write_bytes(content)
        return self.folder / name

    def good(self, *words):
        result = run(*words, cwd=self.folder)
        self.assertEqual((result.returncode, result.stderr), (OK, ""), words)
        return result.stdout

    def refused(self, *words, code=BAD_INPUT):
        result = run(*words, cwd=self.folder)
        self.assertEqual((result.returncode, result.stdout), (code, ""), words)
        return result.stderr


class Weights(WeightsTest):
    def test_the_table_has_names_types_shapes_bytes_and_totals(self):
        self.add_weights()
        self.assertEqual(self.good("weights", "model.safetensors"),
                         "dtype    shape  bytes  name\n"
                         "float32  [2,3]  24     dense.weight\n"
                         "float32  [2]    8      dense.bias\n\n"
                         "file model.safetensors: safetensors, 2 tensors, 8 elements, 32 bytes\n")
        self.assertIn("file model.npz: npz, 2 tensors, 8 elements, 32 bytes\n", self.good("weights", "model.npz"))

    def test_metadata_is_shown_and_cannot_act_on_the_terminal(self):
        self.write("a.safetensors", safetensors({"x\x1b[31m": ("F32", [1], floats(1))}, {"note": "a\x07b"}))
        shown = self.good("weights", "a.safetensors")
        self.assertIn("  note  a<U+0007>b\n", shown)
        self.assertNotIn("\x1b", shown)

    def test_stats_leave_nan_out_and_count_it(self):
        big = 2**63 - 1
        self.write("a.safetensors", safetensors({
            "f": ("F32", [5], floats(1, math.nan, -2.5, math.inf, 0)), "i": ("I64", [2], struct.pack("<2q", -big, big)),
            "u": ("U64", [1], struct.pack("<Q", 2**64 - 1)), "h": ("F16", [2], struct.pack("<2e", 0.5, -1)),
            "b": ("BF16", [1], b"\x80\x3f"), "t": ("BOOL", [2], b"\x00\x01"), "none": ("F64", [0], b""),
            "nan": ("F64", [1], struct.pack("<d", math.nan)), "c": ("C64", [1], floats(1, math.nan))}))
        found = {item["name"]: [item[key] for key in ("min", "max", "mean", "nan")]
                 for item in json.loads(self.good("weights", "a.safetensors", "--stats", "--json"))["tensors"]}
        self.assertEqual(found, {"f": [-2.5, "inf", "inf", 1], "i": [-big, big, 0, 0], "u": [2**64 - 1, 2**64 - 1, 2**64, 0],
                                 "h": [-1, 0.5, -0.25, 0], "b": [1, 1, 1, 0], "t": [0, 1, 0.5, 0], "none": [None, None, None, 0],
                                 "nan": [None, None, None, 1], "c": [None, None, None, 1]})
        self.assertRegex(self.good("weights", "a.safetensors", "--stats"), r"float32 +\[5\] +-2\.5 +inf +inf +1 +f\n")

    def test_the_mean_of_many_values_keeps_its_digits(self):
        count = 1_000_000
        self.write("a.safetensors", safetensors({"x": ("F32", [count], floats(0.1) * count)}))
        mean = json.loads(self.good("weights", "a.safetensors", "--stats", "--json"))["tensors"][0]["mean"]
        self.assertAlmostEqual(mean, struct.unpack("<f", floats(0.1))[0], delta=1e-12)

    def test_a_table_fits_a_narrow_terminal_and_keeps_whole_names(self):
        name = "encoder.layers.11.self_attention.output_projection.weight"
        self.write("a.safetensors", safetensors({name: ("F32", [2], floats(1, 2))}))
        for columns in (60, 80, 120):
            shown = without_colors(run_on_terminal("weights", self.folder / "a.safetensors", columns=columns)[1])
            self.assertLessEqual(max(map(len, shown.splitlines()[:-1])), columns)
            self.assertIn(name, shown.replace("\n", "").replace(" ", ""))

    def test_a_member_of_an_archive(self):
        self.add_weights()
        with zipfile.ZipFile(self.folder / "all.zip", "w") as archive:
            archive.write(self.folder / "model.safetensors", "inner/model.safetensors")
            archive.write(self.folder / "model.pkl", "model.pkl")
        self.assertIn("dense.weight", self.good("weights", "all.zip", "--member", "inner/model.safetensors"))
        self.assertIn("'rate'", self.good("tree", "all.zip", "--member", "model.pkl"))
        self.assertIn("has no member `x`", self.refused("weights", "all.zip", "--member", "x"))
        self.good("convert", "all.zip", "out.npz", "--member", "inner/model.safetensors")
        self.assertIn("2 equal", self.good("compare", "model.safetensors", "out.npz"))

    def test_an_archive_without_checksums_is_read_where_the_flag_says_so_and_converted_to_one_that_has_them(self):
        path = REPOSITORY / "tests" / "weights" / "data" / "torch" / "unchecked" / "no_checksums_2_13.pt"
        for command in (["weights", path], ["tree", path], ["convert", path, "out.pt"]):
            self.assertRegex(self.refused(*command), r"save it again with checksums, or give `--without-checksums`$")
            self.good(*command, "--without-checksums")
        self.good("weights", "out.pt")

    def test_five_thousand_tensors_print_fast(self):
        self.write("a.safetensors", safetensors({f"layers.{i}.weight": ("F32", [1], floats(i)) for i in range(5000)}))
        begin = time.monotonic()
        for words in (["weights"], ["weights", "--stats"], ["weights", "--json"]):
            self.assertIn("layers.4999.weight", self.good(words[0], "a.safetensors", *words[1:]))
        self.assertLess(time.monotonic() - begin, 10)  # 0.1 s each on an idle machine

    def test_a_broken_file_is_one_sentence_with_its_place(self):
        self.write("a.safetensors", safetensors({"x": ("F32", [2], floats(1, 2))})[:-1])
        self.assertRegex(self.refused("weights", "a.safetensors"), r"^typeplate: error: file a\.safetensors .*\n$")
        self.assertRegex(self.refused("weights", "missing"), r"^typeplate: error: file missing .*\n$")
        self.assertRegex(self.refused("weights", "."), r"^typeplate: error: .*\n$")


    def test_an_output_that_cannot_be_written_is_an_error(self):
        self.add_weights()
        self.write("a.pkl", pickle.dumps({"a": 1}))
        for words in (["weights", "model.npz"], ["weights", "model.npz", "--json"], ["tree", "a.pkl"], ["port", "gpt2_qkv", "--inverse"],
                      ["compare", "model.npz", "model.npz"], ["--help"]):
            with open("/dev/full", "w", encoding="utf-8") as full:
                result = subprocess.run([PROGRAM, *words], cwd=self.folder, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
            self.assertEqual(result.returncode, BAD_INPUT, words)
            self.assertRegex(result.stderr, r"^typeplate: error: the standard output cannot be written.*\n$")


class Tree(WeightsTest):
    def pickled(self, value, protocol=4):
        self.write("a.pkl", pickle.dumps(value, protocol=protocol))

    def test_containers_texts_and_numbers(self):
        self.pickled({"rate": 0.1, "layers": [8, (64,)], "name": "tanh", "none": None, "on": True, "raw": b"abc", 3: {4}})
        self.assertEqual(self.good("tree", "a.pkl"),
                         "dict, 7 entries\n  ['rate']: 0.1\n  ['layers']: list, 2 items\n    [0]: 8\n    [1]: tuple, 1 item\n"
                         "      [0]: 64\n  ['name']: 'tanh'\n  ['none']: None\n  ['on']: True\n  ['raw']: bytes, 3 bytes\n"
                         "  [3]: set, 1 item\n    [0]: 4\n\n"
                         "protocol 4, 19 objects, 0 names of classes and functions; nothing was called\n")

    def test_a_float_is_shown_whole_and_never_like_an_integer(self):
        self.pickled([1.0, -0.0, 0.1 + 0.2, 1e300, float("nan"), float("inf"), 1])
        self.assertIn("  [0]: 1.0\n  [1]: -0.0\n  [2]: 0.30000000000000004\n  [3]: 1e+300\n  [4]: NaN\n  [5]: inf\n  [6]: 1\n",
                      self.good("tree", "a.pkl"))

    def test_what_is_shared_is_shown_once(self):
        shared = [1]
        loop = []
        loop.append(loop)
        self.pickled({"a": shared, "b": shared, "loop": loop})
        shown = self.good("tree", "a.pkl")
        self.assertIn("  ['a']: #1 list, 1 item\n    [0]: 1\n  ['b']: see #1\n  ['loop']: #2 list, 1 item\n    [0]: see #2\n", shown)

    def test_what_contains_itself_from_the_root_on_is_shown_once(self):
        loop = [1]
        loop.append({"back": loop})
        self.pickled(loop)
        self.assertEqual(self.good("tree", "a.pkl", "--depth", "30").split("\n\n")[0],
                         "#1 list, 2 items\n  [0]: 1\n  [1]: dict, 1 entry\n    ['back']: see #1")

    def test_dangerous_and_unknown_classes_are_marked_and_nothing_is_called(self):
        self.pickled({"evil": Dangerous(), "fine": collections.OrderedDict(a=1), "third": fractions.Fraction(1, 3), "odd": Odd()})
        shown = self.good("tree", "a.pkl")
        self.assertIn("posix.system(...) (inert; Python would run it: dangerous)\n    (0): 'echo harm'\n", shown)
        self.assertIn("['fine']: collections.OrderedDict, 1 entry\n", shown)
        self.assertIn("fractions.Fraction(...)\n", shown)
        self.assertIn("Odd (inert)\n    .value: 7\n", shown)
        self.assertTrue(shown.endswith("nothing was called\ndangerous: posix.system\n"))
        parsed = json.loads(self.good("tree", "a.pkl", "--json"))
        self.assertEqual(parsed["dangerous"], ["posix.system"])
        self.assertEqual([line["mark"] for line in parsed["lines"] if "mark" in line], ["dangerous", "known", "known", "inert"])

    def test_every_name_that_could_do_harm_is_marked(self):
        for name in ("os.system", "posix.system", "nt.system", "subprocess.Popen", "builtins.eval", "builtins.exec", "__builtin__.eval",
                     "__builtin__.execfile", "builtins.compile", "builtins.open", "builtins.getattr", "builtins.__import__",
                     "importlib.import_module", "runpy.run_path", "ctypes.CDLL", "socket.socket", "shutil.rmtree", "marshal.loads",
                     "pickle.loads", "webbrowser.open", "operator.attrgetter", "types.FunctionType", "functools.partial",
                     "dill._dill._create_function", "torch.load", "torch.hub.load"):
            self.write("a.pkl", f"c{name.rpartition('.')[0]}\n{name.rpartition('.')[2]}\n.".encode())
            self.assertRegex(self.good("tree", "a.pkl"), r"\(inert; Python would run it: dangerous\)\n(.|\n)*\ndangerous: ", name)
        for name in ("builtins.set", "collections.OrderedDict", "torch.float32", "os_like.system", "evaluation.eval"):
            self.write("a.pkl", f"c{name.rpartition('.')[0]}\n{name.rpartition('.')[2]}\n.".encode())
            self.assertNotIn("dangerous", self.good("tree", "a.pkl"), name)

    def test_depth_items_and_lines_are_bounded(self):
        deep = []
        for _ in range(200):
            deep = [deep]
        self.pickled(deep)
        self.assertEqual(self.good("tree", "a.pkl").count("list, 1 item"), 8)
        self.assertEqual(self.good("tree", "a.pkl", "--depth", "3").splitlines()[2], "    [0]: list, 1 item ...")
        self.pickled(list(range(1000)))
        self.assertIn("  [49]: 49\n  ... 950 more\n", self.good("tree", "a.pkl"))
        self.pickled([[[0] * 50 for _ in range(50)] for _ in range(50)])
        shown = self.good("tree", "a.pkl")
        self.assertIn("... more than 5000 lines: choose with --depth and --items\n", shown)
        self.assertLess(shown.count("\n"), 5010)
        for option in ("--depth", "--items"):
            self.assertEqual(run("tree", "a.pkl", option, "0").returncode, BAD_USAGE)

    def test_texts_cannot_act_on_the_terminal(self):
        self.pickled({"a\x1b[31m\u202e": "b\x07" + "c" * 100})
        self.assertIn("['a<U+001B>[31m<U+202E>']: 'b<U+0007>", self.good("tree", "a.pkl"))

    def test_a_file_without_a_pickle_says_so(self):
        self.add_weights()
        self.assertEqual(self.refused("tree", "model.npz"), "typeplate: error: file model.npz is npz, which holds no pickle; "
                                                            "`typeplate weights` lists its tensors\n")


class Odd:
    def __init__(self):
        self.value = 7


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


class Port(WeightsTest):
    def rules(self, *rules, **top):
        text = json.dumps({"schema": "typeplate-porting/1", "name": "mine", **top, "rules": list(rules)})
        self.write("rules.json", text.encode())

    def test_rules_of_a_file_are_applied_and_reported(self):
        self.add_weights()
        self.rules({"from": "dense.weight", "to": "fc.kernel", "steps": [{"transpose": [0, 1]}]}, {"drop": "dense.bias", "one_way": True})
        report = self.good("port", "rules.json", "model.safetensors", "-o", "out.npz", "--report")
        self.assertEqual(report, "fc.kernel float32 [3,2]\n  from dense.weight float32 [2,3]\n  permute [1,0], rule 1\n"
                                 "dropped: dense.bias float32 [2], rule 2\n"
                                 "mine: 2 sources, 1 targets, 1 left out, 0 unmapped, 0 missing\n")
        self.write("expected.npz", npz({"fc.kernel": ("<f4", (3, 2), floats(0, 3, 1, 4, 2, 5))}))
        self.good("compare", "out.npz", "expected.npz")
        self.good("port", "rules.json", "out.npz", "--inverse", "-o", "back.npz")
        self.assertIn("float32  [2,3]  24     dense.weight", self.good("weights", "back.npz"))

    def test_mistakes_are_shown_with_their_places_and_nothing_is_written(self):
        self.add_weights()
        self.rules({"from": "dense.{N", "to": "x"})
        self.assertRegex(self.refused("port", "rules.json", "model.npz", "-o", "out.npz"), r"^rules\.json:1:\d+: error\[TP1001\]: ")
        self.rules({"from": "dense.weight", "to": "w"})
        self.assertIn("error[TP1051]: no rule takes `dense.bias`, float32 [2]", self.refused("port", "rules.json", "model.npz", "-o", "out.npz"))
        self.assertFalse((self.folder / "out.npz").exists())
        found = json.loads(run("port", "rules.json", "model.npz", "-o", "out.npz", "--format", "json", cwd=self.folder).stdout)
        self.assertEqual([item["code"] for item in found], ["TP1051"])

    def test_a_cast_that_cannot_be_leaves_no_file(self):
        self.write("a.safetensors", safetensors({"x": ("F32", [2], floats(1, 70000))}))
        self.rules({"from": "x", "to": "x", "steps": [{"cast": "float16"}]})
        self.assertEqual(self.refused("port", "rules.json", "a.safetensors", "-o", "out.safetensors"),
                         "typeplate: error: tensor `x`: element 1, 70000, has no value in float16; cast to a wider type, or leave out "
                         "the cast\n")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["a.safetensors", "rules.json"])

    def test_a_model_says_what_must_come_out(self):
        self.add_weights()
        self.rules({"from": "dense.{x}", "to": "fc.{x}"})
        self.write("wanted.npz", npz({"fc.weight": ("<f4", (3, 2), floats(*range(6))), "fc.bias": ("<f4", (2,), floats(0, 0))}))
        said = self.refused("port", "rules.json", "model.npz", "--like", "wanted.npz", "-o", "out.npz")
        self.assertIn("error[TP1058]: `fc.weight` becomes float32 [2,3], and the model has float32 [3,2]", said)

    def test_unmapped_tensors_that_are_allowed_are_told(self):
        self.add_weights()
        self.rules({"from": "dense.weight", "to": "w"}, unmapped="allow")
        result = run("port", "rules.json", "model.npz", "-o", "out.npz", cwd=self.folder)
        self.assertEqual((result.returncode, result.stdout), (OK, ""))
        self.assertEqual(result.stderr, "typeplate: note: no rule takes 1 tensor of `model.npz`; --report lists them\n")
        self.assertIn("unmapped: dense.bias", self.good("port", "rules.json", "model.npz", "-o", "out.npz", "--report"))

    def test_a_tensor_that_is_not_read_needs_a_rule_that_drops_it(self):
        self.write("a.pt", torch_file({"x": [1, 2]}, ["q"]))
        self.rules({"from": "{name...}", "to": "{name...}"})
        self.assertRegex(self.refused("port", "rules.json", "a.pt", "-o", "b.npz"), r"error\[TP1051\]: `q` is quantised, (.|\n)*leave it out by a rule")
        self.rules({"from": "{name...}", "to": "{name...}"}, {"drop": "q", "one_way": True})
        self.assertIn("TP1051", self.refused("port", "rules.json", "a.pt", "-o", "b.npz"))  # the first rule takes the name
        self.rules({"drop": "q", "one_way": True}, {"from": "{name...}", "to": "{name...}"})
        self.assertIn("dropped: q, which is not read, rule 1\n", self.good("port", "rules.json", "a.pt", "-o", "b.npz", "--report"))
        self.write("c.npz", npz({"x": ("<f4", (2,), floats(1, 2))}))
        self.good("compare", "b.npz", "c.npz")
        self.assertIn("tensor `q` is quantised", self.refused("port", "rules.json", "c.npz", "--like", "a.pt", "-o", "d.npz"))

    def test_tied_tensors_stay_tied_where_the_same_is_done_to_both(self):
        self.write("a.pt", torch_file({"x": [1, 2]}))
        self.rules({"from": "x", "to": "y"}, {"tie": "z", "with": "y"})
        self.good("port", "rules.json", "a.pt", "-o", "tied.pt")
        self.rules({"from": "{name}", "to": "new.{name}"})
        self.good("port", "rules.json", "tied.pt", "-o", "renamed.pt")
        with zipfile.ZipFile(self.folder / "renamed.pt") as archive:
            self.assertEqual([name for name in archive.namelist() if "/data/" in name and "serialization" not in name], ["archive/data/0"])
        self.assertIn("2 tensors", self.good("weights", "renamed.pt"))

    def test_rules_that_are_a_folder(self):
        self.add_weights()
        self.assertIn("this is a directory, and porting rules are a JSON file", self.refused("port", ".", "model.npz", "-o", "b.npz"))

    def test_rules_alone_are_checked_or_turned_round(self):
        self.assertEqual(self.good("port", "torch_to_flax"), "torch_to_flax.json: 12 rules without mistakes\n")
        for name in ("torch_to_flax", "gpt2_qkv", "hf_patchtst_to_rustml"):
            back = json.loads(self.good("port", name, "--inverse"))
            self.write("back.json", json.dumps(back).encode())
            self.assertIn("without mistakes", self.good("port", "back.json"))
        self.rules({"drop": "x"})
        self.assertIn("error[TP1012]: what this rule drops cannot be made again", self.refused("port", "rules.json", "--inverse"))

    def test_names_of_shipped_rules(self):
        self.assertIn("did you mean `torch_to_flax`?", self.refused("port", "torch_to_flex"))
        self.assertIn("those that come are flax_to_torch, gpt2_qkv,", self.refused("port", "something"))

    def test_wrong_arguments(self):
        for words in (["port"], ["port", "gpt2_qkv", "model.npz"], ["port", "gpt2_qkv", "-o", "out.npz"], ["port", "gpt2_qkv", "--like", "a"],
                      ["port", "gpt2_qkv", "a", "--report", "--format", "json"]):
            self.assertRegex(self.refused(*words, code=BAD_USAGE), r"^typeplate: error: .+\n  help: .+\n$")

    def test_five_thousand_tensors_are_ported_fast(self):
        tensors = {f"h.{i}.{part}.weight": ("F32", [2, 2], floats(*range(4))) for i in range(1250) for part in ("q", "k", "v", "o")}
        self.write("a.safetensors", safetensors(tensors))
        self.rules({"from": ["h.{N:number}.q.weight", "h.{N:number}.k.weight", "h.{N:number}.v.weight"], "to": "b.{N}.qkv",
                    "steps": [{"concatenate": {"axis": 0}}]}, {"from": "h.{N:number}.o.weight", "to": "b.{N}.o", "steps": [{"transpose": [0, 1]}]})
        begin = time.monotonic()
        self.good("port", "rules.json", "a.safetensors", "-o", "b.safetensors")
        self.good("port", "rules.json", "b.safetensors", "--inverse", "-o", "c.safetensors")
        self.good("compare", "a.safetensors", "c.safetensors")
        self.assertLess(time.monotonic() - begin, 10)  # 0.1 s each on an idle machine


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
            self.assertRegex(result.stdout, r"q +not compared: file a\.pt: is quantised, [^\n]*\n\n2 tensors: 1 equal [^\n]*, 1 differs\n$")
        found = json.loads(run("compare", "b.pt", "a.pt", "--json", cwd=self.folder).stdout)["differences"]
        self.assertEqual([item["name"] for item in found], ["q"])
        self.assertRegex(found[0]["not_read"], r"^file a\.pt: is quantised")

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

    def test_other_payloads_of_nan_are_equal(self):
        first, second = {"x": ("F32", [1], b"\x01\x00\xc0\x7f")}, {"x": ("F32", [1], b"\x00\x00\xc0\x7f")}
        self.assertEqual(self.compare(first, second)[0], OK)

    def test_both_parts_of_a_complex_number_are_compared(self):
        for other, expected in ((floats(1, 2), OK), (floats(1, 3), BAD_INPUT), (floats(0, 2), BAD_INPUT)):
            self.assertEqual(self.compare({"x": ("C64", [1], floats(1, 2))}, {"x": ("C64", [1], other)})[0], expected)
            self.assertEqual(self.compare({"x": ("C64", [1], floats(1, 2))}, {"x": ("C64", [1], other)}, "--atol", 1)[0], OK)

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
        self.assertEqual(self.compare(first, second)[0], BAD_INPUT)
        self.assertEqual(self.compare(first, second, "--atol", 1)[0], OK)

    def test_json(self):
        code, shown = self.compare({"x": ("F32", [2], floats(1, 2))}, {"x": ("F32", [2], floats(1, 4)), "y": ("F32", [0], b"")}, "--json")
        self.assertEqual(code, BAD_INPUT)
        self.assertEqual(json.loads(shown), {"tensors": 2, "differ": 2, "differences": [
            {"name": "x", "first": {"dtype": "float32", "shape": [2]}, "second": {"dtype": "float32", "shape": [2]},
             "numbers": 2, "beyond": 1, "only_nan": 0, "largest": 2, "element": 1},
            {"name": "y", "first": None, "second": {"dtype": "float32", "shape": [0]}}]})

    def test_wrong_arguments(self):
        self.assertEqual(run("compare", "a", "b", "--rtol", "-1").returncode, BAD_USAGE)
        self.assertEqual(run("compare", "a", "b", "--atol", "nan").returncode, BAD_USAGE)
        self.assertEqual(run("compare", "a").returncode, BAD_USAGE)


if __name__ == "__main__":
    unittest.main()
