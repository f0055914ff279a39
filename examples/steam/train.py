# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Trains the steam model and writes its package, its test states and the states that the example program prints.

    scripts/venv train && .venvs/train/bin/python examples/steam/train.py        (about a minute on one core)

Everything that is random has a fixed seed, and there is one thread: the same machine gives the same files again.
"""

import pathlib
import sys

import numpy
import torch

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "python"))

import iapws  # noqa: E402
import model_package  # noqa: E402
import publish  # noqa: E402
from network import Standard, SteamNetwork, smooth_targets  # noqa: E402

GRID = (72, 56)  # temperatures x pressures
RANDOM_STATES = 2000
TRAINING_SEED = 20260101
WEIGHT_SEED = 1
ADAM_STEPS = 1000
# The mean square first finds a good fit; the eighth power then presses down the worst states, which is what we promise.
LBFGS_ROUNDS = ((2, 1200), (8, 2000))


def training_data():
    grid = iapws.grid_states(*GRID)
    random = iapws.random_states(RANDOM_STATES, TRAINING_SEED)
    temperature, pressure = (numpy.concatenate(pair) for pair in zip(grid, random))
    properties = iapws.properties(temperature, pressure)
    return torch.tensor(numpy.stack([temperature, pressure], axis=1)), torch.tensor(properties)


def standard_of(columns):
    """Mean and deviation of each column, rounded to three digits so that a person can read them in the card."""

    def rounded(values):
        return [float(f"{value:.3g}") for value in values]

    return Standard(rounded(columns.mean(dim=0)), rounded(columns.std(dim=0)))


class Fit:
    """The network and the states it is fitted to; the loss is a power mean of the relative errors, in per mille."""

    def __init__(self, network, states, properties):
        self.network = network
        self.properties = properties
        self.columns = (states - network.input_mean) / network.input_deviation

    def errors(self):
        results = self.network(self.columns) * self.network.output_deviation + self.network.output_mean
        return results / self.properties - 1

    def loss(self, power):
        return (self.errors() * 1e3).pow(power).mean().pow(2 / power)

    def adam(self, steps):
        optimiser = torch.optim.Adam(self.network.parameters(), lr=1e-2)
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
        for _ in range(steps):
            optimiser.zero_grad()
            self.loss(2).backward()
            optimiser.step()
            schedule.step()

    def lbfgs(self, power, steps):
        optimiser = torch.optim.LBFGS(self.network.parameters(), max_iter=steps, history_size=50,
                                      line_search_fn="strong_wolfe", tolerance_change=0, tolerance_grad=0)

        def closure():
            optimiser.zero_grad()
            loss = self.loss(power)
            loss.backward()
            return loss

        optimiser.step(closure)


def train():
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(WEIGHT_SEED)
    states, properties = training_data()
    inputs, outputs = standard_of(states), standard_of(properties)
    network = SteamNetwork(inputs, outputs, standard_of(smooth_targets(states, properties)))
    fit = Fit(network, states, properties)
    fit.adam(ADAM_STEPS)
    for power, steps in LBFGS_ROUNDS:
        fit.lbfgs(power, steps)
    worst = fit.errors().abs().amax(dim=0).tolist()
    print("largest relative errors on the training states:", ", ".join(f"{error:.2e}" for error in worst))
    return network.to(torch.float32).eval(), inputs, outputs, len(states)


def main():
    network, inputs, outputs, states = train()
    facts = {
        "dataset": "IAPWS-95 by CoolProp 8.0.0 (HEOS::Water), sampled by examples/steam/train.py",
        "states": states,
        "sampling": "72 x 56 Chebyshev-Lobatto grid in T and p, and 2000 random states",
        "network": "MLP 2-32-32-4, tanh, around it the ideal-gas terms of density and entropy",
        "optimiser": "Adam, then L-BFGS on the mean square and on the mean eighth power of the relative errors",
        "steps": ADAM_STEPS + sum(steps for _, steps in LBFGS_ROUNDS),
        "precision": "trained in float64, exported in float32",
        "seed": WEIGHT_SEED,
        "framework": f"PyTorch {torch.__version__.split('+')[0]}",
    }
    publish.publish(HERE, network, inputs, outputs, facts)


if __name__ == "__main__":
    model_package.fix_hash_seed()
    main()
