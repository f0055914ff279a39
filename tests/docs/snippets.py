#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Every block of code in every page stands, letter for letter, in a file that the tests compile, run or compare.

The line before a block of cpp, cmake, json, python or text says which: `<!-- from: path/of/the/file -->`; or, where a test reads
the page itself, `<!-- read by: path/of/the/test -->`. The page of a diagnostic shows a pair, wrong and right, and leads to the case
folder that has its code. Blocks of console are commands: generator.docs_commands and docs.tutorial run those of their pages.
"""
import pathlib
import re
import sys

from page import BLOCK, pages

CHECKED = {"cpp", "cmake", "json", "python", "text"}
FOR_PEOPLE = {"console", "ebnf"}
DIAGNOSTIC = re.compile(r"docs/reference/diagnostics/(TP\d{4})\.md$")
CASE = re.compile(r"Seen whole in \[\w+\]\(\.\./\.\./\.\./(tests/cases/\w+/\w+)\)")


def problem_of_pair(root, code, page, block):
    """The page of a diagnostic: its one block and the case that it leads to."""
    lines = [line.split(":")[0] for line in block["text"].splitlines()]
    if sorted(set(lines)) != ["right", "wrong"]:
        return "this block is no pair of `wrong:` and `right:`"
    case = CASE.search(page)
    # What is said about the inverse of rules stands where the inverse would.
    said = [root / case.group(1) / name for name in ("stderr.txt", "inverse.json")] if case else []
    if not any(path.is_file() and f"[{code}]" in path.read_text(encoding="utf-8") for path in said):
        return f"the case folder that it leads to does not show {code}"
    return None


def problem_of(root, name, page, block):
    """What is wrong with a block, or None."""
    if block["language"] in FOR_PEOPLE:
        return None
    if block["language"] not in CHECKED:
        return f"a block says what it is: one of {', '.join(sorted(CHECKED | FOR_PEOPLE))}"
    code = DIAGNOSTIC.search(name)
    if code and not block["file"]:
        return problem_of_pair(root, code.group(1), page, block)
    if not block["file"]:
        return f"a block of {block['language']} does not say which file it is from"
    source = root / block["file"]
    text = source.read_text(encoding="utf-8") if source.is_file() else ""
    if block["how"] == "read by":
        return None if pathlib.Path(name).name in text else f"{block['file']} does not read this page"
    return None if block["text"] in text else f"this block does not stand in {block['file']}"


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    problems, count = [], 0
    for path in pages(root):
        name, page = str(path.relative_to(root)), path.read_text(encoding="utf-8")
        for block in BLOCK.finditer(page):
            problem = problem_of(root, name, page, block)
            if problem:
                problems.append(f"{name}:{page.count(chr(10), 0, block.start()) + 1}: {problem}")
            count += block["language"] in CHECKED
        if page.count("\n```") % 2 or len(BLOCK.findall(page)) * 2 != page.count("\n```"):
            problems.append(f"{name}: a block that is not closed, or does not begin on a line of its own")
    if problems or count < 100:
        sys.exit("\n".join(problems) or f"only {count} blocks were found")
    print(f"{count} blocks stand in the files they name")


if __name__ == "__main__":
    main()
