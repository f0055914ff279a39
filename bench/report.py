#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the lines of three runs, prints the worst figure of each beside what is promised, and writes all as JSON."""
import json
import sys

# name, how to find it in a run, the promise (or None for what is only reported)
PROMISES = [
    ("typed forward / bare LibTorch, 8-64-64-3", lambda run: run["forward 8-64-64-3"]["ratio"], 1.00),
    ("typed forward / bare LibTorch, 16-32-32-4", lambda run: run["forward 16-32-32-4"]["ratio"], 1.00),
    ("column of 1024 / bare LibTorch, 8-64-64-3", lambda run: run["column of 1024 8-64-64-3"]["ratio"], 1.03),
    ("column of 1024 / bare LibTorch, 16-32-32-4", lambda run: run["column of 1024 16-32-32-4"]["ratio"], 1.03),
    ("slowest of calls 2 to 5 on a new thread / usual call", lambda run: run["new thread 8-64-64-3"]["slowest_of_calls_2_to_5_over_usual"], 10.0),
    ("our own part, 16 inputs and 4 outputs, ns", lambda run: run["own part 16-4"]["typed_ns"], 100.0),
    ("allocations a call, typed minus bare, 8-64-64-3", lambda run: extra_allocations(run["allocations 8-64-64-3"]), 0.0),
    ("allocations a call, typed minus bare, 16-32-32-4", lambda run: extra_allocations(run["allocations 16-32-32-4"]), 0.0),
    ("one generated header / empty file, g++, s more", lambda run: run["header g++"], 1.0),
    ("one generated header / empty file, clang++-14, s more", lambda run: run["header clang++-14"], 1.0),
    ("typeplate generate, whole process, ms", lambda run: run["generate_ms"], 20.0),
    ("typeplate --version, whole process, ms", lambda run: run["version_ms"], 10.0),
    ("first call after load / usual call, 8-64-64-3", lambda run: run["first call 8-64-64-3"]["over_usual"], 3.0),
    ("first call after load / usual call, 16-32-32-4", lambda run: run["first call 16-32-32-4"]["over_usual"], 3.0),
    ("first call of the process / usual call, 8-64-64-3", lambda run: run["first call 8-64-64-3"]["of_the_process"], 3.0),
    ("first call on a new thread / usual call, 8-64-64-3", lambda run: run["first call 8-64-64-3"]["on_a_new_thread"], None),
    ("first call on a new thread / usual call, 16-32-32-4", lambda run: run["first call 16-32-32-4"]["on_a_new_thread"], None),
    ("load, 8-64-64-3, ms", lambda run: run["load 8-64-64-3"]["typed_ms"], None),
    ("torch::jit::load alone, 8-64-64-3, ms", lambda run: run["load 8-64-64-3"]["bare_ms"], None),
    ("load, 16-32-32-4, ms", lambda run: run["load 16-32-32-4"]["typed_ms"], None),
    ("torch::jit::load alone, 16-32-32-4, ms", lambda run: run["load 16-32-32-4"]["bare_ms"], None),
]

# Ratios of runs that differ by more were taken on a machine that did other things.
LARGEST_SPREAD = 0.03


def extra_allocations(counts):
    return counts["typed"] - counts["baseline"]


def bound(promise):
    return "-" if promise is None else f"<= {promise:g}"


def read_runs(path):
    """Four lines a run: the two C++ programs, then the header's cost with each compiler."""
    with open(path, encoding="utf-8") as file:
        lines = [json.loads(line) for line in file]
    runs = []
    for first in range(0, len(lines), 4):
        run = {**lines[first], **lines[first + 1]}
        for cost in lines[first + 2:first + 4]:
            run["header " + cost["compiler"]] = cost["more_than_an_empty_file_s"]
            for key in ("generate_ms", "version_ms"):
                run[key] = max(cost[key], run.get(key, 0.0))
        runs.append(run)
    return runs


def main():
    runs = read_runs(sys.argv[1])
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump(runs, file, indent=1)
    kept = True
    print(f"\n{'figure':55} {'runs':>26} {'worst':>9} {'promise':>9}")
    for name, find, promise in PROMISES:
        values = [find(run) for run in runs]
        worst = max(values)
        spread = max(values) - min(values)
        note = "" if promise is None or worst <= promise else "  NOT KEPT"
        if "LibTorch" in name and spread > LARGEST_SPREAD:
            note += f"  NOT KEPT: runs differ by {spread:.3f}"
        kept = kept and not note
        print(f"{name:55} {' '.join(f'{v:8.3f}' for v in values)} {worst:9.3f} {bound(promise):>9}{note}")
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
