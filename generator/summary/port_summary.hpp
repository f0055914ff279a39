// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a card says about a port, as texts for people: for `typeplate inspect` and for users' templates.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "typeplate/card/card.hpp"

namespace typeplate::inline abi_1::generator {

struct PortSummary {
  std::string name;          // as in the card
  std::string unit;          // "W/(m2.K)"
  std::string unit_name;     // "watt per metre squared per kelvin"
  std::string measures;      // "heat transfer coefficient", or the card's `quantity`; may be empty
  std::string dtype;         // "float32"
  std::string shape;         // "[batch]"
  std::string lower, upper;  // shortest digits; empty where open
  std::string range;         // "590 to 1073.15", "at least 0", "at most 1", "any"
  std::string out_of_range;  // "error", "clamp" ...
  std::string non_finite;    // "error" or "allow"
  std::string description;   // may have line breaks
};

[[nodiscard]] PortSummary summary_of(const card::Port& port);

/// The words as one text: "a, b, c".
[[nodiscard]] std::string joined(const std::vector<std::string>& words, std::string_view between = ", ");

}  // namespace typeplate::inline abi_1::generator
