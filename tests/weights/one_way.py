# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""How the oracles get zip archives with data descriptors."""
import io


class OneWay(io.RawIOBase):
    """A stream that cannot go back, as a pipe: zipfile then writes data descriptors."""

    def __init__(self, file):
        self.file = file

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)
