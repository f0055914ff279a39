// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The parts of reading porting rules, and what the reader and the inverse ask of steps alike.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/weights/port/rules.hpp>
#include <typeplate/weights/tensor.hpp>
#include "fields.hpp"

namespace typeplate::inline abi_1::weights::port {

inline constexpr std::size_t most_patterns = 1000;  // of one rule: a split has that many targets at most
inline constexpr std::string_view schema_name = "typeplate-porting/1";

/// The steps of a rule; reports what is no step.
[[nodiscard]] std::vector<step> read_steps(const card::Fields& fields, const card::ReadContext& context);

/// Reports steps that do not lead from so many sources to so many targets; fills in parts that were left out.
void check_flow(std::vector<step>& steps, std::size_t sources, std::size_t targets, card::Span place,
                card::Diagnostics& diagnostics);

[[nodiscard]] condition read_condition(const card::Fields& fields);

/// Two rules of which the later never gets a tensor: the earlier has the same patterns and conditions.
struct unreachable_rule {
  const rule& earlier;
  const rule& later;
};

/// The rules that never get a tensor. The result refers to `rules`.
[[nodiscard]] std::vector<unreachable_rule> unreachable_rules(const porting_rules& rules);

/// The element type that a rule names, as PyTorch and NumPy write it.
[[nodiscard]] std::optional<element_type> read_type(const card::JsonNode& node, const std::string& what,
                                                    card::Code code, card::Diagnostics& diagnostics);

/// Whether the sizes in `from` say what every name of both shapes stands for, whatever the sizes.
[[nodiscard]] bool can_solve(const reshape_step& step);

/// A size as it is written: "heads*64".
[[nodiscard]] std::string text_of(const size_product& size);

/// Whether a cast may change a value.
[[nodiscard]] bool may_lose(const cast_step& cast);

}  // namespace typeplate::inline abi_1::weights::port
