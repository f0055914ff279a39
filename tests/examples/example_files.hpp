// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The files of an example, as its tests read them.
#pragma once

#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <typeplate/weights/safetensors.hpp>
#include <vector>

#include "catch.hpp"

using numbers = std::vector<double>;

inline std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The columns of a safetensors file by their names.
inline std::map<std::string, numbers> read_columns(const std::string& path) {
  const std::string bytes = read(path);
  const auto file = tp::weights::read_safetensors(std::as_bytes(std::span(bytes)), path);
  std::map<std::string, numbers> columns;
  for (const auto& tensor : file.tensors) columns[tensor.name] = tp::weights::numbers(tensor, tensor.name);
  return columns;
}

/// What the card of the package in `folder` states about measured errors.
inline nlohmann::json stated_metrics(const std::string& folder) {
  return nlohmann::json::parse(read(folder + "/model_card.json")).at("metrics");
}
