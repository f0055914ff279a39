# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Our safetensors against the real library, both ways: every element type, bit by bit; the same bytes where that library is
deterministic; and no file that we read is one that it refuses or reads differently."""
import argparse
import json
import pathlib
import struct
import tempfile

import numpy as np
import safetensors
import safetensors.numpy
from safetensors import TensorSpec

import oracle_counts
from oracle_support import NUMPY_TYPES, SHAPES, Program, bits, described

# The library's names of types that NumPy lacks, and how many bits an element takes.
PACKED = {"float4_e2m1fn_x2": ("float4_e2m1fn", 4)}
BY_HAND = {"F6_E2M3": ("float6_e2m3", 6), "F6_E3M2": ("float6_e3m2", 6)}
NAMES = ["", " ", "a.b/c", "Δ温度", "😀", 'quote" back\\slash', "line\nfeed\ttab\x01\x1f\x7f", "\u2028\ufeff", "ordinary.weight"]


COUNTS = oracle_counts.Counts()


def count(column, dtypes):
    for dtype in dtypes:
        COUNTS.add(dtype, column)


def serialized(arrays, metadata=None, packed=()):
    """What the real library writes; `packed` are (name, its dtype, shape, bytes)."""
    kept = [(name, array.dtype.name, array.shape, np.ascontiguousarray(array)) for name, array in arrays.items()]
    kept += [(name, dtype, shape, np.frombuffer(raw, np.uint8)) for name, dtype, shape, raw in packed]
    specs = {name: TensorSpec(dtype=dtype, shape=shape, data_ptr=data.ctypes.data, data_len=data.nbytes)
             for name, dtype, shape, data in kept}
    return bytes(safetensors.serialize(specs, metadata))


def header_of(data):
    length = struct.unpack("<Q", data[:8])[0]
    return json.loads(data[8:8 + length])


def file_of(header, data=b""):
    text = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    return struct.pack("<Q", len(text)) + text + data


def every_array():
    arrays = {f"{dtype}.{shape}": bits(dtype, shape, number)
              for number, dtype in enumerate(NUMPY_TYPES) if dtype != "complex128" for shape in SHAPES}
    arrays.update({name: bits("float32", (2,), number) for number, name in enumerate(NAMES)})
    return arrays


def check_every_type(program, folder):
    arrays = every_array()
    packed = [("packed", "float4_e2m1fn_x2", (2, 3), bytes(range(6)))]
    data = serialized(arrays, {"format": "pt"}, packed)
    theirs, ours = folder / "theirs.safetensors", folder / "ours.safetensors"
    theirs.write_bytes(data)
    [(tensors, metadata)] = program.dump([theirs])
    expected = {name: described(array) for name, array in arrays.items()}
    expected["packed"] = ("float4_e2m1fn", tuple(header_of(data)["packed"]["shape"]), bytes(range(6)))
    assert tensors == expected
    assert metadata == {"format": "pt"}
    count("read", (dtype for dtype, _, _ in tensors.values()))
    program.write("safetensors", theirs, ours)
    assert ours.read_bytes() == data, "our bytes are the library's"
    count("written, the library's bytes", (dtype for dtype, _, _ in tensors.values()))
    known = {name: array for name, array in arrays.items() if array.dtype.isbuiltin == 1}
    ours.write_bytes(safetensors.numpy.save(known))
    program.write("safetensors", ours, theirs)
    loaded = safetensors.numpy.load_file(theirs)
    assert {n: described(a) for n, a in loaded.items()} == {n: described(a) for n, a in known.items()}
    count("written, loaded by safetensors.numpy", (array.dtype.name for array in loaded.values()))


def check_types_by_hand(program, folder):
    """Types that the library reads, but cannot write from Python."""
    for name, (ours, size) in BY_HAND.items():
        data = file_of({"t": {"dtype": name, "shape": [2, 4], "data_offsets": [0, size]}}, bytes(range(size)))
        path = folder / "by_hand.safetensors"
        path.write_bytes(data)
        [(key, read)] = safetensors.deserialize(data)
        assert (key, read["dtype"], tuple(read["shape"]), bytes(read["data"])) == ("t", name, (2, 4), bytes(range(size)))
        [(tensors, _)] = program.dump([path])
        assert tensors == {"t": (ours, (2, 4), bytes(range(size)))}
        count("read", [ours])
        program.write("safetensors", path, folder / "again.safetensors")
        assert (folder / "again.safetensors").read_bytes() == data
        assert safetensors.deserialize((folder / "again.safetensors").read_bytes())
        count("written, loaded by the library", [ours])


def check_notes(program, folder):
    """Several notes: the library's order is random, ours is sorted; what is read is the same."""
    notes = {key: key[::-1] for key in ("format", "Δ", 'quote"', "a", "", "z\n")}
    path = folder / "notes.safetensors"
    path.write_bytes(serialized({"t": bits("int8", (1,))}, notes))
    program.write("safetensors", path, folder / "again.safetensors")
    again = (folder / "again.safetensors").read_bytes()
    assert header_of(again)["__metadata__"] == notes and list(header_of(again)["__metadata__"]) == sorted(notes, key=str.encode)
    assert program.dump([path])[0][1] == notes
    with safetensors.safe_open(folder / "again.safetensors", "np") as file:
        assert file.metadata() == notes


