// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "names/namer.hpp"

#include <set>

#include "catch.hpp"
#include "names/plain_name.hpp"
#include "names/word_lists.hpp"

namespace {

using typeplate::generator::identifier_for;
using typeplate::generator::Place;
using typeplate::generator::plain_name;
using typeplate::generator::port_identifiers;

std::string member(std::string_view text) {
  return identifier_for(text, Place::Member);
}
std::string name_space(std::string_view text) {
  return identifier_for(text, Place::Namespace);
}

bool is_legal(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (name.empty() || !letter(name.front()) || name.find("__") != std::string_view::npos) return false;
  for (const char c : name) {
    if (!letter(c) && !digit(c) && c != '_') return false;
  }
  return true;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    lines.push_back(text.substr(0, text.find('\n')));
    text.remove_prefix(lines.back().size() + 1);
  }
  return lines;
}

}  // namespace

TEST_CASE("a name that is an identifier stays as it is") {
  for (const char* name : {"temperature", "bulk_temperature", "T", "NO2", "x1_y2", "flowRate", "q"}) {
    CHECK(member(name) == name);
    CHECK(name_space(name) == name);
  }
}

TEST_CASE("words of C++, macros and the header's own names get an underscore behind them") {
  for (const char* name :
       {"class",   "and",    "co_await", "char8_t", "linux",    "unix", "i386",      "errno",   "major",   "minor",
        "makedev", "stdin",  "stdout",   "stderr",  "assert",   "NULL", "EOF",       "INT_MAX", "signals", "slots",
        "emit",    "Inputs", "Outputs",  "Model",   "contract", "port", "typeplate", "std",     "HZ",      "NAN"}) {
    CHECK(member(name) == std::string(name) + "_");
  }
}

TEST_CASE("a namespace does not take the name of a function or type of libc") {
  for (const char* name : {"time", "index", "gamma", "y0", "stat", "log", "main", "std", "std2", "torch", "tp"}) {
    CHECK(name_space(name) == std::string(name) + "_");
  }
  CHECK(member("time") == "time");
  CHECK(member("gamma") == "gamma");
}

TEST_CASE("hyphens in a model's name become underscores") {
  CHECK(name_space("steam-properties") == "steam_properties");
  CHECK(name_space("steam--properties") != "steam_properties");
  CHECK(name_space("steam-properties-") != "steam_properties");
  CHECK(member("steam-properties") != "steam_properties");
}

TEST_CASE("every other text stays readable and gets a number of its own") {
  CHECK(member("inlet temp. [1]").starts_with("inlet_temp_1_x"));
  CHECK(member("2m").starts_with("n2m_x"));
  CHECK(member("\xCE\x94T").starts_with("DeltaT_x"));  // Delta T in Greek
  CHECK(member("Temp\xC3\xA9rature").starts_with("Temperature_x"));
  CHECK(member("\xE6\xB8\xA9").starts_with("u6E29_x"));
  CHECK(member("\xC2\xB0\x43").starts_with("degC_x"));
  CHECK(member("").starts_with("unnamed_x"));
  CHECK(member("_T").starts_with("T_x"));
  CHECK(member("a__b").starts_with("a_b_x"));
  CHECK(member("a_").starts_with("a_x"));
}

TEST_CASE("texts that read the same have different names") {
  const std::vector<std::string> alike = {"a b",
                                          "a-b",
                                          "a.b",
                                          "a_b",
                                          "a__b",
                                          "a_b_",
                                          "_a_b",
                                          "a  b",
                                          "a\tb",
                                          "A b",
                                          "a/b",
                                          "a\xE2\x80\xAE"
                                          "b",
                                          "a\xC2\xA0"
                                          "b",
                                          std::string("a\0b", 3),
                                          "class",
                                          "class_"};
  std::set<std::string> names;
  for (const std::string& text : alike) {
    INFO(text);
    CHECK(is_legal(member(text)));
    CHECK(names.insert(member(text)).second);
  }
}

TEST_CASE("a name that looks like one of ours with its number is not taken at its word") {
  const std::string ours = member("a b");
  CHECK(member(ours) != ours);
  CHECK(member(ours).starts_with("a_b_x"));
}

TEST_CASE("long names are shortened and stay different") {
  const std::string stem(100, 'a');
  CHECK(member(stem).size() < 64);
  CHECK(member(stem) != member(stem + "a"));
  CHECK(member(std::string(64, 'b')) == std::string(64, 'b'));
}

TEST_CASE("a plain name is always an identifier that nobody reserves") {
  std::string text;
  for (unsigned first = 0; first < 256; ++first) {
    for (unsigned second = 0; second < 256; ++second) {
      text.assign({static_cast<char>(first), static_cast<char>(second), 'x'});
      if (!is_legal(plain_name(text))) FAIL(first << ' ' << second << ": " << plain_name(text));
    }
  }
}

TEST_CASE("every reserved word of every list is found") {
  namespace generator = typeplate::generator;
  for (const std::string_view words :
       {generator::cpp_words(), generator::libc_macros(), generator::common_macros()}) {
    const auto lines = lines_of(words);
    CHECK(lines.size() > 20);
    CHECK(std::is_sorted(lines.begin(), lines.end()));
    for (const std::string_view word : lines) {
      if (!generator::is_reserved_name(word, Place::Member)) FAIL(word);
      if (generator::is_reserved_name(std::string(word) + "zz9", Place::Member)) FAIL(word);
    }
  }
  for (const std::string_view word : lines_of(generator::libc_globals())) {
    if (!generator::is_reserved_name(word, Place::Namespace)) FAIL(word);
  }
  CHECK_FALSE(generator::is_reserved_name("AAA", Place::Member));
  CHECK_FALSE(generator::is_reserved_name("zzz", Place::Member));
  CHECK_FALSE(generator::is_reserved_name("temperature", Place::Namespace));
}

TEST_CASE("the ports of a card get the names they would get alone") {
  const std::vector<std::string> names = {"a b", "a-b", "a_b", "temperature", "linux"};
  const auto together = port_identifiers(names);
  CHECK(together.size() == names.size());
  for (const std::string& name : names) CHECK(together.at(name) == port_identifiers({name}).at(name));
}
