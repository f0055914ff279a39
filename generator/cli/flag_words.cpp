// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/flag_words.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace typeplate::inline abi_1::generator {
namespace {

using words = std::pair<std::string_view, std::string_view>;

constexpr std::array flags{
    words("set `trust_code`", "give `--trust-code`"),
    words("set `without_hashes`", "give `--without-hashes`"),
    words("set `without_reference`", "give `--without-reference`"),
    words("allow it with `missing_checksums` of the limits", "give `--without-checksums`"),
};

}  // namespace

std::string with_flags(std::string sentence) {
  for (const auto& [option, flag] : flags) {
    const std::size_t at = sentence.find(option);
    if (at != std::string::npos) sentence.replace(at, option.size(), flag);
  }
  return sentence;
}

}  // namespace typeplate::inline abi_1::generator
