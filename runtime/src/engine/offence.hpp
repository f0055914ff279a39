// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A value outside what its port allows, and the sentence about it: the same words whether it is refused, warned
// about or the reason of one bad row.
#pragma once

#include <cmath>
#include <cstddef>

#include <typeplate/engine/backend.hpp>
#include <typeplate/engine/message.hpp>
#include <typeplate/engine/plan.hpp>
#include <typeplate/sample.hpp>

namespace typeplate::inline abi_1 {

/// What a sentence says about rows.
enum class row_words : unsigned char { none, row, row_and_count };

struct offence {
  double value = 0.0;      ///< in the port's unit
  double number = 0.0;     ///< as the caller gave it
  bool converted = false;  ///< whether those two differ, by a unit or for being too large for the port
  bool by_range = false;   ///< outside the range, else not finite
  bool warned = false;     ///< let through
  row_words words = row_words::none;
  std::size_t row = 0;
  std::size_t bad_rows = 0;
  std::size_t rows = 1;
};

/// What port `input` of the plan gets in `row`: value, number and whether they differ.
[[nodiscard]] offence value_of(const sample& given, dtype type);
[[nodiscard]] offence value_of(const column_source& source, std::size_t row, dtype type);
/// What the network has put out for the port of `rule`.
[[nodiscard]] offence value_of(const port_rule& rule, const output_view& view, std::size_t row, dtype type);

/// Where every value must be finite, an infinity is refused for that; where any may come, only a range refuses.
[[nodiscard]] inline bool refused_by_range(const port_rule& rule, double value) {
  return rule.nan_passes || std::isfinite(value);
}

/// `value_at(row)` gives the value of one row; the first one that `rule` does not accept, and how many there are.
/// Rows that `mask` (may be null) has as bad already do not count.
template <class ValueAt>
[[nodiscard]] offence first_offence(const port_rule& rule, std::size_t rows, const bool* mask,
                                    const ValueAt& value_at) {
  offence first;
  std::size_t count = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    const offence here = value_at(row);
    if (rule.accepts(here.value) || (mask != nullptr && !mask[row])) continue;
    if (count++ != 0) continue;
    first = here;
    first.by_range = refused_by_range(rule, here.value);
    first.words = row_words::row_and_count;
    first.row = row;
  }
  first.bad_rows = count;
  first.rows = rows;
  return first;
}

/// The rule of port `index`, wherever its tensor is.
[[nodiscard]] const port_rule& find_rule(const std::vector<tensor_plan>& tensors, std::size_t index);

[[nodiscard]] message input_sentence(const plan& ports, const port_label& port, const offence& bad);
[[nodiscard]] message output_sentence(const plan& ports, const port_label& port, const offence& bad);

/// "at least 590 K", "590 to 1073 K"
void add_range(message& sentence, const port_label& port);

}  // namespace typeplate::inline abi_1
