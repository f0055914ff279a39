// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/null_backend.hpp>

#include <cstdint>
#include <utility>

#include <typeplate/engine/tensor_buffer.hpp>

namespace typeplate::inline abi_1 {
namespace {

class null_workspace final : public workspace {
 public:
  null_workspace(const network_layout& layout, double output)
      : inputs_(make_buffers(layout.input_tensors)),
        outputs_(make_buffers(layout.output_tensors)),
        output_(output) {}

  void* input(std::size_t tensor, std::size_t rows) override { return inputs_[tensor].resize(rows); }

  void run(std::size_t rows) override {
    if (rows <= filled_) return;
    for (tensor_buffer& each : outputs_) each.fill(rows, output_);
    filled_ = rows;
  }

  [[nodiscard]] output_view output(std::size_t tensor) const override { return outputs_[tensor].view(); }

 private:
  std::vector<tensor_buffer> inputs_;
  std::vector<tensor_buffer> outputs_;
  double output_;
  std::size_t filled_ = 0;
};

class null_backend final : public backend {
 public:
  null_backend(network_layout layout, double output) : layout_(std::move(layout)), output_(output) {}

  [[nodiscard]] std::unique_ptr<workspace> make_workspace() const override {
    return std::make_unique<null_workspace>(layout_, output_);
  }

 private:
  network_layout layout_;
  double output_;
};

}  // namespace

std::unique_ptr<const backend> make_null_backend(const network_layout& layout, double output) {
  return std::make_unique<null_backend>(layout, output);
}

}  // namespace typeplate::inline abi_1
