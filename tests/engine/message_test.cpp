// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/message.hpp>

#include <limits>
#include <stdexcept>
#include <string>

#include "catch.hpp"

using tp::dtype;
using tp::message;

TEST_CASE("a message joins words, names and numbers") {
  const message sentence = message().text("model ").name("steam").text(" is ").value(350.5, dtype::float32, "K");
  CHECK(sentence.view() == "model `steam` is 350.5 K");
  CHECK(std::string(sentence.to_error().what()) == "model `steam` is 350.5 K");
}

TEST_CASE("a number has the fewest digits that read back as the same value of its type") {
  CHECK(message().number(0.1, dtype::float64).view() == "0.1");
  CHECK(message().number(static_cast<double>(0.1F), dtype::float32).view() == "0.1");
  CHECK(message().number(static_cast<double>(0.1F), dtype::float64).view() == "0.10000000149011612");
  CHECK(message().number(1e300, dtype::float64).view() == "1e+300");
  CHECK(message().number(std::numeric_limits<double>::quiet_NaN()).view() == "nan");
  CHECK(message().number(-std::numeric_limits<double>::infinity()).view() == "-inf");
}

TEST_CASE("a value without dimension has no unit in a message") {
  CHECK(message().value(0.5, dtype::float64, "1").view() == "0.5");
  CHECK(message().value(0.5, dtype::float64, "").view() == "0.5");
  CHECK(message().value(0.5, dtype::float64, "W/(m2.K)").view() == "0.5 W/(m2.K)");
}

TEST_CASE("what cannot be seen in a name is made visible") {
  CHECK(message().name("a\nb").view() == "`a\\x0ab`");
  CHECK(message().name("a\x1b[31m").view() == "`a\\x1b[31m`");
  CHECK(message().name("a\x7f").view() == "`a\\x7f`");
  CHECK(message().name("a\xc2\x85z").view() == "`a\\xc2\\x85z`");
  CHECK(message()
            .name("\xe2\x80\xae"
                  "evil")
            .view() == "`\\xe2\\x80\\xaeevil`");
  CHECK(message()
            .name("\xe2\x81\xa6"
                  "x")
            .view() == "`\\xe2\\x81\\xa6x`");
  CHECK(message()
            .name("\xe2\x80\xa8"
                  "x")
            .view() == "`\\xe2\\x80\\xa8x`");
  CHECK(message()
            .name("\xef\xbb\xbf"
                  "x")
            .view() == "`\\xef\\xbb\\xbfx`");
  CHECK(message().name(std::string_view("a\0b", 3)).view() == "`a\\x00b`");
}

TEST_CASE("good UTF-8 stays and broken UTF-8 is made visible") {
  CHECK(message().name("\xce\xb7_ges\xc3\xa4ttigt").view() == "`\xce\xb7_ges\xc3\xa4ttigt`");
  CHECK(message().name("\xf0\x9f\x94\xa5").view() == "`\xf0\x9f\x94\xa5`");
  CHECK(message().name("\xff").view() == "`\\xff`");
  CHECK(message().name("\xc3").view() == "`\\xc3`");
  CHECK(message().name("\xc3(").view() == "`\\xc3(`");
  CHECK(message().name("\xc0\x80").view() == "`\\xc0\\x80`");
  CHECK(message().name("\xe2\x82").view() == "`\\xe2\\x82`");
}

TEST_CASE("a long name is cut, and says so") {
  const std::string shown(message().name(std::string(1000, 'a')).view());
  CHECK(shown.size() <= 50);
  CHECK(shown.substr(shown.size() - 4) == "...`");
  CHECK(message().name(std::string(12, 'a')).view() == "`aaaaaaaaaaaa`");
}

TEST_CASE("no name makes a message longer than 400 characters") {
  for (const std::string& part :
       {std::string("\n"), std::string("a"), std::string("\xe2\x80\xae"), std::string("\xff")}) {
    std::string hostile;
    for (int i = 0; i < 5000; ++i) hostile += part;
    message sentence;
    for (int i = 0; i < 20; ++i) sentence.text("some words ").name(hostile).value(0.1, dtype::float64, hostile);
    CHECK(sentence.view().size() <= 400);
    CHECK(sentence.view().substr(sentence.view().size() - 3) == "...");
  }
}

TEST_CASE("an error keeps 400 bytes and never half a character") {
  std::string text(399, 'a');
  text += "\xc3\xa4 and more";
  CHECK(std::string(tp::error(text).what()) == std::string(399, 'a'));
  CHECK(std::string(tp::error(std::string(400, 'b')).what()) == std::string(400, 'b'));
  CHECK(std::string(tp::error("").what()).empty());
}

TEST_CASE("an error can carry what a library below said") {
  std::string below;
  try {
    try {
      throw std::runtime_error("the library's own words");
    } catch (...) {
      std::throw_with_nested(tp::error("model `m` does not load"));
    }
  } catch (const tp::error& broken) {
    CHECK(std::string(broken.what()) == "model `m` does not load");
    try {
      std::rethrow_if_nested(broken);
    } catch (const std::exception& nested) {
      below = nested.what();
    }
  }
  CHECK(below == "the library's own words");
}
