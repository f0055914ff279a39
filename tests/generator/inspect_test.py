#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""`typeplate inspect` and how tables fit a terminal: inspect_test.py PATH_OF_TYPEPLATE"""
import json
import shutil
import unicodedata
import unittest

from program import BAD_INPUT, CASES, OK, ProgramTest, environment, run, run_on_terminal, without_colors

GOLDEN = CASES / "inspect"
CARDS = {case.name: case / "model_card.json" for case in sorted((CASES / "generate").iterdir())}


def columns_of(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


class Inspect(ProgramTest):
    def test_every_card_has_its_golden_page_and_its_golden_json(self):
        self.assertGreaterEqual(len(CARDS), 4)
        for name, card in CARDS.items():
            page, as_json = run("inspect", card), run("inspect", card, "--json")
            self.assertEqual((page.returncode, as_json.returncode), (OK, OK), page.stderr + as_json.stderr)
            self.compare(GOLDEN / name / "expected.txt", page.stdout)
            self.compare(GOLDEN / name / "expected.json", as_json.stdout)
            json.loads(as_json.stdout)

    def test_the_pages_of_a_narrow_terminal(self):
        for name, card in CARDS.items():
            code, shown = run_on_terminal("inspect", card, columns=60)
            self.assertEqual(code, OK)
            self.compare(GOLDEN / name / "expected_60_columns.txt", without_colors(shown))

    def test_no_line_is_wider_than_the_terminal(self):
        for card in CARDS.values():
            for columns in (40, 60, 80, 100, 200):
                shown = without_colors(run_on_terminal("inspect", card, columns=columns)[1])
                widest = max(shown.splitlines(), key=columns_of)
                self.assertLessEqual(columns_of(widest), columns, widest)

    def test_a_pipe_gets_the_same_bytes_whatever_the_environment(self):
        card = CARDS["steam"]
        pages = {run("inspect", card, env=environment(COLUMNS=columns, TERM=term)).stdout
                 for columns in ("40", "200") for term in ("xterm", "dumb")}
        self.assertEqual(len(pages), 1)

    def test_a_package_is_named_by_its_folder(self):
        shutil.copy(CARDS["steam"], self.folder / "model_card.json")
        self.assertEqual(run("inspect", self.folder).stdout, run("inspect", CARDS["steam"]).stdout)
        empty = self.folder / "empty"
        empty.mkdir()
        result = run("inspect", empty)
        self.assertEqual((result.returncode, result.stdout), (BAD_INPUT, ""))
        self.assertIn("empty/model_card.json", result.stderr)

    def test_a_wrong_card_is_diagnosed_and_not_shown(self):
        card = self.folder / "model_card.json"
        card.write_text(CARDS["steam"].read_text().replace('"unit": "Pa"', '"unit": "Paa"'))
        result = run("inspect", card, "--json")
        self.assertEqual((result.returncode, result.stdout), (BAD_INPUT, ""))
        self.assertIn("error[TP0301]", result.stderr)

    def test_hostile_texts_reach_neither_the_terminal_nor_the_layout(self):
        card = json.loads(CARDS["steam"].read_text())
        card["description"] = "a\x1b]0;owned\x07b\u202ec\nd"
        card["inputs"][0]["description"] = "x" * 500
        card["limitations"] = ["\u6e29\u5ea6 " * 60]
        path = self.folder / "model_card.json"
        path.write_text(json.dumps(card))
        code, shown = run_on_terminal("inspect", path, columns=80)
        self.assertEqual(code, OK)
        plain = without_colors(shown)
        self.assertNotRegex(plain, "[\x00-\x09\x0b-\x1f\u202e]")
        self.assertIn("a<U+001B>]0;owned<U+0007>b<U+202E>c d", plain)
        self.assertLessEqual(max(map(columns_of, plain.splitlines())), 80)


if __name__ == "__main__":
    unittest.main()