def check_shards(program, folder):
    """A sharded checkpoint as Hugging Face writes them."""
    arrays = every_array()
    names = sorted(arrays)
    shards = {f"model-{i + 1:05}-of-00003.safetensors": names[i::3] for i in range(3)}
    for file, held in shards.items():
        (folder / file).write_bytes(serialized({name: arrays[name] for name in held}, {"format": "pt"}))
    index = folder / "model.safetensors.index.json"
    total = sum(array.nbytes for array in arrays.values())
    weight_map = {name: file for file, held in shards.items() for name in held}
    index.write_text(json.dumps({"metadata": {"total_size": total}, "weight_map": weight_map}, indent=2))
    [(tensors, metadata)] = program.dump([index])
    assert tensors == {name: described(array) for name, array in arrays.items()}
    assert metadata == {"format": "pt", "total_size": str(total)}
    count("read, sharded", (dtype for dtype, _, _ in tensors.values()))


def libraries_reading(data):
    """What the real library reads of the bytes; None where it refuses them."""
    try:
        return {name: (t["dtype"], tuple(t["shape"]), bytes(t["data"])) for name, t in safetensors.deserialize(data)}
    except safetensors.SafetensorError:
        return None


def check_damaged(program, folder):
    """Of every damaged file that we read, the library reads the same; most it refuses with us."""
    good = file_of({"__metadata__": {"k": "v"}, "a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]},
                    "b": {"dtype": "U8", "shape": [0, 3], "data_offsets": [8, 8]},
                    "c": {"dtype": "I16", "shape": [], "data_offsets": [8, 10]}}, b"abcdefghij")
    damaged = [good[:i] for i in range(len(good))]
    for i, byte in enumerate(good):
        damaged += [good[:i] + bytes([byte ^ flip]) + good[i + 1:] for flip in (1, 2, 4, 8, 16, 32, 64, 128)]
        damaged += [good[:i] + good[i + 1:], good[:i] + good[i:i + 1] + good[i:]]
    paths = []
    for number, data in enumerate(damaged):
        paths.append(folder / f"damaged_{number}")
        paths[-1].write_bytes(data)
    read = 0
    for data, ours in zip(damaged, program.dump(paths)):
        if isinstance(ours, str):
            continue
        theirs = libraries_reading(data)
        assert theirs is not None, ("we read what the library refuses", data)
        assert {n: t[1:] for n, t in theirs.items()} == {n: t[1:] for n, t in ours[0].items()}, data
        read += 1
    assert read > 0
    return len(damaged)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--data", help="not needed here")
    arguments.add_argument("--page", required=True, help="docs/reference/weights-oracles.md")
    options = arguments.parse_args()
    program = Program(options.program)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_every_type(program, folder)
        check_types_by_hand(program, folder)
        check_notes(program, folder)
        check_shards(program, folder)
        damaged = check_damaged(program, folder)
    print(f"safetensors {safetensors.__version__}: {COUNTS.total()} tensors of every element type agree both ways, "
          f"{damaged} damaged files")
    oracle_counts.check(options.page, "safetensors", f"safetensors {safetensors.__version__}", "element type", COUNTS)


if __name__ == "__main__":
    main()
