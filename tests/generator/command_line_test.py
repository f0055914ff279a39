#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the program as its users and build systems do: command_line_test.py PATH_OF_TYPEPLATE"""
import hashlib
import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
CASES = pathlib.Path(__file__).parent.parent / "cases" / "generate"
OK, BAD_INPUT, BAD_USAGE = 0, 1, 2


def run(*arguments, **options):
    return subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False, **options)


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="typeplate cli "))
        self.addCleanup(shutil.rmtree, self.folder)
        self.card = self.folder / "model_card.json"
        shutil.copy(CASES / "steam" / "model_card.json", self.card)

    def change_card(self, old, new):
        self.card.write_text(self.card.read_text().replace(old, new))

    def test_generate_writes_the_golden_header_and_says_nothing(self):
        result = run("generate", self.card, "-o", self.folder / "out")
        self.assertEqual((result.returncode, result.stdout, result.stderr), (OK, "", ""))
        written = [path.relative_to(self.folder / "out") for path in (self.folder / "out").rglob("*") if path.is_file()]
        self.assertEqual([str(path) for path in written], ["steam_properties/steam_properties.hpp"])
        golden = CASES / "steam" / "expected" / written[0]
        self.assertEqual((self.folder / "out" / written[0]).read_bytes(), golden.read_bytes())

    def test_the_bytes_depend_on_the_card_alone(self):
        headers = set()
        for number, locale in enumerate(["C", "de_DE.UTF-8", "tr_TR.UTF-8", "C.UTF-8"]):
            folder = self.folder / f"build {number}"
            folder.mkdir()
            environment = {"LC_ALL": locale, "TZ": f"UTC+{number}", "HOME": str(folder)}
            self.assertEqual(run("generate", self.card, "-o", "out", cwd=folder, env=environment).returncode, OK)
            headers.add((folder / "out/steam_properties/steam_properties.hpp").read_bytes())
        self.assertEqual(len(headers), 1)

    def test_a_header_keeps_its_time_until_its_text_changes(self):
        header = self.folder / "out/steam_properties/steam_properties.hpp"
        run("generate", self.card, "-o", self.folder / "out")
        os.utime(header, (1000, 1000))
        run("generate", self.card, "-o", self.folder / "out")
        self.assertEqual(header.stat().st_mtime, 1000)
        self.change_card("absolute temperature", "temperature of the steam")
        run("generate", self.card, "-o", self.folder / "out")
        self.assertGreater(header.stat().st_mtime, 1000)
        self.assertIn("temperature of the steam", header.read_text())

    def test_the_build_chooses_the_path_and_gets_a_stamp_and_a_depfile(self):
        result = run("generate", self.card, "-o", self.folder / "out", "--header", "steam/steam.hpp",
                     "--stamp", self.folder / "s/stamp", "--depfile", self.folder / "d/dep")
        self.assertEqual((result.returncode, result.stderr), (OK, ""))
        self.assertTrue((self.folder / "out/steam/steam.hpp").is_file())
        escaped = {name: str(path).replace(" ", "\\ ") for name, path in
                   {"stamp": self.folder / "s/stamp", "card": self.card}.items()}
        self.assertEqual((self.folder / "d/dep").read_text(), f"{escaped['stamp']}: {escaped['card']}\n")
        self.assertTrue((self.folder / "s/stamp").is_file())

    def test_list_prints_and_writes_nothing(self):
        result = run("generate", self.card, "-o", self.folder / "out", "--list", "--stamp", self.folder / "stamp")
        self.assertEqual((result.returncode, result.stdout), (OK, "steam_properties/steam_properties.hpp\n"))
        self.assertFalse((self.folder / "out").exists() or (self.folder / "stamp").exists())

    def test_a_wrong_card_writes_nothing_and_shows_every_mistake(self):
        self.change_card('"unit": "Pa"', '"unit": "Paa"')
        self.change_card('"license"', '"licence"')
        result = run("generate", self.card, "-o", self.folder / "out", "--stamp", self.folder / "stamp")
        self.assertEqual(result.returncode, BAD_INPUT)
        self.assertEqual(len(re.findall(r"model_card\.json:\d+:\d+: error\[TP\d{4}\]: ", result.stderr)), 2, result.stderr)
        self.assertFalse((self.folder / "out").exists() or (self.folder / "stamp").exists())

    def test_what_cannot_be_written_is_one_sentence(self):
        (self.folder / "file").write_text("")
        result = run("generate", self.card, "-o", self.folder / "file")
        self.assertEqual(result.returncode, BAD_INPUT)
        self.assertRegex(result.stderr, r"^typeplate: error: cannot write `.*file.*`: .+\n$")

    def test_check_in_its_three_formats(self):
        good = run("check", self.card)
        self.assertEqual((good.returncode, good.stdout), (OK, f"{self.card}: a valid card, inputs: 2, outputs: 2\n"))
        self.assertEqual(json.loads(run("check", self.card, "--format", "json").stdout), [])
        self.change_card('"unit": "Pa"', '"unit": "Paa"')
        rich, short = run("check", self.card), run("check", self.card, "--format", "short")
        self.assertEqual((rich.returncode, short.returncode), (BAD_INPUT, BAD_INPUT))
        self.assertIn("^", rich.stderr)
        self.assertRegex(short.stderr, r"^\S.*model_card\.json:7:\d+: error\[TP\d+\]: .*\n$")
        found = json.loads(run("check", self.card, "--format", "json").stdout)
        self.assertEqual([item["line"] for item in found], [7])

    def test_a_card_that_cannot_be_read(self):
        empty = self.folder / "empty"
        empty.mkdir()
        for path in (self.folder / "missing.json", empty, "/dev/zero"):
            result = run("check", path)
            self.assertEqual(result.returncode, BAD_INPUT)
            self.assertIn("error[TP0", result.stderr)

    def test_a_package_may_be_named_by_its_folder(self):
        (self.folder / "model.pt").write_bytes(b"model")
        (self.folder / "reference.safetensors").write_bytes(safetensors({
            "inputs.temperature": [600.0], "inputs.pressure": [1e6],
            "outputs.density": [3.7], "outputs.enthalpy": [3.1e6]}))
        for words, said in ((["reference", self.folder, "reference.safetensors", "--rtol", "1e-4", "--atol", "2e-3"], "completed"),
                            (["hash", self.folder], "complete already"),
                            (["check", f"{self.folder}/"], "a valid card, inputs: 2, outputs: 2")):
            result = run(*words)
            self.assertEqual((result.returncode, result.stdout), (OK, f"{self.card}: {said}\n"), result.stderr)
        result = run("generate", self.folder, "-o", self.folder / "out", "--stamp", self.folder / "stamp",
                     "--depfile", self.folder / "dep")
        self.assertEqual((result.returncode, result.stderr), (OK, ""))
        self.assertTrue((self.folder / "out/steam_properties/steam_properties.hpp").is_file())
        self.assertIn(str(self.card).replace(" ", "\\ "), (self.folder / "dep").read_text())

    def test_wrong_arguments(self):
        for arguments in ([], ["generate"], ["check", self.card, "--format", "xml"], ["unknown"], ["check", "a", "b"],
                          ["generate", self.card, "--header", "../escape.hpp"],
                          ["generate", self.card, "--header", "/tmp/escape.hpp"],
                          ["generate", self.card, "--header", "a/../../escape.hpp"],
                          ["generate", self.card, "--header", "folder/"], ["generate", self.card, "-o", ""], ["reference", self.card, "file"],
                          ["reference", self.card, "file", "--rtol", "x", "--atol", "1"]):
            result = run(*arguments)
            self.assertEqual((result.returncode, result.stdout), (BAD_USAGE, ""), arguments)
            self.assertRegex(result.stderr, r"^typeplate: error: .+\n  help: .+\n$", arguments)

    def test_a_misspelt_command_is_named(self):
        self.assertIn("error: `genrate` is no command; did you mean `generate`?\n  help: run `typeplate --help`\n", run("genrate", self.card).stderr)
        self.assertIn("did you mean `weights`?", run("wieghts", self.card).stderr)
        self.assertIn("error: `frobnicate` is no command\n", run("frobnicate").stderr)
        for words in (["wei\x1b[31m"], ["--wei\x1b[31m\x07"], ["weights", "a", "--limit", "a\x1b[31m=1"], ["weights", "a", "b\x1b\x07"], ["weights", "a", "--\x1b"],
                      ["compare", "a", "b", "--atol", "\x1b"], ["convert", "a", "b", "--to", "\x07"]):
            said = run(*words).stderr
            self.assertNotRegex(said, "[\x1b\x07]")
            self.assertRegex(said, r"^typeplate: error: .*<U\+00(1B|07)>.*\n  help: run `.* --help`\n$")

    def test_what_is_missing_is_said_with_its_meaning(self):
        for words, said in ((["port"], "`typeplate port` needs RULES: a file of rules, or the name of rules that come with Typeplate\n"
                                       "  help: run `typeplate port --help`"),
                            (["compare", "a"], "`typeplate compare` needs SECOND: another file of weights\n"),
                            (["reference", "a", "b", "--rtol", "1"], "`typeplate reference` needs --atol NUMBER: largest difference beside it"),
                            ([], "say which command\n  help: run `typeplate --help`"), (["--frob"], "`--frob` is no option\n")):
            self.assertIn("typeplate: error: " + said, run(*words).stderr)

    def test_help_of_every_command_has_an_example(self):
        for arguments in (["--help"], ["check", "--help"], ["generate", "--help"], ["hash", "--help"], ["reference", "--help"]):
            result = run(*arguments)
            self.assertEqual(result.returncode, OK)
            self.assertRegex(result.stdout, r"Example:\n  typeplate \w+ ", arguments)
        self.assertRegex(run("--version").stdout, r"^typeplate \d+\.\d+\.\d+\n$")

    def test_hash_completes_the_card_and_changes_nothing_else(self):
        (self.folder / "model.pt").write_bytes(b"model")
        (self.folder / "reference.safetensors").write_bytes(b"reference")
        before = self.card.read_text()
        result = run("hash", self.card)
        self.assertEqual((result.returncode, result.stdout), (OK, f"{self.card}: completed\n"), result.stderr)
        after = json.loads(self.card.read_text())
        self.assertEqual(after.pop("files"), {"model.pt": sum_of(b"model"), "reference.safetensors": sum_of(b"reference")})
        self.assertEqual(after, json.loads(before))
        self.assertEqual(run("hash", self.card).stdout, f"{self.card}: complete already\n")

    def test_hash_without_the_file_is_one_sentence(self):
        result = run("hash", self.card)
        self.assertEqual(result.returncode, BAD_INPUT)
        self.assertRegex(result.stderr, r"^typeplate: error: .*model\.pt.*\n$")

    def test_reference_refuses_a_file_that_is_no_safetensors(self):
        (self.folder / "model.pt").write_bytes(b"model")
        (self.folder / "reference.safetensors").write_bytes(b"no")
        before = self.card.read_text()
        result = run("reference", self.card, "reference.safetensors", "--rtol", "1e-5", "--atol", "0")
        self.assertEqual(result.returncode, BAD_INPUT)
        self.assertRegex(result.stderr, r"^typeplate: error: .*reference\.safetensors.*\n$")
        self.assertEqual(self.card.read_text(), before)

    def test_reference_enters_the_file_its_tolerances_and_the_sums(self):
        (self.folder / "model.pt").write_bytes(b"model")
        (self.folder / "cases.safetensors").write_bytes(safetensors({
            "inputs.temperature": [600.0, 700.0], "inputs.pressure": [1e6, 2e6],
            "outputs.density": [3.7, 6.4], "outputs.enthalpy": [3.1e6, 3.3e6]}))
        result = run("reference", self.card, "cases.safetensors", "--rtol", "1e-4", "--atol", "2e-3")
        self.assertEqual(result.returncode, OK, result.stderr)
        card = json.loads(self.card.read_text())
        self.assertEqual(card["reference"], {"file": "cases.safetensors", "rtol": 1e-4, "atol": 2e-3})
        self.assertEqual(set(card["files"]), {"model.pt", "cases.safetensors"})

    def test_the_program_loads_neither_libtorch_nor_a_network_library(self):
        libraries = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=True).stdout
        self.assertIn("libstdc++", libraries)
        # The names alone: an address may well have `c10` among its digits.
        names = [line.split()[0] for line in libraries.splitlines() if line.strip()]
        self.assertNotRegex(" ".join(names), r"torch|c10|protobuf|curl|blas|zip")


def sum_of(contents):
    return {"sha256": hashlib.sha256(contents).hexdigest(), "bytes": len(contents)}


def safetensors(tensors):
    header, data = {}, b""
    for name, values in tensors.items():
        packed = struct.pack(f"<{len(values)}f", *values)
        header[name] = {"dtype": "F32", "shape": [len(values)], "data_offsets": [len(data), len(data) + len(packed)]}
        data += packed
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


if __name__ == "__main__":
    unittest.main()
