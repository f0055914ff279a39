// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The one exception of Typeplate: a promise was broken at load or at call time.
// Its text is one sentence of at most 400 characters with model, port, unit, expected, actual and what to do; what
// a library below said about it is a nested exception. The text lives inside the object, so copying cannot throw.
//
//   try { model.forward(inputs); } catch (const typeplate::error& broken) { std::puts(broken.what()); }
#pragma once

#include <cstddef>
#include <exception>
#include <string_view>

#include <typeplate/version.hpp>

namespace typeplate::inline abi_1 {

class error : public std::exception {
 public:
  static constexpr std::size_t longest_text = 400;

  /// Keeps the first 400 bytes of `text`, and never half a UTF-8 character.
  explicit error(std::string_view text) noexcept {
    std::size_t size = text.size();
    if (size > longest_text) {
      size = longest_text;
      while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
    }
    for (std::size_t i = 0; i < size; ++i) text_[i] = text[i];
    text_[size] = '\0';
  }

  [[nodiscard]] const char* what() const noexcept override { return text_; }

 private:
  char text_[longest_text + 1];
};

}  // namespace typeplate::inline abi_1
