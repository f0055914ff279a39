# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""PatchTST as RustML documents it, in NumPy: RustML's implementation is not public, its names and layouts are. Inputs [batch, time, channel]."""
import math

import numpy as np

ERF = np.vectorize(math.erf, otypes=[np.float64])


class Linear:
    """`from_state_dict` of the documentation: the weight [out, in] is transposed to [in, out]."""

    def __init__(self, state, prefix):
        self.weight, self.bias = state[prefix + "weight"].T, state[prefix + "bias"]

    def __call__(self, x):
        return x @ self.weight + self.bias


class BatchNorm:
    def __init__(self, state, prefix, eps):
        self.scale = state[prefix + "weight"] / np.sqrt(state[prefix + "running_var"] + eps)
        self.shift = state[prefix + "bias"] - state[prefix + "running_mean"] * self.scale

    def __call__(self, x):
        return x * self.scale + self.shift


def softmax(x):
    x = np.exp(x - x.max(axis=-1, keepdims=True))
    return x / x.sum(axis=-1, keepdims=True)


class Attention:
    def __init__(self, state, prefix, heads):
        self.heads = heads
        self.query, self.key, self.value, self.out = (Linear(state, f"{prefix}{each}_proj.") for each in ("q", "k", "v", "out"))

    def split(self, x):
        batch, patches, width = x.shape
        return x.reshape(batch, patches, self.heads, width // self.heads).transpose(0, 2, 1, 3)

    def __call__(self, x):
        query, key, value = self.split(self.query(x)), self.split(self.key(x)), self.split(self.value(x))
        weights = softmax(query @ key.transpose(0, 1, 3, 2) / math.sqrt(query.shape[-1]))
        return self.out((weights @ value).transpose(0, 2, 1, 3).reshape(x.shape))


class EncoderLayer:
    def __init__(self, state, prefix, heads, eps):
        self.attention = Attention(state, prefix + "self_attn.", heads)
        self.first, self.second = Linear(state, prefix + "ff.linear1."), Linear(state, prefix + "ff.linear2.")
        self.norm1, self.norm2 = BatchNorm(state, prefix + "norm1.", eps), BatchNorm(state, prefix + "norm2.", eps)

    def __call__(self, x):
        x = x + self.attention(self.norm1(x))
        hidden = self.first(self.norm2(x))
        return x + self.second(hidden * 0.5 * (1 + ERF(hidden / math.sqrt(2))))


def forward(state, x, patch_len, stride, heads, eps=1e-5):
    """State: names of RustML -> float64 arrays. Mean and deviation are taken out of each series, and put back."""
    assert state["patch_embedding.weight"].shape[1] == patch_len, "a channel-independent model"
    embed, head = Linear(state, "patch_embedding."), Linear(state, "head.")
    position = state["positional_encoding"][np.newaxis]  # [1, patches, width]
    layers = [EncoderLayer(state, f"encoder_layers.{number}.", heads, eps)
              for number in range(1 + max(int(name.split(".")[1]) for name in state if name.startswith("encoder_layers.")))]
    mean = x.mean(axis=1, keepdims=True)
    deviation = np.sqrt(((x - mean) ** 2).mean(axis=1, keepdims=True) + 1e-5)
    series = ((x - mean) / deviation).transpose(0, 2, 1)  # [batch, channel, time]
    patches = (series.shape[2] - patch_len) // stride + 1
    start = series.shape[2] - (patch_len + stride * (patches - 1))
    cut = np.stack([series[:, :, start + stride * i:start + stride * i + patch_len] for i in range(patches)], axis=2)
    hidden = embed(cut.reshape(-1, patches, patch_len)) + position
    for layer in layers:
        hidden = layer(hidden)
    outputs = head(hidden.reshape(x.shape[0], x.shape[2], -1)).transpose(0, 2, 1)
    return outputs * deviation + mean
