// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Patterns over the names of tensors, such as `encoder.layers.{N:number}.self_attn.{tail...}`.
// A name is a row of parts between separators, so that a pattern fits in one way or not at all: nothing is tried
// twice, however a stranger writes a pattern or a name.
//
//   {N}          one part, not empty        {N:number}   one part of digits
//   {tail...}    any number of parts, also none; at most one of these in a pattern
//   norm{N}.w    text around a capture       {{ }}        a brace itself
//
//   const auto from = std::get<name_pattern>(parse_pattern("h.{N}.{tail...}", '.'));
//   if (const auto captured = match(from, "h.3.attn.weight", '.'))
//     fill(std::get<name_pattern>(parse_pattern("blocks/{N}/{tail...}", '/')), *captured, '/');  //
//     blocks/3/attn/weight
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace typeplate::inline abi_1::weights::port {

enum class capture_kind : unsigned char {
  none,    ///< the part is plain text
  one,     ///< {N}
  number,  ///< {N:number}
  rest     ///< {tail...}
};

/// What stands between two separators of a pattern.
struct pattern_part {
  std::string before;  ///< plain text, without doubled braces; all of it where nothing is captured
  capture_kind kind = capture_kind::none;
  std::string capture;  ///< the capture's name
  std::string after;

  friend bool operator==(const pattern_part&, const pattern_part&) = default;
};

struct name_pattern {
  std::string text;  ///< as it was written
  std::vector<pattern_part> parts;

  /// The part of this capture, or null.
  [[nodiscard]] const pattern_part* find(std::string_view capture) const;
};

/// Where and why a text is no pattern: bytes [begin, end) of it.
struct pattern_mistake {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string message;
};

[[nodiscard]] std::variant<name_pattern, pattern_mistake> parse_pattern(std::string_view text, char separator);

/// What each capture stands for: its parts, one but for `{tail...}`. Views into the name that was matched.
using captures = std::map<std::string, std::vector<std::string_view>, std::less<>>;

/// Takes time in proportion to the lengths of the name and the pattern.
[[nodiscard]] std::optional<captures> match(const name_pattern& pattern, std::string_view name, char separator);

/// The name that the pattern makes of the captures; each capture of the pattern must be among them.
[[nodiscard]] std::string fill(const name_pattern& pattern, const captures& captured, char separator);

/// The parts of a name.
[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view name, char separator);

/// The pattern as text, with `:number` and `...` behind the captures: what `parse_pattern` reads.
[[nodiscard]] std::string text_of(const name_pattern& pattern, char separator);

}  // namespace typeplate::inline abi_1::weights::port
