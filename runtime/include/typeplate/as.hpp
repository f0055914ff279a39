// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A column of numbers that the caller keeps, and the unit they are in: `tp::as<degC>(temperatures)`.
// Nothing is copied or converted; a model reads the numbers once, while it fills its network's input.
//
//   std::vector<double> temperatures = ...;
//   model.forward(BatchInputs{.temperature = tp::as<degC>(temperatures), .pressure = tp::as<bar>(p, count)});
//
// Numbers need not be neighbours: the third column of a row-major table of `width` columns is
// `tp::as<degC>(table + 2, rows, width)`, a member of an array of structs `tp::as<degC>(states,
// &State::temperature)`.
#pragma once

#include <cstddef>
#include <string_view>  // declares std::ranges::enable_borrowed_range
#include <type_traits>

#include <typeplate/port_errors.hpp>
#include <typeplate/units/compose.hpp>

namespace typeplate::inline abi_1 {

/// `size` numbers in units of U, `stride` numbers apart. The numbers must outlive every use.
template <unit_type U, class Number>
struct borrowed_column {
  const Number* data = nullptr;
  std::size_t size = 0;
  std::ptrdiff_t stride = 1;
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

// Each of these is called by `as` and calls what explains a mistake: compilers then name the user's line early.

template <class U, class Numbers>
[[nodiscard]] constexpr auto borrow(Numbers&& numbers) {
  using range = std::remove_cvref_t<Numbers>;
  using number = element_t<range>;
  if constexpr (ends_with_statement<Numbers&&>) explain_temporary_numbers<temporary_numbers<range>>();
  if constexpr (!is_column_number<number>) {
    explain_unreadable_numbers<unreadable_numbers<range>>();
    return borrowed_column<U, double>{};
  } else if constexpr (std::is_array_v<range>) {
    return borrowed_column<U, number>{numbers, std::extent_v<range>};
  } else {
    return borrowed_column<U, number>{numbers.data(), static_cast<std::size_t>(numbers.size())};
  }
}

template <class Stride>
inline constexpr bool is_stride = std::is_integral_v<Stride> && !std::is_same_v<Stride, bool>;

/// What does not fit becomes the largest step, which no memory has: the model then refuses the column.
template <class Stride>
[[nodiscard]] constexpr std::ptrdiff_t narrowed(Stride stride) {
  if constexpr (std::is_unsigned_v<Stride> && sizeof(Stride) >= sizeof(std::ptrdiff_t)) {
    constexpr auto largest = static_cast<Stride>(-1) >> 1U;
    return static_cast<std::ptrdiff_t>(stride < largest ? stride : largest);
  } else {
    return static_cast<std::ptrdiff_t>(stride);
  }
}

template <class U, class Number, class Stride>
[[nodiscard]] constexpr borrowed_column<U, Number> borrow_apart(const Number* numbers, std::size_t size,
                                                                Stride stride) {
  if constexpr (!is_column_number<Number>) explain_unreadable_numbers<unreadable_numbers<const Number*>>();
  if constexpr (!is_stride<Stride>) {
    explain_unusable_stride<unusable_stride<Stride>>();
    return {};
  } else {
    return {numbers, size, narrowed(stride)};
  }
}

/// Steps from one Row to the next, counted in members; only where they are whole.
template <class Row, class Number>
inline constexpr bool is_even = sizeof(Row) % sizeof(Number) == 0 && alignof(Row) >= alignof(Number);

template <class U, class Rows, class Number, class Owner>
[[nodiscard]] constexpr auto borrow_member(Rows&& structs, Number Owner::*member) {
  using range = std::remove_cvref_t<Rows>;
  using row = element_t<range>;
  using number = std::remove_cv_t<Number>;
  if constexpr (ends_with_statement<Rows&&>) explain_temporary_numbers<temporary_numbers<range>>();
  if constexpr (std::is_void_v<row> || !is_column_number<number>) {
    explain_unreadable_numbers<
        unreadable_numbers<std::conditional_t<std::is_void_v<row>, range, Number Owner::*>>>();
    return borrowed_column<U, double>{};
  } else if constexpr (!is_even<row, number>) {
    explain_uneven_rows<uneven_rows<row, number>>();
    return borrowed_column<U, number>{};
  } else {
    constexpr auto stride = static_cast<std::ptrdiff_t>(sizeof(row) / sizeof(number));
    const row* first = nullptr;
    std::size_t size = 0;
    if constexpr (std::is_array_v<range>) {
      first = structs;
      size = std::extent_v<range>;
    } else {
      first = structs.data();
      size = static_cast<std::size_t>(structs.size());
    }
    return borrowed_column<U, number>{size == 0 ? nullptr : &(first->*member), size, stride};
  }
}

}  // namespace detail

/// Says that `numbers`, a contiguous range of float or double, counts units of U: `tp::as<unit::bar>(pressures)`.
/// The range must outlive the result; a temporary is a compile error.
template <unit_type U, class Numbers>
[[nodiscard]] constexpr auto as(Numbers&& numbers) {
  return detail::borrow<U>(static_cast<Numbers&&>(numbers));
}

/// The same for numbers that are only a pointer and a count.
template <unit_type U, class Number>
[[nodiscard]] constexpr auto as(const Number* numbers, std::size_t size) {
  return detail::borrow_apart<U>(numbers, size, 1);
}

/// The same for numbers that are `stride` numbers apart: row r is `numbers[r * stride]`. A stride below zero walks
/// backwards from `numbers`, a stride of 0 reads one number for every row.
template <unit_type U, class Number, class Stride>
[[nodiscard]] constexpr auto as(const Number* numbers, std::size_t size, Stride stride) {
  return detail::borrow_apart<U>(numbers, size, stride);
}

/// One member of every struct in `structs`, an array or a contiguous range:
/// `tp::as<unit::bar>(states, &State::pressure)`.
template <unit_type U, class Rows, class Number, class Owner>
[[nodiscard]] constexpr auto as(Rows&& structs, Number Owner::*member) {
  return detail::borrow_member<U>(static_cast<Rows&&>(structs), member);
}

/// The same four with the unit as a value: `tp::as<degC>(temperatures)`, `tp::as<kg / m3>(densities)`.
template <auto U, class Numbers>
requires(unit_type<std::remove_cvref_t<decltype(U)>>) [[nodiscard]] constexpr auto as(Numbers&& numbers) {
  return detail::borrow<std::remove_cvref_t<decltype(U)>>(static_cast<Numbers&&>(numbers));
}

template <auto U, class Number>
requires(unit_type<std::remove_cvref_t<decltype(U)>>)
    [[nodiscard]] constexpr auto as(const Number* numbers, std::size_t size) {
  return detail::borrow_apart<std::remove_cvref_t<decltype(U)>>(numbers, size, 1);
}

template <auto U, class Number, class Stride>
requires(unit_type<std::remove_cvref_t<decltype(U)>>)
    [[nodiscard]] constexpr auto as(const Number* numbers, std::size_t size, Stride stride) {
  return detail::borrow_apart<std::remove_cvref_t<decltype(U)>>(numbers, size, stride);
}

template <auto U, class Rows, class Number, class Owner>
requires(unit_type<std::remove_cvref_t<decltype(U)>>)
    [[nodiscard]] constexpr auto as(Rows&& structs, Number Owner::*member) {
  return detail::borrow_member<std::remove_cvref_t<decltype(U)>>(static_cast<Rows&&>(structs), member);
}

}  // namespace typeplate::inline abi_1
