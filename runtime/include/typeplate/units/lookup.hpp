// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// From a word to a unit of the catalogue: the whole word as symbol or alias, then a prefix before a prefixable
// name. An exact name beats prefix + name, which is what saves min, cd, ft, Pa and dB. Nothing is repaired
// silently.
#pragma once

#include <typeplate/units/factor.hpp>
#include <typeplate/units/refused.hpp>

namespace typeplate::inline abi_1::detail {

struct found_unit {
  int unit = -1;
  int prefix = no_prefix;
  bool alias = false;
  bool ucum = false;
  bool difference = false;
  [[nodiscard]] constexpr bool ok() const { return unit >= 0; }
};

/// The comma-separated name that begins at `at`; empty at the end.
[[nodiscard]] constexpr std::string_view alias_at(std::string_view aliases, std::size_t at) {
  std::size_t end = at;
  while (end < aliases.size() && aliases[end] != ',') ++end;
  return at < aliases.size() ? aliases.substr(at, end - at) : std::string_view{};
}

[[nodiscard]] constexpr bool has_alias(std::string_view aliases, std::string_view word) {
  for (std::size_t at = 0; at < aliases.size();) {
    const std::string_view alias = alias_at(aliases, at);
    if (alias == word) return true;
    at += alias.size() + 1;
  }
  return false;
}

/// The unit with exactly this symbol or alias.
[[nodiscard]] constexpr found_unit find_exact(std::string_view word) {
  for (int i = 0; i < catalogue::size; ++i) {
    if (rows.of[i]->symbol == word) return {i};
  }
  for (int i = 0; i < catalogue::size; ++i) {
    if (has_alias(rows.of[i]->aliases, word)) return {i, no_prefix, true};
  }
  return {};
}

[[nodiscard]] constexpr found_unit find_ucum(std::string_view word) {
  for (const ucum_code& known : ucum_codes) {
    if (known.code != word) continue;
    found_unit found = find_exact(known.symbol);
    found.ucum = true;
    return found;
  }
  return {};
}

[[nodiscard]] constexpr bool starts_with(std::string_view word, std::string_view start) {
  return word.size() >= start.size() && word.substr(0, start.size()) == start;
}

/// prefix + symbol or alias of a prefixable unit; the shortest prefix, that is the longest name, first.
[[nodiscard]] constexpr found_unit find_prefixed(std::string_view word) {
  for (std::size_t length = 1; length <= 2 && length < word.size(); ++length) {
    for (int p = 0; p < prefix_count; ++p) {
      if (prefixes[p].symbol.size() != length || !starts_with(word, prefixes[p].symbol)) continue;
      found_unit found = find_exact(word.substr(length));
      if (!found.ok() || !may_stand_before(p, *rows.of[found.unit])) continue;
      found.prefix = p;
      return found;
    }
  }
  return {};
}

/// `delta_K`, `delta_degR`: the difference version of an absolute temperature (delta_degC has its own row).
[[nodiscard]] constexpr found_unit find_difference(std::string_view word) {
  if (!starts_with(word, "delta_")) return {};
  const std::string_view rest = word.substr(6);
  found_unit found = find_exact(rest);
  if (!found.ok()) found = find_prefixed(rest);
  if (!found.ok() || rows.of[found.unit]->role != temperature_role::point) return {};
  found.difference = true;
  return found;
}

/// The hint for a refused spelling, or nothing.
[[nodiscard]] constexpr std::string_view find_refused(std::string_view word) {
  for (const refused_token& refused : refused_tokens) {
    if (refused.token == word) return refused.hint;
  }
  return {};
}

/// The hint for a prefix before a refused spelling (kG, ka), or nothing.
[[nodiscard]] constexpr std::string_view find_refused_with_prefix(std::string_view word) {
  for (const prefix_definition& prefix : prefixes) {
    if (word.size() <= prefix.symbol.size() || !starts_with(word, prefix.symbol)) continue;
    const std::string_view hint = find_refused(word.substr(prefix.symbol.size()));
    if (!hint.empty()) return hint;
  }
  return {};
}

/// The whole lookup for a word without exponent. A folded micro sign can only be a prefix.
[[nodiscard]] constexpr found_unit find_unit(std::string_view word, bool starts_with_micro) {
  if (word.empty()) return {};
  found_unit found;
  if (!starts_with_micro) found = find_exact(word);
  if (!found.ok() && !starts_with_micro) found = find_ucum(word);
  if (!found.ok() && !starts_with_micro) found = find_difference(word);
  if (!found.ok()) found = find_prefixed(word);
  return found;
}

}  // namespace typeplate::inline abi_1::detail
