// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Compares the contract compiled into a program with the card of a package: same ports, same promises.
#pragma once

#include <string>

#include <typeplate/card/contract.hpp>
#include <typeplate/contract.hpp>

namespace typeplate::inline abi_1::package {

/// What differs, port by port ("input `p` is in bar, the header has Pa; output `x` is not in the header"); empty
/// when package and header promise the same.
[[nodiscard]] std::string contract_differences(const card::ContractFacts& package, const contract& header);

/// Throws `typeplate::error` with the differences, clipped to one sentence. `package_name` is the path as it was
/// given.
void require_same_contract(const card::ContractFacts& package, const contract& header,
                           std::string_view package_name);

}  // namespace typeplate::inline abi_1::package
