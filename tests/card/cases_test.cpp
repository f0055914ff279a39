// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Every folder under tests/cases/card is a test: its card gives exactly its stderr.txt (rich), its stderr.json
// where there is one, and its card.txt when the card is valid. TYPEPLATE_BLESS=1 writes what comes out into the
// folders.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <typeplate/card/contract.hpp>
#include <typeplate/card/render.hpp>
#include <typeplate/card/source_file.hpp>

#include "catch.hpp"
#include "test_card.hpp"

namespace {

namespace fs = std::filesystem;
using namespace typeplate::card;

std::vector<fs::path> case_folders() {
  std::vector<fs::path> folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(cases_folder())) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

// The folder in which the card is read, so that messages name it without a path. Restores the old one.
class WorkingFolder {
 public:
  explicit WorkingFolder(const fs::path& folder) : old_(fs::current_path()) { fs::current_path(folder); }
  ~WorkingFolder() { fs::current_path(old_); }
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;

 private:
  fs::path old_;
};

// Cards too large to keep are made from a recipe: a text with one part repeated, or a hole of some size.
void follow_recipe(const fs::path& recipe, const fs::path& card) {
  Diagnostics diagnostics;
  const LocatedJson json = parse_json({"recipe.json", read_text(recipe.string())}, diagnostics);
  REQUIRE_FALSE(diagnostics.had_errors());
  std::ofstream stream(card, std::ios::binary);
  if (const JsonMember* bytes = find_member(json.root, "sparse_bytes")) {
    stream.close();
    fs::resize_file(card, static_cast<std::uintmax_t>(bytes->value.integer.value()));
    return;
  }
  stream << find_member(json.root, "prefix")->value.string;
  const std::string& part = find_member(json.root, "repeat")->value.string;
  for (std::int64_t i = *find_member(json.root, "count")->value.integer; i > 0; --i) stream << part;
  stream << find_member(json.root, "suffix")->value.string;
}

struct Outcome {
  std::string rich, json, card;
};

Outcome read_here() {
  Diagnostics diagnostics;
  Outcome outcome;
  SourceFile source{.name = "model_card.json", .text = {}};
  if (std::optional<SourceFile> file = read_source_file("model_card.json", diagnostics)) {
    source = std::move(*file);
    const std::optional<Card> card = read_card_text(source, diagnostics);
    if (card) outcome.card = dump_card(*card) + "\n" + contract_text(*card);
    CHECK(card.has_value() == !diagnostics.had_errors());
  }
  outcome.rich = render_rich(diagnostics, source);
  outcome.json = render_json(diagnostics, source);
  return outcome;
}

Outcome run_case(const fs::path& folder) {
  if (!fs::exists(folder / "recipe.json")) {
    const WorkingFolder here(folder);
    return read_here();
  }
  const fs::path temporary = fs::temp_directory_path() / ("typeplate-card-case-" + folder.filename().string());
  fs::create_directories(temporary);
  follow_recipe(folder / "recipe.json", temporary / "model_card.json");
  Outcome outcome;
  {
    const WorkingFolder here(temporary);
    outcome = read_here();
  }
  fs::remove_all(temporary);
  return outcome;
}

// Compares with the file, or writes it. `optional`: only where the file is there already.
void compare(const fs::path& file, const std::string& got, bool optional) {
  if (optional && !fs::exists(file)) return;
  if (std::getenv("TYPEPLATE_BLESS") != nullptr) {
    if (got.empty()) {
      fs::remove(file);
    } else {
      std::ofstream(file, std::ios::binary) << got;
    }
  }
  CHECK(got == (fs::exists(file) ? read_text(file.string()) : std::string()));
}

}  // namespace

TEST_CASE("every case folder gives the diagnostics and the card that are written in it") {
  const std::vector<fs::path> folders = case_folders();
  REQUIRE(folders.size() > 60);
  for (const fs::path& folder : folders) {
    INFO("case " << folder.filename().string());
    const Outcome outcome = run_case(folder);
    compare(folder / "stderr.txt", outcome.rich, false);
    compare(folder / "stderr.json", outcome.json, true);
    compare(folder / "card.txt", outcome.card, false);
    CHECK(outcome.rich.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("a card with twenty mistakes reports exactly twenty") {
  const Reading reading = read_string(case_text("twenty_mistakes"));
  CHECK(reading.diagnostics.all().size() == 20);
  CHECK(reading.diagnostics.error_count() == 20);
}
