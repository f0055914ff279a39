// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "port_conversion.hpp"

#include <typeplate/engine/message.hpp>
#include <typeplate/units/conversion.hpp>
#include <typeplate/units/parse.hpp>

#include "dimension_words.hpp"

namespace typeplate::inline abi_1 {
namespace {

/// A port, the unit text that came with it, and how to begin a sentence about the two.
struct request {
  std::string_view model;
  const port_contract& port;
  bool input;
  std::string_view unit;

  [[nodiscard]] message words() const {
    return message()
        .text("model ")
        .name(model)
        .text(input ? ": input " : ": output ")
        .name(port.name)
        .text(input ? " cannot be given in " : " cannot be had in ")
        .name(unit);
  }
};

unit_result read(const request& asked, std::string_view text) {
  unit_result unit = parse_unit(text);
  if (unit.ok) return unit;
  throw asked.words().text(": ").text(unit.message.view()).text("; ").text(unit.hint.view()).to_error();
}

unit_result unit_of_port(const request& asked) {
  const unit_result unit = parse_unit(asked.port.unit);
  const unit_result wanted = asked.port.difference ? as_difference(unit) : unit;
  if (wanted.ok) return wanted;
  throw message()
      .text("model ")
      .name(asked.model)
      .text(asked.input ? ": input " : ": output ")
      .name(asked.port.name)
      .text(" has the unit ")
      .name(asked.port.unit)
      .text(" in its contract, which is none: ")
      .text(wanted.message.view())
      .text("; correct the contract")
      .to_error();
}

[[noreturn]] void refuse_temperature(const request& asked, const unit_result& given, const unit_result& wanted) {
  const bool point_given = given.spec.role == temperature_role::point;
  message words = asked.words();
  words.text(point_given ? ", a temperature point: it wants a difference"
                         : ", a temperature difference: it wants a point");
  if (!point_given)
    throw words.text("; write it in ").name(wanted.canonical()).text(" or another unit of points").to_error();
  const unit_result difference = as_difference(given);
  throw words.text("; write ").name(difference.ok ? difference.canonical() : wanted.canonical()).to_error();
}

[[noreturn]] void refuse(const request& asked, const unit_result& given, const unit_result& wanted, mismatch why) {
  if (why == mismatch::temperature) refuse_temperature(asked, given, wanted);
  message words = asked.words();
  switch (why) {
    case mismatch::kind:
      words.text(": it is in ").name(wanted.canonical()).text(", which measures another kind of quantity");
      break;
    case mismatch::logarithmic:
      words.text(": a logarithmic unit (dB, dBm, Np, pH) converts into no other");
      break;
    case mismatch::none:
      words.text(": the factor to ").name(wanted.canonical()).text(" is beyond the range of double");
      break;
    default:
      words.text(", which measures ")
          .text(dimension_words(given.spec.measures))
          .text(": it is in ")
          .name(wanted.canonical())
          .text(", which measures ")
          .text(dimension_words(wanted.spec.measures));
      if (why == mismatch::angle) words.text(", and an angle is no plain number (rad is not 1, rpm is not Hz)");
  }
  throw words.text("; write a unit that converts, such as ").name(wanted.canonical()).to_error();
}

/// The unit that a literal such as 20.0 * K also has where a difference is wanted.
unit_result as_literal(const unit_result& given, const unit_result& wanted) {
  const bool may = wanted.spec.role == temperature_role::difference && given.spec.role == temperature_role::point &&
                   given.spec.offset.numerator == 0;
  return may ? as_difference(given) : given;
}

port_conversion checked(const request& asked, const unit_result& given, const unit_result& wanted) {
  const unit_conversion numbers =
      asked.input ? run_time_conversion(given.spec, wanted.spec) : run_time_conversion(wanted.spec, given.spec);
  if (!numbers.ok) refuse(asked, given, wanted, numbers.why);
  return {std::string(given.canonical()), numbers.scale, numbers.offset == 0 ? -0.0 : numbers.offset};
}

}  // namespace

port_conversion conversion_into(const port_contract& port, std::string_view model, std::string_view unit,
                                temperature_words words) {
  const request asked{model, port, true, unit};
  const unit_result wanted = unit_of_port(asked);
  if (unit.empty()) return {std::string(wanted.canonical())};
  const unit_result given = read(asked, unit);
  return checked(asked, words == temperature_words::like_a_literal ? as_literal(given, wanted) : given, wanted);
}

port_conversion conversion_from(const port_contract& port, std::string_view model, std::string_view unit) {
  const request asked{model, port, false, unit};
  const unit_result wanted = unit_of_port(asked);
  if (unit.empty()) return {std::string(wanted.canonical())};
  return checked(asked, read(asked, unit), wanted);
}

}  // namespace typeplate::inline abi_1
