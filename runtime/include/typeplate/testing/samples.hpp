// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Inputs to try, made from the ranges that a model's card states: for tests of a property that must hold for
// whatever the model takes ("the controller never opens the valve beyond its end").
//
//   for (const Inputs& inputs : tp::testing::samples<Inputs>(steam_properties::contract))
//     CHECK(valve_opening(model.forward(inputs)) <= 1.0);
//   for (const auto& bad : tp::testing::samples_outside<Inputs>(steam_properties::contract))
//     CHECK_THROWS(model.forward(bad.inputs));
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include <typeplate/contract.hpp>
#include <typeplate/input.hpp>

namespace typeplate::inline abi_1::testing {

/// What to make. The same plan makes the same samples on every machine.
struct sample_plan {
  /// Every port at one of its bounds: all 2^n corners up to ten ports, one port at a time for more.
  bool corners = true;
  /// Every port half way between its bounds.
  bool middle = true;
  /// So many samples that are uniform between the bounds.
  std::size_t random = 100;
  std::uint64_t seed = 1;
};

namespace detail {

/// Numbers in the ports' units, `promised.input_count` for each sample. An open side of a range ends at 1000, or as
/// far beyond the bound as the bound is from zero (at least 1).
[[nodiscard]] std::vector<double> sample_numbers(const contract& promised, const sample_plan& plan);

/// One sample for each bound whose policy is `error`: that port just beyond it, the others in the middle.
struct numbers_outside {
  std::size_t port;
  std::vector<double> numbers;
};
[[nodiscard]] std::vector<numbers_outside> numbers_outside_of(const contract& promised);

/// Becomes the field of `Inputs` that it initialises.
struct any_field {
  double number;
  template <class Port, class U, class Rep>
  operator input<Port, U, Rep>() const {
    return input<Port, U, Rep>::from_number(static_cast<Rep>(number));
  }
};

/// Every field of `Inputs` is an `input`, and an `input` is one `sample`. (Trying out how many initialisers fit
/// would instantiate the words for a port that was left out.)
template <class Inputs>
inline constexpr std::size_t field_count = sizeof(Inputs) / sizeof(sample);

template <class Inputs, std::size_t... I>
[[nodiscard]] Inputs inputs_from(const double* numbers, std::index_sequence<I...>) {
  return Inputs{any_field{numbers[I]}...};
}

template <class Inputs>
[[nodiscard]] Inputs inputs_from(const double* numbers) {
  return inputs_from<Inputs>(numbers, std::make_index_sequence<field_count<Inputs>>());
}

/// Throws `typeplate::error` when `Inputs` and the contract are not of one header.
void require_fields(const contract& promised, std::size_t fields);

}  // namespace detail

/// Inputs inside every range: corners first, then the middle, then random ones. `Inputs` and the contract are those
/// of one generated header; `typeplate::error` when their numbers of ports differ.
template <class Inputs>
[[nodiscard]] std::vector<Inputs> samples(const contract& promised, const sample_plan& plan = {}) {
  detail::require_fields(promised, detail::field_count<Inputs>);
  const std::vector<double> numbers = detail::sample_numbers(promised, plan);
  std::vector<Inputs> made;
  for (std::size_t first = 0; first < numbers.size(); first += promised.input_count)
    made.push_back(detail::inputs_from<Inputs>(numbers.data() + first));
  return made;
}

/// Inputs that the model refuses, and the name of the port that is why.
template <class Inputs>
struct refused_sample {
  std::string_view port;
  Inputs inputs;
};

/// One for each bound of a port whose policy is `error`: that port is the next number beyond the bound, the others
/// are in the middle of their ranges.
template <class Inputs>
[[nodiscard]] std::vector<refused_sample<Inputs>> samples_outside(const contract& promised) {
  detail::require_fields(promised, detail::field_count<Inputs>);
  std::vector<refused_sample<Inputs>> made;
  for (const detail::numbers_outside& outside : detail::numbers_outside_of(promised))
    made.push_back({promised.inputs[outside.port].name, detail::inputs_from<Inputs>(outside.numbers.data())});
  return made;
}

}  // namespace typeplate::inline abi_1::testing
