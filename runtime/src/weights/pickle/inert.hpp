// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Which nodes stand for objects that only Python could make: nobody knows here what they would take. And which are
// containers that change.
#pragma once

#include <typeplate/weights/pickle/tree.hpp>

namespace typeplate::inline abi_1::weights::pickle {

[[nodiscard]] inline bool is_inert(node_kind kind) {
  return kind == node_kind::global || kind == node_kind::call || kind == node_kind::instance ||
         kind == node_kind::persistent || kind == node_kind::extension;
}

/// Which are made empty and filled afterwards.
[[nodiscard]] inline bool is_filled(node_kind kind) {
  return kind == node_kind::list || kind == node_kind::dict || kind == node_kind::set;
}

}  // namespace typeplate::inline abi_1::weights::pickle
