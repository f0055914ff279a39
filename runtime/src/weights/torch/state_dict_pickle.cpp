// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Source: the opcodes of Python's pickletools.
#include "state_dict_pickle.hpp"

#include <cstdint>
#include <map>
#include <string_view>

#include <typeplate/weights/tensor.hpp>
#include "torch_types.hpp"

namespace typeplate::inline abi_1::weights::torch {
namespace {

class pickle_text {
 public:
  std::string bytes = "\x80\x02";

  void op(char code) { bytes += code; }

  void integer(std::uint64_t value) {
    if (value <= 0xFFU) return sized('K', value, 1);        // BININT1
    if (value <= 0xFFFFU) return sized('M', value, 2);      // BININT2
    if (value <= 0x7FFFFFFFU) return sized('J', value, 4);  // BININT
    bytes += "\x8a\x08";                                    // LONG1; below 2^63, so that the sign is right
    append(value, 8);
  }

  void text(std::string_view value) {
    sized('X', value.size(), 4);  // BINUNICODE
    bytes += value;
  }

  // Written once, and named by its number afterwards.
  void shared_text(std::string_view value) {
    if (is_known(value)) return;
    text(value);
    remember();
  }

  void global(std::string_view module, std::string_view name) {
    const std::string code = "c" + std::string(module) + "\n" + std::string(name) + "\n";  // GLOBAL
    if (is_known(code)) return;
    bytes += code;
    remember();
  }

  void tuple(std::span<const std::uint64_t> values) {
    if (values.size() > 3) op('(');
    for (const std::uint64_t value : values) integer(value);
    constexpr std::string_view codes = ")\x85\x86\x87t";  // EMPTY_TUPLE, TUPLE1, TUPLE2, TUPLE3, TUPLE
    op(codes[values.size() > 3 ? 4 : values.size()]);
  }

 private:
  void append(std::uint64_t value, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(value >> 8U * i & 0xFFU);
  }

  void sized(char code, std::uint64_t value, std::size_t size) {
    op(code);
    append(value, size);
  }

  // BINGET of what is known; else it becomes known, and `remember` must follow.
  bool is_known(std::string_view what) {
    const auto [place, is_new] = numbers_.try_emplace(std::string(what), numbers_.size());
    if (!is_new) sized('h', place->second, 1);
    return !is_new;
  }

  void remember() { sized('q', numbers_.size() - 1, 1); }  // BINPUT

  std::map<std::string, std::size_t> numbers_;  // fewer than 256: there are not so many types
};

std::vector<std::uint64_t> unsigned_strides(std::span<const std::uint64_t> shape) {
  const std::vector<std::int64_t> strides = row_major_strides(shape);
  return {strides.begin(), strides.end()};
}

// PyTorch counts two of float4 as one element.
std::vector<std::uint64_t> shape_for_torch(const output_tensor& tensor) {
  std::vector<std::uint64_t> shape = tensor.shape;
  if (tensor.type == element_type::float4) shape.back() /= 2;
  return shape;
}

void write_tensor(pickle_text& text, const output_tensor& tensor, std::size_t storage) {
  const std::string_view storage_class = storage_class_of(tensor.type);
  const std::vector<std::uint64_t> shape = shape_for_torch(tensor);
  const std::uint64_t count = element_count(shape);
  text.global("torch._utils", storage_class.empty() ? "_rebuild_tensor_v3" : "_rebuild_tensor_v2");
  text.op('(');
  text.op('(');
  text.shared_text("storage");
  if (storage_class.empty())
    text.global("torch.storage", "UntypedStorage");
  else
    text.global("torch", storage_class);
  text.text(std::to_string(storage));
  text.shared_text("cpu");
  text.integer(storage_class.empty() ? element_count(tensor.shape) * bits_of(tensor.type) / 8 : count);
  text.op('t');
  text.op('Q');  // BINPERSID
  text.integer(0);
  text.tuple(shape);
  text.tuple(unsigned_strides(shape));
  text.op('\x89');                            // requires_grad: NEWFALSE
  text.global("collections", "OrderedDict");  // backward hooks
  text.op(')');
  text.op('R');
  if (storage_class.empty()) text.global("torch", dtype_of(tensor.type));
  text.op('t');
  text.op('R');
}

}  // namespace

std::string state_dict_pickle(std::span<const output_tensor> tensors, std::span<const std::size_t> storages) {
  pickle_text text;
  text.global("collections", "OrderedDict");
  text.op(')');
  text.op('R');
  text.op('(');
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    text.text(tensors[i].name);
    write_tensor(text, tensors[i], storages[i]);
  }
  text.op('u');  // SETITEMS
  text.op('.');
  return std::move(text.bytes);
}

}  // namespace typeplate::inline abi_1::weights::torch
