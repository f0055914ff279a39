# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Measures the trained steam model on states it was not trained on, and writes everything that is committed of it."""

import iapws
import model_package
import numpy

INNER_TEST_STATES = 9_000
EDGE_TEST_STATES = 1_000
TEST_SEED = 95
REFERENCE_CASES = 32
REFERENCE_SEED = 7
SHOWN_STATES = (  # degC, bar
    (317, 1), (350, 1), (350, 10), (350, 80), (317, 100), (400, 30), (420, 55), (450, 100), (500, 60), (600, 80),
    (700, 5), (800, 100),
)
UNITS = ("kg/m3", "J/kg", "J/(kg.K)", "m/s")
WORDS = ("mass density", "specific enthalpy, from the IAPWS reference state (saturated liquid at the triple point)",
         "specific entropy, from the IAPWS reference state (saturated liquid at the triple point)", "speed of sound")


def publish(folder, network, inputs, outputs, training):
    """Writes model/, data/ and reference_states.hpp into the folder of the example."""
    errors = write_test_states(folder / "data" / "test_states.safetensors", network, inputs, outputs)
    write_shown_states(folder / "reference_states.hpp")
    model = folder / "model"
    model.mkdir(exist_ok=True)
    model_package.save_torchscript(network, model / "steam.pt")
    states = corners_and(iapws.random_states(REFERENCE_CASES - 4, REFERENCE_SEED))
    results = model_package.run_float32(network, states, inputs, outputs)
    model_package.save_reference(model / "reference.safetensors", ("temperature", "pressure"), states,
                                 iapws.PROPERTIES, results)
    card = make_card(inputs, outputs, training, errors)
    model_package.save_card(model, card, ("steam.pt", "reference.safetensors"))


def corners_and(random):
    """The four corners of the box before the random states, as float32 columns [states, 2]."""
    corners = [(kelvin, pascal) for kelvin in iapws.TEMPERATURE for pascal in iapws.PRESSURE]
    return numpy.concatenate([numpy.array(corners), numpy.stack(random, axis=1)]).astype(numpy.float32)


def write_test_states(path, network, inputs, outputs):
    """Writes the test states and their IAPWS values; returns the network's largest relative error of each property."""
    path.parent.mkdir(exist_ok=True)
    parts = (iapws.random_states(INNER_TEST_STATES, TEST_SEED), iapws.edge_states(EDGE_TEST_STATES, TEST_SEED + 1))
    temperature, pressure = (numpy.concatenate(columns) for columns in zip(*parts, strict=True))
    expected = iapws.properties(temperature, pressure)
    model_package.save_reference(path, ("temperature", "pressure"), numpy.stack([temperature, pressure], axis=1),
                                 iapws.PROPERTIES, expected)
    results = model_package.run_float32(network, numpy.stack([temperature, pressure], axis=1), inputs, outputs)
    errors = numpy.abs(results.astype(numpy.float64) / expected - 1).max(axis=0)
    print("largest relative errors on the test states:    ", ", ".join(f"{error:.2e}" for error in errors))
    return errors


def write_shown_states(path):
    """Writes the states that the program prints beside IAPWS-95, as a C++ table in everyday units."""
    celsius, bar = numpy.array(SHOWN_STATES, dtype=numpy.float64).T
    values = iapws.properties(celsius + 273.15, bar * 1e5) / (1, 1e3, 1e3, 1)
    rows = [f"    {{{c:g}, {b:g}, {d:.7g}, {h:.7g}, {s:.7g}, {w:.7g}}},"
            for c, b, (d, h, s, w) in zip(celsius, bar, values)]
    path.write_text("\n".join([
        "// SPDX-FileCopyrightText: 2026 The Typeplate authors",
        "// SPDX-License-Identifier: Apache-2.0",
        "// Steam by IAPWS-95, from CoolProp 8.0.0, written by examples/steam/train.py; no value is the model's.",
        "#pragma once",
        "",
        "struct reference_state {",
        "  double celsius, bar;                                // the state",
        "  double density, enthalpy, entropy, speed_of_sound;  // kg/m3, kJ/kg, kJ/(kg.K), m/s",
        "};",
        "",
        "// clang-format off",
        "inline constexpr reference_state reference_states[] = {",
        *rows,
        "};",
        "// clang-format on",
        ""]), encoding="utf-8")


def make_card(inputs, outputs, training, errors):
    """The model card without its files, which save_card adds."""
    def port(name, unit, **more):
        return {"name": name, "unit": unit, "dtype": "float32", "shape": ["batch"], **more}

    metrics = {"test_states": INNER_TEST_STATES + EDGE_TEST_STATES}
    metrics |= {f"max_relative_error_{name}": float(f"{error:.3g}") for name, error in zip(iapws.PROPERTIES, errors)}
    return {
        "schema": "typeplate/1",
        "name": "steam-properties",
        "version": "1.0.0",
        "description": "Density, enthalpy, entropy and speed of sound of superheated steam, after IAPWS-95",
        "license": "Apache-2.0",
        "authors": ["The Typeplate authors"],
        "domain": "thermodynamics",
        "tags": ["steam", "iapws-95", "equation of state"],
        "inputs": [
            port("temperature", "K", range=list(iapws.TEMPERATURE), description="absolute temperature"),
            port("pressure", "Pa", range=list(iapws.PRESSURE), description="absolute pressure"),
        ],
        "outputs": [port(name, unit, description=words)
                    for name, unit, words in zip(iapws.PROPERTIES, UNITS, WORDS, strict=True)],
        "preprocess": [{"standardize": pairs(("temperature", "pressure"), inputs)}],
        "postprocess": [{"destandardize": pairs(iapws.PROPERTIES, outputs)}],
        "artifact": {"format": "torchscript", "file": "steam.pt", "inputs": [["temperature", "pressure"]],
                     "outputs": [list(iapws.PROPERTIES)]},
        "files": {},
        "reference": {"file": "reference.safetensors", "rtol": 1e-5, "atol": 1e-6},
        "training": training,
        "metrics": metrics,
        "limitations": [
            "superheated vapour only: 590 K to 1073.15 K and 0.1 MPa to 10 MPa",
            "the four properties are fitted separately, so Maxwell's relations hold only within the stated errors",
            "the stated errors are the largest relative errors against IAPWS-95 over 10,000 random states, 1,000 of "
            "them on the edges of the range; the uncertainty of IAPWS-95 itself comes on top",
        ],
        "citation": "W. Wagner and A. Pruss, J. Phys. Chem. Ref. Data 31, 387 (2002), doi:10.1063/1.1461829; values by "
                    "CoolProp, I. H. Bell et al., Ind. Eng. Chem. Res. 53, 2498 (2014), doi:10.1021/ie4033999",
    }


def pairs(names, standard):
    return {name: [mean, deviation]
            for name, mean, deviation in zip(names, standard.mean, standard.deviation, strict=True)}
