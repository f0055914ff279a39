# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Writes a model package from the training side: TorchScript file, reference cases, card with hashes.

The reference values come from here, by running the trained float32 module in Python, and never from Typeplate's
runtime: they are what the runtime is checked against.
"""

import hashlib
import json
import os
import pathlib
import sys
import tempfile
import warnings

import numpy
import safetensors.numpy
import torch

LINE_LENGTH = 125  # long enough for a file and its hash


def fix_hash_seed():
    """Starts the script again with a fixed hash seed: TorchScript writes sets into its files in the order of hashes."""
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | {"PYTHONHASHSEED": "0"})


def standardise(columns, standard):
    """(x - mean) / deviation in float64, rounded once to float32: what the network is given."""
    wide = numpy.asarray(columns, dtype=numpy.float64)
    return ((wide - numpy.array(standard.mean)) / numpy.array(standard.deviation)).astype(numpy.float32)


def destandardise(columns, standard):
    """y * deviation + mean in float64, rounded once to float32: what the caller gets."""
    wide = numpy.asarray(columns, dtype=numpy.float64)
    return (wide * numpy.array(standard.deviation) + numpy.array(standard.mean)).astype(numpy.float32)


def run_float32(module, columns, inputs, outputs):
    """The float32 module on float32 columns in the card's units, with the card's standardisation around it."""
    columns = numpy.asarray(columns, dtype=numpy.float32)
    with torch.inference_mode():
        results = module(torch.from_numpy(standardise(columns, inputs)))
    return destandardise(results.numpy(), outputs)


def save_torchscript(module, path):
    """Saves the scripted module without its debug records, which hold the source files' paths on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        whole = str(pathlib.Path(folder) / path.name)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # TorchScript is what LibTorch 1.13 can load
            torch.jit.save(torch.jit.script(module), whole)
        reader = torch._C.PyTorchFileReader(whole)
        writer = torch._C.PyTorchFileWriter(str(path))
        made_by_writer = ("version", "byteorder", ".data/serialization_id", ".format_version", ".storage_alignment")
        for name in reader.get_all_records():
            if not name.endswith(".debug_pkl") and name not in made_by_writer:
                record = reader.get_record(name)
                writer.write_record(name, record, len(record))
        writer.write_end_of_file()


def save_columns(path, tensors):
    """Writes named columns as safetensors; the names in order, so that the same columns make the same bytes."""
    ordered = {name: numpy.ascontiguousarray(tensors[name]) for name in sorted(tensors)}
    path.write_bytes(safetensors.numpy.save(ordered))


def save_reference(path, input_names, columns, output_names, results):
    """Reference cases: one tensor a port, `inputs.<port>` and `outputs.<port>`, in the card's units."""
    named = {f"inputs.{name}": column for name, column in zip(input_names, columns.T, strict=True)}
    named |= {f"outputs.{name}": column for name, column in zip(output_names, results.T, strict=True)}
    save_columns(path, named)


def save_card(folder, card, files):
    """Fills in size and SHA-256 of each file of the package, and writes model_card.json."""
    card["files"] = {}
    for name in sorted(files):
        content = (folder / name).read_bytes()
        card["files"][name] = {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    (folder / "model_card.json").write_text(_pretty(card) + "\n", encoding="utf-8")


def _pretty(value, depth=0, head=0):
    """JSON whose short objects and lists stay on one line, as a person would write it; head: length of `"key": `."""
    flat = json.dumps(value, ensure_ascii=False)
    fits = depth > 0 and 2 * depth + head + len(flat) < LINE_LENGTH
    if fits or not isinstance(value, (dict, list)):
        return flat
    if isinstance(value, dict):
        keys = [json.dumps(key, ensure_ascii=False) + ": " for key in value]
        items = [key + _pretty(item, depth + 1, len(key)) for key, item in zip(keys, value.values())]
        left, right = "{", "}"
    else:
        items = [_pretty(item, depth + 1) for item in value]
        left, right = "[", "]"
    indent = "\n" + "  " * (depth + 1)
    return left + indent + ("," + indent).join(items) + "\n" + "  " * depth + right
