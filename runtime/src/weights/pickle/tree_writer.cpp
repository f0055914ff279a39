// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "tree_writer.hpp"

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "python2_names.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

constexpr std::size_t short_tuple = 3;

bool is_plain_scalar(node_kind kind) {
  return kind == node_kind::none || kind == node_kind::boolean || kind == node_kind::integer ||
         kind == node_kind::floating;
}

bool can_change(node_kind kind) {
  return kind == node_kind::list || kind == node_kind::dict || kind == node_kind::set || kind == node_kind::call ||
         kind == node_kind::instance;
}

template <class Visit>
void for_each_part(const tree& objects, const node_data& data, Visit&& visit) {
  for (const node_index part : {data.callable, data.arguments, data.keywords})
    if (part != no_node) visit(part);
  for (const node_index item : objects.items(data)) visit(item);
  for (const effect& done : objects.effects(data)) {
    if (done.key != no_node) visit(done.key);
    visit(done.value);
  }
}

// The opcodes that take all values of a run of equal effects from behind a mark.
char opcode_of(effect_kind kind) {
  switch (kind) {
    case effect_kind::append:
      return 'e';
    case effect_kind::add:
      return '\x90';
    case effect_kind::assign:
      return 'u';
    case effect_kind::build:
      break;
  }
  return 'b';
}

}  // namespace

void write_pickle(const node& root, byte_sink& sink, int protocol) {
  if (protocol < 2 || protocol > 4)
    throw error("protocol " + std::to_string(protocol) + " of pickle is not written; 2, 3 and 4 are");
  if (!root.exists()) throw error("there is no object to write as a pickle");
  tree_writer(root.owner(), sink, protocol).write(root.index());
}

void tree_writer::write(node_index root) {
  count_uses(root);
  sink_.proto();
  to_do_.push_back({action::save, root, 0});
  while (!to_do_.empty()) {
    const step next = to_do_.back();
    to_do_.pop_back();
    run(next);
  }
  sink_.op('.');
  sink_.flush();
}

void tree_writer::count_uses(node_index root) {
  std::vector<node_index> open{root};
  uses_[root] = 1;
  while (!open.empty()) {
    const node_data& data = objects_.nodes()[open.back()];
    open.pop_back();
    for_each_part(objects_, data, [&](node_index part) {
      if (uses_[part] == 0) open.push_back(part);
      if (uses_[part] < 2) ++uses_[part];
    });
  }
}

void tree_writer::begin_plan() {
  to_do_.insert(to_do_.end(), planned_.rbegin(), planned_.rend());
  planned_.clear();
}

void tree_writer::run(const step& next) {
  switch (next.what) {
    case action::save:
      return save(next.object);
    case action::opcode:
      return sink_.op(next.code);
    case action::memoize:
      return memoize(next.object);
    case action::finish_tuple:
      return finish_tuple(next.object);
    case action::finish_call:
      return finish_call(next.object, next.code);
    case action::finish_old_call:
      return finish(next.object, "o", "1");
    case action::finish_set:
      return finish(next.object, "\x91", "1");
    case action::finish_old_set:
      return finish(next.object, "\x85R", "00");
  }
}

// What can be changed after it was made may lead back to a tuple that is still being written: then it is met twice,
// though only one object holds it.
void tree_writer::memoize(node_index index) {
  if (memo_[index] != 0 || (uses_[index] < 2 && !can_change(objects_.nodes()[index].kind))) return;
  memo_[index] = ++next_key_;
  sink_.put_memo(next_key_ - 1);
}

// An object whose parts lead back to it was made while they were written: then the parts are dropped, and that
// object is taken.
void tree_writer::finish(node_index index, std::string_view opcodes, std::string_view instead) {
  const bool made = memo_[index] != 0;
  for (const char opcode : made ? instead : opcodes) sink_.op(opcode);
  if (made) return sink_.get_memo(memo_[index] - 1);
  memoize(index);
  plan_effects(index);
}

void tree_writer::save(node_index index) {
  if (memo_[index] != 0) return sink_.get_memo(memo_[index] - 1);
  const node_data& data = objects_.nodes()[index];
  if (is_plain_scalar(data.kind)) return save_scalar(data);
  switch (data.kind) {
    case node_kind::tuple:
      return save_tuple(index, data);
    case node_kind::list:
    case node_kind::dict:
    case node_kind::set:
    case node_kind::frozenset:
      return save_container(index, data);
    case node_kind::call:
    case node_kind::instance:
      return save_call(index, data);
    case node_kind::persistent:
      return save_persistent(index, data);
    default:
      return save_bytes(index, data);
  }
}

void tree_writer::save_scalar(const node_data& data) {
  if (data.kind == node_kind::none) return sink_.op('N');
  if (data.kind == node_kind::boolean) return sink_.op(data.truth ? '\x88' : '\x89');
  if (data.kind == node_kind::floating) return sink_.floating(data.number);
  if (data.text.empty()) return sink_.integer(data.number);
  sink_.long_integer(data.text);
}

