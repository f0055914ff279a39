#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""The values that `typeplate tree` shows, beside those that Python and NumPy wrote: tree_values_test.py PROGRAM. It runs in the
environment of python/requirements-test.txt."""
import json
import pickle
import unittest

import numpy

from program import BAD_INPUT, OK, ProgramTest, run


class TreeTest(ProgramTest):
    def tree(self, value, *options, protocol=4):
        (self.folder / "a.pkl").write_bytes(pickle.dumps(value, protocol=protocol))
        result = run("tree", "a.pkl", *options, cwd=self.folder)
        self.assertEqual((result.returncode, result.stderr), (OK, ""), value)
        return result.stdout

    def words(self, value, *options, protocol=4):
        """What is said of one object, and that nothing inside of it is shown."""
        lines = json.loads(self.tree(value, "--json", *options, protocol=protocol))["lines"]
        self.assertEqual(len(lines), 1, lines)
        return lines[0]["is"]


class Limits(TreeTest):
    def test_more_ways_to_arrays_than_a_listing_takes_are_no_matter_to_the_tree(self):
        level = numpy.ones(1)
        for _ in range(21):
            level = [level, level]
        self.assertIn("['cmd']: list, 2 items\n    [0]: #1 list, 2 items ...\n    [1]: see #1\n", self.tree({"cmd": level}, "--depth", "3"))
        listed = run("weights", "a.pkl", cwd=self.folder)
        self.assertEqual((listed.returncode, listed.stderr),
                         (BAD_INPUT, "typeplate: error: file a.pkl meets a limit: it has more than the 1000000 tensors that `members` allows; "
                          "`--limit members=NUMBER` sets it\n"))


if __name__ == "__main__":
    unittest.main()
