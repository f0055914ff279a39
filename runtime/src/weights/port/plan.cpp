// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/port/plan.hpp>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include <typeplate/card/suggest.hpp>
#include <typeplate/weights/printable.hpp>
#include <typeplate/weights/tensor.hpp>
#include "grouping.hpp"
#include "resolve.hpp"

namespace typeplate::inline abi_1::weights::port {
namespace {

using card::Code;

std::string quoted(std::string_view name) {
  return "`" + printable(name) + "`";
}

std::string kind_words(const outline& tensor) {
  return std::string(name_of(tensor.type)) + " " + shape_text(tensor.shape);
}

class planner {
 public:
  planner(const porting_rules& rules, std::vector<outline> sources, std::span<const outline> model,
          card::Diagnostics& diagnostics)
      : rules_(rules), model_(model), diagnostics_(diagnostics), used_(rules.rules.size()) {
    plan_.sources = std::move(sources);
    for (std::size_t i = 0; i < plan_.sources.size(); ++i) source_by_name_.emplace(plan_.sources[i].name, i);
  }

  port_plan run(std::span<const refused_tensor> refused) {
    plan_.unread = place_unread(rules_, refused, diagnostics_);
    const grouping groups = group_sources(rules_, plan_.sources);
    for (const std::size_t source : groups.left_over)
      plan_.unmapped.push_back({source, nearly_fitting_rule(rules_, plan_.sources[source])});
    for (const source_group& group : groups.groups) take(group);
    require_twins();
    for (std::size_t i = 0; i < rules_.rules.size(); ++i) follow_up(i);
    if (!model_.empty()) compare_with_model();
    report_unmapped();
    return std::move(plan_);
  }

 private:
  void report(Code code, card::Span place, std::string message, std::string help = {},
              std::vector<card::Note> notes = {}) {
    diagnostics_.add(code, place, std::move(message), std::move(help), std::move(notes));
  }

  void take(const source_group& group) {
    const rule& taker = rules_.rules[group.rule];
    used_[group.rule] = true;
    switch (taker.kind) {
      case rule_kind::drop:
        plan_.dropped.push_back({*group.sources.front(), group.rule});
        break;
      case rule_kind::untie:
        untie(group, taker);
        break;
      default:
        if (is_complete(group, taker)) move(group, taker);
        break;
    }
  }

  bool is_complete(const source_group& group, const rule& mover) {
    for (std::size_t i = 0; i < group.sources.size(); ++i) {
      if (group.sources[i]) continue;
      const auto there = std::find_if(group.sources.begin(), group.sources.end(),
                                      [](const auto& each) { return each.has_value(); });
      if (there == group.sources.end()) return false;
      report(Code::incomplete_group, mover.span,
             quoted(fill(mover.from[i], group.captured, rules_.source_separator)) + " is not there, and " +
                 quoted(plan_.sources[**there].name) + " needs it");
      return false;
    }
    return true;
  }

  void move(const source_group& group, const rule& mover) {
    if (!names_are_clear(group, mover)) return;
    for (std::size_t part = 0; part < mover.to.size(); ++part) {
      planned_tensor planned;
      stage stage;
      for (const auto& source : group.sources) {
        planned.sources.push_back(*source);
        stage.tensors.push_back(plan_.sources[*source]);
      }
      for (const step& each : mover.steps) {
        if (const auto refused = follow(each, part, stage))
          return report(refused->code, each.span, refused->message);
      }
      planned.made = std::move(stage.tensors.front());
      planned.made.name = fill(mover.to[part], group.captured, rules_.target_separator);
      planned.actions = std::move(stage.actions);
      planned.rule = group.rule;
      add(std::move(planned));
    }
  }

  // A captured text that holds the separator of the targets would come back as several parts.
  bool names_are_clear(const source_group& group, const rule& mover) {
    for (const auto& [name, parts] : group.captured) {
      for (const std::string_view part : parts) {
        if (part.find(rules_.target_separator) == std::string_view::npos) continue;
        report(Code::ambiguous_name, mover.span,
               "`{" + name + "}` stands for " + quoted(part) + ", which holds the targets' separator `" +
                   rules_.target_separator + "`",
               "rename the tensor in its program, or give it a rule that captures less");
        return false;
      }
    }
    return true;
  }

