// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A port's unit: its text, its dimension, or both, and whether it is a difference of temperatures.
#include <array>
#include <cmath>

#include <typeplate/units/parse.hpp>

#include "read_parts.hpp"
#include "unit_text.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

constexpr std::array<std::string_view, 15> base_names{
    "length", "mass", "time", "current", "temperature", "amount", "luminosity", "L",
    "M",      "T",    "I",    "Th",      "N",           "J",      "Theta",
};

// Which of the seven bases a key of `dimension` means; `Theta` is how dimtensor writes temperature.
std::size_t base_index(std::string_view name) {
  if (name == "Theta") return 4;
  for (std::size_t i = 0; i < 14; ++i) {
    if (base_names[i] == name) return i % 7;
  }
  return 7;
}

// The fraction p/q with q <= 12 that this number is within 1e-9: JSON has no way to write 1/3.
std::optional<exponent> small_fraction(double number) {
  for (int denominator = 1; denominator <= 12; ++denominator) {
    const double numerator = std::round(number * denominator);
    if (std::fabs(numerator) > 99) return std::nullopt;
    if (std::fabs(number - numerator / denominator) <= 1e-9) {
      return make_exponent(static_cast<int>(numerator), denominator);
    }
  }
  return std::nullopt;
}

class DimensionReader {
 public:
  explicit DimensionReader(const Fields& fields) : fields_(fields), diagnostics_(fields.diagnostics()) {}

  // Empty after reporting.
  std::optional<Exponents> read(const JsonNode& object) {
    for (const JsonMember& member : object.members) read_member(member);
    return ok_ ? std::optional(exponents_) : std::nullopt;
  }

 private:
  void read_member(const JsonMember& member) {
    const std::size_t base = base_index(member.key);
    if (base == 7) {
      ok_ = false;
      const std::string near = did_you_mean(member.key, base_names, diagnostics_);
      diagnostics_.add(Code::unknown_key, member.key_span,
                       "unknown base " + in_backticks(member.key) + " in " + fields_.label("dimension"),
                       near.empty() ? "known: " + listed(std::span(base_names).first(14)) : near);
      return;
    }
    if (places_[base]) {
      ok_ = false;
      diagnostics_.add(Code::repeated_base, member.key_span,
                       fields_.label("dimension") + " gives " + in_backticks(base_names[base]) + " twice",
                       "remove one of the two", {{*places_[base], "it stands here first"}});
      return;
    }
    places_[base] = member.key_span;
    ok_ = read_exponent(member, exponents_[base]) && ok_;
  }

  bool read_exponent(const JsonMember& member, exponent& result) {
    const std::string what = "the exponent of " + in_backticks(member.key);
    if (!expect_kind(member.value, JsonKind::number, what, diagnostics_)) return false;
    const std::optional<exponent> fraction = small_fraction(member.value.number);
    if (fraction) {
      result = *fraction;
      return true;
    }
    diagnostics_.add(Code::bad_exponent, member.value.span, what + " is no small fraction",
                     "write a fraction of at most 99 with a denominator of at most 12, 1/3 as 0.3333333333333333");
    return false;
  }

  const Fields& fields_;
  Diagnostics& diagnostics_;
  Exponents exponents_{};
  std::array<std::optional<Span>, 7> places_{};
  bool ok_ = true;
};

std::optional<Exponents> read_dimension(const Fields& fields) {
  const JsonNode* dimension = fields.find("dimension", JsonKind::object);
  return dimension == nullptr ? std::nullopt : DimensionReader(fields).read(*dimension);
}

// What `typeplate init` drafts where only a person knows the unit.
constexpr std::string_view unit_to_fill_in = "?";

