// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "test_card.hpp"

#include <fstream>
#include <sstream>

#include "catch.hpp"

namespace typeplate::inline abi_1::card {

std::string cases_folder() {
  return TYPEPLATE_TEST_DATA "/../cases/card";
}

std::string read_text(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  INFO(path);
  REQUIRE(stream.is_open());
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string case_text(const std::string& name) {
  return read_text(cases_folder() + "/" + name + "/model_card.json");
}

Reading read_string(std::string text) {
  Reading reading;
  reading.source = {.name = "model_card.json", .text = std::move(text)};
  reading.card = read_card_text(reading.source, reading.diagnostics);
  return reading;
}

std::string with(std::string text, const std::string& what, const std::string& instead) {
  const std::size_t at = text.find(what);
  INFO(what);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find(what, at + 1) == std::string::npos);
  return text.replace(at, what.size(), instead);
}

std::vector<std::string> codes(const Diagnostics& diagnostics) {
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : diagnostics.in_text_order()) result.push_back(diagnostic.code);
  return result;
}

}  // namespace typeplate::inline abi_1::card
