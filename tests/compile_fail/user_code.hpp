// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a user's program around each mistake looks like: two models without a network, and the units she writes.
#pragma once

#include <boiler/boiler.hpp>
#include <chiller/chiller.hpp>
#include <typeplate/symbols.hpp>
#include <vector>

using namespace typeplate::symbols;  // NOLINT(google-build-using-namespace): this is how users write it

inline boiler::Model make_boiler() {
  return boiler::Model::from_function([](const boiler::Inputs& inputs) {
    const double ratio = inputs.pressure.in(bar) / (inputs.temperature.in(K) + inputs.superheat.in(delta_degC));
    return boiler::Outputs{.efficiency =
                               decltype(boiler::Outputs::efficiency)::from_number(static_cast<float>(ratio))};
  });
}

/// The good half of every case ends with an efficiency between 80 bar / 700 K and 80 bar / 500 K.
template <class Quantity>
bool is_expected(const Quantity& efficiency) {
  return efficiency.in(one) > 0.11 && efficiency.in(one) < 0.16;
}
