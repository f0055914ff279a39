// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A small package in a folder of its own, right in every respect until a test changes it: two inputs `a` and `b`,
// two outputs first = a + 2 b and second = 3 a + 4 b + 1, which is what the artifact `linear.pt` computes.
#pragma once

#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <typeplate/card/sha256.hpp>

#include "safetensors_bytes.hpp"
#include "temporary_folder.hpp"

namespace typeplate_tests {

inline std::string bytes_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What the parts of the package say; a test changes one before it writes.
struct package_parts {
  std::string name = "pair";
  std::string dtype = "float32";
  std::string inputs = R"([["a", "b"]])";
  std::string outputs = R"([["first", "second"]])";
  std::string artifact_file = "linear.pt";
  std::string requires_libtorch;
  std::string input_a = R"("range": [0, 100])";
  std::string preprocess;  ///< such as R"("preprocess": [...],)"
  std::string artifact;
  std::string reference = safetensors_columns<float>({{"inputs.a", {1, 2, 3}},
                                                      {"inputs.b", {10, 20, 30}},
                                                      {"outputs.first", {21, 42, 63}},
                                                      {"outputs.second", {44, 87, 130}}});
  std::string reference_member = R"("reference": {"file": "reference.safetensors", "rtol": 1e-6, "atol": 1e-6},)";
  bool hashes = true;

  [[nodiscard]] std::string port(const std::string& port_name, const std::string& unit,
                                 const std::string& more) const {
    return R"({"name": ")" + port_name + R"(", "unit": ")" + unit + R"(", "dtype": ")" + dtype +
           R"(", "shape": ["batch"])" + (more.empty() ? "" : ", ") + more + "}";
  }

  [[nodiscard]] static std::string file_entry(const std::string& file, std::string_view bytes) {
    return "\"" + file + R"(": {"sha256": ")" + typeplate::card::sha256_hex(bytes) + R"(", "bytes": )" +
           std::to_string(bytes.size()) + "}";
  }

  [[nodiscard]] std::string files() const {
    if (!hashes) return "";
    const std::string second =
        reference_member.empty() ? "" : ", " + file_entry("reference.safetensors", reference);
    return R"("files": {)" + file_entry(artifact_file, artifact) + second + "},\n";
  }

  [[nodiscard]] std::string card() const {
    const std::string required = requires_libtorch.empty() ? "" : R"(, "requires": ")" + requires_libtorch + "\"";
    return "{\n  \"schema\": \"typeplate/1\", \"name\": \"" + name +
           "\", \"version\": \"1.0.0\",\n  \"inputs\": [" + port("a", "K", input_a) + ", " + port("b", "Pa", "") +
           "],\n  \"outputs\": [" + port("first", "kg/m3", "") + ", " + port("second", "J/kg", "") + "],\n  " +
           preprocess + files() + reference_member +
           "\n  \"artifact\": {\"format\": \"torchscript\", \"file\": \"" + artifact_file +
           "\", \"inputs\": " + inputs + ", \"outputs\": " + outputs + required + "}\n}\n";
  }
};

/// The folder with the package that these parts make.
class test_package {
 public:
  explicit test_package(const package_parts& parts) {
    folder.write("model_card.json", parts.card());
    folder.write(parts.artifact_file, parts.artifact);
    if (!parts.reference_member.empty()) folder.write("reference.safetensors", parts.reference);
  }
  [[nodiscard]] std::string path() const { return folder.text(); }

  temporary_folder folder;
};

}  // namespace typeplate_tests
