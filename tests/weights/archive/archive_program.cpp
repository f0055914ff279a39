// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What tests in Python need of the reader of zip archives: one line for each archive on standard input's list of
// paths. A line is "refused", or names and contents of the members as hexadecimal digits.
//   archive_program < LIST
#include <cstdio>
#include <iostream>
#include <string>
#include <typeplate/error.hpp>
#include <typeplate/weights/archive/zip_directory.hpp>
#include <typeplate/weights/mapped_file.hpp>

namespace {

namespace zip = typeplate::weights::archive;

std::string hex(std::span<const std::byte> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::byte byte : bytes) {
    text += digits[std::to_integer<std::size_t>(byte) >> 4U];
    text += digits[std::to_integer<std::size_t>(byte) & 0xFU];
  }
  return text;
}

std::string line_of(const std::string& path) {
  try {
    const typeplate::weights::mapped_file file(path);
    std::string line = "read";
    for (const auto& entry : zip::read_zip_directory(file.bytes(), "it", {}, zip::letter_case::counts)) {
      const auto name = std::as_bytes(std::span(entry.name.data(), entry.name.size()));
      line += " " + hex(name) + "=" + hex(zip::member_bytes(file.bytes(), entry, "it", 1U << 24U).bytes);
    }
    return line;
  } catch (const typeplate::error&) {
    return "refused";
  }
}

}  // namespace

int main() {
  for (std::string path; std::getline(std::cin, path);) std::puts(line_of(path).c_str());
  return 0;
}
