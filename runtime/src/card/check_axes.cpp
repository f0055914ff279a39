// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <unordered_map>

#include "read_parts.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

struct Use {
  const Port* first = nullptr;
  std::size_t count = 0;
};

std::vector<const Port*> ports_with_axis(const PortList& inputs, const PortList& outputs) {
  std::vector<const Port*> ports;
  for (const PortList* list : {&inputs, &outputs}) {
    for (const Port& port : list->ports) {
      if (!port.shape.empty()) ports.push_back(&port);
    }
  }
  return ports;
}

// The name that most ports use is taken for the right one; of equally frequent ones, the first.
const Port* typical_port(const std::vector<const Port*>& ports) {
  std::unordered_map<std::string_view, Use> uses;
  for (const Port* port : ports) {
    Use& use = uses[port->shape[0]];
    if (use.first == nullptr) use.first = port;
    ++use.count;
  }
  const Use* most = nullptr;
  for (const Port* port : ports) {
    const Use& use = uses[port->shape[0]];
    if (most == nullptr || use.count > most->count) most = &use;
  }
  return most == nullptr ? nullptr : most->first;
}

}  // namespace

void check_axes(const PortList& inputs, const PortList& outputs, Diagnostics& diagnostics) {
  const std::vector<const Port*> ports = ports_with_axis(inputs, outputs);
  const Port* typical = typical_port(ports);
  for (const Port* port : ports) {
    const std::string& wanted = typical->shape[0];
    if (port->shape[0] == wanted) continue;
    diagnostics.add(
        Code::different_axes, port->shape_span,
        "the batch axis is " + in_backticks(port->shape[0]) + " here and " + in_backticks(wanted) + " elsewhere",
        "use one name for the batch axis of all ports",
        {{typical->shape_span, in_backticks(wanted) + " is used here"}});
  }
}

}  // namespace typeplate::inline abi_1::card
