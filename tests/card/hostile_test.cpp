// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Damaged texts: whatever the bytes, reading ends in a valid card or in diagnostics that can be shown.
#include <cstdint>
#include <typeplate/card/render.hpp>

#include "catch.hpp"
#include "test_card.hpp"

namespace {

using namespace typeplate::card;

// A small generator of our own: the same damages on every machine.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t bound) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>(state_ >> 33) % bound;
  }

 private:
  std::uint64_t state_;
};

bool is_shown_safely(const Reading& reading) {
  for (const char letter : render_rich(reading.diagnostics, reading.source)) {
    if (letter != '\n' && static_cast<unsigned char>(letter) < 0x20) return false;
  }
  Diagnostics none;
  static_cast<void>(parse_json({"json", render_json(reading.diagnostics, reading.source)}, none));
  return !none.had_errors();
}

// Valid, or diagnosed with places inside the text.
bool is_sane(const Reading& reading) {
  if (reading.card.has_value() == reading.diagnostics.had_errors()) return false;
  for (const Diagnostic& diagnostic : reading.diagnostics.all()) {
    if (!diagnostic.span) continue;
    if (diagnostic.span->begin > diagnostic.span->end || diagnostic.span->end > reading.source.text.size())
      return false;
  }
  return true;
}

}  // namespace

TEST_CASE("a card cut off at any byte is diagnosed") {
  for (const std::string name : {"valid_steam", "valid_climate"}) {
    const std::string text = case_text(name);
    const std::size_t whole = text.rfind('}') + 1;
    for (std::size_t size = 0; size < whole; ++size) {
      const Reading reading = read_string(text.substr(0, size));
      if (reading.card || !is_sane(reading) || reading.diagnostics.error_count() != 1) {
        FAIL_CHECK(name << " cut at " << size << ": " << render_short(reading.diagnostics, reading.source));
      }
    }
  }
}

TEST_CASE("random bytes in a card end in a card or in diagnostics") {
  const std::string text = case_text("valid_climate");
  Numbers numbers(20261123);
  std::size_t valid = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string damaged = text;
    for (std::size_t flips = 1 + numbers.below(3); flips > 0; --flips) {
      damaged[numbers.below(damaged.size())] = static_cast<char>(numbers.below(256));
    }
    const Reading reading = read_string(damaged);
    valid += reading.card ? 1 : 0;
    if (!is_sane(reading) || (round % 10 == 0 && !is_shown_safely(reading))) FAIL_CHECK(damaged);
  }
  CHECK(valid > 100);     // flips inside descriptions and names harm nobody
  CHECK(valid < 10'000);  // most others do
}

TEST_CASE("pieces of a card moved about end in a card or in diagnostics") {
  const std::string text = case_text("valid_turbine");
  Numbers numbers(7);
  for (int round = 0; round < 5'000; ++round) {
    std::string damaged = text;
    const std::size_t from = numbers.below(text.size());
    const std::string piece = text.substr(from, 1 + numbers.below(60));
    damaged.replace(numbers.below(text.size()), numbers.below(60), piece);
    const Reading reading = read_string(damaged);
    if (!is_sane(reading)) FAIL_CHECK(damaged);
  }
}

TEST_CASE("a card of a hundred thousand unknown keys and ports costs neither memory nor minutes") {
  std::string keys = "{";
  for (int i = 0; i < 90'000; ++i) keys += (i > 0 ? ",\"k" : "\"k") + std::to_string(i) + "\":0";
  const Reading many_keys = read_string(keys + "}");
  CHECK(many_keys.diagnostics.all().size() == 1000);
  std::string names = "{\"inputs\":[";
  for (int i = 0; i < 4000; ++i) names += (i > 0 ? ",{\"name\":\"p" : "{\"name\":\"p") + std::to_string(i) + "\"}";
  names += "],\"artifact\":{\"inputs\":[[\"q\"";
  for (int i = 0; i < 40'000; ++i) names += ",\"q" + std::to_string(i) + "\"";
  const Reading many_ports = read_string(names + "]]}}");
  CHECK(many_ports.diagnostics.all().size() == 1000);
}
