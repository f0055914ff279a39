// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/load_package.hpp>

namespace typeplate::inline abi_1 {

model_handle load_model(std::string_view package, const contract& compiled, const load_options& options, int abi) {
  return load_package(package, compiled, options, abi, make_torch_backend);
}

}  // namespace typeplate::inline abi_1
