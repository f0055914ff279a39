#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the files of weights that the documentation's commands use, with the libraries that usually write them, into the current folder."""
import pickle

import numpy as np
from safetensors.numpy import save_file

weights = {"dense.weight": np.arange(6, dtype="float32").reshape(2, 3), "dense.bias": np.array([0.5, -0.5], "float32")}
save_file(weights, "model.safetensors")
np.savez("model.npz", **weights)


def dump(name, objects):
    with open(name, "wb") as file:
        pickle.dump(objects, file, protocol=4)


dump("model.pkl", {"rate": 0.1, "layers": [8, 64]})
losses = np.ma.array([0.7, 0.4], mask=[False, True])
dump("checkpoint.pkl", {"epoch": 3, "classes": np.array(["cat", "dog"]), "losses": losses, "state_dict": weights})
