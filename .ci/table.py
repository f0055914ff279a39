# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""The table of continuous integration's cells, and whether they are all there and agree.

    python3 .ci/table.py build/ci/cells.json      judges the last run again
"""
import json
import pathlib
import sys

# What every run must hold: cell, compiler, how its LibTorch's version begins (Debian's 1.13.1 calls itself 1.13.0), sanitizer.
REQUIRED = {
    "test": ("GNU 12", "1.13.", "-"),
    "clang": ("Clang 14", "2.13.0", "-"),
    "dev-torch2": ("GNU 12", "2.13.0", "-"),
    "clang-torch1": ("Clang 14", "1.13.", "-"),
    "asan": ("GNU 12", "1.13.", "address,undefined"),
    "tsan": ("GNU 12", "1.13.", "thread"),
    "fuzz": ("Clang 14", "-", "address,undefined"),
    "lint": ("-", "-", "-"),
}
# These judge by themselves; ctest has no part in them.
WITHOUT_TESTS = ("fuzz", "lint")
# These run every test, so they run equally many.
FULL = ("test", "clang")
HEADER = ("cell", "compiler", "LibTorch", "sanitizer", "tests", "failed", "time [s]", "CPU [s]", "tests' CPU [s]",
          "tests' memory [MiB]", "result")


def problems_of(row):
    """What is wrong with one cell, one sentence each."""
    name = row["cell"]
    compiler, libtorch, sanitizer = REQUIRED[name]
    found = []
    if not row["ok"]:
        found.append(f"cell {name} failed; its log is build/ci/{name}.log")
    if row["compiler"] != compiler or not row["libtorch"].startswith(libtorch) or row["sanitizer"] != sanitizer:
        found.append(f"cell {name} was built with {row['compiler']}, LibTorch {row['libtorch']}, sanitizer {row['sanitizer']}; "
                     f"expected {compiler}, LibTorch {libtorch}*, sanitizer {sanitizer}")
    if name not in WITHOUT_TESTS and not row.get("tests"):
        found.append(f"cell {name} ran no test")
    return found


def problems(rows):
    """What is wrong with a run, one sentence each; nothing when it is whole."""
    found = []
    by_name = {row["cell"]: row for row in rows}
    for name in REQUIRED:
        found += problems_of(by_name[name]) if name in by_name else [f"cell {name} is missing"]
    counts = {name: by_name[name].get("tests") for name in FULL if name in by_name}
    if len(set(counts.values())) > 1:
        found.append("the full cells ran unequal numbers of tests: " + ", ".join(f"{name} {count}" for name, count in counts.items()))
    return found


def cells_of(row):
    tests = row.get("used_by_tests", {})
    return [row["cell"], row["compiler"], row["libtorch"], row["sanitizer"], row.get("tests", "-"), row.get("failed", "-"),
            f"{row['elapsed']:.0f}", f"{row['cpu']:.0f}", tests.get("cpu", "-"), tests.get("memory", "-"),
            "ok" if row["ok"] else "FAILED"]


def report(rows):
    """Prints the table, what is wrong, and ctest's summary of all cells; the exit status."""
    lines = [[str(word) for word in line] for line in [HEADER, *map(cells_of, rows)]]
    widths = [max(map(len, column)) for column in zip(*lines)]
    print("\n== what ran where")
    for line in lines:
        print("  ".join(word.ljust(width) for word, width in zip(line, widths)).rstrip())
    elapsed, cpu = sum(row["elapsed"] for row in rows), sum(row["cpu"] for row in rows)
    print(f"together {elapsed / 60:.0f} minutes, {cpu / 60:.0f} minutes of CPU")
    found = problems(rows)
    for problem in found:
        print(f".ci/run: {problem}")
    total, failed = (sum(row.get(key, 0) for row in rows) for key in ("tests", "failed"))
    if found or failed or not total:
        print(f"{failed} tests failed out of {total}")
        return 1
    print(f"100% tests passed, 0 tests failed out of {total}")
    return 0


if __name__ == "__main__":
    sys.exit(report(json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))))