  bool add(planned_tensor planned) {
    const auto [place, is_new] = by_name_.try_emplace(planned.made.name, plan_.tensors.size());
    if (!is_new) {
      const planned_tensor& first = plan_.tensors[place->second];
      report(Code::doubled_target, rules_.rules[planned.rule].span,
             quoted(planned.made.name) + " would be made of " +
                 quoted(plan_.sources[planned.sources.front()].name) + " and of " +
                 quoted(plan_.sources[first.sources.front()].name),
             "give one of them another name, or drop it",
             {{rules_.rules[first.rule].span, "the first is made by this rule"}});
      return false;
    }
    plan_.tensors.push_back(std::move(planned));
    return true;
  }

  void untie(const source_group& group, const rule& untying) {
    const std::size_t left_out = *group.sources.front();
    const std::string wanted = fill(untying.to.front(), group.captured, rules_.source_separator);
    const auto place = source_by_name_.find(wanted);
    const outline& source = plan_.sources[left_out];
    if (place == source_by_name_.end())
      return report(
          Code::incomplete_group, untying.span,
          quoted(wanted) + " is not there, and " + quoted(source.name) + " is said to be the same tensor");
    const outline& kept = plan_.sources[place->second];
    if (kept.type != source.type || kept.shape != source.shape)
      return report(Code::misfit_shape, untying.span,
                    quoted(source.name) + ", " + kind_words(source) + ", is not the same tensor as " +
                        quoted(wanted) + ", " + kind_words(kept));
    plan_.equal.push_back({left_out, place->second});
    untied_by_.emplace(left_out, group.rule);
  }

  // Tensors that are left out because of each other would all be lost.
  void require_twins() {
    std::unordered_set<std::size_t> lost;
    for (const source_and_rule& each : plan_.dropped) lost.insert(each.source);
    for (const equal_sources& each : plan_.equal) {
      if (!lost.contains(each.kept) && !untied_by_.contains(each.kept)) continue;
      report(Code::incomplete_group, rules_.rules[untied_by_.at(each.left_out)].span,
             quoted(plan_.sources[each.left_out].name) + " is left out as the same tensor as " +
                 quoted(plan_.sources[each.kept].name) + ", which is left out as well",
             "name behind `with` a tensor that becomes a target");
    }
  }

  // What a rule says of the targets, once all of them are there, and whether it was used at all.
  void follow_up(std::size_t number) {
    const rule& each = rules_.rules[number];
    if (each.kind == rule_kind::tie) tie(number);
    if (each.kind == rule_kind::require) require(each);
    const bool unused = !used_[number] && !each.optional;
    if (each.kind == rule_kind::move && unused) {
      for (const name_pattern& target : each.to)
        miss(text_of(target, rules_.target_separator), std::nullopt, each.span,
             "no tensor fits " + quoted(each.from.front().text) + ", so that " + quoted(target.text) +
                 " is not filled",
             "add `\"optional\": true` if that is no mistake");
    }
    if (each.kind == rule_kind::untie && unused)
      report(Code::incomplete_group, each.span, "no tensor fits " + quoted(each.from.front().text),
             "add `\"optional\": true` if that is no mistake");
  }

  void tie(std::size_t number) {
    const rule& tying = rules_.rules[number];
    const std::size_t count = plan_.tensors.size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto captured = match(tying.from.front(), plan_.tensors[i].made.name, rules_.target_separator);
      if (!captured || plan_.tensors[i].tied_to) continue;
      planned_tensor tied = plan_.tensors[i];
      tied.made.name = fill(tying.to.front(), *captured, rules_.target_separator);
      tied.rule = number;
      tied.tied_to = i;
      add(std::move(tied));
      used_[number] = true;
    }
    if (used_[number] || tying.optional) return;
    miss(text_of(tying.to.front(), rules_.target_separator), std::nullopt, tying.span,
         "no target fits " + quoted(tying.from.front().text) + ", so that " + quoted(tying.to.front().text) +
             " has nothing to be tied to",
         "add `\"optional\": true` if that is no mistake");
  }

  void require(const rule& requiring) {
    if (requiring.from.empty()) {
      const bool there = std::any_of(plan_.tensors.begin(), plan_.tensors.end(), [&](const planned_tensor& each) {
        return match(requiring.to.front(), each.made.name, rules_.target_separator) &&
               is_as_required(requiring, each);
      });
      if (!there) require_name(requiring, text_of(requiring.to.front(), rules_.target_separator));
      return;
    }
    std::vector<std::string> wanted;
    for (const planned_tensor& each : plan_.tensors) {
      const auto captured = match(requiring.from.front(), each.made.name, rules_.target_separator);
      if (captured) wanted.push_back(fill(requiring.to.front(), *captured, rules_.target_separator));
    }
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    for (const std::string& name : wanted) {
      const auto there = by_name_.find(name);
      if (there == by_name_.end())
        require_name(requiring, name);
      else
        (void)is_as_required(requiring, plan_.tensors[there->second]);
    }
  }

