// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "names/reserved_names.hpp"

#include <algorithm>
#include <initializer_list>

#include "names/word_lists.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

// Looks a word up in lines that are sorted by their bytes, by halving the text itself.
bool has_line(std::string_view sorted_lines, std::string_view word) {
  while (!sorted_lines.empty()) {
    const std::size_t line_break = sorted_lines.rfind('\n', sorted_lines.size() / 2 - 1);
    const std::size_t begin = line_break == std::string_view::npos ? 0 : line_break + 1;
    const std::string_view line = sorted_lines.substr(begin, sorted_lines.find('\n', begin) - begin);
    if (line == word) return true;
    sorted_lines = word < line ? sorted_lines.substr(0, begin) : sorted_lines.substr(begin + line.size() + 1);
  }
  return false;
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// A member of one of these names would change what the name means in the lines around it.
bool is_used_by_the_header(std::string_view identifier) {
  return is_one_of(identifier, {"Inputs", "Outputs", "BatchInputs", "BatchOutputs", "Model", "contract", "port",
                                "input_ports", "output_ports", "typeplate", "tp", "std"});
}

bool is_taken_in_the_global_scope(std::string_view identifier) {
  const bool future_standard =
      identifier.starts_with("std") && identifier.find_first_not_of("0123456789", 3) == std::string_view::npos;
  return future_standard || has_line(libc_globals(), identifier) ||
         is_one_of(identifier,
                   {"main", "posix", "typeplate", "tp", "at", "c10", "caffe2", "torch", "fmt", "nlohmann"});
}

}  // namespace

bool is_reserved_name(std::string_view identifier, Place place) {
  if (has_line(cpp_words(), identifier) || has_line(libc_macros(), identifier) ||
      has_line(common_macros(), identifier)) {
    return true;
  }
  return place == Place::Member ? is_used_by_the_header(identifier) : is_taken_in_the_global_scope(identifier);
}

}  // namespace typeplate::inline abi_1::generator
