// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What porting rules can be told to be wrong before any tensor is known.
#include <algorithm>
#include <set>

#include "cast.hpp"
#include "read_parts.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::weights::port {
namespace {

using card::Code;
using card::JsonKind;
using card::JsonNode;

// Follows how many tensors there are behind each step.
class flow {
 public:
  flow(std::size_t count, std::size_t targets, card::Diagnostics& diagnostics)
      : count_(count), targets_(targets), diagnostics_(diagnostics) {}

  void follow(step& each) {
    if (auto* joined = std::get_if<concatenate_step>(&each.action)) {
      if (split_) report(each.span, "`concatenate` stands behind `split`", "concatenate first, then split");
      if (count_ < 2)
        report(each.span, "there is one tensor here, and nothing to concatenate it with",
               "give `from` a list of patterns, and `concatenate` once");
      use(joined->parts, count_, each.span);
      count_ = 1;
    } else if (auto* parts = std::get_if<split_step>(&each.action)) {
      if (count_ != 1)
        report(each.span, "there are several tensors here, and `split` cuts one",
               "concatenate the sources first, and `split` once");
      use(parts->parts, targets_, each.span);
      if (targets_ < 2) report(each.span, "`split` needs several targets", "give `to` a list of patterns");
      count_ = targets_;
      split_ = true;
    }
  }

  void finish(card::Span place) {
    if (said_ || count_ == targets_) return;
    report(place,
           "the steps lead to " + std::to_string(count_) + (count_ == 1 ? " tensor" : " tensors") +
               ", and `to` names " + std::to_string(targets_),
           "several sources become one target by `concatenate`, one source several targets by `split`");
  }

 private:
  // The proportions that were given, or equal ones.
  void use(std::vector<std::uint64_t>& parts, std::size_t count, card::Span span) {
    if (parts.empty()) parts.assign(count, 1);
    if (parts.size() != count)
      report(span, "there are " + std::to_string(parts.size()) + " parts for " + std::to_string(count) + " tensors",
             "give one number for each of them");
  }

  void report(card::Span span, std::string message, std::string help) {
    if (!said_) diagnostics_.add(Code::bad_count, span, std::move(message), std::move(help));
    said_ = true;
  }

  std::size_t count_;
  std::size_t targets_;
  bool split_ = false;
  bool said_ = false;
  card::Diagnostics& diagnostics_;
};

}  // namespace

void check_flow(std::vector<step>& steps, std::size_t sources, std::size_t targets, card::Span place,
                card::Diagnostics& diagnostics) {
  flow count(sources, targets, diagnostics);
  for (step& each : steps) count.follow(each);
  count.finish(place);
}

namespace {

std::optional<std::size_t> read_rank(const card::Fields& fields) {
  const JsonNode* rank = fields.find("rank", JsonKind::number);
  if (rank == nullptr) return std::nullopt;
  const std::int64_t number = rank->integer.value_or(-1);
  if (number >= 0 && number <= static_cast<std::int64_t>(most_axes)) return static_cast<std::size_t>(number);
  fields.diagnostics().add(Code::bad_condition, rank->span, "a rank is a whole number from 0 to 64");
  return std::nullopt;
}

std::vector<std::optional<std::uint64_t>> read_shape(const JsonNode& shape, card::Diagnostics& diagnostics) {
  std::vector<std::optional<std::uint64_t>> sizes;
  for (const JsonNode& size : shape.items) {
    const std::int64_t number = size.kind == JsonKind::number ? size.integer.value_or(-1) : -1;
    if (number < 0 && size.kind != JsonKind::null)
      diagnostics.add(Code::bad_condition, size.span, "a size is a whole number, or null where any size fits");
    sizes.push_back(number >= 0 ? std::optional(static_cast<std::uint64_t>(number)) : std::nullopt);
  }
  return sizes;
}

// The names of a product that are not known, each as often as it stands there.
std::vector<std::string_view> unknown_names(const size_product& size,
                                            const std::set<std::string, std::less<>>& known) {
  std::vector<std::string_view> unknown;
  for (const std::string& name : size.names) {
    if (!known.contains(name)) unknown.push_back(name);
  }
  return unknown;
}

bool knows_all(const std::vector<size_product>& sizes, const std::set<std::string, std::less<>>& known) {
  return std::all_of(sizes.begin(), sizes.end(),
                     [&known](const size_product& size) { return unknown_names(size, known).empty(); });
}

}  // namespace

condition read_condition(const card::Fields& fields) {
  condition when;
  card::Diagnostics& diagnostics = fields.diagnostics();
  when.rank = read_rank(fields);
  if (const JsonNode* shape = fields.find("shape", JsonKind::array)) {
    when.shape = read_shape(*shape, diagnostics);
    const std::size_t axes = when.shape->size();
    if (when.rank && *when.rank != axes)
      diagnostics.add(Code::bad_condition, shape->span,
                      "`shape` has " + std::to_string(axes) + (axes == 1 ? " axis" : " axes") + ", and `rank` is " +
                          std::to_string(*when.rank),
                      "leave `rank` out");
  }
  if (const JsonNode* dtype = fields.find("dtype"))
    when.dtype = read_type(*dtype, fields.label("dtype"), Code::bad_condition, diagnostics);
  return when;
}

std::optional<element_type> read_type(const JsonNode& node, const std::string& what, Code code,
                                      card::Diagnostics& diagnostics) {
  if (!card::expect_kind(node, JsonKind::string, what, diagnostics)) return std::nullopt;
  std::vector<std::string_view> known;
  for (auto type = element_type::boolean; type <= element_type::complex128;
       type = static_cast<element_type>(static_cast<unsigned char>(type) + 1)) {
    if (name_of(type) == node.string) return type;
    known.push_back(name_of(type));
  }
  const std::string near = card::did_you_mean(node.string, known, diagnostics);
  diagnostics.add(code, node.span, card::in_backticks(node.string) + " is no element type",
                  near.empty() ? "write it as PyTorch and NumPy do, such as `float32`" : near);
  return std::nullopt;
}

bool can_solve(const reshape_step& step) {
  std::set<std::string, std::less<>> known;
  for (bool found = true; found;) {
    found = false;
    for (const size_product& size : step.from) {
      const auto unknown = unknown_names(size, known);
      if (unknown.size() != 1) continue;
      known.emplace(unknown.front());
      found = true;
    }
  }
  return knows_all(step.from, known) && knows_all(step.to, known);
}

std::string text_of(const size_product& size) {
  std::string text = size.number == 1 && !size.names.empty() ? "" : std::to_string(size.number);
  for (const std::string& name : size.names) text += (text.empty() ? "" : "*") + name;
  return text;
}

bool may_lose(const cast_step& cast) {
  return !cast.exact && (!cast.from || !keeps_every_value(*cast.from, cast.to));
}

}  // namespace typeplate::inline abi_1::weights::port
