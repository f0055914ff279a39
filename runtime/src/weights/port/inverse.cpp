// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "cast.hpp"
#include "read_parts.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::weights::port {
namespace {

using card::Code;

// One rule turned round. What stands in the way is reported at its place.
class turned_round {
 public:
  turned_round(const rule& forward, card::Diagnostics& diagnostics)
      : forward_(forward), diagnostics_(diagnostics), errors_(diagnostics.error_count()) {}

  std::optional<rule> turn() {
    rule back = forward_;
    back.from = forward_.to;
    back.to = forward_.from;
    switch (forward_.kind) {
      case rule_kind::move:
        turn_captures(back);
        back.when = forward_.when;
        turn_steps(back);
        break;
      case rule_kind::drop:
        refuse(forward_.span, "what this rule drops cannot be made again",
               "add `\"one_way\": true` if the inverse may do without it");
        break;
      case rule_kind::tie:
        back.kind = rule_kind::untie;
        turn_captures(back);
        break;
      case rule_kind::untie:
        back.kind = rule_kind::tie;
        turn_captures(back);
        break;
      case rule_kind::require:
        break;
    }
    return diagnostics_.error_count() == errors_ ? std::optional(std::move(back)) : std::nullopt;
  }

 private:
  void refuse(card::Span place, std::string message, std::string help) {
    diagnostics_.add(Code::not_reversible, place, std::move(message), std::move(help));
  }

  // The targets are matched now: their captures keep the kinds that the sources gave them.
  void turn_captures(rule& back) {
    for (name_pattern& target : back.from) {
      for (const pattern_part& part : forward_.from.front().parts) {
        if (part.kind == capture_kind::none) continue;
        const auto place =
            std::find_if(target.parts.begin(), target.parts.end(), [&part](const pattern_part& each) {
              return each.kind != capture_kind::none && each.capture == part.capture;
            });
        if (place != target.parts.end())
          place->kind = part.kind;
        else
          refuse(forward_.span,
                 card::in_backticks(target.text) + " does not keep `{" + part.capture +
                     "}`, so that the source's name cannot be made again",
                 "capture nothing that the target leaves out, or add `\"one_way\": true`");
      }
    }
  }

  void turn_steps(rule& back) {
    back.steps.clear();
    if (forward_.when.shape) back.when.rank.reset();
    for (const step& each : forward_.steps) {
      const auto action =
          std::visit([&](const auto& done) { return inverse(done, each.span, back.when); }, each.action);
      back.steps.insert(back.steps.begin(), {action, each.span});
    }
  }

  // Each gives the step back, and leads the condition over the step.
  step_action inverse(const transpose_step& done, card::Span, condition& when) {
    if (when.shape) {
      const auto axis = [&when](std::int64_t number) {
        return static_cast<std::size_t>(number < 0 ? number + static_cast<std::int64_t>(when.shape->size())
                                                   : number);
      };
      const bool inside = axis(done.first) < when.shape->size() && axis(done.second) < when.shape->size();
      if (inside) std::swap((*when.shape)[axis(done.first)], (*when.shape)[axis(done.second)]);
    }
    return done;
  }

  step_action inverse(const permute_step& done, card::Span, condition& when) {
    permute_step back{std::vector<std::int64_t>(done.axes.size())};
    const bool leads = when.shape && when.shape->size() == done.axes.size();
    std::vector<std::optional<std::uint64_t>> shape(done.axes.size());
    for (std::size_t i = 0; i < done.axes.size(); ++i) {
      const auto source = static_cast<std::size_t>(done.axes[i]);
      back.axes[source] = static_cast<std::int64_t>(i);
      if (leads) shape[i] = (*when.shape)[source];
    }
    if (leads) *when.shape = shape;
    return back;
  }

  step_action inverse(const reshape_step& done, card::Span place, condition& when) {
    reshape_step back{done.to, done.from};
    if (!can_solve(back))
      refuse(place, "this `reshape` cannot be turned round: the new shape does not say what every name stands for",
             "write one size of each product as a number");
    when.shape.emplace();
    for (const size_product& size : done.to)
      when.shape->push_back(size.names.empty() ? std::optional(size.number) : std::nullopt);
    when.rank.reset();
    return back;
  }

  step_action inverse(const split_step& done, card::Span, condition& when) {
    forget_axis(done.axis, when);
    return concatenate_step{done.axis, done.parts};
  }

  step_action inverse(const concatenate_step& done, card::Span, condition& when) {
    forget_axis(done.axis, when);
    return split_step{done.axis, done.parts};
  }

  step_action inverse(const cast_step& done, card::Span place, condition& when) {
    const bool lossless = done.from && can_cast_to(*done.from) && !may_lose(done);
    if (!lossless)
      refuse(place,
             done.from && !can_cast_to(*done.from)
                 ? "nothing is cast back to `" + std::string(name_of(*done.from)) + "`"
             : done.from
                 ? "this `cast` may change values, which cannot be made again"
                 : "this `cast` does not say from which element type, so that the inverse cannot go back to it",
             "write `{\"cast\": {\"from\": ..., \"to\": \"" + std::string(name_of(done.to)) +
                 "\", \"exact\": true}}`, which refuses values that would change");
    if (when.dtype || done.from) when.dtype = done.to;
    const element_type from = done.from.value_or(done.to);
    return cast_step{done.to, from, !keeps_every_value(done.to, from)};
  }

  static void forget_axis(std::int64_t axis, condition& when) {
    if (!when.shape) return;
    const std::int64_t number = axis < 0 ? axis + static_cast<std::int64_t>(when.shape->size()) : axis;
    if (number >= 0 && number < static_cast<std::int64_t>(when.shape->size()))
      (*when.shape)[static_cast<std::size_t>(number)].reset();
  }

  const rule& forward_;
  card::Diagnostics& diagnostics_;
  std::size_t errors_;
};

// Two rules that make the same tensors: the inverse would never come to the second.
void check_distinct(const porting_rules& back, card::Diagnostics& diagnostics) {
  for (const unreachable_rule& each : unreachable_rules(back))
    diagnostics.add(Code::not_reversible, each.later.span,
                    "an earlier rule makes the same tensors, so that the way back cannot tell which rule made them",
                    "add `\"one_way\": true` to one of the two, and the inverse does without it",
                    {{each.earlier.span, "the earlier rule is here"}});
}

}  // namespace

std::optional<porting_rules> inverse_of(const porting_rules& rules, card::Diagnostics& diagnostics) {
  const std::size_t errors = diagnostics.error_count();
  porting_rules back;
  constexpr std::string_view suffix = "_inverse";
  const bool is_inverse = rules.name.ends_with(suffix) && rules.name.size() > suffix.size();
  back.name =
      is_inverse ? rules.name.substr(0, rules.name.size() - suffix.size()) : rules.name + std::string(suffix);
  constexpr std::string_view way_back = "the way back of: ";
  back.description = rules.description;
  if (back.description.starts_with(way_back))
    back.description.erase(0, way_back.size());
  else if (!back.description.empty())
    back.description.insert(0, way_back);
  back.source_separator = rules.target_separator;
  back.target_separator = rules.source_separator;
  back.allow_unmapped = rules.allow_unmapped;
  for (const rule& each : rules.rules) {
    if (each.one_way || each.kind == rule_kind::require) continue;
    if (auto turned = turned_round(each, diagnostics).turn()) back.rules.push_back(*std::move(turned));
  }
  check_distinct(back, diagnostics);
  if (diagnostics.error_count() != errors) return std::nullopt;
  return back;
}

}  // namespace typeplate::inline abi_1::weights::port
