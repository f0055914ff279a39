// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One input of many samples: `BatchInputs{.temperature = tp::as<degC>(values)}`. It borrows the numbers in the unit
// they are in; the model reads, converts and checks them in one pass.
#pragma once

#include <cstddef>
#include <type_traits>

#include <typeplate/as.hpp>
#include <typeplate/column.hpp>
#include <typeplate/input.hpp>
#include <typeplate/port_errors.hpp>
#include <typeplate/sample.hpp>

namespace typeplate::inline abi_1 {

namespace detail {

template <class Numbers>
inline constexpr bool is_our_column = false;
template <class U, class Number>
inline constexpr bool is_our_column<borrowed_column<U, Number>> = true;
template <class U, class Rep>
inline constexpr bool is_our_column<column<U, Rep>> = true;

/// What a user may take for a column: numbers, but without a unit.
template <class Numbers>
concept numbers_without_unit =
    !is_our_column<std::remove_cvref_t<Numbers>> &&
    (has_data_and_size<std::remove_cvref_t<Numbers>> || std::is_pointer_v<std::decay_t<Numbers>>);

}  // namespace detail

/// Port is a tag that only messages name, U the unit that the model wants, Rep its element type.
/// A view: the numbers must live and stay constant until `forward` returns.
template <class Port, unit_type U, class Rep>
class input_column {
 public:
  using unit = U;
  using rep = Rep;

  /// A field left out: an error in words.
  template <class P = Port>
  constexpr input_column() {
    explain_column_not_given<port_not_given<P>>();
  }

  /// From numbers in any unit that converts.
  template <unit_type V, class Number>
  requires(convertible_units<V, U>) constexpr input_column(borrowed_column<V, Number> given)
      : source_{given.data,
                given.size,
                detail::dtype_of<Number>,
                conversion<V, U>::scale,
                detail::neutral_offset<V, U>,
                given.stride} {}

  /// Numbers in any other unit: an error in words.
  template <unit_type V, class Number>
  requires(!convertible_units<V, U>) constexpr input_column(borrowed_column<V, Number>) {
    explain_mismatch<wrong_unit_for_port<Port, V, U>>();
  }

  /// From what another model has put out.
  template <unit_type V, class Number>
  constexpr input_column(const column<V, Number>& given)
      : input_column(borrowed_column<V, Number>{given.data(), given.size()}) {}

  template <unit_type V, class Number>
  constexpr input_column(column<V, Number>&&) {
    explain_temporary_numbers<temporary_numbers<column<V, Number>>>();
  }

  /// Numbers without a unit: an error in words.
  template <detail::numbers_without_unit Numbers>
  constexpr input_column(Numbers&&) {
    explain_raw_numbers<raw_numbers_for_port<Port, std::remove_cvref_t<Numbers>, U>>();
  }

  [[nodiscard]] constexpr std::size_t size() const { return source_.size; }

  /// What the engine reads.
  [[nodiscard]] constexpr const column_source& source() const { return source_; }

 private:
  column_source source_{};
};

}  // namespace typeplate::inline abi_1
