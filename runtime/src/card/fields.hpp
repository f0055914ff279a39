// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Looking into one JSON object of a card: its known keys, the type of each value, and what to say when something is
// missing, misspelt or of the wrong type. A key that is misspelt is reported once and then read as the one it
// stands for, so that one mistake does not look like three.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "typeplate/card/diagnostic.hpp"
#include "typeplate/card/json.hpp"

namespace typeplate::inline abi_1::card {

/// What every reader needs: the text for places inside strings, and where to report to.
struct ReadContext {
  const LocatedJson& json;
  Diagnostics& diagnostics;
};

/// `, did you mean ...` for a word near one of the known ones; empty when none is near.
[[nodiscard]] std::string did_you_mean(std::string_view word, std::span<const std::string_view> known,
                                       const Diagnostics& diagnostics);
[[nodiscard]] std::string_view suggestion(std::string_view word, std::span<const std::string_view> known,
                                          const Diagnostics& diagnostics);

/// "`a`, `b` and `c`".
[[nodiscard]] std::string listed(std::span<const std::string_view> words);

/// Whether the value has this type; reports it when not. False, in silence, for a value that is already reported.
[[nodiscard]] bool expect_kind(const JsonNode& value, JsonKind kind, const std::string& what,
                               Diagnostics& diagnostics);

/// The text when the value is a string that is not empty; reports it when not.
[[nodiscard]] const std::string* non_empty_text(const JsonNode& value, const std::string& what,
                                                Diagnostics& diagnostics);

/// One object with a fixed set of keys.
class Fields {
 public:
  /// `object` must be an object. `owner` is how messages speak of it, such as "input `temperature`".
  Fields(const JsonNode& object, std::string owner, std::span<const std::string_view> known,
         Diagnostics& diagnostics);

  /// The value of a key, null where it is absent.
  [[nodiscard]] const JsonNode* find(std::string_view key) const;
  /// The same; an absent key is reported.
  [[nodiscard]] const JsonNode* require(std::string_view key, const std::string& help = {}) const;
  /// The value of a key when it is there and of this type; another type is reported.
  [[nodiscard]] const JsonNode* find(std::string_view key, JsonKind kind) const;
  [[nodiscard]] const JsonNode* require(std::string_view key, JsonKind kind, const std::string& help = {}) const;

  /// Texts: an absent key gives an empty one.
  [[nodiscard]] std::string text(std::string_view key) const;
  [[nodiscard]] std::string required_text(std::string_view key) const;
  /// A list of strings, none of them empty.
  [[nodiscard]] std::vector<std::string> texts(std::string_view key) const;

  /// "`unit` of input `temperature`".
  [[nodiscard]] std::string label(std::string_view key) const;
  [[nodiscard]] const std::string& owner() const { return owner_; }
  [[nodiscard]] const JsonNode& object() const { return object_; }
  /// Where to point at the object itself: its opening bracket.
  [[nodiscard]] Span opening() const { return {object_.span.begin, object_.span.begin + 1}; }
  [[nodiscard]] Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  void report_unknown(const JsonMember& member, std::span<const std::string_view> known);

  const JsonNode& object_;
  std::string owner_;
  Diagnostics& diagnostics_;
  std::vector<std::pair<std::string_view, const JsonNode*>> misspelt_;
};

}  // namespace typeplate::inline abi_1::card
