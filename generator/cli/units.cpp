// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <optional>

#include "cli/card_file.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/rewritten_units.hpp"
#include "cli/table.hpp"
#include "text/doc_comment.hpp"
#include "typeplate/card/json.hpp"
#include "typeplate/units/parse.hpp"
#include "units/exact_number.hpp"
#include "units/unit_facts.hpp"
#include "units/unit_meaning.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

using card::json_quote;

void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

int refuse(const std::string& sentence) {
  std::fprintf(stderr, "typeplate: error: %s\n", sentence.c_str());
  return exit_bad_input;
}

// The unit of a word of the command line; empty after showing what is wrong with it. Warnings are shown too.
std::optional<unit_result> read_unit(const std::string& word, ColorChoice color) {
  const unit_result unit = parse_unit(word);
  card::Diagnostics diagnostics;
  if (!unit.ok) {
    const card::Span span{static_cast<std::size_t>(unit.span_begin), static_cast<std::size_t>(unit.span_end)};
    diagnostics.add(card::Code::bad_unit, span, std::string(unit.message.view()), std::string(unit.hint.view()));
  }
  for (int i = 0; i < unit.warning_count; ++i) {
    diagnostics.add(card::Code::doubtful_unit, {0, word.size()}, std::string(unit.warnings[i]));
  }
  print_diagnostics(diagnostics, {.name = "command line", .text = word}, {.color = color});
  return unit.ok ? std::optional(unit) : std::nullopt;
}

std::string json_text(const UnitFacts& facts) {
  const auto text_or_null = [](const std::string& text) { return text.empty() ? "null" : json_quote(text); };
  const std::string factor = facts.nearest_size ? card::json_number(*facts.nearest_size) : "null";
  return "{\"unit\": " + json_quote(facts.unit) + ", \"name\": " + json_quote(facts.name) +
         ", \"measures\": " + text_or_null(facts.measures) + ", \"si\": " + json_quote(facts.coherent) +
         ", \"factor\": " + factor + ", \"exact\": " + text_or_null(facts.size) +
         ", \"zero\": " + text_or_null(facts.zero) + "}";
}

int explain(const UnitsOptions& options) {
  const auto unit = read_unit(options.words[0], options.color);
  if (!unit) return exit_bad_input;
  const UnitFacts facts = facts_of(*unit);
  if (options.json) {
    print(json_text(facts) + "\n");
    return exit_ok;
  }
  const Terminal terminal = terminal_of(stdout, options.color);
  Table table;
  const auto fact = [&table](const char* label, const std::string& text) {
    if (!text.empty()) table.rows.push_back({label, text});
  };
  fact("name", facts.name);
  fact("measures", facts.measures);
  fact("SI unit", facts.coherent);
  fact("size", size_sentence(facts));
  fact("zero at", facts.zero.empty() ? "" : facts.zero + " K, exactly");
  if (unit->rewritten()) fact("written", "`" + options.words[0] + "`: " + rewrites_of(*unit));
  print(styled(facts.unit, Style::Heading, terminal) + "\n" + table_text(table, terminal));
  return exit_ok;
}

int list(const UnitsOptions& options) {
  Table table{.heading = {"unit", "name", "measures", "size in SI"}, .rows = {}, .indent = 0};
  std::string json;
  for (const definition* row : detail::rows.of) {
    // The bare symbol of some units is refused; their first alias is not.
    unit_result unit = parse_unit(row->symbol);
    if (!unit.ok) unit = parse_unit(detail::alias_at(row->aliases, 0));
    const UnitFacts facts = facts_of(unit);
    const std::string size = facts.size.empty() ? shortest_digits(facts.nearest_size.value_or(0)) : facts.size;
    const std::string zero = facts.zero.empty() ? "" : ", zero at " + facts.zero + " K";
    table.rows.push_back({facts.unit, facts.name, facts.measures,
                          facts.logarithmic ? "logarithmic" : size + " " + facts.coherent + zero});
    json += (json.empty() ? "  " : ",\n  ") + json_text(facts);
  }
  print(options.json ? "[\n" + json + "\n]\n" : table_text(table, terminal_of(stdout, options.color)));
  return exit_ok;
}

// A temperature is a point on its scale unless the difference of two was asked for.
std::optional<unit_result> read_side(const std::string& word, const UnitsOptions& options) {
  const auto unit = read_unit(word, options.color);
  if (!unit || !options.difference) return unit;
  const unit_result difference = as_difference(*unit);
  if (difference.ok) return difference;
  refuse("`" + std::string(unit->canonical()) + "` has no difference: " + std::string(difference.hint.view()));
  return std::nullopt;
}

std::string hint_for(const std::string& number) {
  if (number.find(',') != std::string::npos) return "write a point, not a comma, before the decimals";
  const std::size_t exponent = number.find_first_of("eE");
  if (exponent != std::string::npos && read_decimal(number.substr(0, exponent)))
    return "write an exponent between -400 and 400, such as 1e-3";
  return "write at most 60 decimal digits, such as 350, -40.5 or 1e-3";
}

int print_result(const UnitsOptions& options, const unit_result& from, const unit_result& to,
                 const ExactNumber& value) {
  const auto exact = exact_decimal(value);
  const auto nearest = nearest_double(value);
  const bool beyond = !exact && !nearest;
  if (beyond) return refuse("the result is beyond the range of double");
  const std::string result = exact ? *exact : shortest_digits(*nearest);
  const std::string from_text(from.canonical());
  const std::string to_text(to.canonical());
  if (options.json) {
    print("{\"value\": " + json_quote(options.words[0]) + ", \"from\": " + json_quote(from_text) +
          ", \"to\": " + json_quote(to_text) + ", \"result\": " + json_quote(result) +
          ", \"exact\": " + (exact ? "true" : "false") + "}\n");
  } else {
    print(options.words[0] + " " + from_text + " is " + (exact ? "exactly " : "about ") + result + " " + to_text +
          "\n");
  }
  return exit_ok;
}

int convert_value(const UnitsOptions& options) {
  const auto value = read_decimal(options.words[0]);
  const auto from = read_side(options.words[1], options);
  const auto to = from ? read_side(options.words[2], options) : std::nullopt;
  if (!from || !to) return exit_bad_input;
  if (!value) {
    return refuse(visible_text("`" + options.words[0].substr(0, 70) + "` is no decimal number; ") +
                  hint_for(options.words[0]));
  }
  if (mismatch_between(from->spec, to->spec) != mismatch::none) {
    return refuse("`" + std::string(from->canonical()) + "` does not convert into `" +
                  std::string(to->canonical()) + "`: " + explain_mismatch(*from, *to));
  }
  return print_result(options, *from, *to, convert(*value, from->spec, to->spec));
}

}  // namespace

int run(const UnitsOptions& options) {
  if (options.list) return list(options);
  return options.words.size() == 1 ? explain(options) : convert_value(options);
}

}  // namespace typeplate::inline abi_1::generator
