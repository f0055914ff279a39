// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What was done to an object after it was made: one opcode here for each one that was read.
#include "tree_writer.hpp"

namespace typeplate::inline abi_1::weights::pickle {

// Those of later times wait: `settle` brings them back.
void tree_writer::write_changes(const step& now) {
  const node_data& data = objects_.nodes()[now.object];
  const auto first = static_cast<std::uint32_t>(now.next);
  if (first == objects_.change_count(data)) return;
  const change done = objects_.change_at(data, first);
  if (done.time > now.time) {
    waiting_.emplace(done.time, now.object, first);
    return;
  }
  to_do_.push_back({.what = action::changes, .object = now.object, .time = now.time, .next = done.end});
  if (data.item_count > 0)
    write_items(now.object, data, first, done);
  else
    write_effects(now.object, first, done);
}

void tree_writer::write_items(node_index index, const node_data& data, std::uint32_t first, const change& done) {
  if (data.kind == node_kind::set && sink_.protocol() < 4) return write_old_set_items(index, first, done);
  const bool is_list = data.kind == node_kind::list;
  const bool is_set = data.kind == node_kind::set;
  const bool is_one = !is_set && done.end - first == (is_list ? 1 : 2);
  if (!is_one) sink_.op('(');
  const char one = is_list ? 'a' : 's';
  const char many = is_set ? '\x90' : is_list ? 'e' : 'u';
  const step values{.what = action::parts, .object = index, .time = done.time, .next = first, .end = done.end};
  // A set and a dict ask their keys for a hash, which may depend on what the keys hold.
  then(
      {values, {.what = action::settle, .time = done.time}, {.what = action::opcode, .code = is_one ? one : many}});
}

void tree_writer::write_effects(node_index index, std::uint32_t first, const change& done) {
  const effect_kind kind = objects_.effects(objects_.nodes()[index])[first].kind;
  const bool is_one = kind != effect_kind::add && done.end - first == 1;
  if (!is_one) sink_.op('(');
  char code = 'b';
  if (kind == effect_kind::append) code = is_one ? 'a' : 'e';
  if (kind == effect_kind::assign) code = is_one ? 's' : 'u';
  if (kind == effect_kind::add) code = '\x90';
  const step values{.what = action::parts,
                    .object = index,
                    .time = done.time,
                    .next = std::uint64_t{2} * first,
                    .end = std::uint64_t{2} * done.end};
  then({values, {.what = action::settle, .time = done.time}, {.what = action::opcode, .code = code}});
}

// Before protocol 4 no opcode adds to a set; `operator.ior(set, set([...]))` does, and gives the first of them
// back.
void tree_writer::write_old_set_items(node_index index, std::uint32_t first, const change& done) {
  sink_.global("operator", "ior");
  sink_.get_memo(memo_[index] - 1);
  sink_.global("builtins", "set");
  sink_.op('(');
  then({{.what = action::parts, .object = index, .time = done.time, .next = first, .end = done.end},
        {.what = action::settle, .time = done.time},
        {.what = action::opcode, .code = 'l'},
        {.what = action::opcode, .code = '\x85'},
        {.what = action::opcode, .code = 'R'},
        {.what = action::opcode, .code = '\x86'},
        {.what = action::opcode, .code = 'R'},
        {.what = action::opcode, .code = '0'}});
}

}  // namespace typeplate::inline abi_1::weights::pickle
