#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""The page on public headers lists each one with the first sentence of its first comment. TYPEPLATE_BLESS=1 writes the lists anew."""
import os
import pathlib
import re
import sys

PAGE = "docs/reference/headers.md"
INCLUDE = "runtime/include"
# What user code may include; the other headers of units/ come with units.hpp, and the other layers are Typeplate's own.
LISTS = (("*.hpp",), ("testing/*.hpp",), ("weights/*.hpp", "weights/*/*.hpp"), ("interop/*.hpp",),
         ("units/fmt.hpp", "units/ostream.hpp", "units/parse.hpp", "units/unit_of.hpp"), ("symbols/*.hpp",))
COMMENT = re.compile(r"\A// SPDX.*\n// SPDX.*\n//\n((?:// ?\S.*\n)+)")
LIST = re.compile(r"^(?:\| `typeplate/.*\n)+", re.MULTILINE)


def first_sentence(header):
    """Of the first paragraph of the header's comment."""
    paragraph = COMMENT.match(header.read_text(encoding="utf-8")).group(1)
    text = " ".join(line.removeprefix("//").strip() for line in paragraph.splitlines())
    sentence = re.split(r"(?<=[.?]) (?=[A-Z`])", text)[0]
    # Outside of code, Markdown takes <chrono> for HTML.
    parts = sentence.replace("|", "\\|").split("`")
    return "`".join(part if i % 2 else part.replace("<", "&lt;") for i, part in enumerate(parts))


def rows(root, patterns):
    base = root / INCLUDE
    headers = [header for pattern in patterns for header in sorted((base / "typeplate").glob(pattern))]
    return "".join(f"| `{header.relative_to(base)}` | {first_sentence(header)} |\n" for header in headers)


def main():
    root = pathlib.Path(sys.argv[1])
    page = (root / PAGE).read_text(encoding="utf-8")
    wanted = iter([rows(root, patterns) for patterns in LISTS])
    count = len(LIST.findall(page))
    if count != len(LISTS):
        sys.exit(f"{PAGE}: {count} lists of headers, expected {len(LISTS)}")
    written = LIST.sub(lambda _: next(wanted), page)
    if os.environ.get("TYPEPLATE_BLESS") == "1":
        (root / PAGE).write_text(written, encoding="utf-8")
    elif written != page:
        differing = [line for line in written.splitlines() if line not in page.splitlines()]
        sys.exit(f"{PAGE}: write the lists anew with TYPEPLATE_BLESS=1; the sources say\n" + "\n".join(differing))
    print(f"{PAGE} has every header, in the words of its first sentence")


if __name__ == "__main__":
    main()
