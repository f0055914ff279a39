// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>

#include "grammar.hpp"
#include "read_parts.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

constexpr std::array<std::string_view, 2> file_keys{"sha256", "bytes"};
constexpr std::array<std::string_view, 3> reference_keys{"file", "rtol", "atol"};

std::string read_sha256(const Fields& file) {
  const JsonNode* hash = file.require("sha256", JsonKind::string, "`typeplate hash` fills it in");
  if (hash == nullptr) return {};
  if (is_sha256(hash->string)) return hash->string;
  file.diagnostics().add(Code::bad_sha256, hash->span,
                         file.label("sha256") + " is not 64 lower-case hexadecimal digits",
                         "`typeplate hash` fills it in");
  return {};
}

std::uint64_t read_bytes(const Fields& file) {
  const JsonNode* bytes = file.require("bytes", JsonKind::number, "`typeplate hash` fills it in");
  if (bytes == nullptr) return 0;
  if (bytes->integer && *bytes->integer >= 0) return static_cast<std::uint64_t>(*bytes->integer);
  file.diagnostics().add(Code::bad_size, bytes->span, file.label("bytes") + " is not a whole number of bytes",
                         "`typeplate hash` fills it in");
  return 0;
}

// A tolerance that is a number of at least 0; reports anything else.
std::optional<double> read_tolerance(const JsonNode& node, const std::string& what, Diagnostics& diagnostics) {
  if (!expect_kind(node, JsonKind::number, what, diagnostics)) return std::nullopt;
  if (node.number >= 0) return node.number;
  diagnostics.add(Code::bad_tolerance, node.span, what + " is negative", "a tolerance is 0 or more");
  return std::nullopt;
}

// A relative tolerance of 1 lets a result of 0 pass for anything: a package could waive its own proof.
std::optional<double> read_relative_tolerance(const JsonNode& node, const std::string& what,
                                              Diagnostics& diagnostics) {
  const std::optional<double> tolerance = read_tolerance(node, what, diagnostics);
  if (!tolerance || *tolerance < 1) return tolerance;
  diagnostics.add(Code::bad_tolerance, node.span, what + " accepts any result",
                  "a relative tolerance is below 1; 1e-5 suits float32");
  return std::nullopt;
}

}  // namespace

std::vector<PackageFile> read_files(const JsonNode& object, Diagnostics& diagnostics) {
  std::vector<PackageFile> files;
  for (const JsonMember& member : object.members) {
    const std::string owner = "file " + in_backticks(member.key);
    if (const std::string problem = path_problem(member.key); !problem.empty()) {
      diagnostics.add(Code::unsafe_path, member.key_span,
                      "the file name " + in_backticks(member.key) + " " + problem,
                      "name a file inside the package, such as `model.pt` or `data/cases.safetensors`");
    }
    if (!expect_kind(member.value, JsonKind::object, owner, diagnostics)) continue;
    const Fields fields(member.value, owner, file_keys, diagnostics);
    PackageFile file{.name = member.key, .sha256 = read_sha256(fields), .bytes = 0};
    file.bytes = read_bytes(fields);
    files.push_back(std::move(file));
  }
  return files;
}

Reference read_reference(const JsonNode& object, const PortList& outputs, const PortList& inputs,
                         Diagnostics& diagnostics) {
  const Fields fields(object, "the reference", reference_keys, diagnostics);
  Reference reference;
  if (const JsonNode* file = fields.require("file")) {
    reference.file = read_path(*file, fields.label("file"), diagnostics);
  }
  if (const JsonNode* rtol = fields.find("rtol")) {
    reference.rtol = read_relative_tolerance(*rtol, fields.label("rtol"), diagnostics).value_or(0);
  }
  const JsonNode* atol = fields.find("atol");
  if (atol == nullptr) return reference;
  if (atol->kind != JsonKind::object) {
    reference.atol = read_tolerance(*atol, fields.label("atol"), diagnostics).value_or(0);
    return reference;
  }
  for (const JsonMember& member : atol->members) {
    const Port* port = require_port(member.key, member.key_span, outputs, inputs, diagnostics);
    const std::string what = "`atol` of output " + in_backticks(member.key);
    const std::optional<double> tolerance = read_tolerance(member.value, what, diagnostics);
    if (port != nullptr && tolerance) reference.port_atols.push_back({port->name, *tolerance});
  }
  return reference;
}

}  // namespace typeplate::inline abi_1::card
