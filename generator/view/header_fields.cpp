// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "view/header_fields.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

TemplateValue list_of(const Lines& lines) {
  return TemplateValue::List(lines.begin(), lines.end());
}

TemplateValue fields_of(const PortView& port) {
  return TemplateValue::Object{{"name", port.name},
                               {"scalar", port.scalar},
                               {"index", std::to_string(port.index)},
                               {"docs", list_of(port.docs)},
                               {"declaration", list_of(port.declaration)},
                               {"column_declaration", list_of(port.column_declaration)},
                               {"contract", list_of(port.contract)}};
}

TemplateValue list_of(const std::vector<PortView>& ports) {
  TemplateValue::List list;
  for (const PortView& port : ports) list.push_back(fields_of(port));
  return list;
}

}  // namespace

TemplateValue::Object header_fields(const HeaderView& view) {
  return {{"tool_version", view.tool_version},
          {"version_major", view.version_major},
          {"version_minor", view.version_minor},
          {"card_name", view.card_name},
          {"namespace", view.name_space},
          {"namespace_docs", list_of(view.namespace_docs)},
          {"model_docs", list_of(view.model_docs)},
          {"example", list_of(view.example)},
          {"batch_example", list_of(view.batch_example)},
          {"model", view.model},
          {"version", view.version},
          {"hash", view.hash},
          {"inputs", list_of(view.inputs)},
          {"outputs", list_of(view.outputs)},
          {"input_count", std::to_string(view.inputs.size())},
          {"output_count", std::to_string(view.outputs.size())},
          {"port_names", list_of(view.port_names)}};
}

}  // namespace typeplate::inline abi_1::generator
