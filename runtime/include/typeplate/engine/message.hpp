// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Builds the one sentence of a `typeplate::error`: at most 400 characters, whatever a card's author wrote into a
// name.
//
//   throw message().text("model ").name(model).text(": input ").name(port).text(" is ").value(x, type,
//   unit).to_error();
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include <typeplate/contract.hpp>
#include <typeplate/error.hpp>

namespace typeplate::inline abi_1 {

class message {
 public:
  /// Our own words, as they are.
  message& text(std::string_view words);
  /// Somebody else's word in backticks: control characters and broken UTF-8 made visible, cut after 48 characters.
  message& name(std::string_view word);
  /// Somebody else's text without backticks (a path, a unit), made visible and cut after `longest` characters.
  message& quote(std::string_view word, std::size_t longest);
  message& count(std::size_t number);
  /// The shortest digits that read back as the same `float` or `double`.
  message& number(double value, dtype type = dtype::float64);
  /// A number with its unit: `350.5 K`, and only the number where the unit is `1`.
  message& value(double value, dtype type, std::string_view unit);

  [[nodiscard]] std::string_view view() const { return {buffer_.data(), size_}; }
  [[nodiscard]] error to_error() const { return error(view()); }

 private:
  void append_visible(std::string_view character);

  std::array<char, error::longest_text> buffer_ = {};
  std::size_t size_ = 0;
  bool full_ = false;
};

}  // namespace typeplate::inline abi_1