  bool is_as_required(const rule& requiring, const planned_tensor& tensor) {
    if (!fits(requiring.when, tensor.made))
      report(Code::wrong_target, requiring.span,
             quoted(tensor.made.name) + " becomes " + kind_words(tensor.made) + ", which this rule does not want");
    return true;
  }

  void require_name(const rule& requiring, const std::string& name) {
    miss(name, std::nullopt, requiring.span, quoted(name) + " is required, and nothing becomes it", "");
  }

  void miss(std::string name, std::optional<shape_of_tensor> shape, std::optional<card::Span> place,
            std::string message, std::string help) {
    plan_.missing.push_back({std::move(name), std::move(shape), {}});
    if (place)
      report(Code::missing_target, *place, std::move(message), std::move(help));
    else
      diagnostics_.add_for_file(Code::missing_target, std::move(message), std::move(help));
  }

  void compare_with_model() {
    std::map<std::string_view, const outline*> wanted;
    for (const outline& each : model_) wanted.emplace(each.name, &each);
    for (const outline& each : model_) {
      if (!by_name_.contains(each.name)) miss_of_model(each);
    }
    for (const planned_tensor& each : plan_.tensors) {
      const auto place = wanted.find(each.made.name);
      const card::Span rule = rules_.rules[each.rule].span;
      if (place == wanted.end()) {
        report(Code::unknown_target, rule, "the model has no tensor " + quoted(each.made.name),
               nearest_of_model(each.made));
      } else if (place->second->shape != each.made.shape || place->second->type != each.made.type) {
        report(Code::wrong_target, rule,
               quoted(each.made.name) + " becomes " + kind_words(each.made) + ", and the model has " +
                   kind_words(*place->second));
      }
    }
  }

  void miss_of_model(const outline& wanted) {
    const auto best = suggestions_for(wanted, plan_.sources, plan_.unmapped);
    std::string help;
    for (const std::size_t source : best)
      help += (help.empty() ? "unmapped, and like it: " : ", ") + quoted(plan_.sources[source].name) + " " +
              shape_text(plan_.sources[source].shape);
    miss(wanted.name, wanted.shape, std::nullopt,
         "nothing becomes " + quoted(wanted.name) + ", " + kind_words(wanted) + ", of the model", help);
    plan_.missing.back().suggestions = best;
  }

  std::string nearest_of_model(const outline& made) const {
    constexpr std::size_t most_compared = 256;
    std::vector<std::string_view> names;
    for (const outline& each : model_.first(std::min(model_.size(), most_compared)))
      if (each.name.size() < most_compared) names.push_back(each.name);
    const std::string_view near = made.name.size() < most_compared ? card::nearest(made.name, names) : "";
    return near.empty() ? "" : "did you mean " + quoted(near) + "?";
  }

  void report_unmapped() {
    if (rules_.allow_unmapped) return;
    for (const unmapped_tensor& each : plan_.unmapped) {
      const outline& source = plan_.sources[each.source];
      diagnostics_.add_for_file(Code::unmapped_tensor,
                                "no rule takes " + quoted(source.name) + ", " + kind_words(source),
                                each.suggestion);
    }
  }

  const porting_rules& rules_;
  std::span<const outline> model_;
  card::Diagnostics& diagnostics_;
  port_plan plan_;
  std::vector<bool> used_;
  // Names come from strangers, who can choose them so that a table of hashes takes n² steps.
  std::map<std::string, std::size_t> by_name_;
  std::map<std::string_view, std::size_t> source_by_name_;
  std::unordered_map<std::size_t, std::size_t> untied_by_;  // sources that are left out as twins, and their rules
};

}  // namespace

std::vector<outline> outlines_of(const weights_file& file) {
  std::vector<outline> outlines;
  for (const tensor& each : file.tensors()) outlines.push_back({each.name, each.type, each.shape});
  return outlines;
}

port_plan make_plan(const porting_rules& rules, std::vector<outline> sources, std::span<const outline> model,
                    card::Diagnostics& diagnostics, std::span<const refused_tensor> refused) {
  return planner(rules, std::move(sources), model, diagnostics).run(refused);
}

}  // namespace typeplate::inline abi_1::weights::port
