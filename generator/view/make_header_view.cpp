// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "view/make_header_view.hpp"

#include <set>

#include "emit/tool_version.hpp"
#include "names/namer.hpp"
#include "text/doc_comment.hpp"
#include "text/string_literal.hpp"
#include "typeplate/card/contract.hpp"
#include "view/model_words.hpp"
#include "view/port_view.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

using Identifiers = std::map<std::string, std::string, std::less<>>;

Identifiers identifiers_of(const card::Card& card) {
  std::vector<std::string> names;
  for (const card::Port& port : card.inputs) names.push_back(port.name);
  for (const card::Port& port : card.outputs) names.push_back(port.name);
  return port_identifiers(names);
}

std::vector<PortView> port_views(const std::vector<card::Port>& ports, Direction direction,
                                 const Identifiers& identifiers) {
  std::vector<PortView> views;
  for (const card::Port& port : ports) {
    views.push_back(make_port_view(port, direction, identifiers.at(port.name), views.size()));
  }
  return views;
}

// An input and an output of one name share a tag: it is only a name in messages.
Lines names_of(const std::vector<PortView>& inputs, const std::vector<PortView>& outputs) {
  Lines names;
  std::set<std::string_view> seen;
  for (const auto* views : {&inputs, &outputs}) {
    for (const PortView& view : *views) {
      if (seen.insert(view.name).second) names.push_back(view.name);
    }
  }
  return names;
}

Lines names_of(const std::vector<PortView>& views) {
  Lines names;
  for (const PortView& view : views) names.push_back(view.name);
  return names;
}

}  // namespace

HeaderView make_header_view(const card::Card& card) {
  const Identifiers identifiers = identifiers_of(card);
  HeaderView view;
  view.tool_version = tool_version();
  view.version_major = std::to_string(version_major);
  view.version_minor = std::to_string(version_minor);
  view.card_name = one_line_of_comment(card.name);
  view.name_space = identifier_for(card.name, Place::Namespace);
  view.namespace_docs = namespace_docs(card);
  view.model_docs = model_docs(card);
  view.model = string_view_initializer(card.name);
  view.version = string_view_initializer(card.version);
  view.hash = string_view_initializer(card::contract_hash(card::contract_text(card)));
  view.inputs = port_views(card.inputs, Direction::Input, identifiers);
  view.outputs = port_views(card.outputs, Direction::Output, identifiers);
  view.port_names = names_of(view.inputs, view.outputs);
  view.example = sample_example(card, names_of(view.inputs));
  view.batch_example = batch_example(card, names_of(view.inputs));
  return view;
}

}  // namespace typeplate::inline abi_1::generator
