// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Looks up the names and units of a call in a contract.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include <typeplate/dynamic_model.hpp>

#include "port_conversion.hpp"

namespace typeplate::inline abi_1 {

/// Every input exactly once, in the order of `asked`. Throws `typeplate::error`.
[[nodiscard]] std::vector<binding::place> bind_inputs(const contract& promised, std::span<const port_unit> asked,
                                                      temperature_words words);
/// Each output at most once; all of them when `asked` is empty.
[[nodiscard]] std::vector<binding::place> bind_outputs(const contract& promised, std::span<const port_unit> asked);

/// "model `steam` has no output `densty`; did you mean `density`? Its outputs are ..."
[[noreturn]] void refuse_unknown_port(std::string_view model, bool input, std::string_view name,
                                      std::span<const std::string_view> known);

}  // namespace typeplate::inline abi_1
