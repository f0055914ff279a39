#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Colours, exit codes and the examples of the help, on a terminal and in a pipe: terminal_test.py PROGRAM"""
import json
import os
import re
import subprocess
import unittest

from program import (BAD_INPUT, BAD_USAGE, CASES, COMPANION, OK, PROGRAM, ProgramTest, environment, run, run_on_terminal,
                     without_colors)

WRONG_CARD = CASES / "card" / "TP0202_unknown_key" / "model_card.json"
RED, BOLD = "\x1b[1;31m", "\x1b[1m"


def commands():
    """The names of all commands, from the program's own help."""
    listed = run("--help").stdout.split("Subcommands:\n")[1].split("\n\n")[0]
    return [line.split()[0] for line in listed.splitlines()]


class Terminal(ProgramTest):
    def test_mistakes_are_coloured_on_a_terminal(self):
        code, shown = run_on_terminal("check", WRONG_CARD, errors=True)
        self.assertEqual(code, BAD_INPUT)
        self.assertIn(f": {RED}error[TP0202]:\x1b[0m unknown key", shown)
        self.assertEqual(without_colors(shown), run("check", WRONG_CARD).stderr)

    def test_a_table_has_bold_headings_on_a_terminal(self):
        self.assertIn(f"{BOLD}inputs\x1b[0m", run_on_terminal("inspect", CASES / "generate/steam/model_card.json")[1])
        self.assertIn(f"{BOLD}bar\x1b[0m", run_on_terminal("units", "bar")[1])

    def test_no_colours_in_a_pipe_with_no_color_or_on_a_dumb_terminal(self):
        self.assertNotIn("\x1b", run("check", WRONG_CARD, env=environment()).stderr)
        for changes in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
            shown = run_on_terminal("check", WRONG_CARD, env=environment(**changes), errors=True)[1]
            self.assertNotIn("\x1b", shown, changes)
        self.assertIn("\x1b", run_on_terminal("check", WRONG_CARD, env=environment(NO_COLOR=""), errors=True)[1])

    def test_the_option_wins_over_terminal_and_environment(self):
        self.assertIn(RED, run("check", WRONG_CARD, "--color", "always", env=environment(NO_COLOR="1")).stderr)
        self.assertNotIn("\x1b", run_on_terminal("check", WRONG_CARD, "--color", "never", errors=True)[1])
        self.assertEqual(run("check", WRONG_CARD, "--color", "sometimes").returncode, BAD_USAGE)

    def test_machine_formats_are_never_coloured(self):
        for form in ("short", "json"):
            shown = run_on_terminal("check", WRONG_CARD, "--format", form, "--color", "always", errors=True)[1]
            self.assertNotIn("\x1b", shown)
        self.assertNotIn("\x1b", run_on_terminal("units", "bar", "--json", "--color", "always")[1])

    def test_columns_set_the_width_of_a_terminal_without_a_size(self):
        card = CASES / "generate/steam/model_card.json"
        narrow = run_on_terminal("inspect", card, columns=0, env=environment(COLUMNS="50"))[1]
        self.assertLessEqual(max(map(len, without_colors(narrow).splitlines())), 50)
        self.assertEqual(narrow, run_on_terminal("inspect", card, columns=50)[1])


class Help(ProgramTest):
    def test_the_help_of_every_command_has_an_example_that_runs(self):
        self.assertIn("units", commands())
        for command in ["", *commands()]:
            text = run(*command.split(), "--help").stdout
            examples = re.findall(r"^  (typeplate .+)$", text.split("Example")[1], re.MULTILINE)
            self.assertTrue(examples, command)
            for example in examples:
                self.run_example(example)

    def run_example(self, example):
        self.setUp()
        self.add_package()
        self.add_weights()
        result = subprocess.run(example, shell=True, cwd=self.folder, env=environment(), capture_output=True, text=True,
                                check=False)
        if example.split()[1] in ("run", "init") and not COMPANION.exists():
            self.assertEqual(result.returncode, BAD_INPUT)
            self.assertIn("install Typeplate with LibTorch", result.stderr)
        else:
            self.assertEqual((result.returncode, result.stderr), (OK, ""), example)

    def test_every_command_refuses_an_option_that_it_does_not_have(self):
        for command in commands():
            result = run(command, "--no-such-option")
            self.assertEqual((result.returncode, result.stdout), (BAD_USAGE, ""), command)
            self.assertRegex(result.stderr, r"^typeplate: error: .+\n  help: .+\n$")

    def test_every_command_that_reads_a_card_says_that_it_is_not_there(self):
        for arguments in (["check"], ["generate"], ["inspect"], ["hash"],
                          ["reference", "--rtol", "1e-5", "--atol", "0", "x.safetensors"]):
            result = run(arguments[0], "missing.json", *arguments[1:])
            self.assertEqual((result.returncode, result.stdout), (BAD_INPUT, ""), arguments)
            self.assertIn("missing.json", result.stderr)


class Check(ProgramTest):
    def test_verbose_also_says_what_is_understood_though_written_differently(self):
        card = CASES / "generate" / "steam" / "model_card.json"
        self.assertEqual(run("check", card).stderr, "")
        result = run("check", card, "--verbose", "--format", "short")
        self.assertEqual(result.returncode, OK)
        self.assertEqual(result.stderr, f"{card}:10:34: note: read as `kg/m3`: factors were merged or put into canonical order\n")
        found = json.loads(run("check", card, "--verbose", "--format", "json").stdout)
        self.assertEqual([(item["severity"], item["code"], item["line"]) for item in found], [("note", None, 10)])

    def test_hash_replaces_placeholders_that_are_no_sums(self):
        self.add_package()
        path = self.folder / "models/steam/model_card.json"
        complete = json.loads(path.read_text())
        card = json.loads(path.read_text())
        card["files"]["steam.pt"] = {"sha256": "TODO", "bytes": -1}
        path.write_text(json.dumps(card))
        self.assertEqual(run("check", path).returncode, BAD_INPUT)
        self.assertEqual(run("hash", path).returncode, OK)
        self.assertEqual(json.loads(path.read_text())["files"], complete["files"])


class Companion(ProgramTest):
    def test_run_and_init_go_to_the_companion_with_the_same_arguments(self):
        places = [self.folder / "bin" / "typeplate-torch", self.folder / "libexec/typeplate/typeplate-torch"]
        program = self.folder / "bin" / "typeplate"
        program.parent.mkdir()
        program.write_bytes(PROGRAM.read_bytes())
        program.chmod(0o755)
        result = subprocess.run([program, "run", "a", "b"], capture_output=True, text=True, check=False)
        self.assertEqual((result.returncode, result.stdout), (BAD_INPUT, ""))
        self.assertRegex(result.stderr, r"^typeplate: error: .*`typeplate-torch`.*\n$")
        for place in reversed(places):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text('#!/bin/sh\nprintf "%s|" "$0" "$@"\nexit 7\n')
            place.chmod(0o755)
            result = subprocess.run([program, "run", "a b", "-", "-o", "x"], capture_output=True, text=True, check=False)
            self.assertEqual((result.returncode, result.stdout), (7, f"{place}|run|a b|-|-o|x|"), result.stderr)


if __name__ == "__main__":
    unittest.main()
