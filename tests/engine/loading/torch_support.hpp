// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Loads packages with the real backend, as a generated header does: through `load_model`.
#pragma once

#include "loading_support.hpp"

namespace typeplate_tests {

inline typeplate::model_handle load_torch(const test_package& made, const typeplate::load_options& options = {}) {
  const card_contract header(
      typeplate::package::read_package_card(typeplate::package::package_folder(made.path())));
  return typeplate::load_model(made.path(), header.get(), options, typeplate::abi_number);
}

/// Loads without reference cases: for modules that compute something of their own.
inline typeplate::model_handle load_unproven(const package_parts& parts, typeplate::load_options options = {}) {
  options.without_reference = true;
  return load_torch(test_package(parts), options);
}

inline std::string unproven_refusal(const package_parts& parts, const typeplate::load_options& options = {}) {
  return message_of([&] { (void)load_unproven(parts, options); });
}

}  // namespace typeplate_tests
