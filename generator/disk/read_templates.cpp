// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "disk/read_templates.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace typeplate::inline abi_1::generator {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_templates = 100;
constexpr std::size_t largest_template = std::size_t{1} << 20;

std::runtime_error refusal(const fs::path& path, const std::string& why) {
  return std::runtime_error("cannot read `" + path.string() + "`: " + why);
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text(largest_template + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!file.eof() && !file) throw refusal(path, "it is no readable file");
  if (file.bad()) throw refusal(path, "reading failed");
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > largest_template) throw refusal(path, "it is larger than 1 MiB");
  return text;
}

}  // namespace

std::vector<TemplateFile> read_templates(const std::string& folder) {
  std::vector<TemplateFile> templates;
  if (folder.empty()) return templates;
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure); !failure && entry != fs::directory_iterator();
       entry.increment(failure)) {
    if (entry->path().extension() != ".mustache") continue;
    // A link that leads nowhere is an error: without it, its page would be missing and nobody told.
    std::error_code unknown;
    if (!entry->is_regular_file(unknown)) throw refusal(entry->path(), "it is no file");
    if (templates.size() == most_templates) throw refusal(folder, "it has more than 100 templates");
    templates.push_back({entry->path().filename().string(), text_of(entry->path())});
  }
  if (failure) throw refusal(folder, failure.message());
  if (templates.empty()) throw refusal(folder, "it has no `*.mustache` file");
  std::sort(templates.begin(), templates.end(),
            [](const TemplateFile& left, const TemplateFile& right) { return left.name < right.name; });
  return templates;
}

}  // namespace typeplate::inline abi_1::generator
