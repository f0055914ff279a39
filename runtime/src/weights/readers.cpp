// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "readers.hpp"

#include <stdexcept>

namespace typeplate::inline abi_1::weights {

reader reader_of(file_format format) {
  switch (format) {
    case file_format::safetensors:
      return list_safetensors;
    case file_format::torch_zip:
      return list_torch_zip;
    case file_format::torchscript:
      return list_torchscript;
    case file_format::torch_stream:
      return list_torch_stream;
    case file_format::torch_tar:
      return list_torch_tar;
    case file_format::npz:
      return list_npz;
    case file_format::npy:
      return list_npy;
    case file_format::msgpack:
      return list_msgpack;
    case file_format::pickle:
    case file_format::joblib:
      return list_pickle;
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
