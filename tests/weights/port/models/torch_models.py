# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""The PyTorch side of the models that the rules for flax are proven with: torch_models.py write|check FOLDER

`write` makes models whose running statistics have moved, saves their state_dicts, an input and the outputs. `check` loads state_dicts that
were made of flax's variables, and compares the outputs with flax's; then those that came back from flax's layout by the inverse rules."""
import pathlib
import sys

import numpy as np
import torch
from torch import nn


class Convolutions(nn.Module):
    """Every layer that the rules know; the classifier sees the mean over all pixels, so that no flattening order counts."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(3, 8, (3, 5), stride=2, padding=(1, 2))
        self.norm = nn.BatchNorm2d(8)
        self.grouped = nn.Conv2d(8, 8, 3, padding=1, groups=4, bias=False)
        self.head = nn.Sequential()
        self.head.add_module("dense", nn.Linear(8, 16))
        self.head.add_module("layer_norm", nn.LayerNorm(16))
        self.head.add_module("out", nn.Linear(16, 5, bias=False))

    def forward(self, x):
        x = torch.relu(self.norm(self.stem(x)))
        x = self.grouped(x).mean(dim=(2, 3))
        return self.head.out(torch.tanh(self.head.layer_norm(self.head.dense(x))))


class Sequences(nn.Module):
    """Embedding and Conv1d."""

    def __init__(self):
        super().__init__()
        self.embed = nn.Embedding(11, 6)
        self.conv = nn.Conv1d(6, 4, 3, padding=1)
        self.out = nn.Linear(4, 2)

    def forward(self, tokens):
        x = self.conv(self.embed(tokens).transpose(1, 2))
        return self.out(torch.relu(x).mean(dim=2))


class Volumes(nn.Module):
    """Conv3d and GroupNorm."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv3d(2, 6, (1, 2, 3))
        self.group = nn.GroupNorm(3, 6)

    def forward(self, x):
        return torch.relu(self.group(self.conv(x))).mean(dim=(2, 3, 4))


class Flattened(nn.Module):
    """A Linear that sees the pixels of a convolution, channel by channel."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 3, 2)
        self.fc = nn.Linear(3 * 2 * 2, 4)

    def forward(self, x):
        return self.fc(torch.relu(self.conv(x)).flatten(1))


MODELS = {"convolutions": (Convolutions, lambda: torch.randn(4, 3, 12, 10)),
          "sequences": (Sequences, lambda: torch.randint(0, 11, (3, 7))),
          "volumes": (Volumes, lambda: torch.randn(2, 2, 3, 4, 5)),
          "flattened": (Flattened, lambda: torch.randn(3, 1, 3, 3))}


def write(folder):
    for name, (make, data) in MODELS.items():
        model = make()
        with torch.no_grad():
            for _ in range(3):
                model(data() * (3 if name != "sequences" else 1))  # running statistics move
            for parameter in model.parameters():
                parameter.add_(0.1 * torch.randn_like(parameter))  # no scale is 1, no bias 0
        model.eval()
        inputs = data()
        torch.save(model.state_dict(), folder / f"{name}.pt")
        np.savez(folder / f"{name}_torch.npz", inputs=inputs.numpy(), outputs=model(inputs).detach().numpy())


def outputs_of(make, state, inputs):
    model = make()
    model.load_state_dict(torch.load(state, weights_only=True))
    model.eval()
    with torch.no_grad():
        return model(torch.from_numpy(inputs)).numpy()


def check(folder):
    for name, (make, _) in MODELS.items():
        kept = np.load(folder / f"{name}_flax.npz")
        outputs = outputs_of(make, folder / f"{name}_from_flax.pt", kept["inputs"])
        np.testing.assert_allclose(outputs, kept["outputs"], rtol=2e-5, atol=2e-6, err_msg=name)
        own = np.load(folder / f"{name}_torch.npz")  # there and back: the same bits
        np.testing.assert_array_equal(outputs_of(make, folder / f"{name}_inverse.pt", own["inputs"]), own["outputs"], err_msg=name)


if __name__ == "__main__":
    torch.manual_seed(20)
    {"write": write, "check": check}[sys.argv[1]](pathlib.Path(sys.argv[2]))
