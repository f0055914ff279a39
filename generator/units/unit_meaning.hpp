// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a unit measures, for people: the name of the quantity, and its coherent SI unit.
#pragma once

#include <string>
#include <string_view>

#include "typeplate/units/unit_result.hpp"

namespace typeplate::inline abi_1::generator {

/// "pressure", "thermal conductivity", "temperature difference"; where several quantities share a dimension, all
/// that are common: "energy, work or torque". Empty for a dimension without a common name.
[[nodiscard]] std::string quantity_name(const unit_spec& unit);

/// The product of SI base units with this dimension, as canonical text: "kg/(m.s2)"; "1" for a plain number.
[[nodiscard]] std::string coherent_unit(const dimension& measures);

/// Why two units do not convert, as what follows "cannot convert ...: ": what each of them measures.
[[nodiscard]] std::string explain_mismatch(const unit_result& from, const unit_result& to);

}  // namespace typeplate::inline abi_1::generator
