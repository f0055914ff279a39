// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "view/port_view.hpp"

#include <cmath>

#include "text/number_literal.hpp"
#include "text/string_literal.hpp"
#include "typeplate/card/contract.hpp"
#include "typeplate/units/cpp_name.hpp"
#include "view/declaration.hpp"
#include "view/port_words.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

std::string_view scalar_of(const card::Port& port) {
  return port.dtype == card::ElementType::float32 ? "float" : "double";
}

std::string bound_literal(double bound, card::ElementType type) {
  return type == card::ElementType::float32 ? number_literal(static_cast<float>(bound)) : number_literal(bound);
}

// What stands in the card; an open side keeps the default of port_contract, which is infinite.
Lines contract_lines(const card::Port& port) {
  const card::PortFacts facts = card::port_facts(port);
  Lines lines = {".name = " + string_view_initializer(facts.name) + ",",
                 ".unit = " + string_view_initializer(facts.unit) + ",",
                 ".quantity = " + string_view_initializer(facts.quantity) + ",",
                 std::string(".difference = ") + (facts.difference ? "true" : "false") + ",",
                 ".type = typeplate::dtype::" + std::string(name_of(facts.dtype)) + ","};
  if (std::isfinite(facts.lower)) lines.push_back(".lower = " + bound_literal(facts.lower, facts.dtype) + ",");
  if (std::isfinite(facts.upper)) lines.push_back(".upper = " + bound_literal(facts.upper, facts.dtype) + ",");
  lines.push_back(".outside = typeplate::out_of_range::" + std::string(name_of(facts.out_of_range)) + ",");
  lines.push_back(".not_finite = typeplate::non_finite::" + std::string(name_of(facts.non_finite)) + ",");
  return lines;
}

}  // namespace

std::string port_unit_type(const card::Port& port) {
  return unit_cpp_type(port.unit);
}

PortView make_port_view(const card::Port& port, Direction direction, std::string identifier, std::size_t index) {
  const std::string unit_and_scalar = port_unit_type(port) + ", " + std::string(scalar_of(port)) + ">";
  const std::string tag = "port::" + identifier + ", ";
  const bool input = direction == Direction::Input;
  PortView view;
  view.scalar = scalar_of(port);
  view.index = index;
  view.docs = port_docs(port, identifier);
  view.declaration = declaration_lines(
      input ? "typeplate::input<" + tag + unit_and_scalar : "typeplate::quantity<" + unit_and_scalar, identifier);
  view.column_declaration = declaration_lines(
      input ? "typeplate::input_column<" + tag + unit_and_scalar : "typeplate::column<" + unit_and_scalar,
      identifier);
  view.contract = contract_lines(port);
  view.name = std::move(identifier);
  return view;
}

}  // namespace typeplate::inline abi_1::generator
