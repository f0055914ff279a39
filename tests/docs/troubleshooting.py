#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""The page on troubleshooting is found by pasting an error, and stays true:

- every sentence that a compiler prints for us (a static_assert of a public header, of the generated header) stands in it;
- every message that this or another page quotes, a line that begins with `> `, is written somewhere in the sources: what
  stands between its dots (...) is searched for in the string literals of the program, the libraries and the CMake files.
"""
import pathlib
import re
import sys

from page import pages

PAGE = "docs/troubleshooting.md"
LITERALS = re.compile(r'R"\((.*?)\)"|"((?:[^"\\\n]|\\.)*)"')
NEIGHBOURS = re.compile(r'"\s*\n\s*(?:R"\(|")')
# Assertions about our own code: no user meets them.
INTERNAL = ("typeplate: codes.hpp needs", "typeplate: a unit's size must be positive",
            "typeplate: a unit's factor has an exponent beyond", "typeplate: write a composed unit as an expression")
SOURCES = ("runtime/**/*.hpp", "runtime/**/*.cpp", "generator/**/*.hpp", "generator/**/*.cpp", "templates/*.mustache",
           "cmake/*.cmake", "cmake/*.in")


def unescaped(text):
    return text.replace('\\"', '"').replace("\\\\", "\\")


def literals(path):
    """The string literals of a file, neighbours joined."""
    text = NEIGHBOURS.sub("", path.read_text(encoding="utf-8"))
    return [raw or unescaped(plain) for raw, plain in LITERALS.findall(text)]


def flat(text):
    return " ".join(text.split())


def quotes_of(page):
    return [flat(line[2:]) for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("> ")]


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    quotes = quotes_of(root / PAGE)
    public = [*(root / "runtime/include").rglob("*.hpp"), *(root / "templates").glob("*.mustache")]
    sentences = {flat(text) for path in public for text in literals(path) if text.startswith("typeplate: ")}
    sentences = {text for text in sentences if not text.startswith(INTERNAL)}
    problems = []
    for sentence in sorted(sentences):
        fixed = re.split(r"<%.*?%>", sentence)
        if not any(all(part.strip() in quote for part in fixed) for quote in quotes):
            problems.append(f"{PAGE} does not quote: {sentence}")
    written = "\n".join(flat(text) for pattern in SOURCES for path in root.glob(pattern) for text in literals(path))
    for page in pages(root):
        parts = [part.strip() for quote in quotes_of(page) for part in quote.split("...")]
        problems += [f"{page}: no source says: {part}" for part in parts if part not in written]
    if problems or len(sentences) < 20 or len(quotes) < 40:
        sys.exit("\n".join(problems) or f"only {len(sentences)} sentences and {len(quotes)} quotes were found")
    print(f"{len(sentences)} sentences of the headers are quoted, and {len(quotes)} quotes stand in the sources")


if __name__ == "__main__":
    main()
