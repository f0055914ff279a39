// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What lies behind a pickle: another file of weights, which is not left out in silence, or bytes of nobody's.
#include <typeplate/weights/weights_file.hpp>

#include "catch.hpp"
#include "following_file.hpp"
#include "message_of.hpp"

using namespace typeplate::weights;
using namespace std::string_literals;
using typeplate_tests::message_of;

namespace {

file_bytes bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

std::optional<file_format> format_of(const std::string& text) {
  return detect_format(bytes_of(text));
}

std::string refusal(const std::string& text, const read_limits& limits = {}) {
  return message_of([&] { (void)weights_file::read(bytes_of(text), "file a.pkl", limits); });
}

std::string repeated(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

const std::string pickle_0 = "(dVw\nI1\ns.";
const std::string pickle_2 = "\x80\x02}X\x01\0\0\0wK\x01s."s;
const std::string msgpack = "\x81\xa1w\x01";

}  // namespace

TEST_CASE("text, tables and pictures are no pickles of protocol 0") {
  for (const std::string text :
       {"N.B. this is text", "(a note)", "name,size\n1,2\n", "1,2\n3,4\n", "I am\n.\n", "Version 1\n.end",
        "{\"a\": 1}", "\x89PNG\r\n\x1a\n", "# a\n", "]. and so on", "\n\n"}) {
    INFO(text);
    CHECK(format_of(text) == std::nullopt);
  }
  for (const std::string& pickle : {pickle_0, pickle_0 + "\n", pickle_0 + pickle_0, pickle_0 + msgpack, "(l."s}) {
    INFO(pickle);
    CHECK(format_of(pickle) == file_format::pickle);
  }
}

TEST_CASE("a pickle of protocol 0 is known by its begin, whatever becomes of it") {
  const std::string begin = "(" + repeated(5000, "N0");
  CHECK(format_of(begin + "\xFF") == file_format::pickle);
  CHECK(refusal(begin + "\xFF") ==
        "file a.pkl is not a pickle that can be read: byte 10001 is 0xFF, which is no opcode");
  CHECK(format_of("(" + repeated(50, "N0") + "\xFF") == std::nullopt);
}

TEST_CASE("another file behind a pickle is named with its place") {
  for (const std::string& first : {pickle_0, pickle_2}) {
    for (const std::string between : {"", "\n", "\r\n \t"}) {
      for (const std::string& second : {pickle_0, pickle_2, pickle_2 + "rest"}) {
        INFO(first << between << second);
        CHECK(refusal(first + between + second) ==
              "file a.pkl is not a pickle that can be read: a file of the format pickle follows at byte " +
                  std::to_string(first.size() + between.size()) +
                  ", and one is read: save one dict of all, or each as a file of its own");
      }
      CHECK(refusal(first + between + msgpack).find("a file of the format msgpack follows at byte") !=
            std::string::npos);
    }
  }
}

TEST_CASE("what ends as no file does is nobody's, even where a limit is met before") {
  for (const std::string rest : {" # a note", "\n\n", "N", "(((", "\x81\xa1w", "\x80\x01"})
    CHECK(refusal(pickle_2 + rest) == "(no error)");
  const read_limits few{.objects = 3000};
  CHECK(refusal(pickle_2 + repeated(4000, "N"), few) == "(no error)");
  CHECK(refusal(pickle_0 + repeated(4000, "N"), few) == "(no error)");
  CHECK(refusal(pickle_2 + repeated(4000, "("), {.object_bytes = 10'000}) == "(no error)");
}

TEST_CASE("looking for another file is a part of the time for the first") {
  const read_limits limits;
  const std::string two = pickle_0 + pickle_0;
  const auto look = [&](read_budget::clock::time_point begun) {
    require_last_file(bytes_of(two), pickle_0.size(), limits, read_budget(limits, begun));
  };
  CHECK_THROWS_WITH(look(read_budget::clock::now()), Catch::Contains("follows at byte 10"));
  CHECK_THROWS_AS(look(read_budget::clock::now() - std::chrono::hours(1)), over_budget);
}
