// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a fuzz target says when something does not hold: one sentence, then the end of the process. libFuzzer keeps
// the input; the corpus tests have printed its name before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace typeplate::test {

inline void expect(bool holds, const char* sentence) {
  if (holds) return;
  std::fprintf(stderr, "broken: %s\n", sentence);
  std::abort();
}

/// The fuzzer's bytes as text.
[[nodiscard]] inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// Whether a terminal would do anything but show this text.
[[nodiscard]] inline bool has_control_characters(std::string_view text, std::string_view allowed = "\n") {
  for (const char letter : text) {
    const auto byte = static_cast<unsigned char>(letter);
    const bool control = byte < 0x20 || byte == 0x7F;
    if (control && allowed.find(letter) == std::string_view::npos) return true;
  }
  return false;
}

/// Makes libFuzzer forget what this input reached, so that it does not become one to mutate: it never came to the
/// code that the target is for. Does nothing without libFuzzer.
void forget_coverage();

}  // namespace typeplate::test

/// The one function of every target.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
