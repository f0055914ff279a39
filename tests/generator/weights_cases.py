# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""What the tests of the commands for files of weights share."""
import io
import struct
import zipfile

from program import BAD_INPUT, OK, ProgramTest, floats, run


def text(word):
    return b"X" + struct.pack("<I", len(word)) + word.encode()


def torch_file(values, unread=()):
    """A file of torch.save's with tensors of floats, and quantised ones, which are not read. Written by hand, without PyTorch."""
    content = b"\x80\x02}("
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number, (name, numbers) in enumerate(values.items()):
            content += text(name) + b"ctorch._utils\n_rebuild_tensor_v2\n((" + text("storage") + b"ctorch\nFloatStorage\n" + text(str(number))
            content += text("cpu") + b"K%ctQK\x00K%c\x85K\x01\x85\x89ccollections\nOrderedDict\n)RtR" % (len(numbers), len(numbers))
            archive.writestr(f"m/data/{number}", floats(*numbers))
        for name in unread:
            content += text(name) + b"ctorch._utils\n_rebuild_qtensor\n)R"
        archive.writestr("m/data.pkl", content + b"u.")
        archive.writestr("m/version", "3\n")
    return file.getvalue()


class WeightsTest(ProgramTest):
    def write(self, name, content):
        (self.folder / name).write_bytes(content)
        return self.folder / name

    def good(self, *words):
        result = run(*words, cwd=self.folder)
        self.assertEqual((result.returncode, result.stderr), (OK, ""), words)
        return result.stdout

    def refused(self, *words, code=BAD_INPUT):
        result = run(*words, cwd=self.folder)
        self.assertEqual((result.returncode, result.stdout), (code, ""), words)
        return result.stderr
