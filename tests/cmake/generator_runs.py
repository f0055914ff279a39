#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Counts how often typeplate_add_model() runs the generator in a user's project: a table of build programs and situations.

The generator is reached through a script that writes a line for each run, so the numbers are counts, not guesses from
time stamps. Each cell also counts the files that were compiled.
"""
import collections
import os
import pathlib
import re
import shutil
import time

import support

BUILD_PROGRAMS = ("Ninja", "Ninja Multi-Config", "Unix Makefiles")
MODELS = ("shared_model", "folder_model", "made_model")


class Project:
    """A project of a user, built by one build program."""

    def __init__(self, options, build_program):
        self.options, self.build_program = options, build_program
        # Blanks in the path, since many a user has one. (An apostrophe is more than Ninja's depfiles can take.)
        self.root = support.fresh_folder(pathlib.Path(options.work) / f"project with {build_program}")
        self.source, self.build_folder = self.root / "source", self.root / "build"
        shutil.copytree(support.HERE / "counted", self.source)
        for card in ("model_card.json", "raw_card.json", "models/folder_card.json"):
            shutil.copy(options.card, self.source / card)
        shutil.copytree(options.templates, self.source / "models" / "templates")
        self.log = self.root / "generator_runs"
        self.counter = self.root / "counting_typeplate"
        self.counter.write_text(f'#!/bin/sh\necho "$@" >>"{self.log}"\nexec "{options.typeplate}" "$@"\n', encoding="utf-8")
        self.counter.chmod(0o755)

    def configure(self):
        support.run("cmake", "-S", self.source, "-B", self.build_folder, "-G", self.build_program,
                    f"-DCMAKE_PREFIX_PATH={self.options.prefix}", f"-DCMAKE_CXX_COMPILER={self.options.compiler}",
                    f"-DCMAKE_CXX_FLAGS={self.options.flags}", f"-DTYPEPLATE_EXECUTABLE={self.counter}",
                    f"-DCMAKE_CXX_COMPILER_LAUNCHER={self.options.launcher}")

    def build(self, *words):
        """Builds; gives the runs of the generator by model, without the zeros, and the number of compiled files."""
        self.log.write_text("", encoding="utf-8")
        output = support.run("cmake", "--build", self.build_folder, *words)
        runs = re.findall(r"--header (\w+)/", self.log.read_text(encoding="utf-8"))
        return dict(collections.Counter(runs)), len(re.findall(r"Building CXX object", output))

    def header(self, model):
        return next(self.build_folder.rglob(f"{model}.hpp"))

    def touch(self, card):
        time.sleep(1.1)  # Make compares whole seconds on some file systems
        os.utime(self.source / card)

    def edit(self, card):
        time.sleep(1.1)
        path = self.source / card
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('"description": "', '"description": "another ', 1), encoding="utf-8")


# Each situation gives what happened and what should have: runs by model, and compiled files. Where the header's text stays
# the same, Ninja compiles nothing; Make compiles what includes it.

def first_build_with_eight_jobs(project):
    project.configure()
    return project.build("--parallel", "8"), (dict.fromkeys(MODELS, 1), 4)


def nothing_to_do(project):
    return project.build("--parallel", "2"), ({}, 0)


def touched_card(project):
    project.touch("model_card.json")
    return project.build(), ({"shared_model": 1}, 0 if "Ninja" in project.build_program else 2)


def deleted_header(project):
    project.header("shared_model").unlink()
    return project.build("--target", "second"), ({"shared_model": 1}, 1)


def subfolder(project):
    project.edit("models/folder_card.json")
    return project.build("--target", "fourth"), ({"folder_model": 1}, 1)


def two_targets(project):
    project.edit("model_card.json")
    return project.build("--parallel", "2", "--target", "first", "second"), ({"shared_model": 1}, 2)


def card_in_the_build_folder(project):
    project.edit("raw_card.json")
    return project.build(), ({"made_model": 1}, 1)


SITUATIONS = {"-j8": first_build_with_eight_jobs, "no-op": nothing_to_do, "touched card": touched_card,
              "deleted header": deleted_header, "subfolder": subfolder, "two targets": two_targets,
              "card in build": card_in_the_build_folder}


def cell(project, situation):
    """Runs one situation, and a build after it, which must find nothing to do; gives the cell's text and whether it is right."""
    actual, wanted = situation(project)
    project.build()  # the targets that the situation left out
    again = project.build()
    if actual == wanted and again == ({}, 0):
        return str(sum(actual[0].values())), True
    return f"{actual} not {wanted}, then {again}", False


def changed_template(project):
    """A user's template is filled into a page, and once more when it changes."""
    page = project.header("folder_model").parent.parent / "boiler.md"
    support.expect("the page says what goes in", "## What goes in" in page.read_text(encoding="utf-8"), True)
    template = next((project.source / "models" / "templates").glob("*.md.mustache"))
    time.sleep(1.1)
    template.write_text(template.read_text(encoding="utf-8").replace("What goes in", "Inputs"), encoding="utf-8")
    support.expect("runs for a changed template", project.build()[0], {"folder_model": 1})
    support.expect("the page says Inputs", "## Inputs" in page.read_text(encoding="utf-8"), True)


def other_configuration(project):
    """A second configuration of one build folder uses the header of the first."""
    runs, compiled = project.build("--config", "Release")
    support.expect("runs and files for a second configuration", (runs, compiled), ({}, 4))


def main():
    options = support.options_of(__doc__, "card", "typeplate", "templates", "prefix", "compiler", "work")
    right, rows = 0, []
    for build_program in BUILD_PROGRAMS:
        project = Project(options, build_program)
        cells = [cell(project, situation) for situation in SITUATIONS.values()]
        rows.append([build_program] + [text for text, _ in cells])
        right += sum(good for _, good in cells)
        changed_template(project)
        if build_program == "Ninja Multi-Config":
            other_configuration(project)
    print("runs of the generator:")
    for row in [["", *SITUATIONS]] + rows:
        print(" | ".join(f"{text:>{max(len(head), 1)}}" for text, head in zip(row, ["Ninja Multi-Config", *SITUATIONS])))
    print(f"{right} of {len(BUILD_PROGRAMS) * len(SITUATIONS)} cells are right")
    if right != 21:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
