# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the cells of continuous integration one after another, keeps their logs in build/ci, and judges them by .ci/table.py.

A cell counts as what its build folder says it was built with, not as what it is called. A build folder that a cell made goes
when the cell has passed, so that a run needs the disk of two cells and not of eight; one that was there before stays.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys

import table

LOGS = pathlib.Path("build/ci")
COMMANDS = {
    "test": ["scripts/test"],
    "clang": ["scripts/test", "clang"],
    "dev-torch2": ["scripts/test", "dev-torch2"],
    "clang-torch1": ["scripts/test", "clang-torch1"],
    "asan": ["scripts/test", "asan"],
    "tsan": ["scripts/test", "tsan"],
    "fuzz": ["scripts/fuzz", "--seconds", "60"],
    "lint": ["scripts/lint"],
}
# Where the build folder is not named like the cell.
FOLDERS = {"test": "dev", "lint": None}
# The cell `lint` reads what `test` built.
KEPT = ("dev",)
SUMMARY = re.compile(r"(\d+) tests failed out of (\d+)")


def first(pattern, text):
    """What the first group of a pattern says; `-` where a configuration failed before it was written down."""
    found = re.search(pattern, text, re.MULTILINE)
    return found.group(1) if found else "-"


def built_with(folder, log):
    """Compiler, LibTorch and sanitizer of a build folder, by its own records."""
    build = pathlib.Path("build") / folder
    record = "".join(path.read_text(encoding="utf-8") for path in build.glob("CMakeFiles/*/CMakeCXXCompiler.cmake"))
    compiler, version = first(r'CMAKE_CXX_COMPILER_ID "(\w+)"', record), first(r'CMAKE_CXX_COMPILER_VERSION "(\d+)', record)
    flags = first(r"^CMAKE_CXX_FLAGS:\w+=(.*)$", (build / "CMakeCache.txt").read_text(encoding="utf-8"))
    return {"compiler": f"{compiler} {version}", "libtorch": first(r"^-- LibTorch (\S+) from ", log),
            "sanitizer": first(r"-fsanitize=(\S+)", flags)}


def gives_back(folder, stood_before, passed):
    """Whether a cell's build folder is removed behind it: it is the run's own, nobody needs it, and no failure is to be looked at."""
    return folder is not None and folder not in KEPT and not stood_before and passed


def run_cell(name):
    command, folder = COMMANDS[name], FOLDERS.get(name, name)
    stood_before = folder is not None and (pathlib.Path("build") / folder).exists()
    print(f"\n== cell {name}: {' '.join(command)}", flush=True)
    log, used = LOGS / f"{name}.log", LOGS / f"{name}.json"
    with open(log, "w", encoding="utf-8") as output:
        status = subprocess.run(["scripts/measured", used, *command], stdin=subprocess.DEVNULL, stdout=output,
                                stderr=subprocess.STDOUT, check=False).returncode
    text = log.read_text(encoding="utf-8", errors="replace")
    if status != 0:
        print("\n".join(text.splitlines()[-60:]))
    row = {"cell": name, "ok": status == 0, "compiler": "-", "libtorch": "-", "sanitizer": "-", **json.loads(used.read_text())}
    if folder:
        summary = SUMMARY.findall(text)
        if name not in table.WITHOUT_TESTS:
            row["failed"], row["tests"] = map(int, summary[-1]) if summary else (0, 0)
        if (pathlib.Path("build") / folder / "CMakeCache.txt").exists():
            row |= built_with(folder, text)
        tests = pathlib.Path("build") / folder / "tests-used.json"
        if summary and tests.exists():
            row["used_by_tests"] = json.loads(tests.read_text())
    if gives_back(folder, stood_before, not table.problems_of(row)):
        shutil.rmtree(pathlib.Path("build") / folder)
    print(f"{row.get('tests', '-')} tests, {row['elapsed']:.0f} s, {'ok' if row['ok'] else 'FAILED'}", flush=True)
    return row


def main():
    chosen = sys.argv[1:] or list(COMMANDS)
    unknown = [name for name in chosen if name not in COMMANDS]
    if unknown:
        sys.exit(f"no cell {unknown[0]}; there are {', '.join(COMMANDS)}")
    LOGS.mkdir(parents=True, exist_ok=True)
    rows = [run_cell(name) for name in chosen]
    (LOGS / "cells.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")
    sys.exit(table.report(rows))


if __name__ == "__main__":
    main()
