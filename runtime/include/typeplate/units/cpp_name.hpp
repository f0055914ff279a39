// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The C++ type of a unit, as text for emitted code: `typeplate::power<typeplate::unit::metre, -3>`.
// Written from the same list of factors that the types are built from; compiled, it is the type that unit_of makes.
#pragma once

#include <string>
#include <string_view>
#include <typeplate/units/unit_result.hpp>

namespace typeplate::inline abi_1 {

namespace detail {

/// "metre" for unit::metre, from the compiler's own spelling of the type.
template <class U>
[[nodiscard]] constexpr std::string_view last_word_of_type() {
  const std::string_view function =
      __PRETTY_FUNCTION__;  // "... [U = typeplate::unit::metre]", or "[with U = ...; ...]"
  const std::size_t type = function.find("U = ") + 4;
  const std::size_t end = function.find_first_of(";]", type);
  const std::string_view name = function.substr(type, end - type);
  return name.substr(name.rfind(':') + 1);
}

struct unit_words {
  std::string_view of[catalogue::size];
};

template <class... Units>
[[nodiscard]] constexpr unit_words words_of(unit_list<Units...>*) {
  return {{last_word_of_type<Units>()...}};
}

inline constexpr unit_words words = words_of(static_cast<catalogue*>(nullptr));

[[nodiscard]] inline std::string cpp_factor(const factor& f) {
  std::string type = "typeplate::unit::" + std::string(words.of[f.unit]);
  if (f.prefix != no_prefix) type = "typeplate::unit::" + std::string(prefixes[f.prefix].word) + "<" + type + ">";
  if (f.power == exponent{1, 1}) return type;
  type = "typeplate::power<" + type + ", " + std::to_string(f.power.numerator);
  if (f.power.denominator != 1) type += ", " + std::to_string(f.power.denominator);
  return type + ">";
}

}  // namespace detail

/// The C++ word of a catalogue unit: "metre" for the tag unit::metre. `index` is a factor's `unit`.
[[nodiscard]] constexpr std::string_view unit_word(int index) {
  return detail::words.of[index];
}

/// The type of a canonical list of factors as C++ text, fully qualified.
[[nodiscard]] inline std::string unit_cpp_type(const factor_list& factors) {
  if (factors.count == 0) return "typeplate::unit::one";
  if (factors.difference) return "typeplate::difference<" + detail::cpp_factor(factors.of[0]) + ">";
  if (factors.count == 1) return detail::cpp_factor(factors.of[0]);
  std::string type = "typeplate::product<";
  for (int i = 0; i < factors.count; ++i) type += (i > 0 ? ", " : "") + detail::cpp_factor(factors.of[i]);
  return type + ">";
}

/// The type of a unit that was read. The result must be `ok`.
[[nodiscard]] inline std::string unit_cpp_type(const unit_result& result) {
  return unit_cpp_type(result.factors);
}

}  // namespace typeplate::inline abi_1
