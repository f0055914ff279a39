// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "member_names.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include <typeplate/text/utf8.hpp>
#include <typeplate/weights/printable.hpp>
#include "../byte_reader.hpp"

namespace typeplate::inline abi_1::weights::archive {
namespace {

// `C:x` is a file of another drive for some programs; `w:0` is how TensorFlow calls an array.
bool names_a_drive(std::string_view name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  return name.size() >= 2 && is_letter(name[0]) && name[1] == ':' && (name.size() == 2 || !is_digit(name[2]));
}

bool has_dots(std::string_view name) {
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    if (part == ".." || part == ".") return true;
    begin = end + 1;
  }
  return false;
}

// ASCII only, as in readers that ignore case: enough to find names that such a reader takes for one another.
void fold(std::string_view name, std::string& result) {
  result.resize(name.size());
  std::ranges::transform(name, result.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
}

std::string folded(std::string_view name, letter_case names) {
  std::string result(name);
  if (names == letter_case::ignored) fold(name, result);
  return result;
}

struct hashed {
  std::uint64_t hash;
  std::size_t member;
};

// Members that have one hash, which is rarely more than one: only a stranger who tries makes it many, and sorting
// them by name keeps that cheap too.
void require_different(std::span<const zip_entry> members, std::span<const hashed> run, letter_case names) {
  std::vector<std::pair<std::string, std::size_t>> sorted;
  for (const hashed& each : run) sorted.emplace_back(folded(members[each.member].name, names), each.member);
  std::ranges::sort(sorted);
  const auto doubled = std::ranges::adjacent_find(sorted, {}, [](const auto& each) { return each.first; });
  if (doubled == sorted.end()) return;
  const std::string& first = members[doubled->second].name;
  const std::string& second = members[std::next(doubled)->second].name;
  throw refusal_reason("has two members named `" + printable(second) + "`" +
                       (first == second ? "" : ", letter case aside"));
}

}  // namespace

std::string member_words(std::string_view name) {
  return "its member `" + printable(name) + "`";
}

void require_inside(std::string_view name) {
  if (name.empty()) throw refusal_reason("has a member without a name");
  const bool leaves = name.front() == '/' || name.find('\\') != std::string_view::npos ||
                      name.find('\0') != std::string_view::npos || names_a_drive(name) || has_dots(name);
  if (leaves) throw refusal_reason("has a member named `" + printable(name) + "`, which leaves the archive");
}

void require_utf8(std::string_view name) {
  for (std::string_view rest = name; !rest.empty();) {
    const text::character next = text::first_character(rest);
    if (!next.valid)
      throw refusal_reason("has a member named `" + printable(name) + "`, which is marked as UTF-8 and is none");
    rest.remove_prefix(next.size);
  }
}

void require_different_names(std::span<const zip_entry> members, letter_case names) {
  std::vector<hashed> hashes(members.size());
  std::string buffer;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (names == letter_case::ignored) fold(members[i].name, buffer);
    hashes[i] = {std::hash<std::string_view>{}(names == letter_case::ignored ? buffer : members[i].name), i};
  }
  std::ranges::sort(hashes, {}, &hashed::hash);
  for (std::size_t begin = 0; begin < hashes.size();) {
    std::size_t end = begin + 1;
    while (end < hashes.size() && hashes[end].hash == hashes[begin].hash) ++end;
    if (end - begin > 1) require_different(members, std::span(hashes).subspan(begin, end - begin), names);
    begin = end;
  }
}

}  // namespace typeplate::inline abi_1::weights::archive
