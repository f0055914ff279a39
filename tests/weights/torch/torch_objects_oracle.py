# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Tensors beyond torch.save's own files, in the PyTorch of this interpreter: pickled with pickle itself, saved from devices as
arrays of NumPy, saved without checksums, and the objects of checkpoints read, written again and loaded.

    python torch_objects_oracle.py TORCH_TOOL
        the last line is "N cells compared, M differences"; exit status 1 with the first of them
"""
import argparse
import collections
import io
import json
import os
import pathlib
import pickle
import subprocess
import sys
import tempfile
import warnings
import zipfile

import numpy as np
import torch

import torch_oracle
from torch_oracle import DTYPES, WITHOUT_CLASS, Net, bits_of, containers, flattened, layouts, load, saved

warnings.filterwarnings("ignore")
cells = collections.Counter()
failures = []


def tool_says(tool, command, path):
    said = subprocess.run([tool, command, str(path)], stdout=subprocess.PIPE, check=True, text=True).stdout
    return json.loads(said)


def check_tensors(kind, label, file, loaded, any_order=False):
    """With torch_oracle's comparison; storages that were pickled one by one are not shared."""
    before = len(torch_oracle.failures)
    torch_oracle.compare(f"{kind}: {label}", file, loaded, any_order=any_order, shares=False)
    failures.extend(torch_oracle.failures[before:])
    cells[kind] += 1


def check_pickled(tool, path):
    """pickle.dump and not torch.save: what a program leaves that saves its whole state."""
    for protocol in (2, 3, 4, 5):
        for name in DTYPES:
            if not hasattr(torch, name) or name in WITHOUT_CLASS:
                continue
            path.write_bytes(pickle.dumps(layouts(getattr(torch, name), 3), protocol))
            check_tensors("pickle.dump", f"{name}, protocol {protocol}", tool_says(tool, "inspect", path), pickle.loads(path.read_bytes()))
        for name, value in containers().items():
            path.write_bytes(pickle.dumps(value, protocol))
            check_tensors("pickle.dump", f"{name}, protocol {protocol}", tool_says(tool, "inspect", path), pickle.loads(path.read_bytes()),
                          any_order=name == "module")


class FromDevice:
    """Pickled as PyTorch pickles a tensor of a device without storages (XLA and others)."""

    def __init__(self, array, dtype):
        self.array, self.dtype = array, dtype

    def __reduce__(self):
        return torch._utils._rebuild_device_tensor_from_numpy, (self.array, self.dtype, "cpu", False)


def check_from_devices(tool, path):
    for kind, options in torch_oracle.FORMATS.items():
        for name in "float64 float32 float16 int64 int32 int16 int8 uint8 bool complex64 complex128".split():
            array = np.arange(12).astype(name).reshape(3, 4)
            value = {"w": FromDevice(array, getattr(torch, name)), "empty": FromDevice(array[:0], getattr(torch, name)),
                     "columns": FromDevice(np.asfortranarray(array), getattr(torch, name)),
                     "one": FromDevice(np.array(array[1, 1]), getattr(torch, name)), "beside": torch.ones(2)}
            path.write_bytes(saved(value, **options))
            check_tensors(f"array of a device, {kind}", name, tool_says(tool, "inspect", path), load(str(path)))
        # NumPy has no bfloat16, and PyTorch gives it float32.
        exact = torch.tensor([1.0, -2.5, float("inf"), 0.0]).to(torch.bfloat16)
        path.write_bytes(saved({"w": FromDevice(exact.float().numpy(), torch.bfloat16)}, **options))
        check_tensors(f"array of a device, {kind}", "bfloat16", tool_says(tool, "inspect", path), load(str(path)))
        bad = {"cast": FromDevice(np.arange(3.0), torch.float32), "rounded": FromDevice(np.float32([0.1]), torch.bfloat16),
               "beside": torch.ones(2)}
        path.write_bytes(saved(bad, **options))
        said = tool_says(tool, "inspect", path)
        got = {bytes.fromhex(each["name"]).decode(): each["reason"] for each in said["refused"]}
        if list(got) != ["cast", "rounded"] or "to be cast to `torch.float32`" not in got["cast"] or len(said["tensors"]) != 1:
            failures.append(f"arrays of a device, {kind}: {said}")
        cells[f"array of a device, {kind}"] += 2


