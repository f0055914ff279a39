// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/dynamic_model.hpp>
#include <typeplate/engine/load_package.hpp>

namespace typeplate::inline abi_1 {

model_handle load_model(std::string_view package, const contract& compiled, const load_options& options, int abi) {
  return load_package(package, compiled, options, abi, make_torch_backend);
}

dynamic_model dynamic_model::load(std::string_view package, const load_options& options) {
  return load_dynamic_package(package, options, make_torch_backend);
}

}  // namespace typeplate::inline abi_1
