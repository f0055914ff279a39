// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "names/namer.hpp"

#include <algorithm>
#include <cstdint>
#include <set>

#include "names/plain_name.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

constexpr std::size_t longest_plain_name = 64;      // texts up to here stay as they are
constexpr std::size_t longest_shortened_name = 48;  // what is kept of others before their number
constexpr std::size_t number_digits = 8;

std::uint64_t fnv_1a(std::string_view text, std::uint64_t hash) {
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
  return hash;
}

// `round` makes other numbers for texts whose first ones are equal.
std::string number_of(std::string_view text, std::uint64_t round) {
  std::uint64_t hash = fnv_1a(text, 0xCBF29CE484222325U + round);
  hash ^= hash >> 32;
  std::string digits;
  for (std::size_t i = 0; i < number_digits; ++i, hash >>= 4) digits.push_back("0123456789abcdef"[hash & 0xF]);
  return "_x" + digits;
}

bool ends_like_a_number(std::string_view text) {
  if (text.size() < number_digits + 2) return false;
  const std::string_view tail = text.substr(text.size() - number_digits - 2);
  return tail.starts_with("_x") && tail.find_first_not_of("0123456789abcdef", 2) == std::string_view::npos;
}

bool is_kept(std::string_view text, std::string_view plain) {
  return text == plain && text.size() <= longest_plain_name && !ends_like_a_number(text);
}

std::string numbered(std::string plain, std::string_view text, std::uint64_t round) {
  plain.resize(std::min(plain.size(), longest_shortened_name));
  if (plain.back() == '_') plain.pop_back();
  return plain + number_of(text, round);
}

std::string with_underscores(std::string text) {
  std::replace(text.begin(), text.end(), '-', '_');
  return text;
}

}  // namespace

std::string identifier_for(std::string_view text, Place place) {
  const std::string plain = plain_name(text);
  const std::string words = place == Place::Namespace ? with_underscores(std::string(text)) : std::string(text);
  if (!is_kept(words, plain)) return numbered(plain, text, 0);
  return is_reserved_name(plain, place) ? plain + '_' : plain;
}

std::map<std::string, std::string, std::less<>> port_identifiers(const std::vector<std::string>& names) {
  std::map<std::string, std::string, std::less<>> identifiers;
  std::set<std::string> taken;
  for (const std::string& name : std::set<std::string>(names.begin(), names.end())) {
    std::string identifier = identifier_for(name, Place::Member);
    for (std::uint64_t round = 1; !taken.insert(identifier).second; ++round) {
      identifier = numbered(plain_name(name), name, round);
    }
    identifiers.emplace(name, std::move(identifier));
  }
  return identifiers;
}

}  // namespace typeplate::inline abi_1::generator
