// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

#include "cast.hpp"
#include "read_parts.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::weights::port {
namespace {

using card::Code;
using card::Fields;
using card::in_backticks;
using card::JsonKind;
using card::JsonNode;

constexpr std::uint64_t largest_size = 1ULL << 40U;

class step_reader {
 public:
  explicit step_reader(const card::ReadContext& context) : context_(context) {}

  std::optional<step> read(const JsonNode& node) {
    if (!card::expect_kind(node, JsonKind::object, "a step", context_.diagnostics)) return std::nullopt;
    if (node.members.size() != 1) {
      report(Code::unknown_step, {node.span.begin, node.span.begin + 1},
             "a step is an object with one key, its name", "write for example `{\"transpose\": [0, 1]}`");
      return std::nullopt;
    }
    const card::JsonMember& member = node.members.front();
    const auto action = read_action(member);
    return action ? std::optional(step{*action, member.key_span}) : std::nullopt;
  }

 private:
  static constexpr std::array<std::string_view, 6> names{"transpose", "permute",     "reshape",
                                                         "split",     "concatenate", "cast"};

  std::optional<step_action> read_action(const card::JsonMember& member) {
    const JsonNode& value = member.value;
    if (member.key == "transpose") return read_transpose(value);
    if (member.key == "permute") return read_permute(value);
    if (member.key == "reshape") return read_reshape(value);
    if (member.key == "split") return read_parts<split_step>(value, "`split`");
    if (member.key == "concatenate") return read_parts<concatenate_step>(value, "`concatenate`");
    if (member.key == "cast") return read_cast(value);
    const std::string near = card::did_you_mean(member.key, names, context_.diagnostics);
    report(Code::unknown_step, member.key_span, "there is no step " + in_backticks(member.key),
           near.empty() ? "known steps: " + card::listed(names) : near);
    return std::nullopt;
  }

  void report(Code code, card::Span span, std::string message, std::string help = {}) {
    context_.diagnostics.add(code, span, std::move(message), std::move(help));
  }

  std::optional<std::vector<std::int64_t>> read_axes(const JsonNode& node, const char* what) {
    if (!card::expect_kind(node, JsonKind::array, what, context_.diagnostics)) return std::nullopt;
    std::vector<std::int64_t> axes;
    for (const JsonNode& item : node.items) {
      const auto axis = read_axis(item);
      if (!axis) return std::nullopt;
      axes.push_back(*axis);
    }
    return axes;
  }

  std::optional<std::int64_t> read_axis(const JsonNode& node) {
    constexpr auto most = static_cast<std::int64_t>(most_axes);
    if (!card::expect_kind(node, JsonKind::number, "an axis", context_.diagnostics)) return std::nullopt;
    if (node.integer && *node.integer >= -most && *node.integer < most) return node.integer;
    report(Code::bad_axes, node.span, "an axis is a whole number from -64 to 63; negative ones count from the end");
    return std::nullopt;
  }

  std::optional<step_action> read_transpose(const JsonNode& node) {
    const auto axes = read_axes(node, "`transpose`");
    if (!axes) return std::nullopt;
    if (axes->size() == 2 && (*axes)[0] != (*axes)[1]) return transpose_step{(*axes)[0], (*axes)[1]};
    report(Code::bad_axes, node.span, "`transpose` names two different axes", "write `[0, 1]`");
    return std::nullopt;
  }

  std::optional<step_action> read_permute(const JsonNode& node) {
    auto axes = read_axes(node, "`permute`");
    if (!axes) return std::nullopt;
    std::vector<std::int64_t> sorted = *axes;
    std::sort(sorted.begin(), sorted.end());
    bool each_once = !sorted.empty();
    for (std::size_t i = 0; i < sorted.size(); ++i)
      each_once = each_once && sorted[i] == static_cast<std::int64_t>(i);
    if (each_once) return permute_step{*std::move(axes)};
    report(Code::bad_axes, node.span, "`permute` names each axis of the tensor once, counted from 0",
           "write `[2, 3, 1, 0]` for OIHW to HWIO");
    return std::nullopt;
  }

  std::optional<size_product> read_size(const JsonNode& node) {
    size_product size;
    bool good = node.kind == JsonKind::string || node.kind == JsonKind::number;
    if (node.kind == JsonKind::number) {
      good = node.integer && *node.integer >= 1 && static_cast<std::uint64_t>(*node.integer) <= largest_size;
      if (good) size.number = static_cast<std::uint64_t>(*node.integer);
    } else if (good) {
      for (const std::string_view factor : parts_of(node.string, '*')) good = good && add_factor(factor, size);
    }
    if (good) return size;
    report(Code::bad_reshape, node.span,
           "a size is a positive number, a name that stands for a size, or a product such as `\"heads*64\"`");
    return std::nullopt;
  }

  static bool add_factor(std::string_view factor, size_product& size) {
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(factor.data(), factor.data() + factor.size(), number);
    if (failure == std::errc{} && end == factor.data() + factor.size()) {
      const bool fits = number >= 1 && number <= largest_size / size.number;
      if (fits) size.number *= number;
      return fits;
    }
    const auto plain = [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    };
    const bool is_name = !factor.empty() && !(factor[0] >= '0' && factor[0] <= '9') &&
                         std::all_of(factor.begin(), factor.end(), plain) && size.names.size() < 8;
    if (is_name) size.names.emplace_back(factor);
    return is_name;
  }

