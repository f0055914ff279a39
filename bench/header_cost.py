#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""What a generated header costs to compile, and how long the generator takes to start and to run: medians of alternating runs, as JSON."""
import argparse
import json
import pathlib
import statistics
import subprocess
import time


def seconds(command):
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begin


def header_cost(options, folder, runs):
    empty, full = folder / "empty.cpp", folder / "one_header.cpp"
    empty.write_text("int main() {}\n", encoding="utf-8")
    full.write_text(f"#include <{options.header}>\nint main() {{}}\n", encoding="utf-8")
    command = [options.compiler, "-std=c++20", "-O2", "-c", "-o", "/dev/null"] + [f"-I{i}" for i in options.include]
    pairs = [(seconds([*command, str(full)]), seconds([*command, str(empty)])) for _ in range(runs)]
    return {"compiler": pathlib.Path(options.compiler).name,
            "more_than_an_empty_file_s": statistics.median(f - e for f, e in pairs),
            "empty_file_s": statistics.median(e for _, e in pairs), "runs": runs}


def generate_time(options, folder, runs):
    command = [options.typeplate, "generate", options.card, "-o", str(folder / "out")]
    return {"generate_ms": 1000 * statistics.median(seconds(command) for _ in range(runs)), "runs": runs}


def version_time(options, runs):
    return {"version_ms": 1000 * statistics.median(seconds([options.typeplate, "--version"]) for _ in range(runs))}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("compiler", "header", "typeplate", "card", "work"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--include", action="append", default=[])
    options = parser.parse_args()
    folder = pathlib.Path(options.work)
    folder.mkdir(parents=True, exist_ok=True)
    print(json.dumps({**header_cost(options, folder, 11), **generate_time(options, folder, 51),
                      **version_time(options, 51)}))


if __name__ == "__main__":
    main()
