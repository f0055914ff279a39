// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The names nearest to an unknown word: equal but for the case, or one edit away. For hints only, never to repair.
#pragma once

#include <typeplate/units/lookup.hpp>
#include <typeplate/units/text.hpp>

namespace typeplate::inline abi_1::detail {

[[nodiscard]] constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Equal when case is ignored.
[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return false;
  }
  return true;
}

/// One letter changed, added, left out, or two neighbours swapped.
[[nodiscard]] constexpr bool one_edit_apart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) return one_edit_apart(b, a);
  if (b.size() > a.size() + 1) return false;
  std::size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  const std::string_view rest_a = a.substr(same);
  const std::string_view rest_b = b.substr(same);
  if (a.size() != b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.empty() || rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() >= 2 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
         rest_a.substr(2) == rest_b.substr(2);
}

/// At most three names, the better ones first.
struct suggestions {
  static constexpr int capacity = 3;
  fixed_text<48> of[capacity]{};
  int count = 0;
  constexpr void add(std::string_view prefix, std::string_view name) {
    if (count == capacity) return;
    fixed_text<48> text;
    text.append(prefix);
    text.append(name);
    for (int i = 0; i < count; ++i) {
      if (of[i].view() == text.view()) return;
    }
    of[count++] = text;
  }
};

using is_near = bool (*)(std::string_view, std::string_view);

constexpr void suggest_names(suggestions& found, std::string_view word, is_near near) {
  for (const definition* row : rows.of) {
    if (near(word, row->symbol)) found.add({}, row->symbol);
    for (std::size_t at = 0; at < row->aliases.size();) {
      const std::string_view alias = alias_at(row->aliases, at);
      if (near(word, alias)) found.add({}, row->symbol);
      at += alias.size() + 1;
    }
  }
}

/// prefix + symbol, equal but for the case: kpa -> kPa, mhz -> mHz, MHz.
constexpr void suggest_prefixed(suggestions& found, std::string_view word) {
  for (const prefix_definition& prefix : prefixes) {
    const std::size_t length = prefix.symbol.size();
    if (word.size() <= length || !equal_ignoring_case(word.substr(0, length), prefix.symbol)) continue;
    for (const definition* row : rows.of) {
      const bool allowed = may_stand_before(static_cast<int>(&prefix - prefixes), *row);
      if (allowed && equal_ignoring_case(word.substr(length), row->symbol)) found.add(prefix.symbol, row->symbol);
    }
  }
}

/// prefix word + unit name: kilopascal -> kPa.
constexpr void suggest_spelt_out(suggestions& found, std::string_view word) {
  for (const prefix_definition& prefix : prefixes) {
    if (!starts_with(word, prefix.word)) continue;
    const found_unit unit = find_exact(word.substr(prefix.word.size()));
    if (!unit.ok() || !may_stand_before(static_cast<int>(&prefix - prefixes), *rows.of[unit.unit])) continue;
    found.add(prefix.symbol, rows.of[unit.unit]->symbol);
  }
}

[[nodiscard]] constexpr suggestions nearest_units(std::string_view word) {
  suggestions found;
  suggest_names(found, word, equal_ignoring_case);
  suggest_prefixed(found, word);
  suggest_spelt_out(found, word);
  if (found.count == 0 && word.size() >= 3) suggest_names(found, word, one_edit_apart);
  return found;
}

}  // namespace typeplate::inline abi_1::detail
