// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Goes through an object tree from its root in the file's order, and knows the name of the way to each object. What
// the file decides, depth, sharing and cycles, is met with a list instead of recursion, and with limits.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/weights/pickle/tree.hpp>
#include <typeplate/weights/read_limits.hpp>
#include "../read_budget.hpp"

namespace typeplate::inline abi_1::weights::torch {

/// Part of a name: the key of an entry, the index of an item, or nothing.
struct name_part {
  pickle::node_index key = pickle::no_node;
  std::uint64_t index = 0;
  bool counts = false;  ///< `index` is meant
};

/// What an object is to the one that it is in, where that changes the names below it.
enum class object_role : unsigned char {
  plain,
  tensor,          ///< one that was taken, of which only what hangs on it is looked at
  state,           ///< attributes
  module_state,    ///< attributes of an nn.Module
  only_item,       ///< its items add nothing to the names
  pairs_argument,  ///< the arguments of an OrderedDict of Python 2, which hold the list of its entries
  pairs,           ///< that list
  pair,            ///< an entry of it
};

/// What of an object is looked at when it was seen itself.
enum class look_further : unsigned char {
  into_parts,       ///< it is no tensor
  into_attributes,  ///< it is one, on which others may hang
  nowhere,
};

class object_walk {
 public:
  /// What to do with an object that may be a tensor. The name is made only when it is asked for.
  using visit = std::function<look_further(pickle::node, const std::function<std::string()>&)>;

  object_walk(const pickle::tree& objects, const read_limits& limits, read_budget& budget)
      : objects_(objects), limits_(limits), budget_(budget), known_(objects.nodes().size(), state::unseen) {}

  /// Throws `refusal_reason` where a limit is met. Objects that lead to no tensor are looked at once, others as
  /// often as they have names.
  void run(pickle::node root, std::string_view prefix, const visit& look);

 private:
  enum class state : unsigned char { unseen, on_the_way, without_tensors, with_tensors };

  struct step {
    pickle::node_index object = pickle::no_node;
    name_part part;
    object_role role = object_role::plain;
    bool again = false;
    bool found = false;
    std::size_t next = 0;
    std::uint64_t appended = 0;
  };

  [[nodiscard]] step next_of(step& from) const;
  [[nodiscard]] step next_entry(const step& from, std::size_t number) const;
  [[nodiscard]] step next_item(step& from, std::size_t number) const;
  [[nodiscard]] step next_effect(step& from, std::size_t number) const;
  [[nodiscard]] step next_of_call(step& from, std::size_t number) const;
  [[nodiscard]] std::size_t count_of(const step& from) const;
  [[nodiscard]] std::string name_of(const step& last, std::string_view prefix) const;
  void look_at(step next, std::string_view prefix, const visit& look);
  void enter(step next);
  void leave();

  const pickle::tree& objects_;
  const read_limits& limits_;
  read_budget& budget_;
  std::vector<state> known_;
  std::vector<step> way_;
  std::uint64_t repeated_ = 0;
};

}  // namespace typeplate::inline abi_1::weights::torch
