// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "unit_text.hpp"

#include <string_view>
#include <typeplate/units/conversion.hpp>

namespace typeplate::inline abi_1::card {

namespace {

constexpr std::array<std::string_view, 7> symbols{"m", "kg", "s", "A", "K", "mol", "cd"};
constexpr std::array<std::string_view, 7> words{"length",      "mass",   "time",      "current",
                                                "temperature", "amount", "luminosity"};

bool is_zero(const exponent& power) {
  return power.numerator == 0;
}

std::string fraction(const exponent& power) {
  const std::string numerator = std::to_string(power.numerator);
  return power.denominator == 1 ? numerator : numerator + "/" + std::to_string(power.denominator);
}

std::string suffix(const exponent& power) {
  if (power.denominator != 1) return "(" + fraction(power) + ")";
  return power.numerator == 1 ? std::string() : fraction(power);
}

}  // namespace

std::string coherent_unit(const Exponents& exponents) {
  std::string text;
  for (std::size_t i = 0; i < exponents.size(); ++i) {
    if (is_zero(exponents[i])) continue;
    text += (text.empty() ? "" : ".") + std::string(symbols[i]) + suffix(exponents[i]);
  }
  return text.empty() ? "1" : text;
}

Exponents exponents_of(const unit_result& unit) {
  Exponents exponents;
  for (std::size_t i = 0; i < exponents.size(); ++i) exponents[i] = unit.spec.measures.of[i];
  return exponents;
}

std::string text_of(const Exponents& exponents) {
  std::string text;
  for (std::size_t i = 0; i < exponents.size(); ++i) {
    if (is_zero(exponents[i])) continue;
    text += (text.empty() ? "" : ", ") + std::string(words[i]) + " " + fraction(exponents[i]);
  }
  return text.empty() ? "none" : text;
}

bool is_temperature(const unit_result& unit) {
  return unit.spec.role != temperature_role::none;
}

bool is_below_absolute_zero(const Port& port, double value) {
  if (port.unit_text.empty() || port.unit.spec.role != temperature_role::point) return false;
  constexpr double rounding = 1e-9;  // -459.67 degF is absolute zero up to the last bits
  const unit_conversion kelvin = run_time_conversion(port.unit.spec, unit_spec_of<unit::kelvin>);
  return kelvin.ok && value * kelvin.scale + kelvin.offset < -rounding;
}

}  // namespace typeplate::inline abi_1::card