def values_beside_tensors():
    """A label, what is saved, and the tensors that are in it: nothing that has numbers may vanish."""
    torch.manual_seed(1)
    base, lstm = torch.arange(6.0), torch.nn.LSTM(2, 3)
    array = np.arange(6, dtype=">i2").reshape(2, 3)
    scaler = {"mean": np.ones((2, 3), "f4"), "columns": np.asfortranarray(np.arange(6.0).reshape(2, 3)), "big": array}
    yield "arrays of NumPy", {"model": {"w": base}, "scaler": scaler, "epochs": np.int64(3)}, {
        "model.w": base, **{f"scaler.{name}": torch.from_numpy(each.astype(each.dtype.newbyteorder("="))) for name, each in scaler.items()}}
    yield "an array alone", np.arange(3), {"tensor": torch.arange(3)}
    yield "a state like a generator's", ("MT19937", np.arange(5, dtype="i4"), 624), {"1": torch.arange(5, dtype=torch.int32)}
    yield "a storage", base.storage(), {"tensor": base}
    yield "storages", {"typed": base.storage(), "seen": base[2:], "raw": torch_oracle.untyped_storage(torch.ones(2))}, {
        "typed": base, "seen": base[2:], "raw": torch.ones(2).view(torch.uint8)}
    yield "an LSTM", lstm, lstm.state_dict()
    module = torch.nn.Module()
    module._flat_weights = [base]
    yield "a list named like an LSTM's", module, {"_flat_weights.0": base}
    parameter, tensor = torch.nn.Parameter(base.clone()), base + 1
    parameter.scale, tensor.scale = torch.full((3,), 7.0), np.full(2, 8.0)
    attributes = {"p": parameter.detach(), "t": tensor}
    again = pickle.loads(pickle.dumps(attributes | {"p": parameter}))  # older releases wrote a tensor without its attributes
    attributes |= {f"{name}.scale": torch.as_tensor(each.scale) for name, each in again.items() if hasattr(each, "scale")}
    yield "attributes of tensors", {"p": parameter, "t": tensor}, attributes
    yield "a tensor as a key", {"d": {base: 1}}, {"d": base}


def check_beside_tensors(tool, path):
    for kind, options in torch_oracle.FORMATS.items():
        for label, value, wanted in values_beside_tensors():
            path.write_bytes(saved(value, **options))
            check_tensors(f"beside tensors, {kind}", label, tool_says(tool, "inspect", path), wanted, any_order=True)
        refused = {"masked": np.ma.array([1.0, 2.0], mask=[0, 1]), "texts": np.array(["a"])}
        if hasattr(torch, "jagged") and kind == "zip":
            refused["jagged"] = torch.nested.nested_tensor([torch.ones(2), torch.ones(3)], layout=torch.jagged)
        path.write_bytes(saved({**refused, "beside": torch.ones(2)}, **options))
        said = tool_says(tool, "inspect", path)
        names = [[bytes.fromhex(each["name"]).decode() for each in said[what]] for what in ("refused", "tensors")]
        if names != [list(refused), ["beside"]]:
            failures.append(f"not read, {kind}: {names}")
        cells[f"beside tensors, {kind}"] += len(refused)
    first = saved({"w": torch.ones(2)}, **torch_oracle.FORMATS["stream"])
    for name, second in (("torch (before 1.6)", first), ("pickle", pickle.dumps({"b": torch.ones(2)})), ("torch (zip)", saved({"b": torch.ones(2)}))):
        path.write_bytes(first + second)
        if f"a file of the format {name} follows at byte {len(first)}" not in tool_says(tool, "inspect", path).get("error", "it was read"):
            failures.append(f"{name} behind torch.save's is left out")


