// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/command_tree.hpp"

#include <string_view>

namespace typeplate::inline abi_1::generator {

std::vector<std::string> OptionWords::choices() const {
  std::vector<std::string> words;
  if (value.find('|') == std::string::npos) return words;
  std::size_t begin = 0;
  for (std::size_t end = value.find('|'); end != std::string::npos; end = value.find('|', begin)) {
    words.push_back(value.substr(begin, end - begin));
    begin = end + 1;
  }
  words.push_back(value.substr(begin));
  return words;
}

Completes OptionWords::completes() const {
  if (value == "DIR") return Completes::Folders;
  for (const std::string_view file :
       {"CARD", "CSV", "FILE", "FIRST", "INPUT", "OUTPUT", "PACKAGE", "PATH", "RULES", "SECOND"}) {
    if (value == file) return Completes::Files;
  }
  const std::vector<std::string> words = choices();
  const bool plain = !words.empty() && value.find(' ') == std::string::npos;
  return plain ? Completes::Words : Completes::Nothing;
}

}  // namespace typeplate::inline abi_1::generator
