// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "key_text.hpp"

#include <array>
#include <charconv>
#include <optional>

#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/values.hpp>

namespace typeplate::inline abi_1::weights::torch {
namespace {

using pickle::node;
using pickle::node_kind;

constexpr int deepest = 8;  // of tuples in tuples
constexpr std::size_t most_items = 64;

std::string number_text(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  return {digits.data(), end.ptr};
}

// Scalars of NumPy, among them its texts.
std::optional<std::string> scalar_text(node key) {
  try {
    const auto scalar = pickle::as_array(key);
    if (!scalar || !scalar->shape.empty()) return std::nullopt;
    if (scalar->dtype.kind == 'U' || scalar->dtype.kind == 'S') return pickle::texts(*scalar).front();
    if (scalar->dtype.kind == 'b') return *pickle::as_number(key) == 0 ? "False" : "True";
    if (const auto whole = pickle::as_whole_number(key)) return std::to_string(*whole);
    if (const auto number = pickle::as_number(key)) return number_text(*number);
  } catch (const error&) {
    return std::nullopt;  // of a dtype that is no number
  }
  return std::nullopt;
}

std::string text_of(node key, int depth);

std::string tuple_text(node key, int depth) {
  if (depth == deepest || key.size() > most_items) return "?";
  std::string text = "(";
  for (const node& item : key.items()) {
    if (text.size() > 1) text += ", ";
    text += text_of(item, depth + 1);
  }
  return text + (key.size() == 1 ? ",)" : ")");
}

std::string text_of(node key, int depth) {
  if (const auto text = key.as_text()) return std::string(*text);
  if (const auto number = key.as_integer()) return std::to_string(*number);
  if (const auto truth = key.as_boolean()) return *truth ? "True" : "False";
  if (key.is(node_kind::none)) return "None";
  if (key.is(node_kind::floating)) return number_text(key.data().floating());
  if (key.is(node_kind::tuple)) return tuple_text(key, depth);
  if (const auto bytes = pickle::as_byte_text(key)) return std::string(bytes->bytes);
  return scalar_text(key).value_or("?");
}

}  // namespace

std::string key_text(pickle::node key) {
  return text_of(key, 0);
}

}  // namespace typeplate::inline abi_1::weights::torch
