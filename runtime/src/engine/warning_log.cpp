// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/warning_log.hpp>

#include <cstdio>

#include "offence.hpp"

namespace typeplate::inline abi_1 {
namespace {

void print_line(std::string_view text, const char* end) {
  // One call, so that lines of several threads do not mix.
  std::fprintf(stderr, "typeplate: warning: %.*s%s\n", static_cast<int>(text.size()), text.data(), end);
}

warning facts_of(const plan& ports, port_direction direction, const port_label& port, const offence& bad) {
  return {.model = ports.model,
          .port = port.name,
          .unit = port.unit,
          .direction = direction,
          .value = bad.value,
          .row = bad.row,
          .count = bad.bad_rows,
          .rows = bad.rows,
          .lower = port.lower,
          .upper = port.upper,
          .text = {}};
}

/// Makes the sentence and hands over all that is known; `hear(warning)` is called while the sentence lives.
template <class Hear>
void warn(const plan& ports, port_direction direction, std::size_t port, offence bad, const Hear& hear) {
  bad.by_range = bad.warned = true;
  const bool input = direction == port_direction::input;
  const port_label& label = input ? ports.input_labels[port] : ports.output_labels[port];
  const message sentence = input ? input_sentence(ports, label, bad) : output_sentence(ports, label, bad);
  warning said = facts_of(ports, direction, label, bad);
  said.text = sentence.view();
  hear(said);
}

}  // namespace

warning_log::warning_log(const plan& ports, warning_handler handler)
    : ports_(ports),
      handler_(handler),
      counters_(std::make_unique<counter[]>(ports.input_warnings.size() + ports.output_warnings.size())) {}

warning_log::~warning_log() {
  const counter* count = counters_.get();
  for (const warning_rule& each : ports_.input_warnings)
    print_rest(*count++, ports_.input_labels[each.rule.port], "input ");
  for (const warning_rule& each : ports_.output_warnings)
    print_rest(*count++, ports_.output_labels[each.rule.port], "output ");
}

void warning_log::look_at(const sample* given) const {
  for (std::size_t i = 0; i < ports_.input_warnings.size(); ++i) {
    const port_rule& rule = ports_.input_warnings[i].rule;
    offence bad = value_of(given[rule.port], ports_.input_labels[rule.port].type);
    if (rule.accepts(bad.value)) continue;
    bad.bad_rows = 1;
    warn(ports_, port_direction::input, rule.port, bad, [&](const warning& said) { tell(counters_[i], said); });
  }
}

void warning_log::look_at(const column_source* given, std::size_t rows, const bool* mask) const {
  for (std::size_t i = 0; i < ports_.input_warnings.size(); ++i) {
    const port_rule& rule = ports_.input_warnings[i].rule;
    const dtype type = ports_.input_labels[rule.port].type;
    const offence bad =
        first_offence(rule, rows, mask, [&](std::size_t row) { return value_of(given[rule.port], row, type); });
    if (bad.bad_rows == 0) continue;
    warn(ports_, port_direction::input, rule.port, bad, [&](const warning& said) { tell(counters_[i], said); });
  }
}

void warning_log::look_at(const workspace& work, std::size_t rows, bool columns, const bool* mask) const {
  for (std::size_t i = 0; i < ports_.output_warnings.size(); ++i) {
    const auto& [tensor, rule] = ports_.output_warnings[i];
    const output_view view = work.output(tensor);
    const dtype type = ports_.output_labels[rule.port].type;
    offence bad = first_offence(rule, rows, mask,
                                [&, &port = rule](std::size_t row) { return value_of(port, view, row, type); });
    if (bad.bad_rows == 0) continue;
    if (!columns) bad.words = row_words::none;
    counter& count = counters_[ports_.input_warnings.size() + i];
    warn(ports_, port_direction::output, rule.port, bad, [&](const warning& said) { tell(count, said); });
  }
}

void warning_log::tell(counter& count, const warning& said) const {
  if (!handler_.is_standard_error()) {
    handler_(said);
    return;
  }
  if (count.all.fetch_add(said.count, std::memory_order_relaxed) != 0) return;
  count.shown.store(said.count, std::memory_order_relaxed);
  print_line(said.text, " (later ones are counted until the model ends)");
}

void warning_log::print_rest(const counter& count, const port_label& port, std::string_view direction) const {
  const std::size_t all = count.all.load(std::memory_order_relaxed);
  const std::size_t shown = count.shown.load(std::memory_order_relaxed);
  if (all == shown) return;
  message sentence;
  sentence.text("model ").name(ports_.model).text(": ").text(direction).name(port.name);
  sentence.text(" was outside its range ");
  add_range(sentence, port);
  sentence.text(" for ").count(all).text(" values in all, ").count(all - shown).text(" after the first warning");
  print_line(sentence.view(), "");
}

}  // namespace typeplate::inline abi_1
