// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Small damages to a card, made on its text so that everything else stays where it is.
#pragma once

#include <functional>
#include <string>
#include <typeplate/card/json.hpp>
#include <vector>

namespace typeplate::inline abi_1::card {

enum class Damage : unsigned char { removed, misspelt, doubled, replaced };

struct Mutant {
  std::string text;
  Damage damage = Damage::removed;
  std::string path;                  // of the damaged value: "inputs/[]/range/[]"
  std::string replacement;           // a word for what stands there now
  JsonKind kind = JsonKind::broken;  // of the replacement; broken: JSON itself forbids it
  std::size_t line = 0;              // where the damage is; of a removal, where the owning object begins
};

/// Makes every mutant of a card in turn; they are many and large, so each is handed over at once.
void for_each_mutant(const std::string& card, const std::function<void(const Mutant&)>& use);

[[nodiscard]] std::string_view name_of(Damage damage);

}  // namespace typeplate::inline abi_1::card
