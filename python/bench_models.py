# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the models that the benchmarks run: MLPs with random weights, whose ports carry many different units.

    scripts/venv train && .venvs/train/bin/python python/bench_models.py        writes bench/models/<name>/

Their results mean nothing; their sizes, units and standardisation are those of small models of plant data.
"""

import pathlib
from dataclasses import dataclass

import model_package
import numpy
import torch

MODELS = pathlib.Path(__file__).resolve().parents[1] / "bench" / "models"
REFERENCE_CASES = 16
SEED = 64


@dataclass
class Port:
    name: str
    unit: str
    mean: float
    deviation: float

    def card(self, **more):
        return {"name": self.name, "unit": self.unit, "dtype": "float32", "shape": ["batch"], **more}

    def bounds(self):
        """What the benchmark's inputs stay inside of: two deviations around the mean."""
        return [round(self.mean + side * 2 * self.deviation, 6) for side in (-1, 1)]


INPUTS = (
    Port("inlet_temperature", "K", 450.0, 60.0),
    Port("inlet_pressure", "Pa", 2.5e6, 1e6),
    Port("flow_speed", "m/s", 30.0, 10.0),
    Port("mass_flow", "kg/s", 4.0, 1.5),
    Port("heating_power", "W", 2e5, 8e4),
    Port("pipe_length", "m", 120.0, 40.0),
    Port("wall_temperature", "K", 420.0, 50.0),
    Port("fluid_density", "kg/m3", 850.0, 100.0),
    Port("bend_angle", "rad", 0.8, 0.35),
    Port("running_time", "s", 7200.0, 3000.0),
    Port("dissipated_energy", "J", 5e6, 2e6),
    Port("shaft_speed", "rad/s", 150.0, 50.0),
    Port("thrust", "N", 900.0, 300.0),
    Port("tank_volume", "m3", 2.0, 0.75),
    Port("voltage", "V", 400.0, 100.0),
    Port("current", "A", 60.0, 20.0),
)
OUTPUTS = (
    Port("outlet_temperature", "K", 480.0, 40.0),
    Port("pressure_drop", "Pa", 3e4, 9e3),
    Port("heat_flow", "W", 1.5e5, 5e4),
    Port("outlet_speed", "m/s", 25.0, 8.0),
)


class Mlp(torch.nn.Module):
    def __init__(self, inputs, hidden, outputs):
        super().__init__()
        self.hidden_1 = torch.nn.Linear(inputs, hidden)
        self.hidden_2 = torch.nn.Linear(hidden, hidden)
        self.last = torch.nn.Linear(hidden, outputs)

    def forward(self, columns: torch.Tensor) -> torch.Tensor:
        hidden = torch.relu(self.hidden_1(columns))
        hidden = torch.relu(self.hidden_2(hidden))
        return self.last(hidden)


@dataclass
class Standard:
    mean: list[float]
    deviation: list[float]

    @classmethod
    def of(cls, ports):
        return cls([port.mean for port in ports], [port.deviation for port in ports])


def write(inputs, hidden, outputs):
    sizes = f"{len(inputs)}-{hidden}-{hidden}-{len(outputs)}"
    name = "mlp-" + sizes
    folder = MODELS / name.replace("-", "_")
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(SEED)
    network = Mlp(len(inputs), hidden, len(outputs)).eval()
    model_package.save_torchscript(network, folder / "mlp.pt")

    bounds = numpy.array([port.bounds() for port in inputs])
    states = numpy.random.default_rng(SEED).uniform(*bounds.T, (REFERENCE_CASES, len(inputs))).astype(numpy.float32)
    results = model_package.run_float32(network, states, Standard.of(inputs), Standard.of(outputs))
    input_names, output_names = [port.name for port in inputs], [port.name for port in outputs]
    model_package.save_reference(folder / "reference.safetensors", input_names, states, output_names, results)
    card = {
        "schema": "typeplate/1",
        "name": name,
        "version": "1.0.0",
        "description": f"An MLP {sizes} with random weights, for measuring calls",
        "license": "Apache-2.0",
        "inputs": [port.card(range=port.bounds()) for port in inputs],
        "outputs": [port.card() for port in outputs],
        "preprocess": [{"standardize": {port.name: [port.mean, port.deviation] for port in inputs}}],
        "postprocess": [{"destandardize": {port.name: [port.mean, port.deviation] for port in outputs}}],
        "artifact": {"format": "torchscript", "file": "mlp.pt", "inputs": [input_names], "outputs": [output_names]},
        "files": {},
        "reference": {"file": "reference.safetensors", "rtol": 1e-5, "atol": 1e-4},
        "training": {"dataset": "none: random weights", "seed": SEED,
                     "framework": f"PyTorch {torch.__version__.split('+')[0]}"},
        "limitations": ["its results mean nothing"],
    }
    model_package.save_card(folder, card, ("mlp.pt", "reference.safetensors"))


def main():
    torch.set_num_threads(1)
    write(INPUTS[:8], 64, OUTPUTS[:3])
    write(INPUTS, 32, OUTPUTS)


if __name__ == "__main__":
    model_package.fix_hash_seed()
    main()
