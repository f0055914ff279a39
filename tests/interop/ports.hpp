// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Ports as a generated header declares them.
#pragma once

#include <typeplate/input.hpp>
#include <typeplate/symbols.hpp>
#include <typeplate/units.hpp>

namespace port {
struct any;
}
template <class Unit, class Number = double>
using input_in = typeplate::input<port::any, Unit, Number>;
