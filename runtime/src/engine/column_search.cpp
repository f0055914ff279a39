// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/column_search.hpp>

#include <algorithm>

namespace typeplate::inline abi_1 {
namespace {

constexpr std::size_t most_trials = 1000;

using columns_list = std::vector<std::vector<std::size_t>>;

/// Steps `places` to the next choice of candidates; false after the last one.
bool advance(std::vector<std::size_t>& places, std::size_t candidates) {
  for (std::size_t& place : places) {
    if (++place < candidates) return true;
    place = 0;
  }
  return false;
}

columns_list working_columns(std::size_t tensors, const std::vector<std::size_t>& candidates,
                             const std::function<bool(const input_shape&)>& works) {
  columns_list working;
  std::vector<std::size_t> places(tensors, 0);
  for (std::size_t trial = 0; trial < most_trials; ++trial) {
    input_shape shape;
    for (const std::size_t place : places) shape.columns.push_back(candidates[place]);
    if (works(shape)) working.push_back(shape.columns);
    if (!advance(places, candidates.size())) break;
  }
  return working;
}

/// The one answer among those that work: one column often works too, because tensors of one column are repeated
/// where several are wanted.
std::optional<std::vector<std::size_t>> unique_answer(const columns_list& working) {
  std::vector<std::size_t> widest = working.front();
  for (const auto& columns : working)
    for (std::size_t i = 0; i < widest.size(); ++i) widest[i] = std::max(widest[i], columns[i]);
  const auto is_repeated = [&widest](const std::vector<std::size_t>& columns) {
    return std::ranges::equal(columns, widest,
                              [](std::size_t one, std::size_t wide) { return one == 1 || one == wide; });
  };
  if (!std::ranges::all_of(working, is_repeated)) return std::nullopt;
  if (std::ranges::find(working, widest) == working.end()) return std::nullopt;
  return widest;
}

}  // namespace

found_shape find_input_shape(std::size_t tensors, const std::vector<std::size_t>& candidates,
                             const std::function<bool(const input_shape&)>& works) {
  const columns_list working = working_columns(tensors, candidates, works);
  if (!working.empty()) {
    if (const auto answer = unique_answer(working)) return {input_shape{*answer, false}, false};
  }
  const input_shape plain{std::vector<std::size_t>(tensors, 1), true};
  if (works(plain)) return {plain, !working.empty()};
  if (working.empty()) return {};
  const input_shape narrow{plain.columns, false};
  return {works(narrow) ? narrow : input_shape{working.front(), false}, true};
}

}  // namespace typeplate::inline abi_1
