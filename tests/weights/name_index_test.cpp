// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Names are found, and doubled ones are noticed, also where a stranger chose them so that their hashes are equal.
#include "name_index.hpp"

#include <cstring>
#include <functional>
#include <set>
#include <string>

#include "catch.hpp"

using typeplate::weights::name_index;

namespace {

// The steps of the hash that GCC's library has for texts (Murmur's), each of which can be taken back.
constexpr std::uint64_t factor = 0xc6a4a7935bd1e995;

constexpr std::uint64_t inverse_of_factor() {
  std::uint64_t inverse = factor;
  for (int i = 0; i < 6; ++i) inverse *= 2 - factor * inverse;
  return inverse;
}
static_assert(factor * inverse_of_factor() == 1);

constexpr std::uint64_t folded(std::uint64_t value) {
  return value ^ value >> 47U;
}

// Sixteen bytes whose hash does not depend on `number`: the second half takes back what the first one did.
std::string colliding(std::uint64_t number) {
  constexpr std::uint64_t seed = 0xc70f6907;
  const std::uint64_t after_first = ((seed ^ 16 * factor) ^ folded(number * factor) * factor) * factor;
  const std::uint64_t halves[2] = {number, folded(after_first * inverse_of_factor()) * inverse_of_factor()};
  std::string name(sizeof halves, '\0');
  std::memcpy(name.data(), halves, sizeof halves);
  return name;
}

std::string_view itself(const std::string& name) {
  return name;
}

}  // namespace

TEST_CASE("names are found by their numbers, and others are not") {
  const std::vector<std::string> names{"b", "a", "", "a b", "aa"};
  const name_index index(names, itself);
  for (std::size_t i = 0; i < names.size(); ++i) CHECK(index.find(names[i]) == i);
  CHECK_FALSE(index.find("c").has_value());
  CHECK_FALSE(index.doubled().has_value());
  CHECK_FALSE(name_index().find("a").has_value());
  CHECK_FALSE(name_index().doubled().has_value());
}

TEST_CASE("of several doubled names the one that comes first for the second time is given") {
  const std::vector<std::string> names{"a", "b", "c", "b", "c", "a", "b"};
  CHECK(name_index(names, itself).doubled() == "b");
}

TEST_CASE("names that all have one hash are told apart") {
  std::vector<std::string> names;
  std::set<std::size_t> hashes;
  for (std::uint64_t number = 0; number < 2000; ++number) {
    names.push_back(colliding(number));
    hashes.insert(std::hash<std::string_view>{}(names.back()));
  }
  REQUIRE(hashes.size() == 1);
  const name_index index(names, itself);
  CHECK_FALSE(index.doubled().has_value());
  for (std::size_t i = 0; i < names.size(); ++i) REQUIRE(index.find(names[i]) == i);
  CHECK_FALSE(index.find(colliding(2000)).has_value());
  names.push_back(names[7]);
  CHECK(name_index(names, itself).doubled() == names[7]);
}
