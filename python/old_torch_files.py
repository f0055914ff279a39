# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Writes small files in the forms that PyTorch's releases before 1.6 wrote and no release writes any more, for the tests:

    .venvs/torch-2.13.0/bin/python python/old_torch_files.py tests/weights/data/torch

What each release wrote is taken from what torch.load still reads (torch/serialization.py, torch/_utils.py, Tensor.__setstate__).
The same program gives the same bytes.
"""
import collections
import io
import pathlib
import pickle
import struct
import sys
import tarfile

import torch

MAGIC, PROTOCOL = 0x1950A86A20F9469CFC6C, 1001


class Storage:
    """A storage, or a part of one."""

    def __init__(self, key, values, root=None, offset=0):
        self.key, self.values, self.root, self.offset = key, values, root, offset
        self.kind = getattr(torch, values.storage()._pickle_storage_type())

    def __len__(self):
        return self.values.numel()

    def bytes(self):
        return struct.pack("<q", len(self)) + self.values.view(torch.uint8).numpy().tobytes()


class Tensor:
    """Pickled as a call that rebuilds it."""

    def __init__(self, storage, offset, shape, stride, function=torch._utils._rebuild_tensor, more=()):
        self.storage, self.offset, self.shape, self.stride = storage, offset, shape, stride
        self.function, self.more = function, more

    def __reduce__(self):
        return self.function, (self.storage, self.offset, self.shape, self.stride, *self.more)


class Parameter:
    """As PyTorch 0.1 to 0.3 pickled it: the class, called with its data, and a state."""

    def __init__(self, data):
        self.data = data

    def __reduce__(self):
        return torch.nn.Parameter, (self.data,), (True, False, collections.OrderedDict())


class Entries:
    """An OrderedDict of Python 2: called with the list of its entries."""

    def __init__(self, entries):
        self.entries = entries

    def __reduce__(self):
        return collections.OrderedDict, ([list(each) for each in self.entries],)


class Pickler(pickle._Pickler):
    """Protocol 2, with storages left out; with `python2`, texts are Python 2's byte strings."""

    def __init__(self, out, persistent_id=lambda _: None, python2=False):
        super().__init__(out, protocol=2)
        self.persistent_id = persistent_id
        if python2:
            self.dispatch = {**pickle._Pickler.dispatch, str: Pickler.save_python2}

    def save_python2(self, text):
        contents = text.encode()
        self.write(b"U" + bytes([len(contents)]) + contents)
        self.memoize(text)


def pickled(value, **options):
    out = io.BytesIO()
    Pickler(out, **options).dump(value)
    return out.getvalue()


def stream(value, storages, python2=False):
    def persistent_id(each):
        if not isinstance(each, Storage):
            return None
        root = each.root or each
        view = (each.key, each.offset, len(each)) if each.root else None
        return "storage", each.kind, root.key, "cpu", len(root), view

    machine = {"protocol_version": PROTOCOL, "little_endian": True, "type_sizes": {"short": 2, "int": 4, "long": 4}}
    parts = [pickled(MAGIC), pickled(PROTOCOL), pickled(machine, python2=python2),
             pickled(value, persistent_id=persistent_id, python2=python2),
             pickled([each.key for each in storages], python2=python2)]
    return b"".join(parts) + b"".join(each.bytes() for each in storages)


def tar(value, storages, views, tensors):
    """`tensors`: number -> Tensor; in `value` a Tensor is its number."""
    numbers = {id(tensor): number for number, tensor in tensors.items()}
    files = {"sys_info": pickled({"protocol_version": 1000, "little_endian": True, "type_sizes": {"short": 2, "int": 4, "long": 4}})}
    files["pickle"] = pickled(value, persistent_id=lambda each: str(numbers[id(each)]) if isinstance(each, Tensor) else None)
    files["tensors"] = pickled(len(tensors))
    for number, each in tensors.items():
        files["tensors"] += pickled((number, each.storage.key, torch.FloatTensor))
        files["tensors"] += struct.pack("<i4x", len(each.shape))
        files["tensors"] += struct.pack(f"<{2 * len(each.shape) + 1}q", *each.shape, *each.stride, each.offset)
    files["storages"] = pickled(len(storages))
    for each in storages:
        files["storages"] += pickled((each.key, "cpu", each.kind)) + each.bytes()
    files["storages"] += pickled([(each.key, each.root.key, each.offset, len(each)) for each in views])
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, contents in files.items():
            header = tarfile.TarInfo(name)
            header.size, header.mtime = len(contents), 1484000000.5  # a time with a fraction makes a pax header
            archive.addfile(header, io.BytesIO(contents))
    return out.getvalue()


def tar_sample():
    whole = Storage(101, torch.arange(12.0))
    part = Storage(102, whole.values[4:10], whole, 4)
    wide = Storage(103, torch.tensor([1.5, -2.5, float("nan")], dtype=torch.float64))
    tensors = {11: Tensor(whole, 0, (3, 4), (4, 1)), 12: Tensor(whole, 1, (4, 2), (1, 4)), 13: Tensor(part, 2, (2, 2), (2, 1)),
               14: Tensor(wide, 0, (3,), (1,))}
    value = {"weight": tensors[11], "turned": tensors[12], "more": [tensors[13], {"wide": tensors[14], "again": tensors[11]}],
             "epoch": 7, "parameter": Parameter(tensors[14])}
    return tar(value, [whole, wide], [part], tensors)


def python2_sample():
    weight, bias = Storage("940001", torch.arange(6.0)), Storage("940002", torch.tensor([3, -1], dtype=torch.int64))
    return stream(Entries([("layer.weight", Tensor(weight, 0, (2, 3), (3, 1))), ("layer.bias", Tensor(bias, 0, (2,), (1,))),
                           ("layer.first", Tensor(weight, 0, (3,), (1,)))]), [weight, bias], python2=True)


def views_sample():
    whole = Storage("1", torch.arange(10, dtype=torch.int32))
    front, back = Storage("2", whole.values[:4], whole, 0), Storage("3", whole.values[4:], whole, 4)
    hooks = (False, collections.OrderedDict())
    second = torch._utils._rebuild_tensor_v2
    value = {"front": Tensor(front, 1, (3,), (1,)), "back": Tensor(back, 2, (2, 2), (2, 1), second, hooks),
             "whole": Tensor(whole, 0, (2, 5), (5, 1), second, hooks), "parameter": Parameter(Tensor(Storage("4", torch.ones(2)), 0, (2,), (1,)))}
    return stream(value, [whole, value["parameter"].data.storage])


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tar_0_1_9.pt").write_bytes(tar_sample())
    (folder / "python2_0_2.pt").write_bytes(python2_sample())
    (folder / "storage_views_0_3.pt").write_bytes(views_sample())
    (folder / "unchecked").mkdir(exist_ok=True)
    torch.serialization.set_crc32_options(False)
    torch.save({"w": torch.arange(4.0)}, str(folder / "unchecked/no_checksums_2_13.pt"))


if __name__ == "__main__":
    main()
