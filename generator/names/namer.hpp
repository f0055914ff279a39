// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Every identifier of a generated header that comes from a card is made here.
//
// An identifier depends on its own text and on nothing else, so that adding, removing or moving a port renames no
// other:
// - `bulk_temperature` stays as it is, and so does every other text that is an identifier anyway;
// - `class`, `linux`, `errno`, `Inputs` get an underscore behind them: `class_`;
// - every other text becomes readable and gets a number made from the exact text: `inlet temp. [1]` becomes
//   `inlet_temp_1_x2c26b46b`. The number keeps texts apart that read the same; a text that itself ends like that
//   gets one too.
// In the name of a model, which has no neighbours, single hyphens between words become underscores without a
// number.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "names/reserved_names.hpp"

namespace typeplate::inline abi_1::generator {

/// The identifier for one text. Never empty, never a word of C++, a known macro or a name the header uses itself.
[[nodiscard]] std::string identifier_for(std::string_view text, Place place);

/// The identifiers of all ports of one card, by the ports' names; different names never share an identifier, not
/// even if somebody has searched for two texts with the same number.
[[nodiscard]] std::map<std::string, std::string, std::less<>> port_identifiers(
    const std::vector<std::string>& names);

}  // namespace typeplate::inline abi_1::generator
