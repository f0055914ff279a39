#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Compiles one source twice, as a user of the installed headers would: with its mistake and without.

The mistake must not compile, and the compiler must say so in few lines. Its output is read without the include chain
("In file included from ..."): the words of the source's `// expect:` lines stand in the first six lines, and the user's
file with the mistake's line within the first twelve. The good half compiles without a warning, links, and its program
ends with 0.
"""
import argparse
import pathlib
import re
import subprocess
import sys

WARNINGS = ["-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]


def compile_source(options, extra):
    command = [options.compiler, *WARNINGS, *options.flag, "-fdiagnostics-color=never"]
    command += [f"-I{folder}" for folder in options.include] + [options.source, *extra]  # libraries after the source
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.returncode, result.stderr


def mistaken_lines(source):
    """The numbers of the lines between #ifdef EXPECT_FAILURE and #else."""
    lines = pathlib.Path(source).read_text(encoding="utf-8").splitlines()
    begin, end = lines.index("#ifdef EXPECT_FAILURE") + 2, lines.index("#else") + 1
    return range(begin, end)


def without_include_chain(output):
    chain = re.compile(r"^(In file included from |\s+from )")
    return [line for line in output.splitlines() if not chain.match(line)]


def check_mistake(options):
    status, output = compile_source(options, ["-DEXPECT_FAILURE", "-fsyntax-only"])
    problems = [] if status != 0 else ["the mistake compiles"]
    lines = without_include_chain(output)
    text = pathlib.Path(options.source).read_text(encoding="utf-8")
    for word in re.findall(r"^// expect: (.*)$", text, re.MULTILINE):
        if word not in "\n".join(lines[:6]):
            problems.append(f"the first six lines do not have `{word}`")
    name = pathlib.Path(options.source).name
    places = [f"{name}:{number}:" for number in mistaken_lines(options.source)]
    if not any(place in line for place in places for line in lines[:12]):
        problems.append(f"the first twelve lines do not name any of {', '.join(places)}")
    if problems:
        sys.exit("\n".join(problems) + f"\n--- {options.compiler} said:\n" + "\n".join(lines[:30]))
    print(f"refused as expected; {options.compiler} said:\n" + "\n".join(lines[:6]))


def check_good(options):
    program = str(pathlib.Path(options.work) / pathlib.Path(options.source).stem)
    status, output = compile_source(options, ["-o", program, *options.link])
    if status != 0 or output:
        sys.exit(f"the good half does not compile without a word:\n{output}")
    status = subprocess.run([program], check=False).returncode
    if status != 0:
        sys.exit(f"the good half compiles, and its program ends with {status}")
    print("the good half compiles and runs")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", choices=["mistake", "good"])
    parser.add_argument("source")
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--include", action="append", default=[])
    parser.add_argument("--link", action="append", default=[])
    parser.add_argument("--flag", action="append", default=[], help="of the build, such as a sanitizer's")
    options = parser.parse_args()
    pathlib.Path(options.work).mkdir(parents=True, exist_ok=True)
    (check_mistake if options.half == "mistake" else check_good)(options)


if __name__ == "__main__":
    main()
