// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Porting rules: any bytes give rules or diagnostics that lead into the text; rules read back as they are written;
// planned for tensors that their own patterns name, they give a plan or diagnostics; a plan without mistakes can be
// carried out, and one rule's inverse gives back the bytes that went in.
#include <algorithm>
#include <numeric>
#include <typeplate/card/render.hpp>
#include <typeplate/error.hpp>
#include <typeplate/weights/port/plan.hpp>
#include <typeplate/weights/save_file.hpp>

#include "support/oracle.hpp"

namespace {

using namespace typeplate;
namespace port = weights::port;
using test::expect;

constexpr std::uint64_t most_bytes = 4096;  // of one tensor: the steps count, not the values

void check_diagnostics(const card::Diagnostics& diagnostics, const card::SourceFile& source) {
  for (const card::Diagnostic& each : diagnostics.all()) {
    expect(!each.message.empty() && !each.message.ends_with('.'), "a message is a sentence without its period");
    if (each.span) expect(each.span->end <= source.text.size(), "the span of a diagnostic is inside the text");
  }
  expect(!test::has_control_characters(card::render_short(diagnostics, source)), "the text has no controls");
}

// How many axes a rule's first step asks for.
std::size_t rank_of(const port::rule& rule) {
  if (rule.when.rank) return std::min<std::size_t>(*rule.when.rank, 6);
  for (const port::step& step : rule.steps) {
    if (const auto* permute = std::get_if<port::permute_step>(&step.action)) return permute->axes.size();
    if (const auto* reshape = std::get_if<port::reshape_step>(&step.action)) return reshape->from.size();
  }
  return 2;
}

port::outline outline_of(const port::rule& rule, std::string name) {
  port::outline outline{std::move(name), rule.when.dtype.value_or(weights::element_type::uint8), {}};
  if (rule.when.shape)
    for (const auto& size : *rule.when.shape) outline.shape.push_back(size.value_or(4));
  else
    outline.shape.assign(rank_of(rule), rank_of(rule) > 3 ? 2 : 12);
  return outline;
}

// A name that the pattern fits.
std::string name_for(const port::name_pattern& pattern, char separator) {
  port::captures captured;
  for (const port::pattern_part& part : pattern.parts) {
    if (part.kind == port::capture_kind::rest)
      captured[part.capture] = {"x", "y"};
    else if (part.kind != port::capture_kind::none)
      captured[part.capture] = {"7"};
  }
  std::string name = port::fill(pattern, captured, separator);
  expect(port::match(pattern, name, separator).has_value(), "a pattern fits the name that is made of it");
  return name;
}

void add_tensors(const port::rule& rule, char separator, std::vector<port::outline>& outlines) {
  constexpr std::size_t most_tensors = 32;
  for (const port::name_pattern& pattern : rule.from) {
    std::string name = name_for(pattern, separator);
    const bool known =
        std::any_of(outlines.begin(), outlines.end(), [&](const auto& each) { return each.name == name; });
    if (!known && outlines.size() < most_tensors) outlines.push_back(outline_of(rule, std::move(name)));
  }
}

// Tensors that fit the rules' own patterns.
std::vector<port::outline> tensors_for(const port::porting_rules& rules) {
  std::vector<port::outline> outlines;
  for (const port::rule& rule : rules.rules) {
    if (rule.kind == port::rule_kind::require || rule.kind == port::rule_kind::tie) continue;
    add_tensors(rule, rules.source_separator, outlines);
  }
  return outlines;
}

// A file of these tensors, made by our own writer; nothing where one is too large, or is none of its types.
std::optional<std::vector<std::byte>> file_of(const std::vector<port::outline>& outlines) {
  std::vector<weights::output_tensor> tensors;
  for (const port::outline& each : outlines) {
    std::uint64_t bytes = weights::bits_of(each.type);
    if (bytes % 8 != 0 || weights::safetensors_name(each.type).empty()) return std::nullopt;
    bytes /= 8;
    for (const std::uint64_t size : each.shape) {
      if (size > most_bytes || bytes > most_bytes) return std::nullopt;
      bytes *= size;
    }
    if (bytes > most_bytes) return std::nullopt;
    auto values = std::make_shared<std::vector<std::byte>>(static_cast<std::size_t>(bytes));
    for (std::size_t i = 0; i < values->size(); ++i) (*values)[i] = static_cast<std::byte>(i * 31 + tensors.size());
    tensors.push_back({each.name,
                       each.type,
                       each.shape,
                       [values] {
                         return weights::tensor_bytes{*values, values};
                       },
                       {}});
  }
  weights::memory_sink sink;
  weights::write_safetensors(sink, tensors);
  return sink.bytes;
}

bool casts(const port::porting_rules& rules) {
  const auto is_cast = [](const port::step& step) { return std::holds_alternative<port::cast_step>(step.action); };
  return std::any_of(rules.rules.begin(), rules.rules.end(), [&](const port::rule& rule) {
    return std::any_of(rule.steps.begin(), rule.steps.end(), is_cast);
  });
}

// The tensors that the plan makes of a file, as a file again.
std::vector<std::byte> carried_out(const port::port_plan& plan, const weights::weights_file& file) {
  weights::memory_sink sink;
  weights::write_safetensors(sink, port::ported(plan, file));
  return sink.bytes;
}

// What one rule did is undone by its inverse.
void check_way_back(const port::porting_rules& rules, const std::vector<std::byte>& bytes,
                    const weights::weights_file& file) {
  card::Diagnostics diagnostics;
  const auto back = port::inverse_of(rules, diagnostics);
  const bool one_move = rules.rules.size() == 1 && rules.rules.front().kind == port::rule_kind::move;
  if (!back || !one_move || back->rules.empty() || casts(rules)) return;
  const auto there = weights::weights_file::read(bytes, "file there");
  const auto plan = port::make_plan(*back, port::outlines_of(there), {}, diagnostics);
  if (diagnostics.had_errors()) return;  // a pattern may fit more names than it makes
  const std::vector<std::byte> again = carried_out(plan, there);
  const auto returned = weights::weights_file::read(again, "file returned");
  for (const weights::tensor& each : file.tensors()) {
    const weights::tensor* found = returned.find(each.name);
    if (found == nullptr) continue;
    const auto before = file.values(each);
    const auto after = returned.values(*found);
    expect(found->shape == each.shape &&
               std::equal(before.bytes.begin(), before.bytes.end(), after.bytes.begin(), after.bytes.end()),
           "the way back gives the bytes that went there");
  }
}

void carry_out(const port::porting_rules& rules, const std::vector<port::outline>& outlines) {
  try {
    const auto bytes = file_of(outlines);
    if (!bytes) return;
    const auto file = weights::weights_file::read(*bytes, "file test");
    card::Diagnostics diagnostics;
    const port::port_plan plan = port::make_plan(rules, port::outlines_of(file), {}, diagnostics);
    expect(!diagnostics.had_errors(), "the order of the tensors does not matter");
    check_way_back(rules, carried_out(plan, file), file);
  } catch (const error& refused) {
    expect(*refused.what() != '\0',
           "what cannot be done says why");  // a cast, a name that the format does not have
  }
}

// What it says of the inverse leads into the inverse's text, not into the text that it was made of.
void check_inverse(const port::porting_rules& back) {
  card::Diagnostics reading;
  const card::LocatedJson json = card::parse_json({"back", port::rules_text(back)}, reading);
  expect(port::read_rules(json, reading).has_value(), "the inverse is rules");
  check_diagnostics(reading, json.source);
}

void check_rules(const port::porting_rules& rules, const card::SourceFile& source) {
  const std::string text = port::rules_text(rules);
  card::Diagnostics reading;
  const auto again = port::read_rules(card::parse_json({"again", text}, reading), reading);
  expect(again.has_value(), "written rules are rules");
  expect(port::rules_text(*again) == text, "written rules read back as they are");
  card::Diagnostics turning;
  if (const auto back = port::inverse_of(rules, turning)) check_inverse(*back);
  check_diagnostics(turning, source);
  const std::vector<port::outline> outlines = tensors_for(rules);
  card::Diagnostics planning;
  const port::port_plan plan = port::make_plan(rules, outlines, {}, planning);
  check_diagnostics(planning, source);
  expect(!port::report_text(plan, rules).empty(), "a plan has a report");
  if (!planning.had_errors()) carry_out(rules, outlines);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  card::Diagnostics diagnostics;
  const card::LocatedJson json =
      card::parse_json({"rules.json", std::string(test::text_of(data, size))}, diagnostics);
  const auto rules = port::read_rules(json, diagnostics);
  check_diagnostics(diagnostics, json.source);
  if (rules) check_rules(*rules, json.source);
  return 0;
}
