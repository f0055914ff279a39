// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "grammar.hpp"
#include "read_parts.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

constexpr std::array<std::string_view, 5> artifact_keys{"format", "file", "inputs", "outputs", "requires"};
constexpr std::array<std::string_view, 7> all_formats{"torchscript", "pt2",    "onnx",  "architecture",
                                                      "mithril",     "native", "remote"};

std::string read_format(const Fields& artifact) {
  const JsonNode* format = artifact.require("format", JsonKind::string, "write `\"format\": \"torchscript\"`");
  if (format == nullptr) return {};
  const std::string& text = format->string;
  Diagnostics& diagnostics = artifact.diagnostics();
  if (text == all_formats[0]) return text;
  if (std::find(all_formats.begin(), all_formats.end(), text) != all_formats.end()) {
    diagnostics.add(Code::later_format, format->span,
                    "artifacts of the format " + in_backticks(text) + " are not supported yet",
                    "export the model as TorchScript and write `torchscript`");
    return {};
  }
  const std::string near = did_you_mean(text, all_formats, diagnostics);
  diagnostics.add(Code::unknown_format, format->span, "unknown artifact format " + in_backticks(text),
                  near.empty() ? "write `torchscript`" : near);
  return {};
}

std::string read_requires(const Fields& artifact) {
  const JsonNode* version = artifact.find("requires", JsonKind::string);
  if (version == nullptr) return {};
  if (!is_release_version(version->string)) {
    artifact.diagnostics().add(Code::bad_requirement, version->span,
                               in_backticks(version->string) + " is no version of LibTorch",
                               "name the oldest one that runs the artifact, such as `1.13.1`");
  }
  return version->string;
}

}  // namespace

std::string read_path(const JsonNode& value, const std::string& what, Diagnostics& diagnostics) {
  if (!expect_kind(value, JsonKind::string, what, diagnostics)) return {};
  const std::string problem = path_problem(value.string);
  if (problem.empty()) return value.string;
  diagnostics.add(Code::unsafe_path, value.span, what + " " + problem,
                  "name a file inside the package, such as `model.pt` or `data/cases.safetensors`");
  return {};
}

Artifact read_artifact(const JsonNode& object, const PortList& inputs, const PortList& outputs,
                       Diagnostics& diagnostics) {
  const Fields fields(object, "the artifact", artifact_keys, diagnostics);
  Artifact artifact;
  artifact.format = read_format(fields);
  if (const JsonNode* file = fields.require("file")) {
    artifact.file = read_path(*file, fields.label("file"), diagnostics);
  }
  const auto by_name = [&fields](std::string_view key) {
    const JsonNode* layout = fields.find(key);
    return layout != nullptr && layout->kind == JsonKind::object;
  };
  artifact.inputs = read_layout(fields, "inputs", inputs, outputs);
  artifact.outputs = read_layout(fields, "outputs", outputs, inputs);
  artifact.inputs_by_name = by_name("inputs");
  artifact.outputs_by_name = by_name("outputs");
  artifact.requires_libtorch = read_requires(fields);
  return artifact;
}

}  // namespace typeplate::inline abi_1::card
