// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the doc comment of a port says: the card's description, the unit in words, the range and the policies.
#pragma once

#include <string_view>

#include "typeplate/card/card.hpp"
#include "view/header_view.hpp"

namespace typeplate::inline abi_1::generator {

/// Lines that begin with `///`; never empty, as every port has a unit.
[[nodiscard]] Lines port_docs(const card::Port& port, std::string_view identifier);

}  // namespace typeplate::inline abi_1::generator
