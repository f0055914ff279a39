#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Runs `typeplate run` as its users do: run_test.py PATH_OF_TYPEPLATE FOLDER_OF_THE_STEAM_MODEL

Case folders are tests/cases/table/<case>/: in.csv, perhaps arguments.txt, and out.csv or stderr.txt.
"""
import csv
import os
import pathlib
import pty
import select
import shutil
import signal
import stat
import subprocess
import time
import unittest

from table_program import (BAD_INPUT, BAD_ROW, BAD_USAGE, GOOD_ROW, HEADER, MODEL, OK, PROGRAM, Folder, command, run,
                           states)

CASES = pathlib.Path(__file__).parent.parent / "cases" / "table"


class Cases(Folder):
    def assert_table(self, actual, expected):
        """The same texts; numbers of the model as close as its reference cases."""
        actual, expected = list(csv.reader(actual.splitlines())), list(csv.reader(expected.splitlines()))
        self.assertEqual(actual[0], expected[0])
        self.assertEqual(len(actual), len(expected))
        for row, wanted in zip(actual[1:], expected[1:]):
            self.assertEqual(len(row), len(wanted))
            for field, value in zip(row, wanted):
                if field != value:
                    self.assertAlmostEqual(float(field) / float(value), 1, delta=1e-5)

    def test_every_case_folder(self):
        cases = sorted(path for path in CASES.iterdir() if path.is_dir())
        self.assertGreater(len(cases), 10)
        for case in cases:
            with self.subTest(case.name):
                arguments = case / "arguments.txt"
                words = arguments.read_text().split() if arguments.is_file() else []
                result = subprocess.run(command("in.csv", *words), capture_output=True, check=False, cwd=case)
                out, err = result.stdout.decode(), result.stderr.decode()
                if os.environ.get("TYPEPLATE_BLESS"):
                    (case / "out.csv").unlink(missing_ok=True)
                    (case / "stderr.txt").unlink(missing_ok=True)
                    if result.returncode == OK:
                        (case / "out.csv").write_bytes(result.stdout)
                    if err:
                        (case / "stderr.txt").write_text(err)
                wanted = case / "stderr.txt"
                self.assertEqual(err, wanted.read_text() if wanted.is_file() else "")
                good = (case / "out.csv").is_file()
                self.assertEqual(result.returncode, OK if good else BAD_INPUT)
                if good:
                    self.assert_table(out, (case / "out.csv").read_bytes().decode())


class Files(Folder):
    def test_the_result_is_a_file_and_nothing_is_said(self):
        result = run(self.input, "-o", self.output)
        self.assertEqual((result.returncode, result.stdout, result.stderr), (OK, "", ""))
        lines = self.output.read_text().splitlines()
        self.assertEqual(len(lines), 4)
        self.assertTrue(lines[0].startswith(HEADER.strip() + ",density [kg/m3],"))
        self.assertEqual([path.name for path in self.output.parent.iterdir()], ["out.csv"])

    def test_a_bad_last_row_leaves_no_file_and_keeps_an_old_one(self):
        self.input.write_text(HEADER + 5000 * GOOD_ROW + BAD_ROW)
        result = run(self.input, "-o", self.output)
        self.assertEqual((result.returncode, result.stdout), (BAD_INPUT, ""))
        self.assertIn(f"{self.input}:5002:1: error: model `steam-properties`: input `temperature` is 308.15 K", result.stderr)
        self.assertTrue(result.stderr.endswith(f"in.csv: 1 bad row of 5001; `{self.output}` is not written\n"), result.stderr)
        self.assert_nothing_written()
        self.output.write_text("old")
        self.assertEqual(run(self.input, "-o", self.output).returncode, BAD_INPUT)
        self.assertEqual(self.output.read_text(), "old")

    def test_an_old_file_is_replaced_behind_links_and_keeps_its_permissions(self):
        self.output.write_text("old")
        self.output.chmod(0o600)
        link = self.folder / "link.csv"
        link.symlink_to(self.output)
        self.assertEqual(run(self.input, "-o", link).returncode, OK)
        self.assertTrue(link.is_symlink())
        self.assertIn("density", self.output.read_text())
        self.assertEqual(stat.S_IMODE(self.output.stat().st_mode), 0o600)
        self.assertEqual([path.name for path in self.output.parent.iterdir()], ["out.csv"])

    def test_a_link_to_no_file_is_followed(self):
        last = self.folder / "last.csv"
        link = self.folder / "link.csv"
        last.symlink_to("link.csv")
        link.symlink_to("out/out.csv")
        self.assertEqual(run(self.input, "-o", last).returncode, OK)
        self.assertTrue(last.is_symlink() and link.is_symlink())
        self.assertIn("density", self.output.read_text())
        link.unlink()
        link.symlink_to("none/out.csv")
        self.assertIn("none`; make it first", run(self.input, "-o", last).stderr)

    def test_the_input_is_not_overwritten(self):
        before = self.input.read_text()
        link = self.folder / "link.csv"
        link.symlink_to(self.input)
        for output in (self.input, link, self.folder / "out" / ".." / "in.csv"):
            result = run(self.input, "-o", output)
            self.assertEqual(result.returncode, BAD_INPUT)
            self.assertEqual(result.stderr, f"typeplate: error: cannot write `{output}`: it is the input; name another file\n")
        self.assertEqual(self.input.read_text(), before)

    def test_what_cannot_be_read_or_written_is_one_sentence(self):
        for arguments, words in (
            ((self.folder / "none.csv",), "cannot read .*none.csv`: No such file"),
            ((self.folder,), "cannot read .*: Is a directory"),
            ((self.input, "-o", self.folder), "cannot write .*: Is a directory"),
            ((self.input, "-o", self.folder / "none" / "out.csv"), "there is no folder `.*none`; make it first"),
            ((self.input, "-o", "/dev/full"), "cannot write `/dev/full`: No space left"),
        ):
            result = run(*arguments)
            self.assertEqual((result.returncode, result.stdout), (BAD_INPUT, ""), arguments)
            self.assertRegex(result.stderr, f"^typeplate: error: .*{words}.*\n$")

    def test_a_name_of_a_file_brings_nothing_to_the_terminal(self):
        bad = self.folder / "a\x1b[31m.csv"
        bad.write_text(HEADER + BAD_ROW)
        for arguments in ((bad, "-o", bad.with_suffix(".out")), (bad, "-o", bad), (self.folder / "\x1b[2J",)):
            result = run(*arguments)
            self.assertEqual(result.returncode, BAD_INPUT)
            self.assertNotIn("\x1b", result.stderr)
            self.assertIn("\\x1b[", result.stderr)

    def test_wrong_options_are_usage_errors(self):
        for arguments in ((), (self.input, "--rows", "0"), (self.input, "--rows", "x")):
            self.assertEqual(run(*arguments).returncode, BAD_USAGE, arguments)
        for word in ("density", "=bar", "density=", "=", ""):
            result = run(self.input, "--unit", word)
            self.assertEqual(result.returncode, BAD_USAGE, word)
            self.assertIn(f"`{word}` is not NAME=UNIT, such as density=lb/ft3", result.stderr)
        result = run(self.input, "--unit", "densty=kg/m3")
        self.assertEqual(result.returncode, BAD_INPUT)
        self.assertIn("did you mean `density`?", result.stderr)


class Warnings(Folder):
    def warnings_about(self, rows):
        """What is said of a table by a model that lets temperatures outside its range through."""
        model = self.folder / "model"
        shutil.copytree(MODEL, model)
        card = model / "model_card.json"
        text = card.read_text()
        before = '"range": [590.0, 1073.15],'
        self.assertEqual(text.count(before), 1)
        card.write_text(text.replace(before, before + ' "out_of_range": "warn",'))
        self.input.write_text(HEADER + rows)
        result = subprocess.run([PROGRAM, "run", str(model), str(self.input), "-o", str(self.output)], capture_output=True,
                                text=True, check=False)
        self.assertEqual(result.returncode, OK, result.stderr)
        return result.stderr.splitlines()

    def test_one_value_that_is_let_through_is_one_line(self):
        said = self.warnings_about(GOOD_ROW + "310,80\n")
        self.assertEqual(len(said), 1, said)
        self.assertIn("in.csv:3:1: warning: model `steam-properties`: input `temperature` is 583.15", said[0])

    def test_several_values_are_counted_at_the_end(self):
        said = self.warnings_about("310,80\n" + GOOD_ROW + "311,80\n")
        self.assertEqual(len(said), 2, said)
        self.assertEqual(said[1], f"{self.input}: warning: 2 values of input `temperature` were outside its range and "
                         "were let through")


class Pipes(Folder):
    def test_pipes_give_what_files_give(self):
        self.input.write_text("".join(states(3000)))
        self.assertEqual(run(self.input, "-o", self.output).returncode, OK)
        expected = self.output.read_text()
        self.assertEqual(run("-", text=self.input.read_text()).stdout, expected)
        self.assertEqual(run(self.input, "-o", "-").stdout, expected)
        result = run("-", "-o", "/dev/stdout", text=self.input.read_text())
        self.assertEqual((result.returncode, result.stdout, result.stderr), (OK, expected, ""))

    def test_a_standard_output_that_is_a_file_stays_that_file(self):
        with open(self.output, "w", encoding="utf-8") as file:
            for words in (["echo", "before"], command(self.input, "-o", "/dev/stdout"), ["echo", "behind"]):
                subprocess.run(words, stdout=file, check=True)
        lines = self.output.read_text().splitlines()
        self.assertEqual((lines[0], len(lines), lines[-1]), ("before", 6, "behind"))

    def test_a_pipe_is_told_what_it_has_got(self):
        result = run("-", text=HEADER + 1500 * GOOD_ROW + BAD_ROW)
        self.assertEqual(result.returncode, BAD_INPUT)
        self.assertEqual(len(result.stdout.splitlines()), 1025)
        self.assertTrue(result.stderr.startswith("standard input:1502:1: error: "))
        self.assertTrue(result.stderr.endswith("1 bad row of 1501; the header and 1024 rows before are written\n"), result.stderr)

    def test_a_reader_that_goes_away_is_no_crash(self):
        self.input.write_text("".join(states(50000)))
        with subprocess.Popen(command(self.input), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            self.assertTrue(process.stdout.readline().startswith(b"temperature"))
            process.stdout.close()
            self.assertEqual(process.stderr.read(), b"")
        self.assertEqual(process.returncode, BAD_INPUT)

    def test_nothing_is_left_behind_by_a_run_that_is_stopped(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            with subprocess.Popen(command("-", "-o", self.output), stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
                # More than a pipe holds: once it is written, the program is at work.
                process.stdin.write((HEADER + 50000 * GOOD_ROW).encode())
                process.stdin.flush()
                process.send_signal(number)
                process.wait(timeout=60)
                process.stdin.close()
            self.assertEqual(process.returncode, -number)
            self.assert_nothing_written()

    def test_a_line_without_end_is_refused(self):
        with subprocess.Popen(command("-", "-o", self.output), stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            with self.assertRaises(BrokenPipeError):
                for _ in range(1024):
                    process.stdin.write(bytes(1024 * 1024).replace(b"\0", b"x"))
                process.stdin.flush()
            error = process.stderr.read().decode()
            try:
                process.stdin.close()
            except BrokenPipeError:
                pass
        self.assertEqual(process.returncode, BAD_INPUT)
        self.assertIn("standard input:1:1: error: the row is longer than 1048576 bytes\n", error)
        self.assert_nothing_written()


class Terminal(Folder):
    def standard_error_of(self, *arguments):
        """What the program writes to a terminal, fed slowly enough to be worth a line of progress."""
        ours, theirs = pty.openpty()
        with subprocess.Popen(command("-", "-o", self.output, *arguments), stdin=subprocess.PIPE, stderr=theirs,
                              env=os.environ | {"TERM": "xterm"}) as process:
            os.close(theirs)
            process.stdin.write(HEADER.encode())
            for _ in range(4):
                process.stdin.write(2048 * GOOD_ROW.encode())
                process.stdin.flush()
                time.sleep(0.15)
            process.stdin.close()
            process.wait(timeout=60)
        shown = b""
        while select.select([ours], [], [], 0.2)[0]:
            try:
                shown += os.read(ours, 4096)
            except OSError:
                break
        os.close(ours)
        self.assertEqual(process.returncode, OK)
        return shown.decode()

    def test_progress_appears_on_a_terminal_and_is_erased(self):
        shown = self.standard_error_of()
        self.assertRegex(shown, r"^(\d+ rows, \d+ rows/s\x1b\[K\r)+\x1b\[K$")

    def test_quiet_shows_nothing(self):
        self.assertEqual(self.standard_error_of("--quiet"), "")


if __name__ == "__main__":
    unittest.main()
