// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <tuple>

#include <typeplate/card/suggest.hpp>
#include <typeplate/weights/printable.hpp>
#include "grouping.hpp"

namespace typeplate::inline abi_1::weights::port {
namespace {

constexpr std::size_t most_compared = 2000;  // names; more of them are compared by nobody
constexpr std::size_t longest_compared = 200;

// The one part of a name that keeps a pattern from fitting; nothing where there is none, or more than one.
struct near_miss {
  std::string_view got;
  std::string_view wanted;
};

bool has_rest(const name_pattern& pattern) {
  return std::any_of(pattern.parts.begin(), pattern.parts.end(),
                     [](const pattern_part& part) { return part.kind == capture_kind::rest; });
}

std::optional<near_miss> missed_by_one_part(const name_pattern& pattern, std::string_view name, char separator) {
  const std::vector<std::string_view> parts = parts_of(name, separator);
  if (has_rest(pattern) || parts.size() != pattern.parts.size()) return std::nullopt;
  std::optional<near_miss> found;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const pattern_part& wanted = pattern.parts[i];
    if (wanted.kind != capture_kind::none || wanted.before == parts[i]) continue;
    if (found) return std::nullopt;
    found = {parts[i], wanted.before};
  }
  if (found && (found->got.size() > longest_compared || found->wanted.size() > longest_compared))
    return std::nullopt;
  return found;
}

std::string unfit_words(const condition& when, const outline& source) {
  if (when.rank && *when.rank != source.shape.size())
    return "takes tensors of rank " + std::to_string(*when.rank) + " only";
  if (when.dtype && *when.dtype != source.type) return "takes " + std::string(name_of(*when.dtype)) + " only";
  return "takes tensors of another shape";
}

std::string nearly_fits(const rule& each, const outline& source, char separator) {
  for (const name_pattern& pattern : each.from) {
    if (match(pattern, source.name, separator))
      return fits(each.when, source) ? "" : "takes the name, but " + unfit_words(each.when, source);
    if (!fits(each.when, source)) continue;
    const auto missed = missed_by_one_part(pattern, source.name, separator);
    const std::string_view known[] = {missed ? missed->wanted : std::string_view{}};
    if (missed && !card::nearest(missed->got, known).empty())
      return "wants `" + printable(missed->wanted) + "` in place of `" + printable(missed->got) + "`";
  }
  return "";
}

// How many parts two names share at their ends.
std::size_t common_end(std::string_view one, std::string_view other) {
  const auto is_separator = [](char c) { return c == '.' || c == '/'; };
  std::size_t shared = 0;
  std::size_t i = 0;
  while (i < one.size() && i < other.size()) {
    const char a = one[one.size() - 1 - i];
    const char b = other[other.size() - 1 - i];
    if (a != b && !(is_separator(a) && is_separator(b))) break;
    if (is_separator(a)) ++shared;
    ++i;
  }
  return shared;
}

bool same_sizes(shape_of_tensor one, shape_of_tensor other) {
  std::sort(one.begin(), one.end());
  std::sort(other.begin(), other.end());
  return one == other;
}

}  // namespace

std::string nearly_fitting_rule(const porting_rules& rules, const outline& source) {
  for (std::size_t i = 0; i < rules.rules.size(); ++i) {
    const rule& each = rules.rules[i];
    if (each.kind == rule_kind::require || each.kind == rule_kind::tie) continue;
    const std::string words = nearly_fits(each, source, rules.source_separator);
    if (!words.empty()) return "rule " + std::to_string(i + 1) + " " + words;
  }
  return "";
}

std::vector<std::size_t> suggestions_for(const outline& missing, std::span<const outline> sources,
                                         std::span<const unmapped_tensor> unmapped) {
  constexpr std::size_t most_suggestions = 3;
  using score =
      std::tuple<bool, std::size_t, std::size_t, std::size_t>;  // smaller is better; the last is the source
  std::vector<score> scores;
  const std::string_view wanted = std::string_view(missing.name).substr(0, longest_compared);
  for (const unmapped_tensor& each : unmapped.first(std::min(unmapped.size(), most_compared))) {
    const outline& source = sources[each.source];
    if (!same_sizes(source.shape, missing.shape)) continue;
    const std::string_view name = std::string_view(source.name).substr(0, longest_compared);
    scores.emplace_back(source.shape != missing.shape, 1000 - common_end(name, wanted),
                        card::edit_distance(name, wanted), each.source);
  }
  std::sort(scores.begin(), scores.end());
  std::vector<std::size_t> best;
  for (const score& each : scores) {
    if (best.size() < most_suggestions) best.push_back(std::get<3>(each));
  }
  return best;
}

}  // namespace typeplate::inline abi_1::weights::port
