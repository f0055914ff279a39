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

void replace(std::string& sentence, std::string_view option, std::string_view flag) {
  const std::size_t at = sentence.find(option);
  if (at != std::string::npos) sentence.replace(at, option.size(), flag);
}

// Such as: more than the 60 s that `seconds` of the limits allows.
void name_limit_option(std::string& sentence) {
  constexpr std::string_view of_the_limits = " of the limits";
  const std::size_t end = sentence.find("`" + std::string(of_the_limits) + " allows");
  if (end == std::string::npos || end == 0) return;
  const std::size_t begin = sentence.rfind('`', end - 1);
  if (begin == std::string::npos) return;
  const std::string name = sentence.substr(begin + 1, end - begin - 1);
  sentence.erase(end + 1, of_the_limits.size());
  sentence += "; `--limit " + name + "=NUMBER` sets it";
}

}  // namespace

std::string with_flags(std::string sentence, std::string_view member) {
  for (const auto& [option, flag] : flags) replace(sentence, option, flag);
  const std::string named = "`" + std::string(member) + "`";
  replace(sentence, "with `open_member`", member.empty() ? "once it is unpacked" : "with " + named);
  replace(sentence, "with `weights_file::open`", "without " + named);
  name_limit_option(sentence);
  return sentence;
}

}  // namespace typeplate::inline abi_1::generator
