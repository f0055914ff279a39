# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Our msgpack against flax.serialization, both ways: every element type, bit by bit, whole and in pieces; every kind of leaf;
the same bytes as flax for a tree of arrays; and a real file of a project that uses flax."""
import argparse
import collections
import json
import math
import pathlib
import tempfile

import flax
import flax.serialization as serialization
import jax.numpy as jnp
import msgpack
import numpy as np

import oracle_counts
from oracle_support import NUMPY_TYPES, SHAPES, Program, bits, described

COUNTS = oracle_counts.Counts()
Point = collections.namedtuple("Point", "x y")


def every_array():
    """A tree of nested dicts, and the same arrays by path."""
    tree, paths = {}, {}
    for number, dtype in enumerate(NUMPY_TYPES):
        for shape in SHAPES:
            array = bits(dtype, shape, number)
            tree.setdefault("params", {}).setdefault(dtype, {})[str(shape)] = array
            paths[f"params/{dtype}/{shape}"] = array
    tree["Δ温度 😀"] = paths["Δ温度 😀"] = bits("float32", (3,))
    tree["many"] = {f"k{i}" * 12: bits("int8", (i,)) for i in range(40)}
    paths.update({f"many/{key}": array for key, array in tree["many"].items()})
    return tree, paths


def flat(tree, path=()):
    """The leaves of nested dicts by path; empty dicts count as leaves."""
    if isinstance(tree, dict) and tree:
        return {key: leaf for name, branch in tree.items() for key, leaf in flat(branch, path + (str(name),)).items()}
    return {"/".join(path): tree}


def check_every_type(program, folder, most, form):
    """`most`: the longest array that is written whole, for flax and for us."""
    serialization.MAX_CHUNK_SIZE = most
    tree, paths = every_array()
    data = serialization.to_bytes(tree)
    theirs, ours = folder / "theirs.msgpack", folder / "ours.msgpack"
    theirs.write_bytes(data)
    [(tensors, metadata)] = program.dump([theirs])
    assert tensors == {path: described(array) for path, array in paths.items()}
    assert metadata == {}
    program.write("msgpack", theirs, ours, most)
    assert ours.read_bytes() == data, "our bytes are flax's"
    restored = flat(serialization.msgpack_restore(ours.read_bytes()))
    assert {path: described(array) for path, array in restored.items()} == tensors
    again = serialization.from_bytes(tree, ours.read_bytes())
    assert {path: described(array) for path, array in flat(again).items()} == tensors
    for dtype, _, _ in tensors.values():
        COUNTS.add(dtype, f"read, {form}")
        COUNTS.add(dtype, f"written, {form}")


def check_scalars(program, folder):
    """NumPy's scalars, which flax marks as such."""
    scalars = {dtype: bits(dtype, (1,), 3)[0] for dtype in NUMPY_TYPES}
    assert all(isinstance(scalar, np.generic) for scalar in scalars.values())
    path = folder / "scalars.msgpack"
    path.write_bytes(serialization.to_bytes(scalars))
    assert set(msgpack.unpackb(path.read_bytes(), ext_hook=lambda code, _: code).values()) == {3}
    assert program.dump([path]) == [({dtype: described(scalar) for dtype, scalar in scalars.items()}, {})]
    for dtype in scalars:
        COUNTS.add(dtype, "read, scalar")


def check_orders(program, folder):
    """Arrays that do not lie in memory as they are written."""
    for dtype in NUMPY_TYPES:
        array = bits(dtype, (4, 6), 5)
        forms = {"columns": np.asfortranarray(array), "steps": array[::-2, 1::3], "turned": array.T}
        path = folder / "orders.msgpack"
        path.write_bytes(serialization.to_bytes(forms))
        assert program.dump([path]) == [({name: described(form) for name, form in forms.items()}, {})]
        COUNTS.add(dtype, "read, of another order in memory", len(forms))


def json_leaf(value):
    """A leaf as our metadata says it."""
    if isinstance(value, complex):
        return {"complex": [value.real, value.imag]}
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    return value


def same(a, b):
    return math.isnan(b) if isinstance(a, float) and math.isnan(a) else type(a) is type(b) and a == b