  std::optional<std::vector<size_product>> read_sizes(const JsonNode* node) {
    if (node == nullptr) return std::nullopt;
    std::vector<size_product> sizes;
    for (const JsonNode& item : node->items) {
      auto size = read_size(item);
      if (!size) return std::nullopt;
      sizes.push_back(*std::move(size));
    }
    if (sizes.size() <= most_axes) return sizes;
    report(Code::bad_reshape, node->span, "a shape has at most 64 axes");
    return std::nullopt;
  }

  std::optional<step_action> read_reshape(const JsonNode& node) {
    if (!card::expect_kind(node, JsonKind::object, "`reshape`", context_.diagnostics)) return std::nullopt;
    static constexpr std::array<std::string_view, 2> known{"from", "to"};
    const Fields fields(node, "`reshape`", known, context_.diagnostics);
    auto from = read_sizes(fields.require("from", JsonKind::array));
    auto to = read_sizes(fields.require("to", JsonKind::array));
    if (!from || !to) return std::nullopt;
    reshape_step step{*std::move(from), *std::move(to)};
    if (!same_elements(step)) {
      report(Code::bad_reshape, node.span, "the two shapes of `reshape` have different numbers of elements",
             "each name stands equally often on both sides, and the numbers have the same product");
      return std::nullopt;
    }
    if (can_solve(step)) return step;
    report(Code::bad_reshape, node.span, "`from` does not say what every name stands for",
           "give one of two names in a product as a number, such as `\"heads*64\"`");
    return std::nullopt;
  }

  static bool same_elements(const reshape_step& step) {
    const auto all = [](const std::vector<size_product>& sizes) {
      std::pair<double, std::vector<std::string>> result{1, {}};
      for (const size_product& size : sizes) {
        result.first *= static_cast<double>(size.number);
        result.second.insert(result.second.end(), size.names.begin(), size.names.end());
      }
      std::sort(result.second.begin(), result.second.end());
      return result;
    };
    return all(step.from) == all(step.to);
  }

  template <class Step>
  std::optional<step_action> read_parts(const JsonNode& node, const char* what) {
    if (!card::expect_kind(node, JsonKind::object, what, context_.diagnostics)) return std::nullopt;
    static constexpr std::array<std::string_view, 2> known{"axis", "parts"};
    const Fields fields(node, what, known, context_.diagnostics);
    const JsonNode* axis = fields.require("axis", JsonKind::number);
    const auto number = axis == nullptr ? std::nullopt : read_axis(*axis);
    Step step{number.value_or(0), {}};
    if (const JsonNode* list = fields.find("parts", JsonKind::array)) {
      for (const JsonNode& item : list->items) {
        const auto part = item.integer.value_or(0);
        if (part < 1 || static_cast<std::uint64_t>(part) > largest_size) {
          report(Code::bad_count, item.span, "a part of " + std::string(what) + " is a positive number");
          return std::nullopt;
        }
        step.parts.push_back(static_cast<std::uint64_t>(part));
      }
      if (list->items.size() < 2)
        report(Code::bad_count, list->span, std::string(what) + " has at least two parts");
    }
    return number ? std::optional<step_action>(step) : std::nullopt;
  }

  std::optional<step_action> read_cast(const JsonNode& node) {
    cast_step step;
    if (node.kind != JsonKind::object) {
      const auto to = read_type(node, "`cast`", Code::bad_cast, context_.diagnostics);
      step.to = to.value_or(element_type::float32);
      return to ? checked_cast(step, node) : std::nullopt;
    }
    static constexpr std::array<std::string_view, 3> known{"from", "to", "exact"};
    const Fields fields(node, "`cast`", known, context_.diagnostics);
    const JsonNode* to = fields.require("to");
    const JsonNode* from = fields.find("from");
    const JsonNode* exact = fields.find("exact", JsonKind::boolean);
    if (to == nullptr) return std::nullopt;
    const auto target = read_type(*to, "`to` of `cast`", Code::bad_cast, context_.diagnostics);
    if (from != nullptr) {
      step.from = read_type(*from, "`from` of `cast`", Code::bad_cast, context_.diagnostics);
      if (!step.from) return std::nullopt;
    }
    if (!target) return std::nullopt;
    step.to = *target;
    step.exact = exact != nullptr && exact->boolean;
    return checked_cast(step, node);
  }

  std::optional<step_action> checked_cast(const cast_step& step, const JsonNode& node) {
    if (can_cast_to(step.to) && (!step.from || can_cast(*step.from, step.to))) return step;
    report(
        Code::bad_cast, node.span,
        step.from && can_cast_to(step.to)
            ? "`" + std::string(name_of(*step.from)) + "` is not cast to `" + std::string(name_of(step.to)) + "`"
            : "nothing is cast to `" + std::string(name_of(step.to)) + "`",
        "cast numbers to bool, an integer type, float8 but for its scales, float16, bfloat16, float32 or float64, "
        "complex numbers to complex32, complex64 or complex128");
    return std::nullopt;
  }

  const card::ReadContext& context_;
};

}  // namespace

std::vector<step> read_steps(const Fields& fields, const card::ReadContext& context) {
  std::vector<step> steps;
  const JsonNode* list = fields.find("steps", JsonKind::array);
  if (list == nullptr) return steps;
  step_reader reader(context);
  for (const JsonNode& node : list->items) {
    if (auto found = reader.read(node)) steps.push_back(*std::move(found));
  }
  return steps;
}

}  // namespace typeplate::inline abi_1::weights::port
