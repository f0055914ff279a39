#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Measures files of weights: ours beside safetensors.safe_open and torch.load(mmap=True), and `typeplate convert` beside cp. Python is
timed inside a warm interpreter, after its imports; blocks of the two alternate, and a figure is the median of the ratios.
  bench/weights.py --program BENCH_WEIGHTS --typeplate TYPEPLATE --folder WORK [--gigabytes 1]
Needs torch and safetensors in one Python: scripts/bench-weights makes it of the environments of the tests."""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import save_file


class Ours:
    """Our side, in one process that stays."""

    def __init__(self, program):
        self.program = program
        self.server = subprocess.Popen([program, "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, work, path, calls=1):
        self.server.stdin.write(f"{work} {path} {calls}\n")
        self.server.stdin.flush()
        seconds, result = self.server.stdout.readline().split()
        return float(seconds), int(result)


def timed(call, calls=1):
    begin = time.perf_counter()
    for _ in range(calls):
        result = call()
    return (time.perf_counter() - begin) / calls, result


def process(*command):
    return timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL))[0]


def paired(ours, theirs, blocks):
    """Median ratio of alternating blocks, and the medians of both in seconds."""
    ours(), theirs()
    mine, other = [], []
    for block in range(blocks):
        first, second = (ours, theirs) if block % 2 == 0 else (theirs, ours)
        a, b = first(), second()
        mine.append(a if block % 2 == 0 else b)
        other.append(b if block % 2 == 0 else a)
    return {"ratio": statistics.median(a / b for a, b in zip(mine, other)), "ours_s": statistics.median(mine),
            "theirs_s": statistics.median(other), "blocks": blocks}


# Both ways of reading every byte. The sum of bytes is what is promised; NumPy's is the fastest that Python has (PyTorch's takes ten times as
# long). The sum of 64-bit words costs both sides next to nothing but the memory's speed: it shows what the checksums of PyTorch's files cost,
# which PyTorch does not look at when it maps a file.
UNITS = {"bytes": np.uint8, "words": np.uint64}


def sum_of(tensor, unit):
    return int(np.frombuffer(tensor.numpy(), UNITS[unit]).sum(dtype=np.uint64))


def list_safetensors(path):
    with safe_open(path, "np") as file:
        return len(file.keys())


def sum_safetensors(path, unit):
    with safe_open(path, "pt") as file:
        return sum(sum_of(file.get_tensor(name), unit) for name in file.keys()) % 2**64


def list_torch(path):
    return len(torch.load(path, mmap=True, weights_only=True))


def sum_torch(path, unit):
    return sum(sum_of(tensor, unit) for tensor in torch.load(path, mmap=True, weights_only=True).values()) % 2**64


LIST_SAFETENSORS = "import sys; from safetensors import safe_open; f = safe_open(sys.argv[1], 'np'); print(len(f.keys()))"
LIST_TORCH = "import sys, torch; print(len(torch.load(sys.argv[1], mmap=True, weights_only=True)))"


def make_files(folder, size):
    """The same tensors as safetensors and as a state_dict: in 2, 250 (a hundredth of the size) and 5,000 tensors."""
    for count, scale in ((2, 1), (250, 100), (5000, 1)):
        elements = size // 4 // scale // count // 2 * 2
        whole = torch.randn(count * elements)
        tensors = {f"model.layers.{i // 9}.self_attn.part_{i % 9}.weight": whole[i * elements:(i + 1) * elements].clone()
                   for i in range(count)}
        save_file(tensors, folder / f"{count}.safetensors")
        torch.save(tensors, folder / f"{count}.pt")


def limited(*command):
    """A command with at most 64 MB of data."""
    return ("bash", "-c", 'ulimit -d 65536; exec "$@"', "bash", *map(str, command))


def measure_listing(ours, typeplate, folder, figures):
    for count, calls in ((2, 50), (250, 20), (5000, 2)):
        tensors, state = folder / f"{count}.safetensors", folder / f"{count}.pt"
        figures[f"open and list safetensors, {count} / safe_open"] = paired(
            lambda: ours("list", tensors, calls)[0], lambda: timed(lambda: list_safetensors(tensors), calls)[0], 60)
        figures[f"open and list torch, {count} / torch.load(mmap)"] = paired(
            lambda: ours("list", state, calls)[0], lambda: timed(lambda: list_torch(state))[0], 10)
        for name, file, script in (("safetensors", tensors, LIST_SAFETENSORS), ("torch", state, LIST_TORCH)):
            python = [sys.executable, "-c", script, file]
            figures[f"process that lists {name}, {count} / Python's"] = paired(
                lambda: process(ours.program, "list", file), lambda: process(*python), 5)
            figures[f"`typeplate weights` of {name}, {count} / Python's"] = paired(
                lambda: process(typeplate, "weights", file), lambda: process(*python), 5)


def measure_reading(ours, folder, figures):
    for count in (2, 5000):
        tensors, state = folder / f"{count}.safetensors", folder / f"{count}.pt"
        for unit in UNITS:
            assert ours(unit, tensors)[1] == sum_safetensors(tensors, unit) == ours(unit, state)[1] == sum_torch(state, unit)
            figures[f"sum of {unit} of safetensors, {count} / safe_open"] = paired(
                lambda: ours(unit, tensors)[0], lambda: timed(lambda: sum_safetensors(tensors, unit))[0], 5)
            figures[f"sum of {unit} of torch, {count} / torch.load(mmap)"] = paired(
                lambda: ours(unit, state)[0], lambda: timed(lambda: sum_torch(state, unit))[0], 5)


def measure_converting(ours, typeplate, folder, figures):
    """Both begin without a file in their way, and what the one before wrote is on the disk."""
    made, copy = folder / "made.safetensors", folder / "copy"

    def fresh(*command):
        for path in (made, copy):
            path.unlink(missing_ok=True)
        os.sync()
        return process(*map(str, command))

    for count in (2, 5000):
        state = folder / f"{count}.pt"
        for name, command in (("cp and sync", ("bash", "-c", 'cp "$0" "$1" && sync "$1"', state, copy)), ("cp", ("cp", state, copy))):
            figures[f"typeplate convert torch to safetensors, {count} / {name}"] = paired(
                lambda: fresh(*limited(typeplate, "convert", state, made)), lambda: fresh(*command), 7)
        fresh(typeplate, "convert", state, made)
        assert ours("words", made)[1] == ours("words", folder / f"{count}.safetensors")[1]


# What is promised, by a figure's beginning and its end: the largest ratio. The rest is only reported: convert syncs what it wrote, cp alone
# does not.
PROMISES = (("open and list safetensors", "", 1.0), ("open and list torch", "", 0.1), ("process", "", 0.1), ("sum of bytes", "", 1.0),
            ("typeplate convert", "sync", 1 / 0.8))


def promise_for(name):
    return next((bound for begin, end, bound in PROMISES if name.startswith(begin) and name.endswith(end)), None)


def table(figures):
    """The figures as text, and whether every promise is kept."""
    kept = True
    lines = [f"{'figure':60} {'ratio':>7} {'promise':>8}  ok   {'ours':>12} {'theirs':>12}"]
    for name, figure in figures.items():
        promise = promise_for(name)
        good = promise is None or figure["ratio"] <= promise
        kept = kept and good
        bound, verdict = ("-", "-") if promise is None else (f"<= {promise:.2f}", "yes" if good else "NO")
        lines.append(f"{name:60} {figure['ratio']:7.3f} {bound:>8}  {verdict:4} {figure['ours_s'] * 1e3:9.3f} ms {figure['theirs_s'] * 1e3:9.3f} ms")
    return "\n".join(lines), kept


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--typeplate", required=True)
    arguments.add_argument("--folder", required=True, type=pathlib.Path)
    arguments.add_argument("--gigabytes", type=float, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    options.folder.mkdir(parents=True, exist_ok=True)
    figures = {}
    try:
        make_files(options.folder, int(options.gigabytes * 1e9))
        ours = Ours(options.program)
        measure_listing(ours, options.typeplate, options.folder, figures)
        measure_reading(ours, options.folder, figures)
        measure_converting(ours, options.typeplate, options.folder, figures)
    finally:
        for file in options.folder.iterdir():
            file.unlink()
    text, kept = table(figures)
    print(text)
    print(json.dumps(figures))
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
