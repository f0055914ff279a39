// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "view/declaration.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

constexpr std::size_t room_for_a_member = 116 - 2;

// Where the first argument of a template ends: its comma, or the bracket that closes the list.
std::size_t end_of_argument(std::string_view arguments) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == '<') ++depth;
    if (depth == 0 && (arguments[i] == ',' || arguments[i] == '>')) return i;
    if (arguments[i] == '>') --depth;
  }
  return arguments.size();
}

// A type, and what follows it on its line, within `room` columns if it has arguments to put below each other.
Lines type_lines(std::string_view type, std::size_t room) {
  const std::size_t open = type.find('<');
  if (type.size() <= room || open == std::string_view::npos) return {std::string(type)};
  const std::string head(type.substr(0, open + 1));
  const std::string margin(head.size(), ' ');
  Lines lines;
  for (std::string_view rest = type.substr(open + 1); !rest.empty();) {
    const std::size_t end = end_of_argument(rest);
    const bool last = end == rest.size() || rest[end] == '>';
    const std::string_view argument = last ? rest : rest.substr(0, end + 1);
    for (const std::string& line : type_lines(argument, room - margin.size())) {
      lines.push_back((lines.empty() ? head : margin) + line);
    }
    rest.remove_prefix(last ? rest.size() : end + 2);  // the comma and its blank
  }
  return lines;
}

}  // namespace

Lines declaration_lines(std::string_view type, std::string_view name) {
  const std::string line = std::string(type) + " " + std::string(name) + ";";
  if (line.size() <= room_for_a_member) return {line};
  Lines lines = type_lines(type, room_for_a_member);
  lines.push_back("    " + std::string(name) + ";");
  return lines;
}

}  // namespace typeplate::inline abi_1::generator
