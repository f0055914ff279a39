// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Short names for units, in a namespace to ask for: `using namespace tp::symbols; 8.0 * kg / m3`.
// Every catalogue symbol that is a C++ name, the usual prefixed ones and a few powers; anything else is an
// expression, such as `pow<4>(m)` or `tp::unit::femto<tp::unit::joule>{}`. One letter names may meet macros of
// other libraries: include this header after them, or name the units you need by using-declarations.
//
// Each field has a header of its own in typeplate/symbols/.
#pragma once

#include <typeplate/symbols/angle_and_time.hpp>
#include <typeplate/symbols/energy.hpp>
#include <typeplate/symbols/mechanics.hpp>
#include <typeplate/symbols/other.hpp>
#include <typeplate/symbols/prefixed.hpp>
#include <typeplate/symbols/si.hpp>
#include <typeplate/symbols/space.hpp>
