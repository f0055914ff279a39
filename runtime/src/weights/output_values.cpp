// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "output_values.hpp"

#include <algorithm>
#include <limits>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "name_index.hpp"

namespace typeplate::inline abi_1::weights {

std::string words_for(const output_tensor& tensor) {
  return "tensor `" + printable(tensor.name) + "`";
}

void refuse_output(const output_tensor& tensor, const std::string& rest) {
  throw error(clipped(words_for(tensor) + " " + rest, error::longest_text));
}

std::uint64_t byte_count(const output_tensor& output) {
  tensor described;
  described.name = output.name;
  described.type = output.type;
  described.shape = output.shape;
  return byte_count(described);
}

namespace {

void require_count(const output_tensor& tensor, std::uint64_t given) {
  const std::uint64_t wanted = byte_count(tensor);
  if (given != wanted)
    refuse_output(tensor, "gives " + std::to_string(given) + " bytes, but its shape " + shape_text(tensor.shape) +
                              " of " + std::string(name_of(tensor.type)) + " has " + std::to_string(wanted));
}

// Passes everything on, and counts it.
class counting_sink final : public byte_sink {
 public:
  explicit counting_sink(byte_sink& sink) : sink_(sink) {}

  using byte_sink::write;
  void write(std::span<const std::byte> run) override {
    sink_.write(run);
    count_ += run.size();
  }

  [[nodiscard]] std::uint64_t count() const { return count_; }

 private:
  byte_sink& sink_;
  std::uint64_t count_ = 0;
};

}  // namespace

tensor_bytes values_of(const output_tensor& tensor) {
  tensor_bytes values = tensor.values();
  require_count(tensor, values.bytes.size());
  return values;
}

void write_output(byte_sink& sink, const output_tensor& tensor) {
  if (!tensor.write_values) return sink.write(values_of(tensor).bytes);
  counting_sink counting(sink);
  tensor.write_values(counting);
  require_count(tensor, counting.count());
}

void expect_values(byte_sink& sink, std::span<const output_tensor> tensors) {
  std::uint64_t sum = 0;
  for (const output_tensor& tensor : tensors) {
    const std::uint64_t size = tensor.tied_to ? 0 : byte_count(tensor);
    if (size > std::numeric_limits<std::uint64_t>::max() - sum) return;
    sum += size;
  }
  sink.expect(sum);
}

void require_distinct_names(std::span<const output_tensor> tensors) {
  const name_index names(tensors, [](const output_tensor& each) { return std::string_view(each.name); });
  if (const auto doubled = names.doubled())
    refuse_output(*std::ranges::find(tensors, *doubled, &output_tensor::name),
                  "is to be written twice; names must differ");
}

}  // namespace typeplate::inline abi_1::weights
