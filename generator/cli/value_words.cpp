// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/value_words.hpp"

#include <cmath>
#include <typeplate/text/utf8.hpp>

#include "cli/time_words.hpp"
#include "cli/weights_input.hpp"
#include "text/counted.hpp"
#include "text/doc_comment.hpp"
#include "typeplate/card/json.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

using pickle::node;
using pickle::node_kind;

// Whole characters of at most so many bytes together.
std::string_view first_bytes(std::string_view text, std::size_t most) {
  std::size_t end = 0;
  while (end < text.size()) {
    const std::size_t size = text::first_character(text.substr(end)).size;
    if (end + size > most) break;
    end += size;
  }
  return text.substr(0, end);
}

std::string integer_words(const node& of) {
  if (auto digits = pickle::as_decimal(of)) return *std::move(digits);
  const auto bytes = of.long_bytes();
  return "an integer of " + counted(bytes ? bytes->size() : 0, "byte");
}

}  // namespace

std::string exact_number(double value) {
  if (!std::isfinite(value)) return short_number(value);
  const std::string digits = card::json_number(value);
  return digits.find_first_of(".e") == std::string::npos ? digits + ".0" : digits;
}

std::string cut_text(std::string_view text, const ValueRoom& room) {
  return text.size() > room.text ? visible_text(first_bytes(text, room.text)) + "..." : visible_text(text);
}

std::string text_words(std::string_view text, const ValueRoom& room) {
  return "'" + cut_text(text, room) + "'" + (text.size() > room.text ? ", " + counted(text.size(), "byte") : "");
}

std::string byte_words(std::string_view kind, std::string_view bytes, const ValueRoom& room) {
  static constexpr std::string_view digits = "0123456789abcdef";
  std::string words = std::string(kind) + ", " + counted(bytes.size(), "byte") + (bytes.empty() ? "" : ": ");
  for (const char byte : bytes.substr(0, room.bytes)) {
    const auto value = static_cast<unsigned char>(byte);
    words += digits[value >> 4U];
    words += digits[value & 0xFU];
  }
  return words + (bytes.size() > room.bytes ? "..." : "");
}

std::string plain_words(const node& of, const ValueRoom& room) {
  switch (of.kind()) {
    case node_kind::none:
      return "None";
    case node_kind::boolean:
      return of.as_boolean().value_or(false) ? "True" : "False";
    case node_kind::integer:
      return integer_words(of);
    case node_kind::floating:
      return exact_number(of.data().floating());
    case node_kind::text:
      return text_words(of.as_text().value_or(""), room);
    case node_kind::bytes:
      return of.data().is_python2_string() ? text_words(of.data().text, room)
                                           : byte_words("bytes", of.data().text, room);
    case node_kind::bytearray:
      return byte_words("bytearray", of.data().text, room);
    case node_kind::buffer:
      return byte_words("a buffer", of.data().text, room);
    default:
      return std::string(words_of(of.kind()));
  }
}

std::optional<std::string> call_words(const node& of, const ValueRoom& room) {
  if (const auto bytes = pickle::as_byte_text(of))
    return byte_words(of.class_name() == "builtins.bytearray" ? "bytearray" : "bytes", bytes->bytes, room);
  if (const auto number = pickle::as_complex(of)) return "complex " + complex_words(*number, exact_number);
  return time_words(of);
}

}  // namespace typeplate::inline abi_1::generator
