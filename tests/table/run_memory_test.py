#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""The memory of `typeplate run`: run_memory_test.py PATH_OF_TYPEPLATE FOLDER_OF_THE_STEAM_MODEL VERSION_OF_LIBTORCH

Not for a build with sanitizers, whose own memory grows with everything that is allocated and freed.
"""
import os
import subprocess
import sys
import unittest

from table_program import OK, Folder, command, states

LIBTORCH = sys.argv.pop(1)


def peak_kilobytes(*arguments):
    process = subprocess.Popen(command(*arguments))
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_maxrss


class Memory(Folder):
    def test_a_million_rows_take_the_memory_of_one(self):
        _, least = peak_kilobytes(self.input, "-o", self.output)
        with open(self.input, "w") as table:
            table.writelines(states(1000000))
        code, most = peak_kilobytes(self.input, "-o", self.output)
        self.assertEqual(code, OK)
        print(f"peak memory: {least // 1024} MiB for 3 rows, {most // 1024} MiB for a million")
        self.assertLess(most - least, 16 * 1024)
        # Debian's LibTorch alone takes 160 MiB; newer ones take more by themselves.
        if LIBTORCH.startswith("1."):
            self.assertLess(most, 200 * 1024)
        with open(self.output) as table:
            self.assertEqual(sum(1 for _ in table), 1000001)


if __name__ == "__main__":
    unittest.main()
