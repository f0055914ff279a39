// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A small contract and what a table through it gives, as plain texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "table/table_error.hpp"
#include "typeplate/contract.hpp"

namespace typeplate_tests {

/// Two inputs and two outputs; `sum` of both as float32, and `rise`, the temperature over 100 K, as float64.
inline constexpr typeplate::port_contract small_inputs[] = {
    {.name = "temperature", .unit = "K", .lower = 200, .upper = 2000},
    {.name = "pressure", .unit = "Pa", .not_finite = typeplate::non_finite::allow},
};
inline constexpr typeplate::port_contract small_outputs[] = {
    {.name = "sum", .unit = "kg/m3", .not_finite = typeplate::non_finite::allow},
    {.name = "rise", .unit = "delta_K", .difference = true, .type = typeplate::dtype::float64},
};
inline constexpr typeplate::contract small_contract = {.model = "small",
                                                       .version = "1.0.0",
                                                       .hash = "none",
                                                       .inputs = small_inputs,
                                                       .input_count = 2,
                                                       .outputs = small_outputs,
                                                       .output_count = 2};

/// "2:5: message; help"
inline std::string in_words(const typeplate::table::table_error& error) {
  return std::to_string(error.where.line) + ":" + std::to_string(error.where.column) + ": " + error.message +
         (error.help.empty() ? "" : "; " + error.help);
}

inline std::vector<std::string> in_words(const std::vector<typeplate::table::table_error>& errors) {
  std::vector<std::string> words;
  for (const auto& error : errors) words.push_back(in_words(error));
  return words;
}

}  // namespace typeplate_tests
