// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The stack machine that a pickle is a program for, with nodes in place of objects: where Python would import, call
// or set something, a node is made that says so. One function an opcode; opcodes.cpp lists them.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <typeplate/weights/pickle/read.hpp>
#include "../byte_reader.hpp"
#include "memo.hpp"
#include "tree_builder.hpp"

namespace typeplate::inline abi_1::weights::pickle {

class machine {
 public:
  machine(std::span<const std::byte> bytes, const read_limits& limits, const read_options& options)
      : builder_(limits, options.begun.value_or(std::chrono::steady_clock::now())),
        reader_(bytes, options.begin),
        bytes_(bytes),
        options_(options) {}

  /// Runs to STOP. Throws `refusal_reason`.
  [[nodiscard]] pickle_part run();

  // numbers and constants (machine_numbers.cpp)
  void load_none();
  void load_true();
  void load_false();
  void load_int();
  void load_binint();
  void load_binint1();
  void load_binint2();
  void load_long();
  void load_long1();
  void load_long4();
  void load_float();
  void load_binfloat();

  // texts and bytes (machine_texts.cpp)
  void load_string();
  void load_binstring();
  void load_short_binstring();
  void load_unicode();
  void load_binunicode();
  void load_short_binunicode();
  void load_binunicode8();
  void load_binbytes();
  void load_short_binbytes();
  void load_binbytes8();
  void load_bytearray8();
  void load_next_buffer();
  void load_readonly_buffer();

  // containers (machine_containers.cpp)
  void load_empty_list();
  void load_append();
  void load_appends();
  void load_list();
  void load_empty_tuple();
  void load_tuple();
  void load_tuple1();
  void load_tuple2();
  void load_tuple3();
  void load_empty_dict();
  void load_dict();
  void load_setitem();
  void load_setitems();
  void load_empty_set();
  void load_additems();
  void load_frozenset();

  // the stack and the memo (machine_stack.cpp)
  void load_proto();
  void load_frame();
  void load_stop();
  void load_mark();
  void load_pop();
  void load_pop_mark();
  void load_dup();
  void load_get();
  void load_binget();
  void load_long_binget();
  void load_put();
  void load_binput();
  void load_long_binput();
  void load_memoize();

  // classes, calls and what stands for objects outside (machine_objects.cpp)
  void load_global();
  void load_stack_global();
  void load_reduce();
  void load_build();
  void load_inst();
  void load_obj();
  void load_newobj();
  void load_newobj_ex();
  void load_persid();
  void load_binpersid();
  void load_ext1();
  void load_ext2();
  void load_ext4();

 private:
  void step();

  void push(node_index object);
  node_index pop();
  /// The top of the stack: what lies below the last mark cannot be reached.
  [[nodiscard]] node_index top(std::size_t depth = 0) const;
  [[nodiscard]] std::size_t floor() const { return marks_.empty() ? 0 : marks_.back(); }
  /// Takes what lies above the last mark, and the mark.
  std::vector<node_index> pop_to_mark();

  std::string_view line();
  void push_text(node_kind kind, std::string_view text);
  void push_utf8(std::string_view text);
  void push_long(std::string_view bytes);
  void push_tuple(std::size_t count);
  void push_extension(std::int64_t code);
  void get(std::uint64_t key);
  void put(std::uint64_t key);
  void append(node_index target, std::span<const node_index> items);
  void assign(node_index target, std::span<const node_index> pairs);
  void assign_item(node_index list, node_index key, node_index value);
  void add_effects(node_index target, effect_kind kind, std::span<const node_index> values);
  node_index global_of(std::string_view module, std::string_view name, std::string_view joined);
  node_index call_of(node_kind kind, node_index callable, node_index arguments, node_index keywords = no_node);
  void skip_bytes_after_build(node_index built);
  void note_dropped(node_index object);

  // What waits while a pickle within the pickle is read.
  struct outer_program {
    node_index wrapper = no_node;
    std::vector<node_index> stack;
    std::vector<std::size_t> marks;
    memo kept;
    int protocol = 0;
  };
  void begin_inner(node_index wrapper);
  void end_inner();

  tree_builder builder_;
  byte_reader reader_;
  std::span<const std::byte> bytes_;
  const read_options& options_;
  std::vector<node_index> stack_;
  std::vector<std::size_t> marks_;
  memo memo_;
  std::vector<outer_program> waiting_;
  char opcode_ = 0;
  int protocol_ = 0;
  std::size_t next_buffer_ = 0;
  node_index result_ = no_node;
};

/// A row for every opcode of pickletools.
struct opcode_row {
  unsigned char code = 0;
  std::string_view name;
  void (machine::*load)() = nullptr;
};

[[nodiscard]] std::span<const opcode_row> opcode_rows();
/// Null for a byte that is no opcode.
[[nodiscard]] const opcode_row* opcode_row_of(unsigned char code);

}  // namespace typeplate::inline abi_1::weights::pickle
