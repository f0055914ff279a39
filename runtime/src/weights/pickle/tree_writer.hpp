// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Goes through a tree and writes it, with a list of what is still to do in place of recursion.
//
// Objects that hold each other are why the order counts: what is called sees its arguments as they are then. So a
// call is written behind the changes of its arguments that came before it in the file that was read, and before
// those that came after it, which wait until they are due. Each object is made once and each change written once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <queue>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <vector>

#include <typeplate/weights/pickle/write.hpp>
#include "opcode_sink.hpp"

namespace typeplate::inline abi_1::weights::pickle {

/// What must be known of the whole tree before its first object is written.
struct write_plan {
  std::vector<std::uint8_t> uses;              // 0, 1, or 2 for more
  std::unordered_set<node_index> own_members;  // sets that lead back to themselves
  bool is_rehearsed = false;
};

class tree_writer {
 public:
  tree_writer(const tree& objects, byte_sink& sink, int protocol, write_plan& plan)
      : objects_(objects), sink_(sink, protocol), plan_(plan), memo_(objects.nodes().size(), 0) {}

  void write(node_index root);

 private:
  enum class action : unsigned char {
    save,         // the object
    parts,        // the items, or the keys and values of effects, from `next` to before `end`
    opcode,       // `code`
    get,          // the object, which was written
    settle,       // changes of times up to `time` that wait are due
    made,         // the object is on the stack
    changes,      // the changes of the object on the stack from `next` on, of times up to `time`
    array_bytes,  // what is left of the state of an array of joblib
    end_of_set,   // a set that was written as a call is on the stack
  };
  struct step {
    action what = action::save;
    char code = 0;
    node_index object = no_node;
    std::uint32_t time = 0;
    std::uint64_t next = 0;
    std::uint64_t end = 0;
  };
  using waiting_change = std::tuple<std::uint32_t, node_index, std::uint32_t>;  // time, object, number

  void run(const step& now);
  void then(std::initializer_list<step> steps);
  void settle(std::uint32_t time);
  void memoize(node_index index, std::uint32_t time);
  [[nodiscard]] bool is_shared(node_index index, std::uint32_t time) const;
  [[nodiscard]] node_index part(const node_data& data, std::uint64_t number) const;

  // one object (tree_writer_objects.cpp)
  void save(node_index index, std::uint32_t time);
  void save_scalar(const node_data& data);
  void save_text(node_index index, const node_data& data, std::uint32_t time);
  void save_global(const node_data& data);
  void save_tuple(node_index index, const node_data& data, std::uint32_t time);
  void save_frozenset(node_index index, const node_data& data, std::uint32_t time);
  void save_container(node_index index, const node_data& data, std::uint32_t time);
  void save_old_set(node_index index, const node_data& data, std::uint32_t time);
  void save_call(node_index index, const node_data& data, std::uint32_t time);
  void save_old_call(node_index index, const node_data& data, std::uint32_t time);
  void save_array(node_index index, const node_data& data, std::uint32_t time);
  void write_array_bytes(node_index index);

  // what was done to it afterwards (tree_writer_changes.cpp)
  void write_changes(const step& now);
  void write_items(node_index index, const node_data& data, std::uint32_t first, const change& done);
  void write_effects(node_index index, std::uint32_t first, const change& done);
  void write_old_set_items(node_index index, std::uint32_t first, const change& done);

  const tree& objects_;
  opcode_sink sink_;
  write_plan& plan_;
  std::vector<std::uint32_t> memo_;  // the key and 1, or 0
  std::uint32_t next_key_ = 0;
  std::vector<step> to_do_;
  std::priority_queue<waiting_change, std::vector<waiting_change>, std::greater<>> waiting_;
  std::unordered_set<node_index> open_sets_;
};

/// The object that is written in place of this one: joblib's wrapper of an array of objects stands for the array.
[[nodiscard]] node_index written_as(const tree& objects, node_index index);

}  // namespace typeplate::inline abi_1::weights::pickle
