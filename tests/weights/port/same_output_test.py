#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Each shipped file of rules carries weights from one program to another, and both models give the same outputs:
same_output_test.py PATH_OF_TYPEPLATE PYTHON_WITH_TORCH PYTHON_WITH_FLAX FOLDER_OF_TRANSFORMERS"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, TORCH, FLAX, TRANSFORMERS = sys.argv[1:5]
MODELS = pathlib.Path(__file__).resolve().parent / "models"

# A Linear behind a flattened convolution: the rule of docs/reference/porting-rules.md, here for 2 by 2 pixels.
FLATTENED = {"schema": "typeplate-porting/1", "name": "flattened", "target_separator": "/", "rules": [
    {"from": "fc.weight", "to": "params/fc/kernel", "steps": [
        {"reshape": {"from": ["o", "c*4"], "to": ["o", "c", 2, 2]}}, {"permute": [2, 3, 1, 0]},
        {"reshape": {"from": [2, 2, "c", "o"], "to": ["4*c", "o"]}}]},
    {"from": "conv.weight", "to": "params/conv/kernel", "steps": [{"permute": [2, 3, 1, 0]}]},
    {"from": "{module...}.bias", "to": "params/{module...}/bias"}]}


class SameOutput(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="typeplate port "))
        self.addCleanup(shutil.rmtree, self.folder)

    def run_program(self, *words):
        result = subprocess.run([str(word) for word in words], cwd=self.folder, capture_output=True, text=True, check=False,
                                env={**os.environ, "PYTHONPATH": TRANSFORMERS, "JAX_PLATFORMS": "cpu", "HF_HUB_OFFLINE": "1"})
        self.assertEqual(result.returncode, 0, f"{words}\n{result.stdout}\n{result.stderr}")

    def port(self, rules, source, target, *options):
        self.run_program(PROGRAM, "port", rules, source, "-o", target, *options)

    def test_torch_to_flax_and_back(self):
        self.run_program(TORCH, MODELS / "torch_models.py", "write", self.folder)
        names = ("convolutions", "sequences", "volumes", "flattened")
        (self.folder / "flattened.json").write_text(json.dumps(FLATTENED))
        there = {name: "torch_to_flax" for name in names} | {"flattened": "flattened.json"}
        for name in names:
            self.port(there[name], f"{name}.pt", f"{name}.msgpack")
            self.port(there[name], f"{name}.msgpack", f"{name}_inverse.pt", "--inverse")
        # Without the packages that are for PyTorch's Python.
        result = subprocess.run([FLAX, str(MODELS / "flax_models.py"), str(self.folder)], capture_output=True, text=True, check=False,
                                env={**os.environ, "JAX_PLATFORMS": "cpu"})
        self.assertEqual(result.returncode, 0, result.stderr)
        for name in names[:3]:
            self.port("flax_to_torch", f"{name}_flax.msgpack", f"{name}_from_flax.pt")
        self.port("flattened.json", "flattened_flax.msgpack", "flattened_from_flax.pt", "--inverse")
        for name in ("convolutions", "volumes"):  # the inverse has no rule for embeddings
            self.port("flax_to_torch", f"{name}_from_flax.pt", f"{name}_again.msgpack", "--inverse")
            self.run_program(PROGRAM, "compare", f"{name}_flax.msgpack", f"{name}_again.msgpack")
        self.run_program(TORCH, MODELS / "torch_models.py", "check", self.folder)

    def test_patchtst_and_gpt2(self):
        self.run_program(TORCH, MODELS / "hf_models.py", "write", self.folder)
        self.port("hf_patchtst_to_rustml", "patchtst.pt", "patchtst_rustml.npz")
        self.port("hf_patchtst_to_rustml", "patchtst_rustml.npz", "patchtst_inverse.pt", "--inverse")
        self.port("rustml_to_hf_patchtst", "patchtst_rustml.npz", "patchtst_back.pt")
        self.port("rustml_to_hf_patchtst", "patchtst_back.pt", "patchtst_again.npz", "--inverse")
        self.run_program(PROGRAM, "compare", "patchtst_rustml.npz", "patchtst_again.npz")
        self.port("gpt2_qkv", "gpt2.pt", "gpt2_apart.pt")
        self.port("gpt2_qkv", "gpt2_apart.pt", "gpt2_back.pt", "--inverse")
        self.run_program(TORCH, MODELS / "hf_models.py", "check", self.folder)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
