// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The table of codes, the pages of the documentation and the case folders agree: nothing missing, nothing left
// over.
#include <filesystem>
#include <map>
#include <set>
#include <typeplate/card/codes.hpp>

#include "catch.hpp"
#include "test_card.hpp"

namespace {

namespace fs = std::filesystem;
using namespace typeplate::card;

const std::string docs_folder = TYPEPLATE_TEST_DATA "/../../docs/reference/diagnostics";

std::set<std::string> codes_of_table() {
  std::set<std::string> result;
  for (const CodeInfo& row : code_table) result.emplace(row.id);
  return result;
}

std::set<std::string> codes_of_pages() {
  std::set<std::string> result;
  for (const fs::directory_entry& entry : fs::directory_iterator(docs_folder)) {
    if (entry.path().filename() != "README.md") result.insert(entry.path().stem().string());
  }
  return result;
}

// The folders whose names begin with a code, by that code.
std::map<std::string, std::vector<fs::path>> cases_by_code() {
  std::map<std::string, std::vector<fs::path>> result;
  for (const std::string& cases : {cases_folder(), cases_folder() + "/../port"}) {
    for (const fs::directory_entry& entry : fs::directory_iterator(cases)) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with("TP")) result[name.substr(0, 6)].push_back(entry.path());
    }
  }
  return result;
}

// Every key of a card but those that the card's author chose.
void collect_keys(const JsonNode& node, const std::string& path, std::set<std::string>& keys) {
  for (const JsonNode& item : node.items) collect_keys(item, path, keys);
  for (const JsonMember& member : node.members) {
    static const std::set<std::string> free{"standardize", "destandardize", "training", "metrics",
                                            "parameters",  "extensions",    "files",    "atol"};
    const bool named_tensor = path == "artifact" && (member.key == "inputs" || member.key == "outputs");
    keys.insert(member.key);
    if (!free.contains(member.key) && !named_tensor) collect_keys(member.value, member.key, keys);
  }
}

}  // namespace

TEST_CASE("the reference of the card speaks of every key that the example cards use") {
  const std::string page = read_text(docs_folder + "/../model-card.md");
  std::set<std::string> keys;
  for (const std::string name : {"valid_steam", "valid_turbine", "valid_climate"}) {
    Diagnostics diagnostics;
    collect_keys(parse_json({name, case_text(name)}, diagnostics).root, "", keys);
  }
  CHECK(keys.size() > 35);
  for (const std::string& key : keys) CHECK_THAT(page, Catch::Matchers::Contains("`" + key + "`"));
}

TEST_CASE("the example in the reference of the card is a valid card") {
  const std::string page = read_text(docs_folder + "/../model-card.md");
  const std::size_t begin = page.find("```json\n") + 8;
  const Reading reading = read_string(page.substr(begin, page.find("```", begin) - begin));
  CHECK(reading.card.has_value());
}

TEST_CASE("every code has a page in the documentation, and every page a code") {
  CHECK(codes_of_pages() == codes_of_table());
  for (const CodeInfo& row : code_table) {
    const std::string id(row.id);
    const std::string page = read_text(docs_folder + "/" + id + ".md");
    CHECK_THAT(page, Catch::Matchers::StartsWith("# " + id + ": " + std::string(row.title) + "\n"));
    const bool says_warning = page.find("\nA warning") != std::string::npos;
    CHECK(says_warning == (row.severity == Severity::warning));
  }
}

TEST_CASE("the index of the diagnostics lists every code with its title") {
  const std::string index = read_text(docs_folder + "/README.md");
  for (const CodeInfo& row : code_table) {
    const std::string id(row.id);
    CHECK_THAT(index,
               Catch::Matchers::Contains("| [" + id + "](" + id + ".md) | " + std::string(row.title) + " |"));
  }
}

TEST_CASE("every code has a case folder that shows it, and every folder of a code a code") {
  const auto cases = cases_by_code();
  std::set<std::string> codes_of_cases;
  for (const auto& [code, folders] : cases) {
    codes_of_cases.insert(code);
    for (const fs::path& folder : folders) {
      INFO(folder.filename().string());
      // What is said about the inverse of rules stands where the inverse would.
      const char* const said = fs::exists(folder / "stderr.txt") ? "stderr.txt" : "inverse.json";
      CHECK_THAT(read_text((folder / said).string()), Catch::Matchers::Contains("[" + code + "]"));
    }
  }
  CHECK(codes_of_cases == codes_of_table());
}
