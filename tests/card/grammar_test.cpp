// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "grammar.hpp"
#include "rounding.hpp"

#include <cmath>
#include <limits>

#include "catch.hpp"

using namespace typeplate::card;

TEST_CASE("versions follow the grammar of SemVer 2.0.0") {
  for (const std::string version :
       {"0.0.4", "1.2.3", "10.20.30", "1.1.2-prerelease+meta", "1.1.2+meta", "1.0.0-alpha", "1.0.0-alpha.1",
        "1.0.0-alpha.0valid", "1.0.0-0A.is.legal", "1.0.0--", "1.0.0-0", "2.0.0+build.1848",
        "1.0.0+0.build.1-rc.10000aaa-kk-0.1", "99999999999999999999.1.0", "1.2.3----RC-SNAPSHOT.12.9.1--.12+788"}) {
    INFO(version);
    CHECK(is_semantic_version(version));
  }
  for (const std::string version :
       {"",       "1",      "1.2",      "1.2.3.4",        "v1.2.3",     "01.2.3",    "1.02.3",    "1.2.03",
        "1.2.3-", "1.2.3+", "1.2.3-01", "1.2.3-a..b",     "1.2.3+a..b", "1.2.3+a+b", "1.2.3-a_b", "1.2.-3",
        "1..3",   " 1.2.3", "1.2.3 ",   "1.2.3-\xC3\xA9", "+invalid",   "-1.0.3"}) {
    INFO(version);
    CHECK_FALSE(is_semantic_version(version));
  }
}

TEST_CASE("a LibTorch version is two or three numbers") {
  for (const std::string version : {"1.13", "1.13.1", "2.6.0", "10.0"}) CHECK(is_release_version(version));
  for (const std::string version : {"", "2", "2.", "1.13.1.0", "2.6.0+cpu", "v2.6", "02.6", "2.x"}) {
    INFO(version);
    CHECK_FALSE(is_release_version(version));
  }
}

TEST_CASE("a hash is 64 lower-case hexadecimal digits") {
  CHECK(is_sha256(std::string(64, 'a')));
  CHECK_FALSE(is_sha256(std::string(63, 'a')));
  CHECK_FALSE(is_sha256(std::string(65, 'a')));
  CHECK_FALSE(is_sha256(std::string(64, 'A')));
  CHECK_FALSE(is_sha256(std::string(63, 'a') + "g"));
}

TEST_CASE("file names stay inside the package on every system") {
  for (const std::string path : {"model.pt", "a/b/c.pt", ".hidden", "a..b", "...", "M\xC3\xBChle.pt", "a b"}) {
    INFO(path);
    CHECK(path_problem(path).empty());
  }
  for (const std::string& path :
       {std::string(), std::string("/etc/passwd"), std::string("../x"), std::string("a/../../x"),
        std::string("a/.."), std::string("."), std::string("./x"), std::string("a//b"), std::string("a/"),
        std::string("a\\b"), std::string("C:x"), std::string("a\nb"), std::string("a\0b", 3), std::string("\x7f"),
        std::string(513, 'a')}) {
    INFO(path);
    CHECK_FALSE(path_problem(path).empty());
  }
}

TEST_CASE("bounds are rounded like a conversion to the element type, without its undefined corner") {
  const double largest = static_cast<double>(std::numeric_limits<float>::max());
  CHECK(round_to(ElementType::float32, 1073.15) == static_cast<double>(1073.15f));
  CHECK(round_to(ElementType::float64, 1073.15) == 1073.15);
  CHECK(round_to(ElementType::float32, largest) == largest);
  CHECK(round_to(ElementType::float32, std::nextafter(largest, INFINITY)) == largest);
  CHECK(round_to(ElementType::float32, std::nextafter(0x1.ffffffp127, 0)) == largest);
  CHECK(round_to(ElementType::float32, 0x1.ffffffp127) == INFINITY);
  CHECK(round_to(ElementType::float32, -1e300) == -INFINITY);
  CHECK(round_to(ElementType::float32, 1e-60) == 0);
}
