#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Every block of code in a page stands, letter for letter, in a file that the tests compile, run or compare.

The line before a block of cpp, cmake, json or text says where: `<!-- from: path/of/the/file -->`. Blocks of console are
commands for people; the commands of the README are the scripts that continuous integration runs.
"""
import pathlib
import re
import sys

CHECKED = {"cpp", "cmake", "json", "text"}


def blocks(page):
    pattern = re.compile(r"(?:^<!-- from: (?P<file>\S+) -->\n)?^```(?P<language>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
    return pattern.finditer(page)


def main():
    root = pathlib.Path(sys.argv[1])
    problems, count = [], 0
    for name in sys.argv[2:]:
        page = (root / name).read_text(encoding="utf-8")
        for block in blocks(page):
            line = page.count("\n", 0, block.start()) + 1
            if block["language"] not in CHECKED:
                continue
            count += 1
            if not block["file"]:
                problems.append(f"{name}:{line}: a block of {block['language']} does not say which file it is from")
            elif block["text"] not in (root / block["file"]).read_text(encoding="utf-8"):
                problems.append(f"{name}:{line}: this block does not stand in {block['file']}")
    if problems or count == 0:
        sys.exit("\n".join(problems) or "no block was found")
    print(f"{count} blocks stand in the files they name")


if __name__ == "__main__":
    main()
