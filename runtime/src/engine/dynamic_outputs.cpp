// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a dynamic model puts out for one sample: numbers that know their names and units.
#include <algorithm>

#include <typeplate/dynamic_model.hpp>

#include "dynamic_bind.hpp"
#include "port_conversion.hpp"

namespace typeplate::inline abi_1 {

dynamic_value::dynamic_value(std::string_view model, const port_contract& port, double number)
    : model_(model),
      port_(port.name),
      unit_(port.unit),
      difference_(port.difference),
      type_(port.type),
      number_(number) {}

double dynamic_value::in(std::string_view unit) const {
  const port_contract port = {.name = port_, .unit = unit_, .difference = difference_, .type = type_};
  const port_conversion conversion = conversion_from(port, model_, unit);
  const double result = number_ * conversion.scale + conversion.offset;
  return type_ == dtype::float32 ? static_cast<double>(static_cast<float>(result)) : result;
}

dynamic_outputs::dynamic_outputs(std::string_view model, std::vector<dynamic_value> values)
    : model_(model), values_(std::move(values)) {}

const dynamic_value& dynamic_outputs::operator[](std::string_view port) const {
  const auto found = std::ranges::find(values_, port, &dynamic_value::port);
  if (found != values_.end()) return *found;
  std::vector<std::string_view> names;
  for (const dynamic_value& value : values_) names.push_back(value.port());
  refuse_unknown_port(model_, false, port, names);
}

}  // namespace typeplate::inline abi_1
