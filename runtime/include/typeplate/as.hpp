// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A column of numbers that the caller keeps, and the unit they are in: `tp::as<degC>(temperatures)`.
// Nothing is copied or converted; a model reads the numbers once, while it fills its network's input.
//
//   std::vector<double> temperatures = ...;
//   model.forward(BatchInputs{.temperature = tp::as<degC>(temperatures), .pressure = tp::as<bar>(p, count)});
#pragma once

#include <cstddef>
#include <string_view>  // declares std::ranges::enable_borrowed_range
#include <type_traits>

#include <typeplate/port_errors.hpp>
#include <typeplate/units/compose.hpp>

namespace typeplate::inline abi_1 {

/// `size` contiguous numbers in units of U. The numbers must outlive every use.
template <unit_type U, class Number>
struct borrowed_column {
  const Number* data = nullptr;
  std::size_t size = 0;
};

namespace detail {

template <class Number>
inline constexpr bool is_column_number = std::is_same_v<Number, float> || std::is_same_v<Number, double>;

template <class Numbers>
concept has_data_and_size = requires(const Numbers& numbers) {
  *numbers.data();
  static_cast<std::size_t>(numbers.size());
};

/// The type of the elements of a contiguous range or an array, `void` for anything else.
template <class Numbers>
struct element {
  using type = void;
};
template <has_data_and_size Numbers>
struct element<Numbers> {
  using type = std::remove_cvref_t<decltype(*std::declval<const Numbers&>().data())>;
};
template <class Number, std::size_t Size>
struct element<Number[Size]> {
  using type = std::remove_cv_t<Number>;
};

template <class Numbers>
using element_t = typename element<std::remove_cvref_t<Numbers>>::type;

/// A temporary that owns its numbers takes them along; a temporary view does not.
template <class Numbers>
inline constexpr bool ends_with_statement =
    !std::is_lvalue_reference_v<Numbers> && !std::ranges::enable_borrowed_range<std::remove_cvref_t<Numbers>>;

template <class U, class Numbers>
[[nodiscard]] constexpr auto borrow(const Numbers& numbers) {
  using number = element_t<Numbers>;
  if constexpr (!is_column_number<number>) {
    explain_unreadable_numbers<unreadable_numbers<Numbers>>();
    return borrowed_column<U, double>{};
  } else if constexpr (std::is_array_v<Numbers>) {
    return borrowed_column<U, number>{numbers, sizeof(numbers) / sizeof(number)};
  } else {
    return borrowed_column<U, number>{numbers.data(), static_cast<std::size_t>(numbers.size())};
  }
}

}  // namespace detail

/// Says that `numbers`, a contiguous range of float or double, counts units of U: `tp::as<unit::bar>(pressures)`.
/// The range must outlive the result; a temporary is a compile error.
template <unit_type U, class Numbers>
[[nodiscard]] constexpr auto as(Numbers&& numbers) {
  if constexpr (detail::ends_with_statement<Numbers&&>) {
    explain_temporary_numbers<temporary_numbers<std::remove_cvref_t<Numbers>>>();
  }
  return detail::borrow<U>(numbers);
}

/// The same for numbers that are only a pointer and a count.
template <unit_type U, class Number>
[[nodiscard]] constexpr borrowed_column<U, Number> as(const Number* numbers, std::size_t size) {
  if constexpr (!detail::is_column_number<Number>) explain_unreadable_numbers<unreadable_numbers<const Number*>>();
  return {numbers, size};
}

/// The same with the unit as a value: `tp::as<degC>(temperatures)`, `tp::as<kg / m3>(densities)`.
template <auto U, class Numbers>
requires(unit_type<std::remove_cvref_t<decltype(U)>>) [[nodiscard]] constexpr auto as(Numbers&& numbers) {
  return as<std::remove_cvref_t<decltype(U)>>(static_cast<Numbers&&>(numbers));
}

template <auto U, class Number>
requires(unit_type<std::remove_cvref_t<decltype(U)>>)
    [[nodiscard]] constexpr auto as(const Number* numbers, std::size_t size) {
  return as<std::remove_cvref_t<decltype(U)>>(numbers, size);
}

}  // namespace typeplate::inline abi_1
