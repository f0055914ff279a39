#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Every link of every page leads to a file, and where it names a heading to that. The map, docs/README.md, has every page of docs/;
diagnostics have an index of their own."""
import pathlib
import re
import sys

from page import pages

LINK = re.compile(r"\]\(([^)\s#]*)(?:#([^)\s]+))?\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
OUTSIDE = ("http://", "https://")


def links_of(page):
    """(file, heading) that a page links to. Blocks of code hold no links."""
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    return [((page.parent / file).resolve() if file else page, heading) for file, heading in LINK.findall(text)
            if not file.startswith(OUTSIDE)]


def headings_of(page):
    """The headings of a page, as links name them."""
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in HEADING.findall(text)}


def problem_of(file, heading):
    if not file.exists():
        return f"no file `{file}`"
    if heading and heading not in headings_of(file):
        return f"no heading `{heading}` in `{file}`"
    return None


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    found = pages(root)
    problems = [f"{page}: {problem}" for page in found for link in links_of(page) if (problem := problem_of(*link))]
    docs = root / "docs"
    index = docs / "reference" / "diagnostics" / "README.md"
    listed = {file for page in (root / "README.md", docs / "README.md", index) for file, _ in links_of(page)}
    problems += [f"{page}: not on the map; list it in docs/README.md"
                 for page in found if page.is_relative_to(docs) and page not in listed]
    if problems or len(found) < 50:
        sys.exit("\n".join(problems) or f"only {len(found)} pages were found")
    print(f"{len(found)} pages, every link leads somewhere, every page of docs/ is on the map")


if __name__ == "__main__":
    main()
