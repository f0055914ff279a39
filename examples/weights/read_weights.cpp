// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Reads a checkpoint with a scaler of scikit-learn in it, writes its tensors to another file, and some of them
// under other names to a third. docs/how-to/read-weights-from-cpp.md explains each part.
//
//   read_weights model_bundle.pt all.safetensors network.npz
#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <span>
#include <type_traits>
#include <typeplate/card/render.hpp>
#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/port/element_values.hpp>
#include <typeplate/weights/port/plan.hpp>
#include <typeplate/weights/save_file.hpp>
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>
#include <vector>

namespace card = typeplate::card;
namespace weights = typeplate::weights;
namespace pickle = typeplate::weights::pickle;
namespace port = typeplate::weights::port;

namespace {

void list_matrices(const weights::weights_file& file) {
  for (const weights::tensor& each : file.tensors())
    if (each.shape.size() == 2)
      std::printf("%s: %d rows of %d\n", each.name.c_str(), static_cast<int>(each.shape[0]),
                  static_cast<int>(each.shape[1]));
}

std::vector<float> floats_of(const weights::weights_file& file, const weights::tensor& tensor) {
  if (tensor.type != weights::element_type::float32) throw typeplate::error(tensor.name + " is not float32");
  const weights::tensor_bytes values = file.values(tensor);
  std::vector<float> numbers(values.bytes.size() / sizeof(float));
  std::ranges::copy(values.bytes, std::as_writable_bytes(std::span(numbers)).begin());
  return numbers;
}

double sum_of(const weights::weights_file& file, const weights::tensor& tensor) {
  const weights::tensor_bytes values = file.values(tensor);
  double sum = 0;
  port::with_elements(tensor.type, [&]<class Element>(Element) {
    if constexpr (std::is_arithmetic_v<typename Element::value>)  // no complex numbers
      for (std::size_t at = 0; at < values.bytes.size(); at += Element::size)
        sum += static_cast<double>(Element::read(&values.bytes[at]));
  });
  return sum;
}

void show_values(const weights::weights_file& file) {
  const weights::tensor& bias = file.at("state_dict.net.8.bias");
  std::printf("%s: %d bytes, %s\n", bias.name.c_str(), static_cast<int>(file.values(bias).bytes.size()),
              file.is_borrowed(bias) ? "the file's own" : "a copy");
  std::printf("first %.3f, sum %.3f\n", static_cast<double>(floats_of(file, bias).at(0)), sum_of(file, bias));
}

void show_scaler(const weights::weights_file& file) {
  const pickle::tree* objects = file.objects();
  if (objects == nullptr) return;
  const pickle::node checkpoint = objects->root();
  const pickle::node scaler = checkpoint["target_scaler"];
  std::printf("%s\n", scaler.class_name().c_str());
  if (const auto mean = pickle::as_array(scaler.attribute("mean_")))
    std::printf("mean %.0f\n", pickle::doubles(*mean).at(0));
  std::printf("dropout %.1f\n", checkpoint["model_config"]["dropout"].as_floating().value());
}

void convert(const weights::weights_file& file, const char* path) {
  weights::save_file(
      path, [&](weights::byte_sink& sink) { weights::write_safetensors(sink, weights::outputs_of(file)); });
  std::printf("%d tensors written\n", static_cast<int>(weights::weights_file::open(path).tensors().size()));
}

constexpr const char* text_of_rules = R"({
  "schema": "typeplate-porting/1",
  "name": "network",
  "unmapped": "allow",
  "rules": [{"from": "state_dict.net.{name...}", "to": "{name...}"}]
})";

void port_network(const weights::weights_file& file, const char* path) {
  card::Diagnostics mistakes;
  const card::LocatedJson json = card::parse_json({"rules", text_of_rules}, mistakes);
  port::port_plan plan;
  if (const auto rules = port::read_rules(json, mistakes))
    plan = port::make_plan(*rules, port::outlines_of(file), {}, mistakes, file.refused());
  if (mistakes.had_errors()) throw typeplate::error(card::render_short(mistakes, json.source));
  weights::save_file(path, [&](weights::byte_sink& sink) { weights::write_npz(sink, port::ported(plan, file)); });
  std::printf("%s is the first of %d\n", plan.tensors.at(0).made.name.c_str(),
              static_cast<int>(plan.tensors.size()));
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) return 2;
  try {
    const auto file = weights::weights_file::open(words[1], {.seconds = 5});
    list_matrices(file);
    show_values(file);
    show_scaler(file);
    convert(file, words[2]);
    port_network(file, words[3]);
    (void)file.at("state_dict.net.9.bias");  // throws
  } catch (const typeplate::error& problem) {
    std::printf("%s\n", problem.what());
  }
}
