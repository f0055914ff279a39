// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <string>

#include "typeplate/card/json.hpp"
#include "typeplate/card/read_card.hpp"

namespace typeplate::inline abi_1::card {

namespace {

std::string list_text(const std::vector<std::string>& words) {
  std::string text = "[";
  for (const std::string& word : words) text += (text.size() > 1 ? ", " : "") + json_quote(word);
  return text + "]";
}

// Lines of `key value`, indented; absent facts leave no line.
class Lines {
 public:
  void heading(std::string_view line) { text_ += std::string(line) + "\n"; }
  void fact(std::string_view key, std::string_view value) {
    text_ += "  " + std::string(key) + " " + std::string(value) + "\n";
  }
  void text(std::string_view key, std::string_view value) {
    if (!value.empty()) fact(key, json_quote(value));
  }
  void texts(std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty()) fact(key, list_text(values));
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string bound(const std::optional<double>& number) {
  return number ? json_number(*number) : "null";
}

void dump_port(std::string_view word, const Port& port, Lines& lines) {
  lines.heading(std::string(word) + " " + json_quote(port.name));
  lines.text("unit", port.unit_text);
  if (port.difference) lines.fact("difference", "true");
  lines.text("quantity", port.quantity);
  lines.fact("dtype", name_of(port.dtype));
  lines.fact("shape", list_text(port.shape));
  if (port.lower || port.upper) lines.fact("range", "[" + bound(port.lower) + ", " + bound(port.upper) + "]");
  lines.fact("out_of_range", name_of(port.out_of_range));
  lines.fact("non_finite", name_of(port.non_finite));
  lines.text("description", port.description);
}

void dump_standardization(std::string_view word, const std::vector<Standardization>& ports, Lines& lines) {
  if (!ports.empty()) lines.heading(word);
  for (const Standardization& port : ports) {
    lines.fact(json_quote(port.port), json_number(port.mean) + " " + json_number(port.deviation));
  }
}

void dump_tensors(std::string_view word, const std::vector<TensorLayout>& tensors, bool by_name, Lines& lines) {
  for (const TensorLayout& tensor : tensors) {
    const std::string argument = by_name ? json_quote(tensor.argument) + " " : std::string();
    lines.fact(word, argument + (tensor.rank1 ? json_quote(tensor.ports.front()) : list_text(tensor.ports)));
  }
}

void dump_artifact(const Artifact& artifact, Lines& lines) {
  lines.heading("artifact");
  lines.fact("format", artifact.format);
  lines.text("file", artifact.file);
  dump_tensors("input", artifact.inputs, artifact.inputs_by_name, lines);
  dump_tensors("output", artifact.outputs, artifact.outputs_by_name, lines);
  lines.text("requires", artifact.requires_libtorch);
}

void dump_files(const Card& card, Lines& lines) {
  for (const PackageFile& file : card.files) {
    lines.heading("file " + json_quote(file.name));
    lines.fact("sha256", file.sha256);
    lines.fact("bytes", std::to_string(file.bytes));
  }
  if (!card.reference) return;
  lines.heading("reference " + json_quote(card.reference->file));
  lines.fact("rtol", json_number(card.reference->rtol));
  lines.fact("atol", json_number(card.reference->atol));
  for (const PortTolerance& port : card.reference->port_atols) {
    lines.fact("atol", json_quote(port.port) + " " + json_number(port.atol));
  }
}

void dump_kept(std::string_view key, const std::string& json, Lines& lines) {
  if (!json.empty()) lines.heading(std::string(key) + " " + json);
}

}  // namespace

std::string dump_card(const Card& card) {
  Lines lines;
  lines.heading("card " + json_quote(card.name) + " " + card.version);
  lines.text("description", card.description);
  lines.text("license", card.license);
  lines.texts("authors", card.authors);
  lines.text("domain", card.domain);
  lines.texts("tags", card.tags);
  lines.texts("limitations", card.limitations);
  lines.text("citation", card.citation);
  for (const Port& port : card.inputs) dump_port("input", port, lines);
  for (const Port& port : card.outputs) dump_port("output", port, lines);
  dump_standardization("standardize", card.standardize, lines);
  dump_standardization("destandardize", card.destandardize, lines);
  dump_artifact(card.artifact, lines);
  dump_files(card, lines);
  dump_kept("training", card.training, lines);
  dump_kept("metrics", card.metrics, lines);
  dump_kept("parameters", card.parameters, lines);
  dump_kept("extensions", card.extensions, lines);
  return lines.take();
}

}  // namespace typeplate::inline abi_1::card
