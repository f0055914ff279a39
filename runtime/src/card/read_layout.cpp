// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How ports become tensors: artifact.inputs and artifact.outputs.
#include <unordered_map>

#include "read_parts.hpp"
#include "typeplate/card/suggest.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

class LayoutReader {
 public:
  LayoutReader(const Fields& artifact, std::string_view key, const PortList& ports, const PortList& other)
      : what_(artifact.label(key)), ports_(ports), other_(other), diagnostics_(artifact.diagnostics()) {}

  std::vector<TensorLayout> read(const JsonNode& layout) {
    for (const JsonNode& item : layout.items) read_tensor(item, {});
    for (const JsonMember& member : layout.members) {
      if (member.key.empty()) {
        diagnostics_.add(Code::empty_text, member.key_span, "the name of an argument in " + what_ + " is empty");
      }
      read_tensor(member.value, member.key);
    }
    report_missing(layout);
    return std::move(tensors_);
  }

 private:
  void read_tensor(const JsonNode& node, const std::string& argument) {
    TensorLayout tensor{.argument = argument, .ports = {}, .rank1 = node.kind == JsonKind::string};
    if (node.kind == JsonKind::string) {
      place(node, tensor);
    } else if (node.kind == JsonKind::array) {
      for (const JsonNode& name : node.items) place(name, tensor);
      if (node.items.empty()) {
        diagnostics_.add(Code::empty_tensor, node.span, "a tensor of " + what_ + " holds no port",
                         "name the ports that are its columns, or remove it");
      }
    } else if (node.kind == JsonKind::broken) {
      some_unreadable_ = true;
    } else {
      some_unreadable_ = true;
      diagnostics_.add(
          Code::wrong_type, node.span,
          "a tensor of " + what_ + " must be a list of ports or one port, not " + std::string(kind_name(node.kind)),
          "write `[[\"a\", \"b\"]]` for one tensor of two columns");
    }
    tensors_.push_back(std::move(tensor));
  }

  void place(const JsonNode& node, TensorLayout& tensor) {
    if (!expect_kind(node, JsonKind::string, "a port in " + what_, diagnostics_)) {
      some_unreadable_ = true;
      return;
    }
    const Port* port = require_port(node.string, node.span, ports_, other_, diagnostics_);
    if (port == nullptr) {
      unknown_.push_back(node.string);
      return;
    }
    const auto [first, is_new] = placed_.try_emplace(port->name, node.span);
    if (!is_new) {
      diagnostics_.add(Code::port_placed_twice, node.span, in_backticks(port->name) + " stands twice in " + what_,
                       "each port fills one column", {{first->second, "the first time is here"}});
      return;
    }
    check_dtype(*port, node.span, tensor);
    tensor.ports.push_back(port->name);
  }

  void check_dtype(const Port& port, Span span, const TensorLayout& tensor) {
    if (tensor.ports.empty() || ports_.dtype_unknown.contains(port.name)) return;
    const Port& first = *ports_.find(tensor.ports.front());
    if (first.dtype == port.dtype || ports_.dtype_unknown.contains(first.name)) return;
    diagnostics_.add(Code::mixed_dtypes, span,
                     in_backticks(port.name) + " is " + std::string(name_of(port.dtype)) +
                         " and shares a tensor with " + in_backticks(first.name) + ", which is " +
                         std::string(name_of(first.dtype)),
                     "a tensor has one element type: give them tensors of their own or one `dtype`");
  }

  // A port that is missing because its name is misspelt in the layout was reported there.
  bool is_misspelt(const std::string& name) const {
    for (const std::string& unknown : unknown_) {
      const std::string_view candidates[] = {name};
      if (!nearest(unknown, candidates).empty()) return true;
    }
    return false;
  }

  // Where names are unknown here, the port was rather renamed than forgotten: then its own line is the place.
  void report_missing(const JsonNode& layout) {
    if (some_unreadable_) return;
    const Span opening{layout.span.begin, layout.span.begin + 1};
    for (const Port& port : ports_.ports) {
      if (port.name.empty() || placed_.contains(port.name) || is_misspelt(port.name)) continue;
      const std::string who = "the " + std::string(ports_.word) + " " + in_backticks(port.name);
      const bool renamed = !unknown_.empty();
      const Note other =
          renamed ? Note{opening, "the tensors are listed here"} : Note{port.name_span, "it is declared here"};
      diagnostics_.add(Code::port_not_placed, renamed ? port.name_span : opening,
                       who + " is in no tensor of the artifact", "add it to " + what_, {other});
    }
  }

  std::string what_;
  const PortList& ports_;
  const PortList& other_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, Span> placed_;
  std::vector<std::string> unknown_;
  bool some_unreadable_ = false;
  std::vector<TensorLayout> tensors_;
};

}  // namespace

std::vector<TensorLayout> read_layout(const Fields& artifact, std::string_view key, const PortList& ports,
                                      const PortList& other) {
  const JsonNode* layout = artifact.require(key, "list the tensors, each a list of ports: `[[\"a\", \"b\"]]`");
  if (layout == nullptr || layout->kind == JsonKind::broken) return {};
  if (layout->kind != JsonKind::array && layout->kind != JsonKind::object) {
    artifact.diagnostics().add(Code::wrong_type, layout->span,
                               artifact.label(key) +
                                   " must be a list of tensors or an object of named tensors, not " +
                                   std::string(kind_name(layout->kind)),
                               "write `[[\"a\", \"b\"]]` for one tensor of two columns");
    return {};
  }
  return LayoutReader(artifact, key, ports, other).read(*layout);
}

}  // namespace typeplate::inline abi_1::card
