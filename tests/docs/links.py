#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Every link of every page leads to a file, and every page under docs/ is reached from the README."""
import pathlib
import re
import sys

LINK = re.compile(r"\]\(([^)\s#]+)[^)\s]*\)")
BLOCK = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
OUTSIDE = ("http://", "https://")
# Made by builds and by other programs.
SKIPPED = ("build", ".venvs", ".git")


def links_of(page):
    """The files that a page links to. Blocks of code hold no links."""
    text = BLOCK.sub("", page.read_text(encoding="utf-8"))
    return [(page.parent / link).resolve() for link in LINK.findall(text) if not link.startswith(OUTSIDE)]


def reached_from(page):
    seen, todo = set(), [page]
    while todo:
        current = todo.pop()
        if current in seen or not current.is_file():
            continue
        seen.add(current)
        todo += [link for link in links_of(current) if link.suffix == ".md"]
    return seen


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    pages = [page for page in sorted(root.rglob("*.md")) if page.relative_to(root).parts[0] not in SKIPPED]
    problems = [f"{page}: no file `{link}`" for page in pages for link in links_of(page) if not link.exists()]
    reached = reached_from(root / "README.md")
    problems += [f"{page}: no page leads here: list it in docs/README.md"
                 for page in pages if page.is_relative_to(root / "docs") and page not in reached]
    if problems or len(pages) < 10:
        sys.exit("\n".join(problems) or f"only {len(pages)} pages were found")
    print(f"{len(pages)} pages, every link leads somewhere, every page of docs/ is reached")


if __name__ == "__main__":
    main()
