# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Trains the cars model and writes its package and its test cars.

    scripts/venv train && .venvs/train/bin/python examples/cars/train.py        (some seconds on one core)

Everything that is random has a fixed seed, and there is one thread: the same machine gives the same files again.
"""

import pathlib
import sys

import numpy
import torch
import vega_datasets

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "python"))

import model_package  # noqa: E402
from publish import CONSUMPTION, INPUTS, Standard, publish  # noqa: E402

COLUMNS = ["Horsepower", "Weight_in_lbs", "Displacement"]
CENTILITRES_PER_KILOMETRE_AT_ONE_MPG = 378.5411784 / 1.609344  # a US gallon over a mile, both exact
TEST_SHARE = 0.2
SPLIT_SEED = 1982
WEIGHT_SEED = 1
WIDTH = 6
WEIGHT_DECAY = 3e-3
STEPS = 400


class CarNetwork(torch.nn.Module):
    """Standardised columns [batch, 3] to a standardised column [batch, 1]."""

    def __init__(self, inputs: int, width: int):
        super().__init__()
        self.hidden = torch.nn.Linear(inputs, width)
        self.last = torch.nn.Linear(width, 1)

    def forward(self, columns: torch.Tensor) -> torch.Tensor:
        return self.last(torch.tanh(self.hidden(columns)))


def read_cars():
    """Power [hp], mass [lb] and displacement [in3] of each car that has them all; its consumption [cL/km]; its name."""
    table = vega_datasets.local_data.cars().dropna(subset=[*COLUMNS, "Miles_per_Gallon"])
    consumption = CENTILITRES_PER_KILOMETRE_AT_ONE_MPG / table["Miles_per_Gallon"].to_numpy(numpy.float64)
    return table[COLUMNS].to_numpy(numpy.float64), consumption, table["Name"].to_numpy(str)


def split(names):
    """Which cars are held out: all cars of one name go to the same side, so that no test car was seen in training."""
    unique = numpy.unique(names)
    held_out = numpy.random.default_rng(SPLIT_SEED).permutation(unique)[: round(TEST_SHARE * len(unique))]
    return numpy.isin(names, held_out)


def standard_of(columns):
    """Mean and deviation of each column, rounded to three digits so that a person can read them in the card."""

    def rounded(values):
        return [float(f"{value:.3g}") for value in values]

    return Standard(rounded(columns.mean(axis=0)), rounded(columns.std(axis=0)))


def fit(network, columns, wanted):
    """Least squares with a little weight decay: some hundred cars would let even this network learn them by heart."""
    optimiser = torch.optim.LBFGS(network.parameters(), max_iter=STEPS, line_search_fn="strong_wolfe")

    def closure():
        optimiser.zero_grad()
        weights = sum(parameter.pow(2).sum() for name, parameter in network.named_parameters() if "weight" in name)
        loss = (network(columns) - wanted).pow(2).mean() + WEIGHT_DECAY * weights
        loss.backward()
        return loss

    optimiser.step(closure)


def standardised(columns, standard):
    return torch.tensor((columns - numpy.array(standard.mean)) / numpy.array(standard.deviation))


def train(columns, consumption):
    torch.set_num_threads(1)
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(WEIGHT_SEED)
    inputs, outputs = standard_of(columns), standard_of(consumption[:, None])
    network = CarNetwork(len(INPUTS), WIDTH)
    fit(network, standardised(columns, inputs), standardised(consumption[:, None], outputs))
    return network.to(torch.float32).eval(), inputs, outputs


def main():
    columns, consumption, names = read_cars()
    test = split(names)
    network, inputs, outputs = train(columns[~test], consumption[~test])
    facts = {
        "dataset": "cars of vega_datasets 0.9.0 (PyPI): the cars of model years 1970 to 1982 of the StatLib library",
        "cars": int((~test).sum()),
        "split": "a fifth of the car names held out, so that no name is on both sides",
        "network": f"MLP 3-{WIDTH}-1, tanh",
        "optimiser": f"L-BFGS on the mean square error with weight decay {WEIGHT_DECAY:g}",
        "steps": STEPS,
        "precision": "trained in float64, exported in float32",
        "seed": WEIGHT_SEED,
        "framework": f"PyTorch {torch.__version__.split('+')[0]}",
    }
    whole = {"columns": columns, CONSUMPTION: consumption, "test": test}
    publish(HERE, network, inputs, outputs, whole, facts)


if __name__ == "__main__":
    model_package.fix_hash_seed()
    main()
