// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What there is to say about one unit, as texts: for `typeplate units` and for lists.
#pragma once

#include <optional>
#include <string>

#include "typeplate/units/unit_result.hpp"

namespace typeplate::inline abi_1::generator {

struct UnitFacts {
  std::string unit;          // canonical
  std::string name;          // "watt per metre squared per kelvin"
  std::string measures;      // "heat transfer coefficient"; may be empty
  std::string coherent;      // the SI unit of the same dimension: "kg/(s3.K)"
  bool logarithmic = false;  // converts into no other unit: what follows is empty
  std::string size;          // in that unit, exactly: "100000", "1/180*pi"; empty where it is too long to write
  std::optional<double> nearest_size;  // the double nearest to it
  std::string zero;  // where the scale begins, in kelvin: "273.15"; empty for all but degC and degF
};

/// The facts of a unit that was read.
[[nodiscard]] UnitFacts facts_of(const unit_result& unit);

/// The size for people: "1 bar = 100000 kg/(m.s2), exactly".
[[nodiscard]] std::string size_sentence(const UnitFacts& facts);

}  // namespace typeplate::inline abi_1::generator
