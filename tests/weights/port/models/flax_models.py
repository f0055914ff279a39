# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""The flax side of the models that the rules for flax are proven with: flax_models.py FOLDER

Restores variables that were made of PyTorch's state_dicts, and compares the outputs with PyTorch's. Then makes models of its own, with
running statistics that have moved, and saves their variables, an input and the outputs. Inputs are kept in PyTorch's order of axes."""
import pathlib
import sys

import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
from flax import serialization


class Head(nn.Module):
    @nn.compact
    def __call__(self, x):
        x = nn.LayerNorm(epsilon=1e-5, name="layer_norm")(nn.Dense(16, name="dense")(x))
        return nn.Dense(5, use_bias=False, name="out")(jnp.tanh(x))


class Convolutions(nn.Module):
    @nn.compact
    def __call__(self, x, train=False):
        x = jnp.transpose(x, (0, 2, 3, 1))
        x = nn.Conv(8, (3, 5), strides=2, padding=((1, 1), (2, 2)), name="stem")(x)
        x = nn.relu(nn.BatchNorm(use_running_average=not train, epsilon=1e-5, momentum=0.9, name="norm")(x))
        x = nn.Conv(8, (3, 3), padding=1, feature_group_count=4, use_bias=False, name="grouped")(x)
        return Head(name="head")(x.mean(axis=(1, 2)))


class Sequences(nn.Module):
    @nn.compact
    def __call__(self, tokens, train=False):
        x = nn.Conv(4, (3,), padding=1, name="conv")(nn.Embed(11, 6, name="embed")(tokens))
        return nn.Dense(2, name="out")(nn.relu(x).mean(axis=1))


class Volumes(nn.Module):
    @nn.compact
    def __call__(self, x, train=False):
        x = nn.Conv(6, (1, 2, 3), padding="VALID", name="conv")(jnp.transpose(x, (0, 2, 3, 4, 1)))
        return nn.relu(nn.GroupNorm(num_groups=3, epsilon=1e-5, name="group")(x)).mean(axis=(1, 2, 3))


class Flattened(nn.Module):
    @nn.compact
    def __call__(self, x, train=False):
        x = nn.relu(nn.Conv(3, (2, 2), padding="VALID", name="conv")(jnp.transpose(x, (0, 2, 3, 1))))
        return nn.Dense(4, name="fc")(x.reshape(x.shape[0], -1))


MODELS = {"convolutions": (Convolutions, lambda random: random.standard_normal((4, 3, 12, 10), np.float32)),
          "sequences": (Sequences, lambda random: random.integers(0, 11, (3, 7))),
          "volumes": (Volumes, lambda random: random.standard_normal((2, 2, 3, 4, 5), np.float32)),
          "flattened": (Flattened, lambda random: random.standard_normal((3, 1, 3, 3), np.float32))}


def check(folder):
    for name, (make, _) in MODELS.items():
        model, kept = make(), np.load(folder / f"{name}_torch.npz")
        inputs = jnp.asarray(kept["inputs"])
        target = model.init(jax.random.PRNGKey(0), inputs)
        variables = serialization.from_bytes(target, (folder / f"{name}.msgpack").read_bytes())
        restored = jax.tree_util.tree_map(jnp.shape, variables)
        assert restored == jax.tree_util.tree_map(jnp.shape, target), f"{name}: {restored}"
        np.testing.assert_allclose(model.apply(variables, inputs), kept["outputs"], rtol=2e-5, atol=2e-6, err_msg=name)


def write(folder):
    random = np.random.default_rng(5)
    for name, (make, data) in MODELS.items():
        model, inputs = make(), jnp.asarray(data(random))
        variables = model.init(jax.random.PRNGKey(1), inputs)
        moved = lambda leaf: leaf + 0.1 * random.standard_normal(leaf.shape, np.float32)  # noqa: E731
        variables = {"params": jax.tree_util.tree_map(moved, variables["params"]),
                     **{key: value for key, value in variables.items() if key != "params"}}
        if "batch_stats" in variables:
            _, state = model.apply(variables, inputs * 3, train=True, mutable=["batch_stats"])
            variables = {**variables, "batch_stats": state["batch_stats"]}
        (folder / f"{name}_flax.msgpack").write_bytes(serialization.to_bytes(variables))
        np.savez(folder / f"{name}_flax.npz", inputs=np.asarray(inputs), outputs=np.asarray(model.apply(variables, inputs)))


if __name__ == "__main__":
    check(pathlib.Path(sys.argv[1]))
    write(pathlib.Path(sys.argv[1]))
