// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "summary/card_json.hpp"

#include "summary/port_summary.hpp"
#include "typeplate/card/contract.hpp"
#include "typeplate/card/json.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

using card::json_number;
using card::json_quote;

// Values become members of an object, in the order in which they are added.
class JsonObject {
 public:
  JsonObject& raw(std::string_view key, const std::string& json) {
    text_ += (text_.empty() ? "" : ", ") + json_quote(key) + ": " + (json.empty() ? "null" : json);
    return *this;
  }
  JsonObject& text(std::string_view key, const std::string& value) {
    return raw(key, value.empty() ? "null" : json_quote(value));
  }
  [[nodiscard]] std::string take() const { return "{" + text_ + "}"; }

 private:
  std::string text_;
};

template <class Items, class ToJson>
std::string json_list(const Items& items, ToJson to_json) {
  std::vector<std::string> texts;
  for (const auto& item : items) texts.push_back(to_json(item));
  return "[" + joined(texts) + "]";
}

// A list with one item a line.
template <class Items, class ToJson>
std::string json_lines(const Items& items, ToJson to_json) {
  std::vector<std::string> texts;
  for (const auto& item : items) texts.push_back("\n    " + to_json(item));
  return texts.empty() ? "[]" : "[" + joined(texts, ",") + "\n  ]";
}

std::string texts(const std::vector<std::string>& words) {
  return json_list(words, json_quote);
}

std::string range_json(const card::Port& port) {
  const auto bound = [](const std::optional<double>& number) { return number ? json_number(*number) : "null"; };
  return "[" + bound(port.lower) + ", " + bound(port.upper) + "]";
}

std::string port_json(const card::Port& port) {
  const PortSummary words = summary_of(port);
  return JsonObject()
      .text("name", port.name)
      .text("unit", words.unit)
      .text("unit_name", words.unit_name)
      .text("measures", words.measures)
      .raw("difference", port.difference ? "true" : "false")
      .text("dtype", words.dtype)
      .raw("shape", texts(port.shape))
      .raw("range", range_json(port))
      .text("out_of_range", words.out_of_range)
      .text("non_finite", words.non_finite)
      .text("description", words.description)
      .take();
}

std::string standardization_json(const card::Standardization& port) {
  return JsonObject()
      .text("port", port.port)
      .raw("mean", json_number(port.mean))
      .raw("deviation", json_number(port.deviation))
      .take();
}

std::string tensor_json(const card::TensorLayout& tensor) {
  return JsonObject()
      .text("argument", tensor.argument)
      .raw("ports", texts(tensor.ports))
      .raw("rank", tensor.rank1 ? "1" : "2")
      .take();
}

std::string artifact_json(const card::Artifact& artifact) {
  return JsonObject()
      .text("format", artifact.format)
      .text("file", artifact.file)
      .raw("inputs", json_list(artifact.inputs, tensor_json))
      .raw("outputs", json_list(artifact.outputs, tensor_json))
      .text("requires", artifact.requires_libtorch)
      .take();
}

std::string file_json(const card::PackageFile& file) {
  return JsonObject()
      .text("name", file.name)
      .text("sha256", file.sha256)
      .raw("bytes", std::to_string(file.bytes))
      .take();
}

std::string reference_json(const std::optional<card::Reference>& reference) {
  if (!reference) return "null";
  JsonObject atols;
  for (const card::PortTolerance& port : reference->port_atols) atols.raw(port.port, json_number(port.atol));
  const bool by_port = !reference->port_atols.empty();
  return JsonObject()
      .text("file", reference->file)
      .raw("rtol", json_number(reference->rtol))
      .raw("atol", by_port ? atols.take() : json_number(reference->atol))
      .take();
}

}  // namespace

std::string card_json(const card::Card& card) {
  std::string text;
  const auto member = [&text](std::string_view key, const std::string& json) {
    text += (text.empty() ? "  " : ",\n  ") + json_quote(key) + ": " + (json.empty() ? "null" : json);
  };
  const auto fact = [&member](std::string_view key, const std::string& value) {
    member(key, value.empty() ? "null" : json_quote(value));
  };
  fact("name", card.name);
  fact("version", card.version);
  fact("contract", card::contract_hash(card::contract_text(card)));
  fact("description", card.description);
  fact("license", card.license);
  member("authors", texts(card.authors));
  fact("domain", card.domain);
  member("tags", texts(card.tags));
  member("inputs", json_lines(card.inputs, port_json));
  member("outputs", json_lines(card.outputs, port_json));
  member("standardize", json_lines(card.standardize, standardization_json));
  member("destandardize", json_lines(card.destandardize, standardization_json));
  member("artifact", artifact_json(card.artifact));
  member("files", json_lines(card.files, file_json));
  member("reference", reference_json(card.reference));
  member("training", card.training);
  member("metrics", card.metrics);
  member("parameters", card.parameters);
  member("extensions", card.extensions);
  member("limitations", texts(card.limitations));
  fact("citation", card.citation);
  return "{\n" + text + "\n}\n";
}

}  // namespace typeplate::inline abi_1::generator
