# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""The network: a small MLP for what is smooth, and the known physics around it.

At low pressure steam is an ideal gas: density grows with p, entropy falls with ln p. An MLP would spend its neurons on
learning that. So it is asked only for four smooth functions of T and p that stay of one size, and the module makes of these

    density = p / (Z R T)       with the compressibility factor Z from the MLP
    entropy = s' - R ln(p/p0)   with s' from the MLP
    enthalpy, speed of sound    from the MLP directly

The module takes standardised columns [batch, 2] and returns standardised columns [batch, 4]: the card states mean and
deviation of each, and Typeplate applies them. To take the logarithm the module un-standardises inside.
"""

from dataclasses import dataclass

import torch
from iapws import GAS_CONSTANT, PRESSURE

REFERENCE_PRESSURE = PRESSURE[1]


@dataclass
class Standard:
    """Mean and deviation of a set of columns, in the units of the card."""

    mean: list[float]
    deviation: list[float]


class SteamNetwork(torch.nn.Module):
    gas_constant: torch.jit.Final[float]
    reference_pressure: torch.jit.Final[float]

    def __init__(self, inputs: Standard, outputs: Standard, smooth: Standard, width: int = 32):
        super().__init__()
        self.gas_constant = GAS_CONSTANT
        self.reference_pressure = REFERENCE_PRESSURE
        self.hidden_1 = torch.nn.Linear(2, width)
        self.hidden_2 = torch.nn.Linear(width, width)
        self.last = torch.nn.Linear(width, 4)
        for name, standard in (("input", inputs), ("output", outputs), ("smooth", smooth)):
            self.register_buffer(f"{name}_mean", torch.tensor(standard.mean))
            self.register_buffer(f"{name}_deviation", torch.tensor(standard.deviation))

    def forward(self, columns: torch.Tensor) -> torch.Tensor:
        hidden = torch.tanh(self.hidden_1(columns))
        hidden = torch.tanh(self.hidden_2(hidden))
        smooth = self.last(hidden) * self.smooth_deviation + self.smooth_mean
        state = columns * self.input_deviation + self.input_mean
        temperature, pressure = state[:, 0], state[:, 1]
        density = pressure / (smooth[:, 0] * temperature * self.gas_constant)
        entropy = smooth[:, 2] - torch.log(pressure / self.reference_pressure) * self.gas_constant
        physical = torch.stack([density, smooth[:, 1], entropy, smooth[:, 3]], dim=1)
        return (physical - self.output_mean) / self.output_deviation


def smooth_targets(states: torch.Tensor, properties: torch.Tensor) -> torch.Tensor:
    """What the MLP has to learn: Z, enthalpy, s' and speed of sound, from states [n, 2] and properties [n, 4]."""
    temperature, pressure = states[:, 0], states[:, 1]
    density, enthalpy, entropy, sound = properties.unbind(dim=1)
    compressibility = pressure / (density * GAS_CONSTANT * temperature)
    shifted = entropy + GAS_CONSTANT * torch.log(pressure / REFERENCE_PRESSURE)
    return torch.stack([compressibility, enthalpy, shifted, sound], dim=1)
