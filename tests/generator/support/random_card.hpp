// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Valid cards with hostile words: every text of a card is random over all of Unicode, with a liking for whatever
// means something to compilers, terminals and template engines, and carries a marker that a test can look for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace typeplate::test {

/// Stands in every text of a random card.
inline constexpr std::string_view marker = "Q7MARK";

/// The same numbers on every machine.
class RandomNumbers {
 public:
  explicit RandomNumbers(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 1) {}

  [[nodiscard]] std::uint64_t next();
  [[nodiscard]] std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }
  [[nodiscard]] bool one_in(std::size_t times) { return below(times) == 0; }

 private:
  std::uint64_t state_;
};

/// A hostile text in UTF-8 with the marker in it.
[[nodiscard]] std::string random_text(RandomNumbers& random);

/// A port's name: a hostile text, or, without the marker, a keyword, a macro or a word the header uses itself.
[[nodiscard]] std::string random_port_name(RandomNumbers& random);

/// The text of a valid card; the same for the same seed.
[[nodiscard]] std::string random_card(std::uint64_t seed);

}  // namespace typeplate::test
