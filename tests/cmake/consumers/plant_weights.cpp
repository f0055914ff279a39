// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A program that writes a file of weights and reads it, with nothing but typeplate::weights.
#include <array>
#include <cstdio>
#include <typeplate/weights/save_file.hpp>
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>

int main() {
  namespace weights = typeplate::weights;
  static constexpr std::array<float, 1> gain{1.5F};
  weights::output_tensor tensor;
  tensor.name = "gain";
  tensor.shape = {1};
  tensor.values = [] { return weights::tensor_bytes{std::as_bytes(std::span(gain)), nullptr}; };
  weights::save_file("gain.pt",
                     [&](weights::byte_sink& sink) { weights::write_torch(sink, std::span(&tensor, 1)); });

  const auto file = weights::weights_file::open("gain.pt");
  for (const weights::tensor& each : file.tensors())
    std::printf("%s %s %d\n", each.name.c_str(), std::string(name_of(each.type)).c_str(),
                static_cast<int>(each.shape.at(0)));
}
