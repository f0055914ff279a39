// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/printable.hpp>

#include "catch.hpp"

using typeplate::weights::clipped;
using typeplate::weights::printable;

TEST_CASE("plain text is printed as it is, in any language") {
  CHECK(printable("layers.0.weight") == "layers.0.weight");
  CHECK(printable("Druckverlust Δp") == "Druckverlust Δp");
  CHECK(printable("温度") == "温度");
}

TEST_CASE("what could move a terminal's cursor or turn its text around is escaped") {
  CHECK(printable("a\nb") == "a\\x0ab");
  CHECK(printable("\x1b[31m") == "\\x1b[31m");
  CHECK(printable("\x7f") == "\\x7f");
  CHECK(printable("\xc2\x85") == "\\xc2\\x85");
  CHECK(printable("a\xe2\x80\xae"
                  "b") == "a\\xe2\\x80\\xaeb");
}

TEST_CASE("bytes that are no UTF-8 are escaped one by one") {
  CHECK(printable("\xff\xfe") == "\\xff\\xfe");
  CHECK(printable("\xe6\xb8") == "\\xe6\\xb8");
  CHECK(printable("\xc0\xaf") == "\\xc0\\xaf");
}

TEST_CASE("long text is cut in the middle, never inside a character") {
  CHECK(printable(std::string(100, 'a') + "z", 11) == "aaaa...aaaz");
  const std::string cut = printable("ΔΔΔΔΔΔΔΔΔΔ", 10);
  CHECK(cut == "Δ...ΔΔ");
}

TEST_CASE("a long run of bytes from the middle of characters is cut all the same") {
  CHECK(printable(std::string(1000, '\x8c'), 11) == "\\x8c\\x8c\\x8c\\x8c...\\x8c\\x8c\\x8c\\x8c");
  CHECK(clipped(std::string(1000, '\x8c'), 11).size() == 11);
}

TEST_CASE("a sentence is clipped at its end") {
  CHECK(clipped("short", 10) == "short");
  CHECK(clipped("exactly ten", 11) == "exactly ten");
  CHECK(clipped("a long sentence", 10) == "a long ...");
  CHECK(clipped("ΔΔΔΔΔΔ", 8) == "ΔΔ...");
}
