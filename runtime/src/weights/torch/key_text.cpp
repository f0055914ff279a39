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

// Of tuples in tuples, and of their text: tuples that share each other would be longer than any memory.
constexpr int deepest = 8;
constexpr std::size_t longest_tuple = 256;

// As Python writes it: 2.0, 0.1, 1e+16.
std::string number_text(double number) {
  std::array<char, 32> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  std::string text(digits.data(), end.ptr);
  return text.find_first_not_of("-0123456789") == std::string::npos ? text + ".0" : text;
}

// Scalars of NumPy, among them its texts. Whole arrays are no part of a name, and looking into each costs time.
std::optional<std::string> scalar_text(node key) {
  if (!key.class_name().ends_with(".multiarray.scalar")) return std::nullopt;
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

std::string plain_text(node key) {
  if (const auto text = key.as_text()) return std::string(*text);
  if (auto digits = pickle::as_decimal(key)) return *std::move(digits);
  if (const auto truth = key.as_boolean()) return *truth ? "True" : "False";
  if (key.is(node_kind::none)) return "None";
  if (key.is(node_kind::floating)) return number_text(key.data().floating());
  if (const auto bytes = pickle::as_byte_text(key)) return std::string(bytes->bytes);
  return scalar_text(key).value_or("?");
}

// False where the text grows too long.
bool add_tuple(std::string& text, node key, int depth) {
  if (depth == deepest) return false;
  text += '(';
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (i > 0) text += ", ";
    const node item = key[i];
    if (!item.is(node_kind::tuple))
      text += plain_text(item);
    else if (!add_tuple(text, item, depth + 1))
      return false;
    if (text.size() > longest_tuple) return false;
  }
  text += key.size() == 1 ? ",)" : ")";
  return true;
}

}  // namespace

std::string key_text(pickle::node key) {
  if (!key.is(node_kind::tuple)) return plain_text(key);
  std::string text;
  return add_tuple(text, key, 0) ? text : "?";
}

}  // namespace typeplate::inline abi_1::weights::torch
