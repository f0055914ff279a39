# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the seeds of the fuzz targets torch_zip, torch_stream and torch_tar: small files of PyTorch, as the targets take them
(tests/fuzz/support/recipe.hpp).

    .venvs/torch-2.13.0/bin/python -W ignore python/torch_fuzz_seeds.py tests/fuzz/corpus
"""
import io
import pathlib
import struct
import sys
import tarfile
import zipfile

import torch

import old_torch_files


def recipe(members):
    return b"".join(bytes([len(name)]) + name.encode() + struct.pack("<H", len(contents)) + contents for name, contents in members)


def zip_recipe(contents):
    with zipfile.ZipFile(io.BytesIO(contents)) as archive:
        members = [(name.split("/", 1)[1], archive.read(name)) for name in archive.namelist()]
    wanted = ("data.pkl", "constants.pkl", "byteorder", "version")
    return recipe([each for each in members if each[0] in wanted or each[0].startswith(("data/", "constants/"))])


def saved(value, **options):
    out = io.BytesIO()
    torch.save(value, out, **options)
    return out.getvalue()


def values():
    weight = torch.arange(6.0).view(2, 3)
    parameter = torch.nn.Parameter(torch.ones(2))
    parameter.note = 1
    yield "views", {"w": weight, "t": weight.t(), "row": weight[1], "same": weight, "step": torch.arange(8)[1::3]}
    yield "types", {"u": torch.ones(2, dtype=torch.uint16), "f8": torch.ones(2).to(torch.float8_e5m2), "b": torch.tensor([True])}
    yield "complex", {"c": torch.tensor([1 + 2j]).conj(), "n": torch.tensor([1 + 2j]).conj().imag, "h": torch.ones(1).half()}
    yield "checkpoint", {"model": torch.nn.Linear(1, 2).state_dict(), "optimizer": {"state": {0: {"step": torch.tensor(1.0)}}}, "lr": 0.1}
    yield "parameter", [parameter, (torch.nn.Parameter(torch.zeros(1)), None)]
    yield "refused", {"sparse": torch.eye(2).to_sparse(), "meta": torch.empty(2, device="meta"), "w": torch.zeros(1),
                      "q": torch.quantize_per_tensor(torch.ones(1), 0.1, 0, torch.qint8)}
    yield "module", torch.nn.Linear(1, 1)
    yield "pairs", {"f4": torch.zeros(2, 2, dtype=torch.uint8).view(torch.float4_e2m1fn_x2), "a.b": torch.zeros(1), "a": {"b": torch.ones(1)}}
    yield "empty", {"e": torch.empty(0, 3), "scalar": torch.tensor(7)}


class Scripted(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(1, 1)

    def forward(self, x):
        return self.layer(x) + torch.tensor([1.5])


def main():
    corpus = pathlib.Path(sys.argv[1])
    torch.manual_seed(1)
    magic = len(old_torch_files.pickled(old_torch_files.MAGIC))
    for name, value in values():
        (corpus / "torch_zip" / name).write_bytes(zip_recipe(saved(value)))
        if not isinstance(value, torch.nn.Module):  # the stream keeps the source of its class
            (corpus / "torch_stream" / name).write_bytes(saved(value, _use_new_zipfile_serialization=False)[magic:])
    (corpus / "torch_zip" / "protocol_4").write_bytes(zip_recipe(saved(dict(values())["views"], pickle_protocol=4)))
    for name, module in {"scripted": torch.jit.script(Scripted()), "frozen": torch.jit.freeze(torch.jit.script(Scripted().eval()))}.items():
        out = io.BytesIO()
        torch.jit.save(module, out)
        (corpus / "torch_zip" / name).write_bytes(zip_recipe(out.getvalue()))
    (corpus / "torch_stream" / "python2").write_bytes(old_torch_files.python2_sample()[magic:])
    (corpus / "torch_stream" / "storage_views").write_bytes(old_torch_files.views_sample()[magic:])
    with tarfile.open(fileobj=io.BytesIO(old_torch_files.tar_sample())) as archive:
        members = [(each.name, archive.extractfile(each).read()) for each in archive.getmembers() if each.name != "sys_info"]
    (corpus / "torch_tar" / "plain").write_bytes(b"0" + recipe(members))
    (corpus / "torch_tar" / "notes").write_bytes(b"x" + recipe(members + [("notes", b"20 mtime=1484000000\n")]))
    (corpus / "torch_tar" / "renamed").write_bytes(b"x" + recipe(members + [("notes", b"20 path=another.name\n")]))
    (corpus / "torch_tar" / "link").write_bytes(b"2" + recipe(members + [("link", b"")]))
    (corpus / "torch_tar" / "damaged").write_bytes(b"\0" + recipe(members))


if __name__ == "__main__":
    main()
