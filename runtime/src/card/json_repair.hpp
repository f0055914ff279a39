// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A look at the raw text before the JSON parser: what people often write and JSON forbids is reported here and
// replaced by something of the same length, so that the parser goes on and offsets stay true.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "typeplate/card/diagnostic.hpp"
#include "typeplate/card/source.hpp"

namespace typeplate::inline abi_1::card {

struct RepairedText {
  std::string text;                 // as long as the source
  std::vector<std::size_t> broken;  // where values begin that were replaced, ascending
  bool usable = true;               // false: parsing would only repeat what was reported
};

[[nodiscard]] RepairedText repair_json(const SourceFile& source, Diagnostics& diagnostics);

}  // namespace typeplate::inline abi_1::card
