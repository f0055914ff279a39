// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "read_parts.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

std::vector<std::string_view> names_of(const PortList& ports) {
  std::vector<std::string_view> names;
  names.reserve(ports.ports.size());
  for (const Port& port : ports.ports) names.push_back(port.name);
  return names;
}

}  // namespace

const Port* require_port(std::string_view name, Span span, const PortList& ports, const PortList& other,
                         Diagnostics& diagnostics) {
  const Port* port = ports.find(name);
  if (port != nullptr || !ports.complete) return port;
  const std::vector<std::string_view> names = names_of(ports);
  std::string help = did_you_mean(name, names, diagnostics);
  if (help.empty() && other.find(name) != nullptr) {
    help = "it is an " + std::string(other.word) + ", here stand " + std::string(ports.word) + "s";
  } else if (help.empty() && names.size() <= 12) {
    help = "the " + std::string(ports.word) + "s are " + listed(names);
  }
  diagnostics.add(Code::unknown_port, span, "no " + std::string(ports.word) + " is called " + in_backticks(name),
                  help);
  return nullptr;
}

}  // namespace typeplate::inline abi_1::card
