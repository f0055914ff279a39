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

condition read_condition(const card::Fields& fields) {
  condition when;
  card::Diagnostics& diagnostics = fields.diagnostics();
  if (const JsonNode* rank = fields.find("rank", JsonKind::number)) {
    if (rank->integer && *rank->integer >= 0 && *rank->integer <= static_cast<std::int64_t>(most_axes))
      when.rank = static_cast<std::size_t>(*rank->integer);
    else
      diagnostics.add(Code::bad_condition, rank->span, "a rank is a whole number from 0 to 64");
  }
  if (const JsonNode* shape = fields.find("shape", JsonKind::array)) {
    when.shape.emplace();
    for (const JsonNode& size : shape->items) {
      const bool number = size.kind == JsonKind::number && size.integer && *size.integer >= 0;
      if (!number && size.kind != JsonKind::null)
        diagnostics.add(Code::bad_condition, size.span, "a size is a whole number, or null where any size fits");
      when.shape->push_back(number ? std::optional(static_cast<std::uint64_t>(*size.integer)) : std::nullopt);
    }
    if (when.rank && *when.rank != when.shape->size())
      diagnostics.add(Code::bad_condition, shape->span,
                      "`shape` has " + std::to_string(when.shape->size()) +
                          (when.shape->size() == 1 ? " axis" : " axes") + ", and `rank` is " +
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
      std::set<std::string, std::less<>> unknown;
      std::size_t times = 0;
      for (const std::string& name : size.names) {
        if (known.contains(name)) continue;
        unknown.insert(name);
        ++times;
      }
      if (times != 1) continue;
      known.merge(unknown);
      found = true;
    }
  }
  for (const auto* sizes : {&step.from, &step.to}) {
    for (const size_product& size : *sizes) {
      for (const std::string& name : size.names) {
        if (!known.contains(name)) return false;
      }
    }
  }
  return true;
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
