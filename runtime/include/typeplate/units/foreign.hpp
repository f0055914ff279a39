// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Quantities of other libraries: where `quantity` and `input` look for them. A header in typeplate/interop/ tells
// what such a type means by specialising `foreign_quantity`; nothing here knows any of these libraries.
//
// A foreign unit takes part in conversions as what it is, exactly: it needs no counterpart in the catalogue.
#pragma once

#include <typeplate/units/conversion.hpp>

namespace typeplate::inline abi_1 {

/// What a quantity of another library means. A specialisation has
///   using rep = ...;                          its number type, as `quantity` should keep it
///   static constexpr unit_spec unit = ...;    what it measures and how large its unit is
///   static constexpr rep number(const T&);    how many of these units it holds
///   static constexpr T make(rep);             the way back
template <class T>
struct foreign_quantity {};

/// A type that a header in typeplate/interop/ has made known.
template <class T>
concept foreign_quantity_type = requires {
  typename foreign_quantity<T>::rep;
  foreign_quantity<T>::unit.measures;
};

/// The unit of such a type: a unit like any other in conversions and in the words of errors.
template <class T>
struct foreign_unit : unit_tag {};

template <class T>
inline constexpr unit_spec unit_spec_of<foreign_unit<T>> = foreign_quantity<T>::unit;

namespace detail {

template <class T>
inline constexpr unit_nature nature<foreign_unit<T>> = nature_of(foreign_quantity<T>::unit);

}  // namespace detail
}  // namespace typeplate::inline abi_1
