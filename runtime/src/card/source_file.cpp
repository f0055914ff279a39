// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "typeplate/card/source_file.hpp"

#include <filesystem>
#include <fstream>
#include <utility>

namespace typeplate::inline abi_1::card {

namespace {

namespace fs = std::filesystem;

// Why this path cannot be read as a text, or an empty text. A device or a pipe might never end, or never begin.
std::string obstacle(const fs::file_status& status, const std::error_code& error) {
  if (status.type() == fs::file_type::not_found) return "there is no such file";
  if (error) return "the file cannot be opened: " + error.message();
  if (status.type() == fs::file_type::directory) return "this is a directory, not a file";
  if (status.type() != fs::file_type::regular) return "this is not a regular file";
  return {};
}

std::string help_for(const fs::file_status& status, const std::string& path) {
  if (status.type() != fs::file_type::directory) return {};
  return "name the card in it, such as `" + path + "/model_card.json`";
}

std::string too_large(std::uintmax_t bytes) {
  const std::string size = bytes == 0 ? "more than it said at first" : std::to_string(bytes) + " bytes";
  return "the file has " + size + ", a card has at most " + std::to_string(max_source_bytes);
}

}  // namespace

std::optional<SourceFile> read_source_file(const std::string& path, Diagnostics& diagnostics) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (const std::string problem = obstacle(status, error); !problem.empty()) {
    diagnostics.add_for_file(Code::unreadable_file, problem, help_for(status, path));
    return std::nullopt;
  }
  const std::uintmax_t size = fs::file_size(path, error);
  if (!error && size > max_source_bytes) {
    diagnostics.add_for_file(Code::file_too_large, too_large(size), "is this the model rather than its card?");
    return std::nullopt;
  }
  std::ifstream stream(path, std::ios::binary);
  SourceFile source{.name = path, .text = {}};
  // One byte more than said shows a file that grew meanwhile; never more than the limit is kept.
  source.text.resize(static_cast<std::size_t>(error ? max_source_bytes : size) + 1);
  stream.read(source.text.data(), static_cast<std::streamsize>(source.text.size()));
  const auto count = static_cast<std::size_t>(stream.gcount());
  if (!stream.is_open() || stream.bad()) {
    diagnostics.add_for_file(Code::unreadable_file, "the file cannot be opened: no permission, or the disk failed");
    return std::nullopt;
  }
  if (count > max_source_bytes) {
    diagnostics.add_for_file(Code::file_too_large, too_large(0));
    return std::nullopt;
  }
  source.text.resize(count);
  return source;
}

}  // namespace typeplate::inline abi_1::card