void tree_writer::save_bytes(node_index index, const node_data& data) {
  if (data.kind == node_kind::buffer && data.text.data() == nullptr)
    throw error("an out-of-band buffer of protocol 5 is not in the file, so it cannot be written");
  const bool writable = (data.kind == node_kind::bytearray || data.kind == node_kind::buffer) && !data.read_only;
  if (data.kind == node_kind::global)
    save_global(data);
  else if (data.kind == node_kind::extension)
    sink_.extension(data.number);
  else if (data.is_python2_string())
    sink_.python2_string(data.text);
  else if (data.kind == node_kind::text)
    sink_.text(data.text);
  else if (writable)
    sink_.bytearray(data.text);
  else
    sink_.bytes(data.text);
  memoize(index);
  plan_effects(index);
}

void tree_writer::save_global(const node_data& data) {
  const auto length = static_cast<std::size_t>(data.number);
  global_name name{data.text.substr(0, length), data.text.substr(length + 1)};
  // Python renames what a pickle of protocol 2 or less names, and nothing in those after it.
  if (objects_.protocol() < 3 && sink_.protocol() >= 3) name = python3_name(name.module, name.name);
  sink_.global(name.module, name.name);
}

void tree_writer::save_tuple(node_index index, const node_data& data) {
  if (data.item_count == 0) return sink_.op(')');
  if (data.item_count > short_tuple) sink_.op('(');
  for (const node_index item : objects_.items(data)) plan(action::save, item);
  plan(action::finish_tuple, index);
  begin_plan();
}

void tree_writer::finish_tuple(node_index index) {
  constexpr std::string_view made[] = {"\x85", "\x86", "\x87"};
  constexpr std::string_view dropped[] = {"0", "00", "000"};
  const std::size_t count = objects_.nodes()[index].item_count;
  if (count > short_tuple) return finish(index, "t", "1");
  finish(index, made[count - 1], dropped[count - 1]);
}

void tree_writer::save_container(node_index index, const node_data& data) {
  const bool is_set = data.kind == node_kind::set || data.kind == node_kind::frozenset;
  if (is_set && sink_.protocol() < 4) return save_old_set(index, data);
  const auto items = objects_.items(data);
  if (data.kind == node_kind::frozenset) {
    sink_.op('(');
    for (const node_index item : items) plan(action::save, item);
    plan(action::finish_set, index);
    return begin_plan();
  }
  sink_.op(data.kind == node_kind::list ? ']' : data.kind == node_kind::dict ? '}' : '\x8f');
  memoize(index);
  if (items.empty()) return;
  sink_.op('(');
  for (const node_index item : items) plan(action::save, item);
  plan(action::opcode, index, data.kind == node_kind::list ? 'e' : data.kind == node_kind::dict ? 'u' : '\x90');
  begin_plan();
}

// Before protocol 4 sets are calls with a list of their items.
void tree_writer::save_old_set(node_index index, const node_data& data) {
  sink_.global("builtins", data.kind == node_kind::set ? "set" : "frozenset");
  sink_.op('(');
  for (const node_index item : objects_.items(data)) plan(action::save, item);
  plan(action::opcode, index, 'l');
  plan(action::finish_old_set, index);
  begin_plan();
}

void tree_writer::save_call(node_index index, const node_data& data) {
  if (data.text.data() != nullptr)
    throw error("an array of joblib has its bytes between the opcodes, and is not written as a pickle");
  const bool old = data.opcode == 'i' || data.opcode == 'o';
  const bool old_keywords = data.keywords != no_node && sink_.protocol() < 4;
  if (old) {
    sink_.op('(');
    plan(action::save, data.callable);
    for (const node_index item : objects_.items(objects_.nodes()[data.arguments])) plan(action::save, item);
    plan(action::finish_old_call, index);
    return begin_plan();
  }
  if (old_keywords) sink_.global("copyreg", "__newobj_ex__");
  plan(action::save, data.callable);
  plan(action::save, data.arguments);
  if (data.keywords != no_node) plan(action::save, data.keywords);
  if (old_keywords) plan(action::opcode, index, '\x87');
  const char made = data.kind == node_kind::call || old_keywords ? 'R' : data.keywords != no_node ? '\x92' : '\x81';
  plan(action::finish_call, index, made);
  begin_plan();
}

void tree_writer::finish_call(node_index index, char opcode) {
  finish(index, std::string_view(&opcode, 1), opcode == '\x92' ? "000" : "00");
}

void tree_writer::save_persistent(node_index index, const node_data& data) {
  plan(action::save, data.callable);
  plan(action::opcode, index, 'Q');
  plan(action::memoize, index);
  begin_plan();
}

void tree_writer::plan_effects(node_index index) {
  const auto effects = objects_.effects(objects_.nodes()[index]);
  for (std::size_t i = 0; i < effects.size();) {
    const effect_kind kind = effects[i].kind;
    if (kind == effect_kind::build) {
      plan(action::save, effects[i++].value);
      plan(action::opcode, index, 'b');
      continue;
    }
    plan(action::opcode, index, '(');
    for (; i < effects.size() && effects[i].kind == kind; ++i) {
      if (kind == effect_kind::assign) plan(action::save, effects[i].key);
      plan(action::save, effects[i].value);
    }
    plan(action::opcode, index, opcode_of(kind));
  }
  begin_plan();
}

}  // namespace typeplate::inline abi_1::weights::pickle
