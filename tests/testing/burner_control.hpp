// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The code under test of docs/how-to/test-your-code.md: a user's program that calls a model.
#pragma once

#include <algorithm>
#include <boiler/boiler.hpp>
#include <typeplate/symbols.hpp>

using namespace typeplate::symbols;

/// How far the fuel valve is to be opened, from 0 to 1: more where the model promises less steam than is wanted.
inline double next_valve(const boiler::Model& model, tp::quantity<tp::unit::kelvin> feed, double valve_now) {
  const auto wanted = 2.0 * kg / s;
  try {
    const auto steam =
        model.forward(boiler::Inputs{.feed_temperature = feed, .pressure = 12.0 * bar, .valve = valve_now * one});
    const auto missing = tp::as_dimensionless((wanted - steam.steam_flow) / wanted);
    return std::clamp(valve_now + 0.5 * missing.number(), 0.0, 1.0);
  } catch (const tp::error&) {
    return 0.0;  // no prediction, no fire
  }
}