// The unit that a text means; empty after reporting a refusal. Warnings do not refuse.
std::optional<unit_result> read_text(const Fields& fields, const JsonNode& node, const ReadContext& context) {
  if (node.string == unit_to_fill_in) {
    context.diagnostics.add(
        Code::unit_to_fill_in, node.span, "the unit of " + fields.owner() + " is still to be filled in",
        "write the unit that the model was trained with, such as \"K\" or \"kg/m3\"; of a number "
        "without unit \"1\"");
    return std::nullopt;
  }
  const unit_result unit = parse_unit(node.string);
  if (!unit.ok) {
    const Span span = span_in_string(context.json, node, static_cast<std::size_t>(unit.span_begin),
                                     static_cast<std::size_t>(unit.span_end));
    context.diagnostics.add(Code::bad_unit, span, std::string(unit.message.view()), std::string(unit.hint.view()));
    return std::nullopt;
  }
  for (int i = 0; i < unit.warning_count; ++i) {
    context.diagnostics.add(Code::doubtful_unit, node.span, std::string(unit.warnings[i]));
  }
  return unit;
}

// Both stand in the card: they must say the same. Angles and bits have no exponent there.
void check_agreement(const Fields& fields, const unit_result& unit, const Exponents& dimension) {
  const Exponents wanted = exponents_of(unit);
  if (wanted == dimension) return;
  fields.diagnostics().add(Code::dimension_disagrees, fields.find("dimension")->span,
                           "`dimension` of " + fields.owner() + " says " + text_of(dimension) + ", but its unit " +
                               in_backticks(unit.canonical()) + " has " + text_of(wanted),
                           "remove the one that is wrong: `unit` alone is enough",
                           {{fields.find("unit")->span, "the unit is given here"}});
}

std::optional<unit_result> unit_of(const Fields& fields, const ReadContext& context) {
  const JsonNode* text = fields.find("unit", JsonKind::string);
  const std::optional<Exponents> dimension = read_dimension(fields);
  if (text == nullptr && fields.find("unit") == nullptr && dimension) return parse_unit(coherent_unit(*dimension));
  if (text == nullptr) return std::nullopt;
  std::optional<unit_result> unit = read_text(fields, *text, context);
  if (unit && dimension) check_agreement(fields, *unit, *dimension);
  return unit;
}

void report_no_unit(const Fields& fields) {
  for (const std::string_view key : {"unit", "dimension", "channels", "categories"}) {
    if (fields.find(key) != nullptr) return;
  }
  fields.diagnostics().add(Code::no_unit, fields.opening(), fields.owner() + " has no unit",
                           "write `\"unit\"`; of a number without unit say `\"unit\": \"1\"`");
}

// The difference of two temperatures in this unit, such as delta_degC of degC.
std::optional<unit_result> difference_of_points(const unit_result& unit) {
  if (!is_temperature(unit)) return std::nullopt;
  if (unit.spec.role == temperature_role::difference) return unit;
  const unit_result difference = parse_unit("delta_" + std::string(unit.canonical()));
  return difference.ok ? std::optional(difference) : std::nullopt;
}

void apply_difference(const Fields& fields, Port& port) {
  const JsonNode* flag = fields.find("difference", JsonKind::boolean);
  const bool is_difference = port.unit.spec.role == temperature_role::difference;
  port.difference = is_difference;
  if (flag == nullptr) return;
  if (!flag->boolean) {
    if (!is_difference) return;
    fields.diagnostics().add(Code::wrong_difference, flag->span,
                             "the unit " + in_backticks(port.unit.canonical()) + " is a temperature difference",
                             "remove `\"difference\": false`, or write the unit without `delta_`");
    return;
  }
  const std::optional<unit_result> difference = difference_of_points(port.unit);
  if (!difference) {
    fields.diagnostics().add(
        Code::wrong_difference, flag->span,
        "only a temperature has differences, and " + in_backticks(port.unit.canonical()) + " is none",
        "remove `\"difference\": true`");
    return;
  }
  port.unit = *difference;
  port.difference = true;
}

}  // namespace

void read_unit(const Fields& fields, Port& port, ReadContext context) {
  report_no_unit(fields);
  const std::optional<unit_result> unit = unit_of(fields, context);
  if (!unit) {
    static_cast<void>(fields.find("difference", JsonKind::boolean));  // still of the right type?
    return;
  }
  port.unit = *unit;
  apply_difference(fields, port);
  port.unit_text = std::string(port.unit.canonical());
}

}  // namespace typeplate::inline abi_1::card
