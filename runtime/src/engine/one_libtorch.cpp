// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/one_libtorch.hpp>

#include <algorithm>
#include <fstream>

#include <typeplate/engine/message.hpp>

namespace typeplate::inline abi_1 {
namespace {

constexpr std::size_t longest_path = 90;
constexpr std::size_t room_for_escapes = 20;

// The end of a long path: it names the installation, where the beginning is often the same.
std::string ending(const std::string& path) {
  return path.size() <= longest_path ? path : "..." + path.substr(path.size() - (longest_path - 3));
}

}  // namespace

std::vector<std::string> mapped_libtorch(std::istream& maps) {
  std::vector<std::string> files;
  for (std::string line; std::getline(maps, line);) {
    const std::size_t path = line.find('/');
    const std::size_t name = line.rfind('/');
    if (path == std::string::npos || !std::string_view(line).substr(name).starts_with("/libtorch_cpu.so")) continue;
    const std::string file = line.substr(path);
    if (std::ranges::find(files, file) == files.end()) files.push_back(file);
  }
  return files;
}

void require_one_libtorch(std::string_view what) {
  std::ifstream maps("/proc/self/maps");
  const std::vector<std::string> files = mapped_libtorch(maps);
  if (files.size() < 2) return;
  throw message()
      .quote(what, 100)
      .text(" cannot be loaded: this process has two LibTorch libraries, ")
      .quote(ending(files[0]), longest_path + room_for_escapes)
      .text(" and ")
      .quote(ending(files[1]), longest_path + room_for_escapes)
      .text("; build and run with one")
      .to_error();
}

}  // namespace typeplate::inline abi_1
