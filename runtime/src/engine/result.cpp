// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/result.hpp>

namespace typeplate::inline abi_1 {

void detail::throw_error(const error& broken) {
  throw broken;
}

}  // namespace typeplate::inline abi_1
