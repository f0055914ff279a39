// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/byte_output.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "catch.hpp"
#include "temporary_folder.hpp"

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("what a stopped process of our number left beside a result does not hinder it") {
  const typeplate_tests::temporary_folder folder;
  const fs::path path = folder.path() / "out.csv";
  const std::string left_over = "out.csv." + std::to_string(::getpid()) + ".tmp";
  folder.write("out.csv", std::string_view("old"));
  folder.write(left_over, std::string_view("half"));
  typeplate::table::byte_output output(path.string());
  output.write("new");
  CHECK(text_of(path) == "old");
  output.commit();
  CHECK(text_of(path) == "new");
  CHECK_FALSE(fs::exists(folder.path() / left_over));
}
