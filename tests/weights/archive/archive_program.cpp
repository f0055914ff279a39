// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What tests in Python need of the reader and the writer of zip archives.
//   archive_program < LIST        one line for each archive on standard input's list of paths: "refused", or names
//                                 and contents of the members as hexadecimal digits; of long ones the length
//   archive_program large OUT     an npz file beyond 4 GiB: a small array, zeros, a small array
#include <cstdio>
#include <iostream>
#include <string>
#include <typeplate/error.hpp>
#include <typeplate/weights/archive/zip_directory.hpp>
#include <typeplate/weights/mapped_file.hpp>

#include "large_file.hpp"

namespace {

namespace zip = typeplate::weights::archive;

constexpr std::uint64_t most_shown = 1U << 24U;

std::string hex(std::span<const std::byte> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const std::byte byte : bytes) {
    text += digits[std::to_integer<std::size_t>(byte) >> 4U];
    text += digits[std::to_integer<std::size_t>(byte) & 0xFU];
  }
  return text;
}

// Long ones are not looked at, which would take a second for each gigabyte.
std::string contents_of(std::span<const std::byte> archive, const zip::zip_entry& entry) {
  if (entry.unpacked > most_shown) return "long" + std::to_string(entry.unpacked);
  return hex(zip::member_bytes(archive, entry, "it", most_shown).bytes);
}

std::string line_of(const std::string& path) {
  try {
    const typeplate::weights::mapped_file file(path);
    std::string line = "read";
    for (const auto& entry : zip::read_zip_directory(file.bytes(), "it", {}, zip::letter_case::counts)) {
      const auto name = std::as_bytes(std::span(entry.name.data(), entry.name.size()));
      line += " " + hex(name) + "=" + contents_of(file.bytes(), entry);
    }
    return line;
  } catch (const typeplate::error&) {
    return "refused";
  }
}

void write_large(const std::string& path) {
  const typeplate_tests::large_zeros zeros;
  typeplate_tests::sparse_file file(path, zeros);
  write_npz(file, tensors_around(zeros));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3) {
    write_large(argv[2]);
    return 0;
  }
  for (std::string path; std::getline(std::cin, path);) std::puts(line_of(path).c_str());
  return 0;
}
