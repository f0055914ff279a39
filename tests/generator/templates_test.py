#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""`typeplate generate --templates`, with the example of the docs: templates_test.py PATH_OF_TYPEPLATE"""
import os
import unittest

from program import BAD_INPUT, BAD_USAGE, CASES, OK, REPOSITORY, ProgramTest, run

EXAMPLE = REPOSITORY / "examples" / "templates"
CARD = CASES / "generate" / "steam" / "model_card.json"
HEADER = "steam_properties/steam_properties.hpp"


class Templates(ProgramTest):
    def setUp(self):
        super().setUp()
        self.templates = self.folder / "templates"
        self.templates.mkdir()
        self.out = self.folder / "out"

    def generate(self, *arguments, templates=None):
        return run("generate", CARD, "-o", self.out, "--templates", templates or self.templates, *arguments)

    def files(self):
        return sorted(str(path.relative_to(self.out)) for path in self.out.rglob("*") if path.is_file())

    def test_the_example_makes_its_golden_pages(self):
        for card in sorted((CASES / "generate").iterdir()):
            result = run("generate", card / "model_card.json", "-o", self.out / card.name, "--templates", EXAMPLE)
            self.assertEqual((result.returncode, result.stdout), (OK, ""), result.stderr)
            (page,) = (self.out / card.name).glob("*.md")
            self.compare(CASES / "templates" / card.name / "expected.md", page.read_text())

    def test_every_file_is_listed_written_once_and_a_dependency(self):
        (self.templates / "{name}.txt.mustache").write_text("{{ hash }}\n")
        (self.templates / "notes").write_text("no template")
        self.assertEqual(self.generate("--list").stdout, f"steam_properties.txt\n{HEADER}\n")
        result = self.generate("--header", "own/name.hpp", "--stamp", self.folder / "stamp", "--depfile", self.folder / "d")
        self.assertEqual((result.returncode, result.stderr), (OK, ""))
        self.assertEqual(self.files(), ["own/name.hpp", "steam_properties.txt"])
        depfile = (self.folder / "d").read_text()
        self.assertIn("model_card.json", depfile)
        self.assertIn("{name}.txt.mustache", depfile)
        self.generate("--depfile", self.folder / "d")
        self.assertTrue((self.folder / "d").read_text().replace("\\ ", " ").startswith(f"{self.out}/{HEADER}: "))
        clash = self.generate("--header", "steam_properties.txt")
        self.assertEqual(clash.returncode, BAD_INPUT)
        self.assertIn("would both be written to `steam_properties.txt`", clash.stderr)

    def test_mistakes_of_all_templates_are_shown_and_nothing_is_written(self):
        (self.templates / "a.md.mustache").write_text("x\n  {{ licence }}\n")
        (self.templates / "b.md.mustache").write_text("{{# inputs }}")
        result = self.generate()
        self.assertEqual((result.returncode, result.stdout), (BAD_INPUT, ""))
        self.assertEqual(result.stderr.splitlines(), [
            f"{self.templates}/a.md.mustache:2:3: error: there is no name `licence` here; did you mean `license`?",
            f"{self.templates}/b.md.mustache:1:1: error: section `inputs` is not closed"])
        self.assertFalse(self.out.exists())

    def test_a_mistake_brings_nothing_of_the_template_to_the_terminal(self):
        (self.templates / "a\x1b[31m.md.mustache").write_text("{{=<% \x1b[2J=}}<% license")
        result = self.generate()
        self.assertEqual(result.returncode, BAD_INPUT)
        self.assertIn("`<U+001B>[2J` is missing", result.stderr)
        self.assertNotIn("\x1b", result.stderr)

    def test_a_template_of_the_header_replaces_the_built_in_one(self):
        built_in = (REPOSITORY / "templates" / "model_header.mustache").read_text()
        german = built_in.replace("/// One sample that goes in.", "/// Eine Probe, die hineingeht.")
        self.assertNotEqual(german, built_in)
        (self.templates / "model_header.mustache").write_text(german)
        self.assertEqual(self.generate().returncode, OK)
        self.assertEqual(self.files(), [HEADER])
        run("generate", CARD, "-o", self.folder / "plain")
        plain = (self.folder / "plain" / HEADER).read_text()
        self.assertEqual((self.out / HEADER).read_text(),
                         plain.replace("/// One sample that goes in.", "/// Eine Probe, die hineingeht."))

    def test_folders_that_cannot_be_used(self):
        for folder, why in {self.templates: "has no `*.mustache` file", self.folder / "missing": "No such file"}.items():
            result = self.generate(templates=folder)
            self.assertEqual(result.returncode, BAD_INPUT)
            self.assertRegex(result.stderr, rf"^typeplate: error: cannot read `{folder}`: .*{why.replace('*', '[*]')}.*\n$")
        for make in (lambda path: path.mkdir(), lambda path: path.symlink_to("nowhere"), os.mkfifo):
            other = self.templates / "other.md.mustache"
            make(other)
            self.assertEqual(self.generate().stderr, f"typeplate: error: cannot read `{other}`: it is no file\n")
            other.rmdir() if other.is_dir() else other.unlink()
        (self.templates / "a.md.mustache").write_text("x" * (2 ** 20 + 1))
        self.assertIn("it is larger than 1 MiB", self.generate().stderr)
        (self.templates / "a.md.mustache").write_text("x" * 2 ** 20)
        self.assertEqual(self.generate().returncode, OK)
        for number in range(100):
            (self.templates / f"{number}.md.mustache").write_text("x")
        self.assertIn("more than 100 templates", self.generate().stderr)
        self.assertEqual(run("generate", CARD, "--templates", "").returncode, BAD_USAGE)


if __name__ == "__main__":
    unittest.main()