def check_leaves(program, folder):
    serialization.MAX_CHUNK_SIZE = 2**30
    leaves = {
        "numbers": [0, 1, 127, 128, 255, 256, 65535, 65536, 2**32 - 1, 2**32, 2**63, 2**64 - 1, -1, -32, -33, -128, -129,
                    -32768, -32769, -2**31, -2**31 - 1, -2**63],
        "floats": [0.0, -0.0, 1.0, 1e-6, 0.1, 1e308, 5e-324, 123456789.0, 1e22, math.inf, -math.inf, math.nan],
        "texts": ["", "a", "x" * 31, "x" * 32, "x" * 255, "x" * 256, "x" * 65536, "Δ\n\"\\\x00"],
        "others": {"none": None, "yes": True, "no": False, "raw": b"\x00\xff", "complex": 1 - 2j, "empty": {}, "list": [1, (2, 3)]},
        "tuple": Point(1, "two"),
        3: "a key that is a number",
        "scalar": np.float32(1.5),
        "array of JAX": jnp.arange(3, dtype=jnp.bfloat16),
        "fortran": np.asfortranarray(np.arange(6.0).reshape(2, 3)),
    }
    state = serialization.to_state_dict(leaves)
    path = folder / "leaves.msgpack"
    path.write_bytes(serialization.to_bytes(leaves))
    [(tensors, metadata)] = program.dump([path])
    wanted = flat(state)
    arrays = {key: leaf for key, leaf in wanted.items() if hasattr(leaf, "dtype")}
    assert tensors == {key: described(array) for key, array in arrays.items()}
    assert set(metadata) == set(wanted) - set(arrays)
    for key, text in metadata.items():
        assert same(json_leaf(wanted[key]), json.loads(text)), (key, text, wanted[key])
    return len(wanted)


def check_bare_array(program, folder):
    path, again = folder / "bare.msgpack", folder / "bare_again.msgpack"
    path.write_bytes(serialization.to_bytes(bits("float16", (4, 2))))
    program.write("msgpack", path, again)
    assert again.read_bytes() == path.read_bytes()
    assert program.dump([path])[0][0] == {"": described(bits("float16", (4, 2)))}


def check_real_file(program, case):
    """A real checkpoint: its arrays are known from what wrote it."""
    expected = json.loads((case / "expected.json").read_text())["leaves"]
    arrays = np.load(case / "leaves.npz")
    [(tensors, metadata)] = program.dump([case / "weights.msgpack"])
    assert set(tensors) | set(metadata) == set(expected)
    for path, leaf in expected.items():
        if "dtype" not in leaf:
            value = json_leaf(complex(leaf["value"]) if leaf["python"] == "complex" else leaf["value"])
            assert same(value, json.loads(metadata[path])), path
            continue
        dtype, shape, raw = tensors[path]
        assert (dtype, list(shape)) == (leaf["dtype"], leaf["shape"]), path
        stored = arrays[path.replace("/", ".")]
        ours = np.frombuffer(raw, NUMPY_TYPES[dtype]).reshape(shape)
        assert np.array_equal(ours.astype(stored.dtype), stored), path
    return len(expected)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--data", required=True)
    arguments.add_argument("--page", required=True, help="docs/reference/weights-oracles.md")
    options = arguments.parse_args()
    program = Program(options.program)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_every_type(program, folder, 2**30, "whole")
        check_every_type(program, folder, 7, "in pieces")
        serialization.MAX_CHUNK_SIZE = 2**30
        check_scalars(program, folder)
        check_orders(program, folder)
        leaves = check_leaves(program, folder)
        check_bare_array(program, folder)
    real = check_real_file(program, pathlib.Path(options.data) / "fixtures" / "dimtensor" / "jax_two_heads")
    print(f"flax {flax.__version__}: {COUNTS.total()} arrays of every element type agree both ways, {leaves} leaves, "
          f"a real file of {real}")
    oracle_counts.check(options.page, "msgpack", f"flax {flax.__version__}", "element type", COUNTS)


if __name__ == "__main__":
    main()
