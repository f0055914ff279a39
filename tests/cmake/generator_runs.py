#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Counts how often typeplate_add_model() runs the generator in a user's project, with one build program.

The generator is reached through a script that writes a line for each run, so the numbers are counts, not guesses from
time stamps.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time


class Project:
    def __init__(self, options):
        self.options = options
        # Blanks in the path, since many a user has one. (An apostrophe is more than Ninja's depfiles can take.)
        self.root = pathlib.Path(options.work) / f"project with {options.generator}"
        shutil.rmtree(self.root, ignore_errors=True)
        self.source, self.build_folder = self.root / "source", self.root / "build"
        shutil.copytree(options.project, self.source)
        self.card = self.source / "model_card.json"
        shutil.copy(options.card, self.card)
        self.log = self.root / "generator_runs"
        self.counter = self.root / "counting_typeplate"
        self.counter.write_text(f'#!/bin/sh\necho run >>"{self.log}"\nexec "{options.typeplate}" "$@"\n', encoding="utf-8")
        self.counter.chmod(0o755)

    def configure(self):
        self.run("cmake", "-S", self.source, "-B", self.build_folder, "-G", self.options.generator,
                 f"-DCMAKE_PREFIX_PATH={self.options.prefix}", f"-DCMAKE_CXX_COMPILER={self.options.compiler}",
                 f"-DCMAKE_CXX_FLAGS={self.options.flags}", f"-DTYPEPLATE_EXECUTABLE={self.counter}")

    def build(self):
        """Builds in parallel; gives the number of generator runs and what the build printed."""
        before = self.runs()
        output = self.run("cmake", "--build", self.build_folder, "--parallel", "4")
        return self.runs() - before, output

    def runs(self):
        return len(self.log.read_text(encoding="utf-8").splitlines()) if self.log.exists() else 0

    def edit(self, path, old, new):
        time.sleep(1.1)  # Make compares whole seconds on some file systems
        text = path.read_text(encoding="utf-8")
        if old not in text:
            sys.exit(f"{path} has no `{old}`")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def run(self, *command):
        result = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
        if result.returncode != 0:
            sys.exit(f"{command} failed:\n{result.stdout}\n{result.stderr}")
        return result.stdout + result.stderr


def expect(what, actual, wanted):
    print(f"{what}: {actual}")
    if actual != wanted:
        sys.exit(f"{what}: {actual} instead of {wanted}")


def compiled(output):
    return len(re.findall(r"Building CXX object", output))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("generator", "project", "card", "typeplate", "prefix", "compiler", "work"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--flags", default="")
    project = Project(parser.parse_args())
    project.configure()

    runs, _ = project.build()
    expect("runs of the first build, two targets", runs, 2)
    runs, output = project.build()
    expect("runs of a build with nothing to do", runs, 0)
    expect("files compiled by it", compiled(output), 0)

    project.edit(project.source / "app" / "first.cpp", "600.0", "601.0")
    runs, output = project.build()
    expect("runs after a change of a source", runs, 0)
    expect("files compiled by it", compiled(output), 1)

    project.edit(project.card, "A model with", "The model with")
    runs, output = project.build()
    expect("runs after a change of the card", runs, 2)
    expect("files compiled by it", compiled(output), 2)

    time.sleep(1.1)
    os.utime(project.card)
    runs, _ = project.build()
    expect("runs after the card was touched", runs, 2)
    runs, output = project.build()
    expect("runs of the build after that", runs, 0)
    expect("files compiled by it", compiled(output), 0)

    header = next(project.build_folder.rglob("first_boiler.hpp"))
    header.unlink()
    runs, _ = project.build()
    expect("runs after one header was deleted", runs, 1)

    program = project.build_folder / "app" / "second_app"
    expect("the program's answer", project.run(program).strip(), "efficiency 0.50")


if __name__ == "__main__":
    main()
