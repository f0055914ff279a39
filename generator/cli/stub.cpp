// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>
#include "cli/commands.hpp"
namespace typeplate::inline abi_1::generator {
int run(const CheckOptions&) {
  throw std::runtime_error("x");
}
int run(const GenerateOptions&) {
  throw std::runtime_error("x");
}
int run(const HashOptions&) {
  throw std::runtime_error("x");
}
int run(const ReferenceOptions&) {
  throw std::runtime_error("x");
}
}  // namespace typeplate::inline abi_1::generator
