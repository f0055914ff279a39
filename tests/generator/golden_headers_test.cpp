// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Each folder of tests/cases/generate is a card and, in expected/, exactly what the generator writes for it.
// TYPEPLATE_BLESS=1 writes expected/ anew; read the difference before you commit it.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <locale>
#include <sstream>
#include <vector>

#include "catch.hpp"
#include "disk/write_file.hpp"
#include "emit/emit_header.hpp"
#include "support/cpp_lexer.hpp"
#include "typeplate/card/read_card.hpp"
#include "typeplate/card/render.hpp"

namespace {

using namespace typeplate;
namespace fs = std::filesystem;

const fs::path cases = fs::path(TYPEPLATE_TEST_DATA) / "../cases/generate";

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<fs::path> case_folders() {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(cases)) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  return folders;
}

generator::Files emitted(const fs::path& folder) {
  card::Diagnostics diagnostics;
  const card::SourceFile source{.name = "model_card.json", .text = text_of(folder / "model_card.json")};
  const auto card = card::read_card_text(source, diagnostics);
  if (!card) FAIL(folder << "\n" << render_rich(diagnostics, source));
  return generator::emit_header(*card);
}

generator::Files files_under(const fs::path& folder) {
  generator::Files files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder).generic_string()] = text_of(entry.path());
  }
  return files;
}

void bless(const fs::path& expected, const generator::Files& files) {
  fs::remove_all(expected);
  for (const auto& [path, contents] : files) generator::write_if_changed((expected / path).string(), contents);
}

// A locale of a place where numbers are written 1.234.567,5.
struct OtherNumbers : std::numpunct<char> {
  char do_decimal_point() const override { return ','; }
  char do_thousands_sep() const override { return '.'; }
  std::string do_grouping() const override { return "\3"; }
};

}  // namespace

TEST_CASE("each card gives exactly the files in its folder expected/") {
  const auto folders = case_folders();
  REQUIRE(folders.size() >= 4);
  for (const fs::path& folder : folders) {
    const generator::Files files = emitted(folder);
    if (std::getenv("TYPEPLATE_BLESS") != nullptr) bless(folder / "expected", files);
    const generator::Files expected = files_under(folder / "expected");
    INFO(folder << ": run with TYPEPLATE_BLESS=1 to accept the new text, and read the difference");
    REQUIRE(files.size() == expected.size());
    for (const auto& [path, contents] : files) {
      REQUIRE(expected.count(path) == 1);
      CHECK(contents == expected.at(path));
    }
  }
}

TEST_CASE("the same card gives the same bytes under every locale") {
  const std::locale before = std::locale();
  for (const fs::path& folder : case_folders()) {
    const generator::Files files = emitted(folder);
    std::locale::global(std::locale(before, new OtherNumbers));
    std::ostringstream proof;
    proof << 1234.5;
    const generator::Files again = emitted(folder);
    std::locale::global(before);
    CHECK(proof.str() == "1.234,5");
    CHECK(files == again);
  }
}

TEST_CASE("a golden header names no internals and no path of this machine") {
  for (const fs::path& folder : case_folders()) {
    for (const auto& [path, contents] : files_under(folder / "expected")) {
      for (const test::Token& token : test::lex_cpp(contents)) {
        if (token.kind != test::TokenKind::Identifier) continue;
        CHECK(token.text != "detail");
        CHECK(token.text.find("__") == std::string_view::npos);
      }
      CHECK(contents.find(fs::current_path().string()) == std::string::npos);
    }
  }
}
