# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Properties of superheated steam by IAPWS-95, from CoolProp, and the states at which we ask for them.

The box 590..1073.15 K x 0.1..10 MPa lies wholly in the vapour: steam boils at 584.1 K under 10 MPa. Every state's phase
is checked all the same. Energies count from the IAPWS reference state, saturated liquid at the triple point.
"""

import CoolProp
import numpy

TEMPERATURE = (590.0, 1073.15)  # K
PRESSURE = (1e5, 1e7)  # Pa
PROPERTIES = ("density", "enthalpy", "entropy", "speed_of_sound")  # kg/m3, J/kg, J/(kg.K), m/s
GAS_CONSTANT = 461.51805  # J/(kg.K), the specific gas constant that IAPWS-95 is written with

_VAPOUR = (CoolProp.iphase_gas, CoolProp.iphase_supercritical_gas)


def properties(temperature, pressure):
    """The four properties at each state, as a float64 array [states, 4]. ValueError at a state that is no vapour."""
    water = CoolProp.AbstractState("HEOS", "Water")
    rows = numpy.empty((len(temperature), len(PROPERTIES)))
    for row, kelvin, pascal in zip(rows, temperature, pressure):
        water.update(CoolProp.PT_INPUTS, float(pascal), float(kelvin))
        if water.phase() not in _VAPOUR:
            raise ValueError(f"water at {kelvin} K and {pascal} Pa is no vapour")
        row[:] = water.rhomass(), water.hmass(), water.smass(), water.speed_sound()
    return rows


def random_states(count, seed):
    """Random states: uniform in temperature; half of them uniform in pressure, half uniform in its logarithm."""
    random = numpy.random.default_rng(seed)
    low, high = PRESSURE
    half = count // 2
    temperature = random.uniform(*TEMPERATURE, count)
    uniform = random.uniform(low, high, half)
    logarithmic = numpy.exp(random.uniform(numpy.log(low), numpy.log(high), count - half))
    return temperature, numpy.concatenate([uniform, logarithmic])


def edge_states(count, seed):
    """Random states on the four edges of the box, where a fit errs most; the corners themselves are not among them."""
    temperature, pressure = random_states(count, seed)
    side = numpy.arange(count) % 4
    temperature[side == 0], temperature[side == 1] = TEMPERATURE
    pressure[side == 2], pressure[side == 3] = PRESSURE
    return temperature, pressure


def grid_states(temperatures, pressures):
    """A grid of Chebyshev-Lobatto points: dense at the edges, where a fit errs most, and with the edges themselves."""

    def points(low, high, count):
        return (low + high) / 2 - (high - low) / 2 * numpy.cos(numpy.pi * numpy.arange(count) / (count - 1))

    kelvin, pascal = numpy.meshgrid(points(*TEMPERATURE, temperatures), points(*PRESSURE, pressures), indexing="ij")
    return numpy.clip(kelvin.ravel(), *TEMPERATURE), numpy.clip(pascal.ravel(), *PRESSURE)
