// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A value of a pickle that holds no other objects, in words: as Python writes it where that is short.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <typeplate/weights/pickle/tree.hpp>
#include <typeplate/weights/pickle/values.hpp>

#include "cli/weights_input.hpp"

namespace typeplate::inline abi_1::generator {

namespace pickle = weights::pickle;

/// How much of a value is shown.
struct ValueRoom {
  std::size_t text = 60;                          // bytes of a text
  std::size_t bytes = 16;                         // of bytes, as hexadecimal digits
  std::string (*element)(double) = short_number;  // a floating number in an array
};

/// With every digit that it takes, and never like an integer: "0.1", "1.0".
[[nodiscard]] std::string exact_number(double value);

/// As it stands, without what could move a cursor; "..." behind what is cut.
[[nodiscard]] std::string cut_text(std::string_view text, const ValueRoom& room);

/// "'relu'"; what is cut ends in "...', 70 bytes".
[[nodiscard]] std::string text_words(std::string_view text, const ValueRoom& room);

/// "bytes, 3 bytes: 616263"; `kind` is the first word.
[[nodiscard]] std::string byte_words(std::string_view kind, std::string_view bytes, const ValueRoom& room);

/// The kinds that are neither containers nor objects of a class.
[[nodiscard]] std::string plain_words(const pickle::node& of, const ValueRoom& room);

/// Calls that stand for one value: bytes of the protocols 0 to 2, complex numbers, dates and times of datetime.
/// Nothing for others, and for times in a time zone that is no offset.
[[nodiscard]] std::optional<std::string> call_words(const pickle::node& of, const ValueRoom& room);

/// "array float32 [2,3]", and its elements where they are few and no objects.
[[nodiscard]] std::string array_words(const pickle::array& array, const ValueRoom& room);

/// The element type and the shape of PyTorch's call that makes a tensor of a storage: "tensor float32 [2,3] on
/// cpu".
[[nodiscard]] std::optional<std::string> tensor_words(const pickle::node& of);

}  // namespace typeplate::inline abi_1::generator
