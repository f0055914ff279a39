#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Each shipped file of rules carries weights from one program to another, and both models give the same outputs:
same_output_test.py PATH_OF_TYPEPLATE PYTHON_WITH_TORCH PYTHON_WITH_FLAX FOLDER_OF_TRANSFORMERS"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM, TORCH, FLAX, TRANSFORMERS = sys.argv[1:5]
MODELS = pathlib.Path(__file__).resolve().parent / "models"


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
        names = ("convolutions", "sequences", "volumes")
        for name in names:
            self.port("torch_to_flax", f"{name}.pt", f"{name}.msgpack")
        # Without the packages that are for PyTorch's Python.
        result = subprocess.run([FLAX, str(MODELS / "flax_models.py"), str(self.folder)], capture_output=True, text=True, check=False,
                                env={**os.environ, "JAX_PLATFORMS": "cpu"})
        self.assertEqual(result.returncode, 0, result.stderr)
        for name in names:
            self.port("flax_to_torch", f"{name}_flax.msgpack", f"{name}_from_flax.pt")
        self.run_program(TORCH, MODELS / "torch_models.py", "check", self.folder)

    def test_patchtst_and_gpt2(self):
        self.run_program(TORCH, MODELS / "hf_models.py", "write", self.folder)
        self.port("hf_patchtst_to_rustml", "patchtst.pt", "patchtst_rustml.npz")
        self.port("hf_patchtst_to_rustml", "patchtst_rustml.npz", "patchtst_inverse.pt", "--inverse")
        self.port("rustml_to_hf_patchtst", "patchtst_rustml.npz", "patchtst_back.pt")
        self.port("gpt2_qkv", "gpt2.pt", "gpt2_apart.pt")
        self.port("gpt2_qkv", "gpt2_apart.pt", "gpt2_back.pt", "--inverse")
        self.run_program(TORCH, MODELS / "hf_models.py", "check", self.folder)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
