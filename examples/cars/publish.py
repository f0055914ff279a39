# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Measures the trained cars model on the cars it was not trained on, and writes everything that is committed of it."""

from dataclasses import dataclass

import model_package
import numpy

INPUTS = {"power": "hp", "mass": "lb", "displacement": "in3"}
CONSUMPTION = "consumption"
REFERENCE_CASES = 24
REFERENCE_SEED = 7


@dataclass
class Standard:
    """Mean and deviation of a set of columns, in the units of the card."""

    mean: list[float]
    deviation: list[float]


def publish(folder, network, inputs, outputs, cars, training):
    """Writes model/ and data/ into the folder of the example."""
    columns, test = cars["columns"], cars["test"]
    wanted = cars[CONSUMPTION][test, None]
    (folder / "data").mkdir(exist_ok=True)
    model_package.save_reference(folder / "data" / "test_cars.safetensors", INPUTS, columns[test], (CONSUMPTION,), wanted)
    got = model_package.run_float32(network, columns[test], inputs, outputs).astype(numpy.float64)
    metrics = {"test_cars": int(test.sum())} | errors(got - wanted)
    metrics["rms_error_of_the_mean"] = rounded(numpy.sqrt(((wanted - cars[CONSUMPTION][~test].mean()) ** 2).mean()))
    print("on the test cars, in L/(100 km):", metrics)
    model = folder / "model"
    model.mkdir(exist_ok=True)
    model_package.save_torchscript(network, model / "cars.pt")
    cases = reference_cases(columns)
    results = model_package.run_float32(network, cases, inputs, outputs)
    model_package.save_reference(model / "reference.safetensors", INPUTS, cases, (CONSUMPTION,), results)
    card = make_card(inputs, outputs, ranges(columns), training, metrics)
    model_package.save_card(model, card, ("cars.pt", "reference.safetensors"))


def rounded(error):
    return float(f"{error:.3g}")


def errors(difference):
    return {"rms_error": rounded(numpy.sqrt((difference**2).mean())),
            "mean_absolute_error": rounded(numpy.abs(difference).mean()),
            "max_absolute_error": rounded(numpy.abs(difference).max())}


def ranges(columns):
    return [[float(low), float(high)] for low, high in zip(columns.min(axis=0), columns.max(axis=0), strict=True)]


def reference_cases(columns):
    """The eight corners of the ranges and random points between them, as float32 columns."""
    low, high = columns.min(axis=0), columns.max(axis=0)
    corners = numpy.array([[(low, high)[bit][i] for i, bit in enumerate(bits)] for bits in numpy.ndindex(2, 2, 2)])
    inner = numpy.random.default_rng(REFERENCE_SEED).uniform(low, high, (REFERENCE_CASES - len(corners), len(low)))
    return numpy.concatenate([corners, inner]).astype(numpy.float32)


def make_card(inputs, outputs, bounds, training, metrics):
    """The model card without its files, which save_card adds."""
    words = {"power": "greatest power of the engine, in mechanical horsepower", "mass": "mass of the car",
             "displacement": "swept volume of all cylinders"}
    standard = {name: [mean, deviation]
                for name, mean, deviation in zip(INPUTS, inputs.mean, inputs.deviation, strict=True)}
    return {
        "schema": "typeplate/1",
        "name": "cars",
        "version": "1.0.0",
        "description": "Fuel consumption of passenger cars of the years 1970 to 1982",
        "license": "Apache-2.0",
        "authors": ["The Typeplate authors"],
        "domain": "transport",
        "tags": ["cars", "fuel consumption"],
        "inputs": [{"name": name, "unit": unit, "dtype": "float32", "shape": ["batch"], "range": bound,
                    "description": words[name]}
                   for (name, unit), bound in zip(INPUTS.items(), bounds, strict=True)],
        "outputs": [{"name": CONSUMPTION, "unit": "cL/km", "dtype": "float32", "shape": ["batch"],
                     "description": "volume of fuel for a distance; one cL/km is one litre in 100 km"}],
        "preprocess": [{"standardize": standard}],
        "postprocess": [{"destandardize": {CONSUMPTION: [outputs.mean[0], outputs.deviation[0]]}}],
        "artifact": {"format": "torchscript", "file": "cars.pt", "inputs": [list(INPUTS)], "outputs": [[CONSUMPTION]],
                     "requires": "1.13"},
        "files": {},
        "reference": {"file": "reference.safetensors", "rtol": 1e-5, "atol": 1e-5},
        "training": training,
        "metrics": metrics,
        "limitations": [
            "cars of the model years 1970 to 1982, as sold in the USA: today's cars need much less",
            "inside the ranges not every combination exists: there is no light car with a large engine, and what the "
            "model says of one is a guess",
            "the metrics are in L/(100 km) over test cars whose names were not seen in training; "
            "rms_error_of_the_mean is that of always answering the mean of the training cars",
        ],
        "citation": "E. Ramos and D. Donoho, ASA Data Exposition 1983, StatLib, Carnegie Mellon University",
    }
