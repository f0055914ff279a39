#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""`typeplate weights`, `tree` and `port`, as their users run them: weights_command_test.py PROGRAM"""
import collections
import fractions
import json
import math
import os
import pickle
import struct
import subprocess
import time
import unittest
import zipfile

from program import BAD_INPUT, BAD_USAGE, OK, PROGRAM, REPOSITORY, floats, npz, run, run_on_terminal, safetensors, without_colors
from weights_cases import WeightsTest, torch_file


class Dangerous:
    def __reduce__(self):
        return os.system, ("echo harm",)


def torch_stream(version=1001, machine=None, objects=None, keys=()):
    """What torch.save wrote before 1.6, without storages."""
    parts = (0x1950A86A20F9469CFC6C, version, {} if machine is None else machine, objects, list(keys))
    return b"".join(pickle.dumps(part, 2) for part in parts)


def loaded_from(content, name=b"torch.storage\n_load_from_bytes"):
    """A pickle of torch.storage._load_from_bytes(content)."""
    return b"\x80\x03c" + name + b"\nB" + struct.pack("<I", len(content)) + content + b"\x85R."


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
        self.assertIn("open a file inside of it with `--member`: `inner/model.safetensors`, `model.pkl`", self.refused("weights", "all.zip"))
        self.good("convert", "all.zip", "out.npz", "--member", "inner/model.safetensors")
        self.assertIn("2 equal", self.good("compare", "model.safetensors", "out.npz"))

    def test_an_archive_without_checksums_is_read_where_the_flag_says_so_and_converted_to_one_that_has_them(self):
        path = REPOSITORY / "tests" / "weights" / "data" / "torch" / "unchecked" / "no_checksums_2_13.pt"
        for command in (["weights", path], ["tree", path], ["convert", path, "out.pt"]):
            self.assertRegex(self.refused(*command), r"save it again with checksums, or give `--without-checksums`$")
            self.good(*command, "--without-checksums")
        self.good("weights", "out.pt")

    def test_a_pickle_without_tensors_says_what_shows_its_objects_and_what_is_dangerous(self):
        self.write("a.pkl", pickle.dumps({"evil": Dangerous()}))
        self.assertEqual(self.good("weights", "a.pkl"), "no tensors: `typeplate tree a.pkl` shows its objects\ndangerous: posix.system\n\n"
                                                        "file a.pkl: pickle, 0 tensors, 0 elements, 0 bytes\n")
        self.assertEqual(json.loads(self.good("weights", "a.pkl", "--json"))["dangerous"], ["posix.system"])
        with zipfile.ZipFile(self.folder / "a.zip", "w") as archive:
            archive.writestr("inner/a.pkl", pickle.dumps([1]))
        self.assertIn("`typeplate tree a.zip --member inner/a.pkl`", self.good("weights", "a.zip", "--member", "inner/a.pkl"))

    def test_what_any_pickle_of_a_file_would_run_is_dangerous(self):
        stream, evil = torch_stream(objects={}), Dangerous()
        inner = torch_stream(machine=evil)
        files = {"machine": torch_stream(machine=evil), "keys": loaded_from(torch_stream(objects=1, keys=[evil])), "objects": torch_stream(objects=evil),
                 "storage": loaded_from(inner), "two deep": loaded_from(torch_stream(objects=1, machine={1: evil})),
                 "dotted": loaded_from(inner, b"torch\nstorage._load_from_bytes")}
        for name, content in files.items():
            self.write("a.pt", content)
            self.assertEqual(json.loads(self.good("tree", "a.pt", "--json"))["dangerous"], ["posix.system"], name)
            self.assertTrue(self.good("tree", "a.pt").endswith("\ndangerous: posix.system\n"), name)
        for name in ("machine", "objects"):
            self.write("a.pt", files[name])
            self.assertEqual(json.loads(self.good("weights", "a.pt", "--json"))["dangerous"], ["posix.system"], name)
        # What is no storage is loaded as any file of PyTorch's.
        nested = stream[:-len(pickle.dumps([], 2))] + loaded_from(stream)
        for content in (torch_file({}), stream[:-1], b"", loaded_from(stream), nested):
            self.write("a.pt", loaded_from(content))
            self.assertEqual(json.loads(self.good("tree", "a.pt", "--json"))["dangerous"], ["torch.load"])
        self.write("a.pt", loaded_from(stream))
        self.assertEqual(json.loads(self.good("tree", "a.pt", "--json"))["dangerous"], [])

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
                         "      [0]: 64\n  ['name']: 'tanh'\n  ['none']: None\n  ['on']: True\n  ['raw']: bytes, 3 bytes: 616263\n"
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

    def test_tensors_have_the_names_of_element_types_that_weights_prints(self):
        self.write("a.pt", torch_file({"w": [1, 2]}))
        self.assertIn("['w']: tensor float32 [2] on cpu\n", self.good("tree", "a.pt"))
        for storage, dtype, name in (("torch\nBFloat16Storage", "", "bfloat16"), ("torch.cuda\nHalfStorage", "", "float16"),
                                     ("torch.storage\nUntypedStorage", "ctorch\nuint16\n", "uint16"),
                                     ("torch.storage\nUntypedStorage", "ctorch\nfloat4_e2m1fn_x2\n", "torch.float4_e2m1fn_x2"),
                                     ("torch\nQInt8Storage", "", "torch.QInt8Storage")):
            version = "3" if dtype else "2"
            self.write("a.pkl", f"ctorch._utils\n_rebuild_tensor_v{version}\n((Vstorage\nc{storage}\nV0\nVcpu\nI2\ntQI0\n(I2\nt(I1\ntI00\n)"
                                f"{dtype}tR.".encode())
            self.assertTrue(self.good("tree", "a.pkl").startswith(f"tensor {name} [2] on cpu\n"), name)

    def test_tensors_have_their_shapes_and_what_has_none_is_shown_as_it_is(self):
        for shape, shown in (("(I2\nI3\nt", "tensor float32 [2,3] on cpu"), ("(t", "tensor float32 [] on cpu"),
                             ("ctorch\nSize\n((I2\nttR", "tensor float32 [2] on cpu"), ("(Va\nt", "torch._utils._rebuild_tensor(...)"),
                             ("(d", "torch._utils._rebuild_tensor(...)"), ("N", "torch._utils._rebuild_tensor(...)")):
            self.write("a.pkl", f"ctorch._utils\n_rebuild_tensor\n((Vstorage\nctorch\nFloatStorage\nV0\nVcpu\nI2\ntQI0\n{shape}(ttR.".encode())
            self.assertEqual(self.good("tree", "a.pkl").split("\n")[0], shown, shape)

    def test_what_is_called_is_shown_where_it_has_no_name(self):
        for data, shown in ((b"cbuiltins\ngetattr\n(cposix\nstat\nVpath\ntR(Vid\ntR.",
                             "a call (inert)\n  callable: builtins.getattr(...) (inert; Python would run it: dangerous)\n"
                             "    (0): the name posix.stat (inert; Python would run it: dangerous)\n    (1): 'path'\n  (0): 'id'\n"),
                            (b"\x80\x02\x82\x05)R.", "a call (inert)\n  callable: an extension code 5 (inert)\n"),
                            (b"Vabc\nQ.", "a persistent id (inert)\n  id: 'abc'\n")):
            self.write("a.pkl", data)
            self.assertEqual(self.good("tree", "a.pkl").split("\nprotocol")[0], shown)

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
                                 "mine: 2 sources, 1 target, 1 left out, 0 unmapped, 0 missing\n")
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

    def test_a_member_of_an_archive_and_archives_without_checksums(self):
        self.add_weights()
        self.rules({"from": "{name...}", "to": "{name...}"})
        with zipfile.ZipFile(self.folder / "all.zip", "w") as archive:
            archive.write(self.folder / "model.safetensors", "inner/model.safetensors")
        self.good("port", "rules.json", "all.zip", "--member", "inner/model.safetensors", "-o", "out.npz")
        self.good("compare", "out.npz", "model.npz")
        path = REPOSITORY / "tests" / "weights" / "data" / "torch" / "unchecked" / "no_checksums_2_13.pt"
        self.assertIn("or give `--without-checksums`", self.refused("port", "rules.json", path, "-o", "out.npz"))
        self.good("port", "rules.json", path, "--like", path, "--without-checksums", "-o", "out.npz")

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


if __name__ == "__main__":
    unittest.main()
