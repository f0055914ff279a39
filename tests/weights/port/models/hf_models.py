# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Hugging Face's PatchTST and GPT-2 with small random weights: hf_models.py write|check FOLDER

`write` saves state_dicts, an input and the outputs. `check` runs the ported weights in another implementation and compares; then it loads
what went back through the inverse rules into Hugging Face's model, which must give the same bits."""
import logging
import pathlib
import sys

import numpy as np
import torch
from torch.nn import functional
from transformers import GPT2Config, GPT2LMHeadModel, PatchTSTConfig, PatchTSTForPrediction

import rustml_patchtst

HEADS, PATCH, STRIDE = 4, 4, 3
PATCHTST = {"num_input_channels": 3, "context_length": 32, "patch_length": PATCH, "patch_stride": STRIDE, "num_hidden_layers": 2,
            "d_model": 16, "num_attention_heads": HEADS, "ffn_dim": 24, "prediction_length": 5, "scaling": "std", "loss": "mse",
            "pre_norm": True, "norm_type": "batchnorm", "pooling_type": None}
GPT2 = {"n_layer": 2, "n_head": 2, "n_embd": 8, "vocab_size": 11, "n_positions": 16, "bos_token_id": 0, "eos_token_id": 0}


def patchtst():
    return PatchTSTForPrediction(PatchTSTConfig(**PATCHTST))


def gpt2():
    return GPT2LMHeadModel(GPT2Config(**GPT2))


def moved(model):
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))
    return model.eval()


def write(folder):
    model = patchtst()
    with torch.no_grad():
        for _ in range(3):
            model(past_values=torch.randn(8, 32, 3) * 2 + 1)  # in training mode: running statistics move
    model = moved(model)
    series = torch.randn(4, 32, 3) * 3 + 5
    torch.save(model.state_dict(), folder / "patchtst.pt")
    np.savez(folder / "patchtst.npz", inputs=series.numpy(), outputs=model(past_values=series).prediction_outputs.detach().numpy())
    model = moved(gpt2())
    tokens = torch.randint(0, 11, (3, 9))
    torch.save(model.state_dict(), folder / "gpt2.pt")
    np.savez(folder / "gpt2.npz", inputs=tokens.numpy(), outputs=model(tokens).logits.detach().numpy())


def gpt2_with_parts(state, tokens, heads):
    """GPT-2 with queries, keys and values apart and every linear weight [out, in]."""
    linear = lambda name, x: functional.linear(x, state[name + ".weight"], state[name + ".bias"])  # noqa: E731
    norm = lambda name, x: functional.layer_norm(x, x.shape[-1:], state[name + ".weight"], state[name + ".bias"], 1e-5)  # noqa: E731
    x = state["transformer.wte.weight"][tokens] + state["transformer.wpe.weight"][: tokens.shape[1]]
    for number in range(GPT2["n_layer"]):
        block = f"transformer.h.{number}."
        before = norm(block + "ln_1", x)
        parts = [linear(f"{block}attn.{each}_proj", before).unflatten(-1, (heads, -1)).transpose(1, 2) for each in "qkv"]
        attended = functional.scaled_dot_product_attention(*parts, is_causal=True).transpose(1, 2).flatten(2)
        x = x + linear(block + "attn.out_proj", attended)
        hidden = functional.gelu(linear(block + "mlp.fc_in", norm(block + "ln_2", x)), approximate="tanh")
        x = x + linear(block + "mlp.fc_out", hidden)
    return norm("transformer.ln_f", x) @ state["transformer.wte.weight"].T


def load_back(model, path):
    model.load_state_dict(torch.load(path, weights_only=True), strict=True)
    return model.eval()


def check(folder):
    kept = np.load(folder / "patchtst.npz")
    state = {name: values.astype(np.float64) for name, values in np.load(folder / "patchtst_rustml.npz").items()}
    outputs = rustml_patchtst.forward(state, kept["inputs"].astype(np.float64), PATCH, STRIDE, HEADS)
    np.testing.assert_allclose(outputs, kept["outputs"], rtol=2e-5, atol=2e-5)
    for name in ("patchtst_inverse.pt", "patchtst_back.pt"):
        back = load_back(patchtst(), folder / name)
        outputs = back(past_values=torch.from_numpy(kept["inputs"])).prediction_outputs.detach().numpy()
        np.testing.assert_array_equal(outputs, kept["outputs"])

    kept = np.load(folder / "gpt2.npz")
    tokens = torch.from_numpy(kept["inputs"])
    state = torch.load(folder / "gpt2_apart.pt", weights_only=True)
    np.testing.assert_allclose(gpt2_with_parts(state, tokens, GPT2["n_head"]).numpy(), kept["outputs"], rtol=2e-5, atol=2e-6)
    back = load_back(gpt2(), folder / "gpt2_back.pt")
    np.testing.assert_array_equal(back(tokens).logits.detach().numpy(), kept["outputs"])


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    torch.manual_seed(7)
    torch.set_grad_enabled(False)
    {"write": write, "check": check}[sys.argv[1]](pathlib.Path(sys.argv[2]))
