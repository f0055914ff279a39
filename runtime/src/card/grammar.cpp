// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "grammar.hpp"

#include <algorithm>

namespace typeplate::inline abi_1::card {

namespace {

bool is_digit(char letter) {
  return letter >= '0' && letter <= '9';
}
bool is_identifier_letter(char letter) {
  return is_digit(letter) || ((letter | 0x20) >= 'a' && (letter | 0x20) <= 'z') || letter == '-';
}

bool is_number(std::string_view text) {
  const bool digits = !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
  return digits && (text.size() == 1 || text.front() != '0');
}

template <class Predicate>
bool every_part(std::string_view text, char separator, Predicate holds) {
  for (;;) {
    const std::size_t end = text.find(separator);
    if (!holds(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

bool is_build_identifier(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_identifier_letter);
}

// Of digits alone only without a leading zero.
bool is_prerelease_identifier(std::string_view text) {
  const bool digits = std::all_of(text.begin(), text.end(), is_digit);
  return is_build_identifier(text) && (!digits || is_number(text));
}

bool is_numbers(std::string_view text, std::ptrdiff_t least, std::ptrdiff_t most) {
  const std::ptrdiff_t count = std::count(text.begin(), text.end(), '.') + 1;
  return count >= least && count <= most && every_part(text, '.', is_number);
}

}  // namespace

bool is_semantic_version(std::string_view text) {
  if (const std::size_t plus = text.find('+'); plus != std::string_view::npos) {
    if (!every_part(text.substr(plus + 1), '.', is_build_identifier)) return false;
    text = text.substr(0, plus);
  }
  if (const std::size_t dash = text.find('-'); dash != std::string_view::npos) {
    if (!every_part(text.substr(dash + 1), '.', is_prerelease_identifier)) return false;
    text = text.substr(0, dash);
  }
  return is_numbers(text, 3, 3);
}

bool is_release_version(std::string_view text) {
  return is_numbers(text, 2, 3);
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && std::all_of(text.begin(), text.end(), [](char letter) {
           return is_digit(letter) || (letter >= 'a' && letter <= 'f');
         });
}

std::string path_problem(std::string_view path) {
  if (path.empty()) return "is empty";
  const bool control = std::any_of(path.begin(), path.end(), [](char letter) {
    return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7f;
  });
  if (control) return "holds a control character";
  if (path.find('\\') != std::string_view::npos) return "holds a backslash";
  if (path.front() == '/') return "is absolute";
  if (path.size() > 1 && path[1] == ':') return "names a drive";
  if (path.size() > 512) return "is longer than 512 bytes";
  if (!every_part(path, '/', [](std::string_view part) { return !part.empty(); })) return "has an empty part";
  if (!every_part(path, '/', [](std::string_view part) { return part != "." && part != ".."; })) {
    return "has a part `.` or `..`";
  }
  return {};
}

}  // namespace typeplate::inline abi_1::card
