# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""What the tests of the documentation share: the blocks of a page, its commands, and whether a program printed what it shows."""
import re

# The line before a block may say where it is from, or which test reads or runs it.
BLOCK = re.compile(r"(?:^<!-- (?P<how>from|read by|run by): (?P<file>\S+) -->\n)?^```(?P<language>\w*)\n(?P<text>.*?)^```$",
                   re.MULTILINE | re.DOTALL)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# Made by builds and by other programs.
OTHERS = ("build", ".venvs", ".git")


def pages(root):
    """Every Markdown page that a person wrote; those of tests/cases are compared with what a template makes."""
    found = (page for page in sorted(root.rglob("*.md")) if page.relative_to(root).parts[0] not in OTHERS)
    return [page for page in found if not page.is_relative_to(root / "tests" / "cases")]


def commands_of(block):
    """(command, lines that it prints) of a block of console, in its order. What follows `$ ` is a command."""
    found = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def same(shown, printed):
    """A line of the page and one that was printed: the same words, the same whole numbers, and others equal to four digits.

    One of two may look whole because its last digit fell away: 3237189 and 3237188.8.
    """
    if NUMBER.split(shown) != NUMBER.split(printed):
        return False
    return all(one == other or ("." in one + other and abs(float(one) - float(other)) <= 1e-4 * abs(float(one)))
               for one, other in zip(NUMBER.findall(shown), NUMBER.findall(printed)))


def agrees(shown, printed):
    """Whether a page's lines are those that were printed. `...` stands for any lines; a line behind it is a part of one."""
    start = shown.index("...") if "..." in shown else len(shown)
    if start == len(shown) and len(printed) != start:
        return False
    if not all(map(same, shown[:start], printed)) or len(printed) < start:
        return False
    rest = iter(printed[start:])
    return all(line == "..." or any(line in candidate for candidate in rest) for line in shown[start:])
