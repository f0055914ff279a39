// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "disk/depfile.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

std::string escaped(std::string_view path) {
  std::string text;
  for (const char character : path) {
    if (character == ' ' || character == '#') text += '\\';
    if (character == '$') text += '$';
    text += character;
  }
  return text;
}

}  // namespace

std::string depfile_text(std::string_view output, const std::vector<std::string>& inputs) {
  std::string text = escaped(output) + ":";
  for (const std::string& input : inputs) text += " " + escaped(input);
  return text + "\n";
}

}  // namespace typeplate::inline abi_1::generator
