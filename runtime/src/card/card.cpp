// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "typeplate/card/card.hpp"

namespace typeplate::inline abi_1::card {

std::string_view name_of(ElementType type) {
  return type == ElementType::float32 ? "float32" : "float64";
}

std::string_view name_of(OutOfRange policy) {
  switch (policy) {
    case OutOfRange::error:
      return "error";
    case OutOfRange::warn:
      return "warn";
    case OutOfRange::clamp:
      return "clamp";
    case OutOfRange::ignore:
      return "ignore";
  }
  return {};
}

std::string_view name_of(NonFinite policy) {
  return policy == NonFinite::error ? "error" : "allow";
}

}  // namespace typeplate::inline abi_1::card
