// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "port_support.hpp"

#include <cstring>
#include <fstream>
#include <numeric>
#include <sstream>
#include <typeplate/card/render.hpp>

#include "catch.hpp"
#include "safetensors_bytes.hpp"

namespace typeplate_tests {

namespace weights = typeplate::weights;

namespace {

std::uint64_t count_of(const std::vector<std::uint64_t>& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::uint64_t{1}, std::multiplies<>());
}

}  // namespace

std::string read_text(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  INFO(path);
  REQUIRE(stream.is_open());
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string rules_around(std::string_view rules, char target_separator) {
  return R"({"schema": "typeplate-porting/1", "name": "test", "target_separator": ")" +
         std::string(1, target_separator) + R"(", "rules": [)" + std::string(rules) + "]}";
}

port::porting_rules rules_of(const std::string& text) {
  card::Diagnostics diagnostics;
  const card::LocatedJson json = card::parse_json({"rules.json", text}, diagnostics);
  const auto rules = port::read_rules(json, diagnostics);
  INFO(card::render_rich(diagnostics, json.source));
  REQUIRE(rules.has_value());
  return *rules;
}

std::string mistakes_of(const std::string& text) {
  card::Diagnostics diagnostics;
  const card::LocatedJson json = card::parse_json({"rules.json", text}, diagnostics);
  CHECK_FALSE(port::read_rules(json, diagnostics).has_value());
  return card::render_short(diagnostics, json.source);
}

planned plan_of(const port::porting_rules& rules, const std::vector<port::outline>& sources,
                const std::vector<port::outline>& model) {
  planned result;
  result.plan = port::make_plan(rules, sources, model, result.diagnostics);
  return result;
}

std::vector<std::string> codes(const card::Diagnostics& diagnostics) {
  std::vector<std::string> result;
  for (const card::Diagnostic& each : diagnostics.all()) result.push_back(each.code);
  return result;
}

std::string counting_file(const std::vector<counting>& tensors) {
  std::vector<made> filled;
  for (const counting& each : tensors) {
    filled.push_back({each.name, each.shape, std::vector<float>(count_of(each.shape))});
    std::iota(filled.back().values.begin(), filled.back().values.end(), each.first);
  }
  return file_of(filled);
}

std::string file_of(const std::vector<made>& tensors) {
  std::string header = "{";
  std::string data;
  for (const made& each : tensors) {
    std::string shape;
    for (const std::uint64_t size : each.shape) shape += (shape.empty() ? "" : ",") + std::to_string(size);
    const std::size_t begin = data.size();
    data.append(reinterpret_cast<const char*>(each.values.data()), each.values.size() * sizeof(float));
    header += (header.size() == 1 ? "\"" : ",\"") + each.name + R"(":{"dtype":"F32","shape":[)" + shape +
              R"(],"data_offsets":[)" + std::to_string(begin) + "," + std::to_string(data.size()) + "]}";
  }
  return safetensors_file(header + "}", data);
}

std::vector<made> make(const port::porting_rules& rules, const std::string& file) {
  const auto read = weights::weights_file::read(std::as_bytes(std::span(file.data(), file.size())), "file test");
  card::Diagnostics diagnostics;
  const port::port_plan plan = port::make_plan(rules, port::outlines_of(read), {}, diagnostics);
  INFO(card::render_short(diagnostics, {"rules.json", ""}));
  REQUIRE_FALSE(diagnostics.had_errors());
  std::vector<made> result;
  for (const weights::output_tensor& each : port::ported(plan, read)) {
    const weights::tensor_bytes values = each.values();
    result.push_back({each.name, each.shape, std::vector<float>(values.bytes.size() / sizeof(float))});
    CHECK(values.bytes.size() == count_of(each.shape) * sizeof(float));
    if (!values.bytes.empty()) std::memcpy(result.back().values.data(), values.bytes.data(), values.bytes.size());
  }
  return result;
}

}  // namespace typeplate_tests
