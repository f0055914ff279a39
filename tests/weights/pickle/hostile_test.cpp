// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// tests/weights/data/hostile: pickles that would do harm in Python, and what reading each of them gives here.
#include <algorithm>
#include <fstream>
#include <sstream>

#include <typeplate/weights/mapped_file.hpp>
#include <typeplate/weights/pickle/read.hpp>
#include <typeplate/weights/printable.hpp>

#include "catch.hpp"
#include "message_of.hpp"

using namespace typeplate::weights;
using namespace typeplate::weights::pickle;
using typeplate_tests::message_of;

namespace {

const std::string folder = TYPEPLATE_HOSTILE_FOLDER;

struct outcome {
  std::string file;
  bool is_read = false;
  std::vector<std::string> words;  // the names, or the sentence
};

std::vector<outcome> outcomes() {
  std::vector<outcome> found;
  std::ifstream table(folder + "/outcomes.txt");
  for (std::string line; std::getline(table, line);) {
    std::istringstream cells(line);
    outcome row;
    std::string kind;
    std::getline(cells, row.file, '\t');
    std::getline(cells, kind, '\t');
    row.is_read = kind == "read";
    for (std::string cell; std::getline(cells, cell, '\t');) row.words.push_back(cell);
    found.push_back(row);
  }
  return found;
}

void check_siblings(const tree& objects) {
  const node harmless = objects.root()["harmless"];
  REQUIRE(harmless.is(node_kind::tuple));
  REQUIRE(harmless.size() == 3);
  CHECK(harmless[std::size_t{0}].as_integer() == 1);
  CHECK(harmless[std::size_t{1}].as_floating() == 2.5);
  CHECK(harmless[std::size_t{2}].as_text() == "text");
  CHECK(objects.root()["payload"].exists());
}

}  // namespace

TEST_CASE("hostile pickles are read to the end with their names inert and their siblings right, or refused") {
  const auto rows = outcomes();
  CHECK(rows.size() >= 40);
  CHECK(std::ranges::count_if(rows, &outcome::is_read) >= 30);
  for (const outcome& row : rows) {
    INFO(row.file);
    const mapped_file file(folder + "/" + row.file + ".pkl");
    REQUIRE_FALSE(row.words.empty());
    if (!row.is_read) {
      const std::string message = message_of([&] { static_cast<void>(read_pickle(file.bytes(), "file x.pkl")); });
      INFO(message);
      CHECK(message.find(row.words.front()) != std::string::npos);
      continue;
    }
    const auto objects = read_pickle(file.bytes(), "file x.pkl").objects;
    check_siblings(*objects);
    const auto names = objects->global_names();
    for (const std::string& name : row.words) {
      INFO(name);
      const auto is_same = [&](const std::string& other) { return printable(other) == name; };
      CHECK(std::ranges::any_of(names, is_same));
    }
  }
}

TEST_CASE("the harmless twin of each hostile pickle is read") {
  for (const outcome& row : outcomes()) {
    INFO(row.file);
    const mapped_file file(folder + "/" + row.file + ".twin.pkl");
    const auto objects = read_pickle(file.bytes(), "file x.pkl").objects;
    check_siblings(*objects);
    const auto names = objects->global_names();
    CHECK(std::ranges::find(names, "os.system") == names.end());
  }
}
