// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "dynamic_bind.hpp"

#include <algorithm>

#include <typeplate/card/suggest.hpp>
#include <typeplate/engine/message.hpp>

namespace typeplate::inline abi_1 {
namespace {

using ports_of = std::span<const port_contract>;

message about(std::string_view model, bool input, std::string_view name) {
  return message().text("model ").name(model).text(input ? ": input " : ": output ").name(name);
}

void append_list(message& words, std::span<const std::string_view> names) {
  constexpr std::size_t most_listed = 8;
  const std::size_t listed = std::min(names.size(), most_listed);
  for (std::size_t i = 0; i < listed; ++i) words.text(i == 0 ? "" : ", ").name(names[i]);
  if (names.size() > listed) words.text(" and ").count(names.size() - listed).text(" more");
}

std::vector<std::string_view> names_of(ports_of ports) {
  std::vector<std::string_view> names;
  names.reserve(ports.size());
  for (const port_contract& port : ports) names.push_back(port.name);
  return names;
}

std::size_t index_of(const contract& promised, bool input, ports_of ports, std::string_view name) {
  const auto found = std::ranges::find(ports, name, &port_contract::name);
  if (found == ports.end()) refuse_unknown_port(promised.model, input, name, names_of(ports));
  return static_cast<std::size_t>(found - ports.begin());
}

void refuse_repeated(const contract& promised, bool input, const std::vector<binding::place>& places,
                     std::string_view name) {
  const auto same = [name](const binding::place& place) { return place.port->name == name; };
  if (std::ranges::none_of(places, same)) return;
  throw about(promised.model, input, name)
      .text(input ? " is given twice; give each input once" : " is asked for twice; name each output once")
      .to_error();
}

binding::place make_place(const port_contract& port, std::size_t index, port_conversion conversion) {
  return {&port, std::move(conversion.unit), index, conversion.scale, conversion.offset};
}

}  // namespace

void refuse_unknown_port(std::string_view model, bool input, std::string_view name,
                         std::span<const std::string_view> known) {
  message words =
      message().text("model ").name(model).text(input ? " has no input " : " has no output ").name(name);
  const std::string_view near = card::nearest(name, known);
  if (near.empty()) {
    words.text(known.size() == 1 ? "; it has only " : "; it has ");
  } else {
    words.text("; did you mean ").name(near).text("? It has ");
  }
  append_list(words, known);
  throw words.to_error();
}

std::vector<binding::place> bind_inputs(const contract& promised, std::span<const port_unit> asked,
                                        temperature_words words) {
  const ports_of ports(promised.inputs, promised.input_count);
  std::vector<binding::place> places;
  places.reserve(asked.size());
  for (const port_unit& each : asked) {
    const std::size_t index = index_of(promised, true, ports, each.port);
    refuse_repeated(promised, true, places, each.port);
    places.push_back(
        make_place(ports[index], index, conversion_into(ports[index], promised.model, each.unit, words)));
  }
  for (const port_contract& port : ports) {
    const auto same = [&port](const binding::place& place) { return place.port == &port; };
    if (std::ranges::any_of(places, same)) continue;
    message missing = about(promised.model, true, port.name);
    missing.text(" is not given; every input is required: ");
    append_list(missing, names_of(ports));
    throw missing.to_error();
  }
  return places;
}

std::vector<binding::place> bind_outputs(const contract& promised, std::span<const port_unit> asked) {
  const ports_of ports(promised.outputs, promised.output_count);
  std::vector<binding::place> places;
  if (asked.empty()) {
    for (std::size_t i = 0; i < ports.size(); ++i)
      places.push_back(make_place(ports[i], i, conversion_from(ports[i], promised.model, {})));
    return places;
  }
  places.reserve(asked.size());
  for (const port_unit& each : asked) {
    const std::size_t index = index_of(promised, false, ports, each.port);
    refuse_repeated(promised, false, places, each.port);
    places.push_back(make_place(ports[index], index, conversion_from(ports[index], promised.model, each.unit)));
  }
  return places;
}

}  // namespace typeplate::inline abi_1
