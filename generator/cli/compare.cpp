// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <map>
#include <optional>
#include <typeplate/weights/printable.hpp>
#include <vector>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/flag_words.hpp"
#include "cli/table.hpp"
#include "cli/value_difference.hpp"
#include "cli/weights_input.hpp"
#include "table/progress_line.hpp"
#include "text/counted.hpp"
#include "text/doc_comment.hpp"
#include "typeplate/card/json.hpp"
#include "typeplate/weights/tensor.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

using card::json_quote;
using weights::tensor;
using weights::weights_file;

constexpr std::string_view second_member = "--second-member";

// What two files say of one name. Nothing in `values` where one lacks it, or the shapes differ.
struct Pair {
  std::string name;
  const tensor* first = nullptr;
  const tensor* second = nullptr;
  std::optional<ValueDifference> values;
  std::string first_value, second_value;  // where they differ most
  std::string unread;                     // why the values of one are not read

  [[nodiscard]] bool equal() const { return values && values->equal() && first->type == second->type; }
};

// The names of the first file in its order, then those that only the second has.
// Last come those that neither can give.
std::vector<Pair> pairs_of(const weights_file& first, const weights_file& second) {
  std::vector<Pair> pairs;
  std::map<std::string_view, std::size_t> places;  // not by hashes, which a stranger may make equal
  const auto pair_of = [&](std::string_view name) -> Pair& {
    const auto [place, is_new] = places.try_emplace(name, pairs.size());
    if (is_new) pairs.push_back({std::string(name), first.find(name), second.find(name), {}, {}, {}, {}});
    return pairs[place->second];
  };
  for (const weights_file* file : {&first, &second}) {
    for (const tensor& each : file->tensors()) (void)pair_of(each.name);
  }
  for (const weights_file* file : {&first, &second}) {
    for (const weights::refused_tensor& each : file->refused()) {
      // Texts are no tensors, and a file that was converted has none.
      if (!each.holds_numbers) continue;
      pair_of(each.name).unread = file->what() + ": tensor `" + weights::printable(each.name) + "` " +
                                  with_flags(each.reason, file == &first ? "--member" : second_member);
    }
  }
  return pairs;
}

void compare(Pair& pair, const weights_file& first, const weights_file& second, const Tolerance& tolerance) {
  if (pair.first == nullptr || pair.second == nullptr || pair.first->shape != pair.second->shape) return;
  const weights::tensor_bytes one = first.values(*pair.first);
  const weights::tensor_bytes other = second.values(*pair.second);
  pair.values = difference_of(one.bytes, pair.first->type, other.bytes, pair.second->type, tolerance);
  if (!pair.values->comparable || pair.values->equal()) return;
  pair.first_value = element_text(one.bytes, pair.first->type, pair.values->at);
  pair.second_value = element_text(other.bytes, pair.second->type, pair.values->at);
}

// Where the element of this number is: "[0,3]".
std::string place_of(std::uint64_t element, const tensor& tensor) {
  std::vector<std::uint64_t> place(tensor.shape.size());
  for (std::size_t axis = place.size(); axis-- > 0;) {
    place[axis] = element % tensor.shape[axis];
    element /= tensor.shape[axis];
  }
  return weights::shape_text(place);
}

std::string value_words(const Pair& pair) {
  const ValueDifference& found = *pair.values;
  if (!found.comparable) return "values of these types are not compared";
  if (found.equal()) return "";
  const bool only_nan = found.only_nan == found.beyond;
  const std::string what = only_nan ? "NaN in one" : "largest difference " + short_number(found.largest);
  return what + " at " + place_of(found.at, *pair.first) + ", " + pair.first_value + " and " + pair.second_value +
         "; " + std::to_string(found.beyond) + " of " + counted(static_cast<std::size_t>(found.numbers), "number") +
         (found.beyond == 1 ? " differs" : " differ");
}

std::string words_of(const Pair& pair, const CompareOptions& options) {
  if (!pair.unread.empty()) return "not compared: " + pair.unread;
  if (pair.second == nullptr) return "not in " + options.second;
  if (pair.first == nullptr) return "not in " + options.first;
  if (!pair.values)
    return "shape " + weights::shape_text(pair.first->shape) + " and " + weights::shape_text(pair.second->shape);
  std::string words;
  if (pair.first->type != pair.second->type)
    words = std::string(name_of(pair.first->type)) + " and " + std::string(name_of(pair.second->type));
  const std::string values = value_words(pair);
  return words + (words.empty() || values.empty() ? "" : "; ") + values;
}

std::string page_of(const std::vector<Pair>& pairs, const CompareOptions& options) {
  Table table{.heading = {"tensor", "difference"}, .rows = {}, .indent = 0};
  for (const Pair& each : pairs) {
    if (!each.equal()) table.rows.push_back({each.name, words_of(each, options)});
  }
  const std::size_t differ = table.rows.size();
  const std::string tolerance =
      " within rtol " + card::json_number(options.rtol) + " and atol " + card::json_number(options.atol);
  return table_text(table, terminal_of(stdout, options.color)) + (differ == 0 ? "" : "\n") +
         counted(pairs.size(), "tensor") + ": " + std::to_string(pairs.size() - differ) + " equal" + tolerance +
         ", " + std::to_string(differ) + (differ == 1 ? " differs" : " differ") + "\n";
}

std::string json_side(const tensor* side) {
  if (side == nullptr) return "null";
  return "{\"dtype\": " + json_quote(name_of(side->type)) + ", \"shape\": " + json_shape(*side) + "}";
}

std::string json_of(const std::vector<Pair>& pairs) {
  std::string list;
  std::size_t differ = 0;
  for (const Pair& each : pairs) {
    if (each.equal()) continue;
    ++differ;
    list += (list.empty() ? "\n    {\"name\": " : ",\n    {\"name\": ") + json_quote(each.name) +
            ", \"first\": " + json_side(each.first) + ", \"second\": " + json_side(each.second);
    if (each.values && each.values->comparable)
      list += ", \"numbers\": " + std::to_string(each.values->numbers) +
              ", \"beyond\": " + std::to_string(each.values->beyond) +
              ", \"only_nan\": " + std::to_string(each.values->only_nan) +
              ", \"largest\": " + json_value(each.values->largest) +
              ", \"element\": " + std::to_string(each.values->at);
    if (!each.unread.empty()) list += ", \"not_read\": " + json_quote(each.unread);
    list += "}";
  }
  return "{\n  \"tensors\": " + std::to_string(pairs.size()) + ",\n  \"differ\": " + std::to_string(differ) +
         ",\n  \"differences\": [" + list + (list.empty() ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace

int run(const CompareOptions& options) {
  const weights_file first = open_weights(options.first, options.opening);
  const weights_file second = with_member_flag(second_member, [&options] {
    return open_weights(options.second, {.member = options.second_member, .limits = options.opening.limits});
  });
  std::vector<Pair> pairs = pairs_of(first, second);
  bool equal = true;
  {
    table::progress_line line(true);
    std::size_t done = 0;
    for (Pair& each : pairs) {
      if (line.is_due()) line.show(std::to_string(done) + " of " + counted(pairs.size(), "tensor"));
      compare(each, first, second, {.relative = options.rtol, .absolute = options.atol});
      equal = equal && each.equal();
      ++done;
    }
  }
  const std::string text = options.json ? json_of(pairs) : page_of(pairs, options);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return equal ? exit_ok : exit_bad_input;
}

}  // namespace typeplate::inline abi_1::generator
