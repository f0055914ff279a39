// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What docs/how-to/read-weights-from-cpp.md shows: a checkpoint with a scikit-learn scaler in it, and a file of its
// tensors. The arguments are the checkpoint and the file to write.
#include <cstdio>
#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/save_file.hpp>
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>

namespace {

namespace weights = typeplate::weights;
namespace pickle = typeplate::weights::pickle;

void list(const weights::weights_file& file) {
  for (const weights::tensor& each : file.tensors())
    if (each.shape.size() == 2)
      std::printf("%s: %d rows of %d\n", each.name.c_str(), static_cast<int>(each.shape[0]),
                  static_cast<int>(each.shape[1]));
}

void show_bytes(const weights::weights_file& file) {
  const weights::tensor& bias = file.at("state_dict.net.8.bias");
  const weights::tensor_bytes values = file.values(bias);
  std::printf("%s: %d bytes, %s\n", bias.name.c_str(), static_cast<int>(values.bytes.size()),
              file.is_borrowed(bias) ? "the file's own" : "a copy");
}

void show_scaler(const weights::weights_file& file) {
  const pickle::node checkpoint = file.objects()->root();
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

}  // namespace

int main(int /*count*/, char** words) {
  try {
    const auto file = weights::weights_file::open(words[1]);
    list(file);
    show_bytes(file);
    show_scaler(file);
    convert(file, words[2]);
    (void)file.at("state_dict.net.9.bias");
  } catch (const typeplate::error& problem) {
    std::printf("%s\n", problem.what());
  }
}
