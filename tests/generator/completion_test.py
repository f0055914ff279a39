#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Completion scripts in real shells, and the manual page under real formatters: completion_test.py PROGRAM"""
import os
import pty
import re
import select
import subprocess
import time
import unittest

from program import OK, ProgramTest, environment, run

COMMANDS = {"check", "generate", "inspect", "run", "units", "init", "hash", "reference", "weights", "tree", "convert", "port",
            "compare", "completion", "man"}


class Shell(ProgramTest):
    def setUp(self):
        super().setUp()
        (self.folder / "folder one").mkdir()
        (self.folder / "model card.json").write_text("{}")

    def script(self, shell):
        result = run("completion", shell)
        self.assertEqual((result.returncode, result.stderr), (OK, ""))
        path = self.folder / f"completion.{shell}"
        path.write_text(result.stdout)
        return path

    def output_of(self, *command):
        result = subprocess.run(command, cwd=self.folder, env=environment(), capture_output=True, text=True, check=False)
        self.assertEqual((result.returncode, result.stderr), (0, ""), command)
        return result.stdout


class Bash(Shell):
    def offered(self, *words):
        """What bash offers for the last of the words."""
        quoted = " ".join(f"'{word}'" for word in ("typeplate", *words))
        return set(self.output_of("bash", "--norc", "-c", f"""
            source '{self.script('bash')}'
            [[ $(complete -p typeplate) == *'-F _typeplate '* ]] || exit 1
            COMP_WORDS=({quoted}); COMP_CWORD={len(words)}
            _typeplate
            printf '%s\\n' "${{COMPREPLY[@]}}" """).splitlines()) - {""}

    def test_commands_options_values_and_files(self):
        self.assertEqual(self.offered(""), COMMANDS)
        self.assertEqual(self.offered("in"), {"inspect", "init"})
        self.assertEqual(self.offered("--v"), {"--version"})
        self.assertEqual(self.offered("check", "--f"), {"--format"})
        self.assertEqual(self.offered("check", "--format", ""), {"rich", "short", "json"})
        self.assertEqual(self.offered("check", "--format", "=", "s"), {"short"})
        self.assertEqual(self.offered("check", "--format", "="), {"rich", "short", "json"})
        self.assertEqual(self.offered("generate", "x", "-o", "fol"), {"folder one"})
        self.assertEqual(self.offered("generate", "x", "-o", "mod"), set())
        self.assertEqual(self.offered("check", "mod"), {"model card.json"})
        self.assertEqual(self.offered("completion", ""), {"bash", "zsh", "fish"})
        self.assertEqual(self.offered("units", "m"), set())

    def test_every_option_of_the_help_is_offered(self):
        for command in COMMANDS:
            known = set(re.findall(r"(?:^  |,)(-{1,2}[a-z][a-z-]*)", run(command, "--help").stdout, re.MULTILINE))
            self.assertIn("--help", known)
            self.assertEqual(self.offered(command, "-"), known, command)


class Fish(Shell):
    def offered(self, line):
        offered = self.output_of("fish", "--no-config", "-c", f"source '{self.script('fish')}'; complete -C '{line}'")
        return {entry.split("\t")[0] for entry in offered.splitlines()}

    def test_commands_options_values_and_files(self):
        self.assertEqual(self.offered("typeplate "), COMMANDS)
        self.assertEqual(self.offered("typeplate check --fo"), {"--format"})
        self.assertEqual(self.offered("typeplate check --format "), {"rich", "short", "json"})
        self.assertEqual(self.offered("typeplate completion "), {"bash", "zsh", "fish"})
        self.assertEqual(self.offered("typeplate generate x -o fol"), {"folder one/"})
        self.assertEqual(self.offered("typeplate check mod"), {"model card.json"})
        self.assertEqual(self.offered("typeplate units m"), set())


class Zsh(Shell):
    def shown_after(self, typed):
        """The line that an interactive zsh shows after these keys."""
        child, terminal = pty.fork()
        if child == 0:
            try:
                os.chdir(self.folder)
                os.execvpe("zsh", ["zsh", "-f", "-i"], environment(PS1="> ", ZDOTDIR=str(self.folder), TERM="dumb"))
            finally:
                os._exit(127)
        try:
            os.write(terminal, f"autoload -U compinit; compinit -u -D; setopt no_list_beep; source '{self.script('zsh')}'; "
                               "print rea''dy\n".encode())
            self.read_until(terminal, "\nready\r")
            os.write(terminal, typed.encode())
            return self.read_until(terminal, None)
        finally:
            os.write(terminal, b"\x15exit\n")
            os.close(terminal)
            os.waitpid(child, 0)

    def read_until(self, terminal, mark):
        """What is shown until the mark came or, without one, until nothing more came for a second."""
        shown, end = "", time.monotonic() + 30
        while time.monotonic() < end:
            if not select.select([terminal], [], [], 1 if mark is None else 30)[0]:
                break
            shown += os.read(terminal, 65536).decode()
            if mark is not None and mark in shown:
                return shown
        self.assertIsNone(mark, shown)
        return shown

    def test_commands_options_values_and_files(self):
        self.assertIn("typeplate inspect ", self.shown_after("typeplate ins\t"))
        self.assertIn("typeplate check --format ", self.shown_after("typeplate check --fo\t"))
        self.assertIn("typeplate check --format short", self.shown_after("typeplate check --format sh\t"))
        self.assertIn("typeplate generate x -o folder\\ one/", self.shown_after("typeplate generate x -o fol\t"))
        self.assertIn("typeplate check model\\ card.json", self.shown_after("typeplate check mod\t"))
        self.assertIn("Check a card", self.shown_after("typeplate \t\t"))

    def test_the_script_is_one_for_the_function_path_too(self):
        self.assertTrue(self.script("zsh").read_text().startswith("#compdef typeplate\n"))
        self.output_of("zsh", "-f", "-n", str(self.script("zsh")))


class ManualPage(Shell):
    def setUp(self):
        super().setUp()
        self.page = self.folder / "typeplate.1"
        self.page.write_text(run("man").stdout)

    def test_formatters_find_nothing_wrong(self):
        self.assertEqual(self.output_of("man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(self.page))[:10],
                         "x T utf8\nx")
        result = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", str(self.page)], capture_output=True, text=True,
                                check=False)
        # There is no date: the page depends on the program alone.
        found = [line for line in result.stdout.splitlines() if "missing date" not in line]
        self.assertEqual(found, [])

    def test_it_names_every_command_and_option(self):
        text = self.output_of("mandoc", "-T", "ascii", str(self.page))
        text = re.sub(".\b", "", text)
        for command in COMMANDS:
            self.assertRegex(text, rf"(?m)^ +typeplate {command}\b")
            for option in re.findall(r"--[a-z-]+", run(command, "--help").stdout):
                self.assertIn(option, text)


if __name__ == "__main__":
    unittest.main()