def check_without_checksums(tool, path):
    """What torch.save writes after set_crc32_options(False) is read where the limits allow it, and never by default."""
    value = {"model": Net().state_dict(), "epoch": 3}
    if not hasattr(torch.serialization, "set_crc32_options"):
        return
    torch.serialization.set_crc32_options(False)
    torch.save(value, str(path))
    torch.serialization.set_crc32_options(True)
    check_tensors("without checksums", "allowed", tool_says(tool, "unchecked", path), load(str(path)))
    refused = tool_says(tool, "inspect", path).get("error", "it was read")
    if "states no checksum" not in refused or "`missing_checksums` of the limits" not in refused:
        failures.append(f"without checksums: {refused}")
    cells["without checksums"] += 1


def rewritten(source, objects):
    """The same archive with other objects."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            new.writestr(item.filename, objects if item.filename.endswith("/data.pkl") else old.read(item))
    return out.getvalue()


def described(value):
    """Everything but the tensors' bits, which are compared beside it."""
    if isinstance(value, torch.Tensor):
        return str(value.dtype), tuple(value.shape), value.stride(), value.requires_grad, type(value).__name__, str(vars(value))
    if isinstance(value, torch.nn.Module):
        return type(value).__name__, described(value.state_dict(keep_vars=True)), value.training
    if isinstance(value, dict):
        return type(value).__name__, [(repr(key), described(each)) for key, each in value.items()]
    if isinstance(value, (list, tuple)):
        return type(value).__name__, [described(each) for each in value]
    return repr(value)


def groups(value):
    """Which tensors share their storages, by names."""
    found = collections.defaultdict(list)
    for name, tensor in flattened(value):
        found[torch_oracle.untyped_storage(tensor).data_ptr()].append(name)
    return sorted(found.values())


def check_written(tool, work):
    """Checkpoints with an optimizer's state, modules, tied weights: their objects read, written and loaded."""
    first, objects, again = work / "first.pt", work / "objects.pkl", work / "again.pt"
    for name, value in containers().items():
        for protocol in (2, 4):
            contents = saved(value, pickle_protocol=protocol)
            first.write_bytes(contents)
            for written in (2, 3, 4):
                label = f"{name}, protocol {protocol}, written in {written}"
                done = subprocess.run([tool, "objects", str(first), str(objects), str(written)], stderr=subprocess.PIPE, text=True)
                if done.returncode != 0:
                    failures.append(f"{label}: {done.stderr}")
                    continue
                again.write_bytes(rewritten(contents, objects.read_bytes()))
                before, after = load(str(first)), load(str(again))
                bits = [[(each, bits_of(tensor)) for each, tensor in flattened(whole)] for whole in (before, after)]
                if bits[0] != bits[1] or described(before) != described(after) or groups(before) != groups(after):
                    failures.append(f"{label}: torch.load gives something else")
                cells["objects written again"] += 1
                if written == 2 and opens_restricted(first):
                    load(str(again), weights_only=True)
                    cells["objects written again, weights_only=True"] += 1


def opens_restricted(path):
    try:
        load(str(path), weights_only=True)
        return True
    except pickle.UnpicklingError:
        return False


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("tool")
    tool = arguments.parse_args().tool
    os.environ.pop("TORCH_SERIALIZATION_DEBUG", None)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        check_pickled(tool, work / "value.pkl")
        check_from_devices(tool, work / "value.pt")
        check_beside_tensors(tool, work / "value.pt")
        check_without_checksums(tool, work / "value.pt")
        check_written(tool, work)
    return torch_oracle.report(cells, failures, "cells")


if __name__ == "__main__":
    sys.exit(main())
