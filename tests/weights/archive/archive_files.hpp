// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The archives of python/hostile_archives.py, and what the reader makes of one.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <typeplate/weights/archive/zip_directory.hpp>
#include <utility>
#include <vector>

#include "message_of.hpp"

namespace typeplate_tests {

using typeplate::weights::archive::letter_case;

/// `name`: "hostile/name_parent".
inline std::string archive_file(const std::string& name) {
  std::ifstream file(std::string(TYPEPLATE_ARCHIVES) + "/" + name + ".zip", std::ios::binary);
  if (!file) throw std::runtime_error("no archive " + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Name and content of every member; at most `most` bytes of each.
inline std::vector<std::pair<std::string, std::string>> members_of(std::string_view archive,
                                                                   std::uint64_t most = 1U << 20U,
                                                                   letter_case names = letter_case::ignored) {
  namespace zip = typeplate::weights::archive;
  const auto bytes = std::as_bytes(std::span(archive.data(), archive.size()));
  std::vector<std::pair<std::string, std::string>> members;
  for (const auto& entry : zip::read_zip_directory(bytes, "file t.zip", {}, names)) {
    const auto content = zip::member_bytes(bytes, entry, "file t.zip", most);
    members.emplace_back(entry.name,
                         std::string(reinterpret_cast<const char*>(content.bytes.data()), content.bytes.size()));
  }
  return members;
}

/// What follows "file t.zip " when all members are asked for.
inline std::string refusal_of(std::string_view archive, std::uint64_t most = 1U << 20U) {
  const std::string text = message_of([&] { (void)members_of(archive, most); });
  const std::string begin = "file t.zip ";
  return text.starts_with(begin) ? text.substr(begin.size()) : text;
}

}  // namespace typeplate_tests
