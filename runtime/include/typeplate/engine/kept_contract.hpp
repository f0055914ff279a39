// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A contract that owns its text: what a generated header would hold, made at run time from a card, or copied from
// a contract that may end earlier.
#pragma once

#include <list>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/card/card.hpp>
#include <typeplate/contract.hpp>

namespace typeplate::inline abi_1 {

class kept_contract {
 public:
  explicit kept_contract(const card::Card& card);
  explicit kept_contract(const contract& copied);
  kept_contract(kept_contract&&) noexcept = default;
  kept_contract& operator=(kept_contract&&) noexcept = default;
  kept_contract(const kept_contract&) = delete;
  kept_contract& operator=(const kept_contract&) = delete;
  ~kept_contract() = default;

  /// Valid as long as this object, also after it has been moved.
  [[nodiscard]] const contract& get() const { return contract_; }

 private:
  std::string_view keep(std::string_view text) { return texts_.emplace_back(text); }
  [[nodiscard]] port_contract copy_of(const port_contract& port);

  std::list<std::string> texts_;  // a list: views stay where they are
  std::vector<port_contract> inputs_;
  std::vector<port_contract> outputs_;
  contract contract_;
};

}  // namespace typeplate::inline abi_1
