// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The parts of a card and the function that reads each; read_card.cpp puts them together.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "fields.hpp"
#include "typeplate/card/card.hpp"

namespace typeplate::inline abi_1::card {

/// The inputs or the outputs as far as they could be read. `complete` is false when the name of one is not known:
/// then a name that is not found may be the missing one, and is not reported.
struct PortList {
  std::string_view word;  // "input" or "output"
  std::vector<Port> ports;
  bool complete = true;
  std::unordered_map<std::string, std::size_t> index;  // by name, of equal ones the first
  std::unordered_set<std::string> dtype_unknown;       // names of ports whose dtype was not understood

  [[nodiscard]] const Port* find(std::string_view name) const;
};

/// The port of this name; reports an unknown one at `span`. `other` are the ports of the other side, for the hint.
[[nodiscard]] const Port* require_port(std::string_view name, Span span, const PortList& ports,
                                       const PortList& other, Diagnostics& diagnostics);

[[nodiscard]] PortList read_ports(const JsonNode* list, std::string_view word, ReadContext context);
void check_axes(const PortList& inputs, const PortList& outputs, Diagnostics& diagnostics);

// One port's parts.
void read_unit(const Fields& fields, Port& port, ReadContext context);
void read_range(const Fields& fields, Port& port);
void report_later_port_keys(const Fields& fields);

struct Processing {
  std::string_view section, step, wrong_step;  // "preprocess", "standardize", "destandardize"
};
[[nodiscard]] std::vector<Standardization> read_processing(const Fields& card, const Processing& processing,
                                                           const PortList& ports, const PortList& other);

[[nodiscard]] Artifact read_artifact(const JsonNode& object, const PortList& inputs, const PortList& outputs,
                                     Diagnostics& diagnostics);
[[nodiscard]] std::vector<TensorLayout> read_layout(const Fields& artifact, std::string_view key,
                                                    const PortList& ports, const PortList& other);

[[nodiscard]] std::vector<PackageFile> read_files(const JsonNode& object, Diagnostics& diagnostics);
[[nodiscard]] Reference read_reference(const JsonNode& object, const PortList& outputs, const PortList& inputs,
                                       Diagnostics& diagnostics);
/// Artifact, reference cases and card are three files; reports two that are one.
void check_distinct_files(const Fields& card);
/// A safe relative path, or an empty text after reporting.
[[nodiscard]] std::string read_path(const JsonNode& value, const std::string& what, Diagnostics& diagnostics);

}  // namespace typeplate::inline abi_1::card
