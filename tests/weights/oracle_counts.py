# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""How often an oracle compared what, as a table; docs/reference/weights-oracles.md has one for each, which must say the same.

A table stands between `<!-- counted by: NAME -->` and `<!-- end of NAME -->`. With TYPEPLATE_BLESS=1 it is rewritten.
"""
import collections
import fcntl
import os
import re
import sys


class Counts:
    """Counts by row and column, both in the order in which they came; `columns` come first."""

    def __init__(self, columns=()):
        self.rows = collections.defaultdict(collections.Counter)
        self.columns = dict.fromkeys(columns)

    def add(self, row, column, number=1):
        self.columns[column] = None
        self.rows[row][column] += number

    def total(self):
        return sum(sum(counts.values()) for counts in self.rows.values())

    def table(self, heading):
        """Lines of Markdown; rows with the same counts stand together."""
        alike = collections.defaultdict(list)
        for row, counts in self.rows.items():
            alike[tuple(counts[column] for column in self.columns)].append(row)
        lines = [f"| {heading} | " + " | ".join(self.columns) + " |", "|---|" + "--:|" * len(self.columns)]
        for counts, rows in alike.items():
            lines.append(f"| {', '.join(rows)} | " + " | ".join(str(count or "") for count in counts) + " |")
        return lines


def check(page, name, library, heading, counts):
    """Ends the program where the page's table is another one; rewrites it where that is asked for."""
    bless = os.environ.get("TYPEPLATE_BLESS") == "1"
    lines = [f"With {library}: {counts.total()} comparisons. A row of several names has its counts for each of them.", "",
             *counts.table(heading)]
    wanted = "\n" + "\n".join(lines) + "\n\n"
    part = re.compile(rf"(<!-- counted by: {re.escape(name)} -->\n).*?(<!-- end of {re.escape(name)} -->\n)", re.DOTALL)
    with open(page, "r+" if bless else "r", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX if bless else fcntl.LOCK_SH)
        before = file.read()
        after, found = part.subn(lambda place: place[1] + wanted + place[2], before)
        if found != 1:
            sys.exit(f"{page}: has {found} places for the counts of {name}, not 1")
        if after == before:
            return
        if not bless:
            sys.exit(f"{page}: the counts of {name} are others now; scripts/weights-oracles writes them again:\n{wanted}")
        file.seek(0)
        file.write(after)
        file.truncate()
