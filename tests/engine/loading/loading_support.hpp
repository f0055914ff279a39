// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Packages around the TorchScript files in data/, and ways to call what was loaded.
#pragma once

#include <memory>
#include <string>
#include <typeplate/engine/load_package.hpp>
#include <typeplate/package/open_package.hpp>
#include <typeplate/version.hpp>
#include <vector>

#include "card_contract.hpp"
#include "message_of.hpp"
#include "test_package.hpp"

namespace typeplate_tests {

/// The usual package around one of the files in data/.
inline package_parts parts_with(const std::string& artifact) {
  package_parts parts;
  parts.artifact_file = artifact;
  parts.artifact = bytes_of_file(std::string(TYPEPLATE_TEST_DATA) + "/data/" + artifact);
  return parts;
}

/// The same without reference cases: for modules that compute something else.
inline package_parts unproven(const std::string& artifact) {
  package_parts parts = parts_with(artifact);
  parts.reference_member.clear();
  return parts;
}

/// A backend that computes first = a + 2 b, second = 3 a + 4 b + error in one input and one output tensor of
/// float32.
class fake_backend final : public typeplate::backend {
 public:
  explicit fake_backend(float last = 1.0F) : last_(last) {}
  [[nodiscard]] std::unique_ptr<typeplate::workspace> make_workspace() const override {
    return std::make_unique<space>(last_);
  }

 private:
  class space final : public typeplate::workspace {
   public:
    explicit space(float last) : last_(last) {}
    void* input(std::size_t, std::size_t rows) override {
      in_.resize(2 * rows);
      return in_.data();
    }
    void run(std::size_t rows) override {
      out_.resize(2 * rows);
      for (std::size_t i = 0; i < rows; ++i) {
        out_[2 * i] = in_[2 * i] + 2 * in_[2 * i + 1];
        out_[2 * i + 1] = 3 * in_[2 * i] + 4 * in_[2 * i + 1] + last_;
      }
    }
    [[nodiscard]] typeplate::output_view output(std::size_t) const override { return {out_.data(), 2, 1}; }

   private:
    float last_;
    std::vector<float> in_, out_;
  };
  float last_;
};

inline std::unique_ptr<const typeplate::backend> make_fake(const typeplate::torch_artifact&) {
  return std::make_unique<fake_backend>();
}

/// Loads a package with the contract of its own card, unless another is given.
inline typeplate::model_handle load(const test_package& made, const typeplate::load_options& options,
                                    const typeplate::backend_factory& backend) {
  const card_contract header(
      typeplate::package::read_package_card(typeplate::package::package_folder(made.path())));
  return load_package(made.path(), header.get(), options, typeplate::abi_number, backend);
}

/// One call with values in the ports' own units.
inline std::vector<double> call(const typeplate::model_handle& model, const std::vector<double>& values,
                                std::size_t outputs = 2) {
  std::vector<typeplate::sample> samples;
  for (const double value : values) samples.push_back({value, 1.0, -0.0});
  std::vector<double> results(outputs);
  model.forward(samples.data(), results.data());
  return results;
}

/// One call with columns; the result is one column for each output.
inline std::vector<std::vector<double>> call_columns(const typeplate::model_handle& model,
                                                     const std::vector<std::vector<double>>& columns,
                                                     std::size_t outputs = 2) {
  std::vector<typeplate::column_source> sources;
  for (const auto& column : columns)
    sources.push_back({column.data(), column.size(), typeplate::dtype::float64, 1.0, -0.0});
  std::vector<std::vector<double>> results(outputs, std::vector<double>(columns.front().size()));
  std::vector<typeplate::column_sink> sinks;
  for (auto& column : results) sinks.push_back({column.data(), typeplate::dtype::float64});
  model.forward(sources.data(), columns.front().size(), sinks.data());
  return results;
}

}  // namespace typeplate_tests
