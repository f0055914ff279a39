// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Goes through a tree and writes it, with a list of what is still to do in place of recursion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include <typeplate/weights/pickle/write.hpp>
#include "opcode_sink.hpp"

namespace typeplate::inline abi_1::weights::pickle {

class tree_writer {
 public:
  tree_writer(const tree& objects, byte_sink& sink, int protocol)
      : objects_(objects), sink_(sink, protocol), uses_(objects.nodes().size()), memo_(objects.nodes().size(), 0) {}

  void write(node_index root);

 private:
  enum class action : unsigned char {
    save,          // the object
    opcode,        // `code`
    memoize,       // the object is on the stack
    finish_tuple,  // its items are on the stack, behind a mark where there are more than three
    finish_call,   // what is called and the arguments are on the stack
    finish_old_call,
    finish_set,      // the items of a frozenset are behind a mark
    finish_old_set,  // set or frozenset and the list of items are on the stack
  };
  struct step {
    action what = action::save;
    node_index object = no_node;
    char code = 0;
  };

  void count_uses(node_index root);
  void run(const step& next);
  void save(node_index index);
  void save_scalar(const node_data& data);
  void save_bytes(node_index index, const node_data& data);
  void save_global(const node_data& data);
  void save_tuple(node_index index, const node_data& data);
  void save_container(node_index index, const node_data& data);
  void save_old_set(node_index index, const node_data& data);
  void save_call(node_index index, const node_data& data);
  void save_persistent(node_index index, const node_data& data);
  void finish_tuple(node_index index);
  void finish_call(node_index index, char opcode);
  void finish(node_index index, std::string_view opcodes, std::string_view instead);
  void memoize(node_index index);
  void plan_effects(node_index index);

  void plan(action what, node_index object, char code = 0) { planned_.push_back({what, object, code}); }
  /// What was planned is done before all that was to do.
  void begin_plan();

  const tree& objects_;
  opcode_sink sink_;
  std::vector<std::uint8_t> uses_;   // 0, 1, or 2 for more
  std::vector<std::uint64_t> memo_;  // the key and 1, or 0
  std::uint64_t next_key_ = 0;
  std::vector<step> to_do_;
  std::vector<step> planned_;
};

}  // namespace typeplate::inline abi_1::weights::pickle
