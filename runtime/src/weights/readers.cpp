// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "readers.hpp"

#include <stdexcept>
#include <utility>

namespace typeplate::inline abi_1::weights {

listing list_as(detection found, const file_view& file, std::string_view what, const read_limits& limits) {
  const file_bytes bytes = file.bytes();
  switch (found.format.value()) {
    case file_format::safetensors:
      return list_safetensors(file, what, limits);
    case file_format::torch_zip:
      return list_torch_zip(file, std::move(found.members), what, limits);
    case file_format::torchscript:
      return list_torchscript(file, std::move(found.members), what, limits);
    case file_format::torch_stream:
      return list_torch_stream(bytes, what, limits);
    case file_format::torch_tar:
      return list_torch_tar(bytes, what, limits);
    case file_format::npz:
      return list_npz(file, std::move(found.members), what, limits);
    case file_format::npy:
      return list_npy(bytes, what, limits);
    case file_format::msgpack:
      return list_msgpack(bytes, what, limits);
    case file_format::pickle:
    case file_format::joblib:
      return list_pickle(bytes, what, limits);
    default:
      throw std::logic_error("a format without a reader");
  }
}

std::string_view name_of(file_format format) {
  switch (format) {
    case file_format::safetensors:
      return "safetensors";
    case file_format::sharded_safetensors:
      return "safetensors (sharded)";
    case file_format::torch_zip:
      return "torch (zip)";
    case file_format::torch_stream:
      return "torch (before 1.6)";
    case file_format::torch_tar:
      return "torch (tar)";
    case file_format::torchscript:
      return "TorchScript";
    case file_format::npz:
      return "npz";
    case file_format::npy:
      return "npy";
    case file_format::msgpack:
      return "msgpack";
    case file_format::pickle:
      return "pickle";
    case file_format::joblib:
      return "joblib";
  }
  return "";
}

}  // namespace typeplate::inline abi_1::weights
