// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// JSON as a tree in which every value and every key knows its place in the text, which nlohmann's own tree does
// not. The parser behind it is nlohmann's; this header does not include it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "typeplate/card/diagnostic.hpp"
#include "typeplate/card/source.hpp"

namespace typeplate::inline abi_1::card {

/// `broken` stands for a value that was already diagnosed (1e999, NaN ...): readers pass over it in silence.
enum class JsonKind : unsigned char { broken, null, boolean, number, string, array, object };

struct JsonMember;

/// One value. Only the fields of its kind mean something.
struct JsonNode {
  JsonKind kind = JsonKind::broken;
  Span span;  // with quotes and brackets
  bool boolean = false;
  double number = 0;
  std::optional<std::int64_t> integer;  // the exact value where the text is an integer that fits
  std::string string;                   // without escapes
  std::vector<JsonNode> items;
  std::vector<JsonMember> members;  // in the order of the text; of equal keys only the first
};

struct JsonMember {
  std::string key;
  Span key_span;  // with quotes
  JsonNode value;
};

/// A text and its tree. The root is `broken` when the text is no JSON; `strict` says that nothing had to be
/// repaired.
struct LocatedJson {
  SourceFile source;
  JsonNode root;
  bool strict = false;
};

inline constexpr std::size_t max_json_depth = 64;
inline constexpr std::size_t max_json_values = 100'000;

/// Parses strict JSON. Repairs what can be repaired after reporting it (comments, NaN, numbers out of range,
/// doubled keys, a byte order mark), so that the mistakes of the card show in the same run. Bounded depth and
/// memory.
[[nodiscard]] LocatedJson parse_json(SourceFile source, Diagnostics& diagnostics);

[[nodiscard]] const JsonMember* find_member(const JsonNode& object, std::string_view key);

/// "a string", "an object" ...
[[nodiscard]] std::string_view kind_name(JsonKind kind);

/// Where bytes [begin, end) of a string value stand in the text, escapes counted as written.
[[nodiscard]] Span span_in_string(const LocatedJson& json, const JsonNode& string, std::size_t begin,
                                  std::size_t end);

/// A part of the text without the blanks between its tokens; numbers and strings stay as they were written.
[[nodiscard]] std::string compact_json(std::string_view text);

/// A JSON string literal of this text, in ASCII except for printable UTF-8.
[[nodiscard]] std::string json_quote(std::string_view text);

/// The shortest decimal text that reads back as the same double.
[[nodiscard]] std::string json_number(double number);

}  // namespace typeplate::inline abi_1::card
