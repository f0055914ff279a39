#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Measures files of weights: ours beside safetensors.safe_open and torch.load(mmap=True), and convert beside cp. Python is timed
inside a warm interpreter, after its imports; blocks of the two alternate, and a figure is the median of the ratios.
  bench/weights.py --program BENCH_WEIGHTS --folder WORK [--gigabytes 1]
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


# Both ways of reading every byte: as bytes, as it is promised, and as 64-bit words, which costs the memory's speed alone.
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


def measure(ours, folder):
    figures = {}
    for count, calls in ((2, 50), (250, 20), (5000, 2)):
        tensors, state = folder / f"{count}.safetensors", folder / f"{count}.pt"
        figures[f"list safetensors, {count} tensors / safe_open"] = paired(
            lambda: ours("list", tensors, calls)[0], lambda: timed(lambda: list_safetensors(tensors), calls)[0], 60)
        figures[f"list torch, {count} tensors / torch.load(mmap)"] = paired(
            lambda: ours("list", state, calls)[0], lambda: timed(lambda: list_torch(state))[0], 10)
        figures[f"process listing safetensors, {count} / Python's"] = paired(
            lambda: process(ours.program, "list", tensors), lambda: process(sys.executable, "-c", LIST_SAFETENSORS, tensors), 5)
        figures[f"process listing torch, {count} / Python's"] = paired(
            lambda: process(ours.program, "list", state), lambda: process(sys.executable, "-c", LIST_TORCH, state), 3)
        if count == 250:
            continue
        for unit in UNITS:
            assert ours(unit, tensors)[1] == sum_safetensors(tensors, unit) == ours(unit, state)[1] == sum_torch(state, unit)
            figures[f"sum of {unit} of safetensors, {count} / safe_open"] = paired(
                lambda: ours(unit, tensors)[0], lambda: timed(lambda: sum_safetensors(tensors, unit))[0], 5)
            figures[f"sum of {unit} of torch, {count} / torch.load(mmap)"] = paired(
                lambda: ours(unit, state)[0], lambda: timed(lambda: sum_torch(state, unit))[0], 5)
        copy = folder / "copy"
        for name, command in (("cp, then sync", ("bash", "-c", 'cp "$0" "$1" && sync "$1"', state, copy)), ("cp", ("cp", state, copy))):
            figures[f"convert torch to safetensors, {count} / {name}"] = paired(
                lambda: process(*limited(ours.program, "convert", state, folder / "made")), lambda: process(*map(str, command)), 5)
        assert ours("words", folder / "made")[1] == ours("words", tensors)[1]
    return figures


# What is promised, by the begin of a figure's name: the largest ratio; nothing for what is only reported.
PROMISES = {"list safetensors": 1.0, "list torch": 0.1, "process": 0.1, "sum of bytes": 1.0, "sum of words": None, "convert": 1 / 0.8}


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--folder", required=True, type=pathlib.Path)
    arguments.add_argument("--gigabytes", type=float, default=1)
    options = arguments.parse_args()
    torch.set_num_threads(1)
    options.folder.mkdir(parents=True, exist_ok=True)
    try:
        make_files(options.folder, int(options.gigabytes * 1e9))
        figures = measure(Ours(options.program), options.folder)
    finally:
        for file in options.folder.iterdir():
            file.unlink()
    kept = True
    for name, figure in figures.items():
        promise = next(bound for begin, bound in PROMISES.items() if name.startswith(begin))
        note = "" if promise is None or figure["ratio"] <= promise else "  NOT KEPT"
        kept = kept and not note
        bound = "" if promise is None else f"<= {promise:.2f}"
        print(f"{name:58} {figure['ratio']:7.3f}  ({figure['ours_s'] * 1e3:9.3f} ms / {figure['theirs_s'] * 1e3:9.3f} ms)  {bound}{note}")
    print(json.dumps(figures))
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
