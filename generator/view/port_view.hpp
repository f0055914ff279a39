// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the header says about one port.
#pragma once

#include <cstddef>
#include <string>

#include "typeplate/card/card.hpp"
#include "view/header_view.hpp"

namespace typeplate::inline abi_1::generator {

enum class Direction { Input, Output };

[[nodiscard]] PortView make_port_view(const card::Port& port, Direction direction, std::string identifier,
                                      std::size_t index);

/// The port's unit as a type: `typeplate::unit::kelvin`.
[[nodiscard]] std::string port_unit_type(const card::Port& port);

}  // namespace typeplate::inline abi_1::generator
