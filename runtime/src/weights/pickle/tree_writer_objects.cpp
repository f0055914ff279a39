// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The forms that objects have in a pickle.
#include <algorithm>

#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/printable.hpp>
#include "inert.hpp"
#include "joblib.hpp"
#include "python2_names.hpp"
#include "tree_writer.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

constexpr std::size_t short_tuple = 3;

bool is_plain_scalar(node_kind kind) {
  return kind == node_kind::none || kind == node_kind::boolean || kind == node_kind::integer ||
         kind == node_kind::floating;
}

[[noreturn]] void refuse_array(const std::string& reason) {
  throw error("an array of joblib " + reason + ", and is not written as a pickle");
}

// The BUILD that made the wrapper whole.
const effect& state_of_wrapper(const tree& objects, const node_data& data) {
  const auto effects = objects.effects(data);
  if (effects.empty() || effects.front().kind != effect_kind::build) refuse_array("has no state");
  if (effects.size() != (data.read_only ? 2U : 1U)) refuse_array("was changed after it was read");
  return effects.front();
}

}  // namespace

node_index written_as(const tree& objects, node_index index) {
  for (;;) {
    const node_data& data = objects.nodes()[index];
    if (!is_inert(data.kind) || !data.read_only) return index;
    static_cast<void>(state_of_wrapper(objects, data));
    index = objects.effects(data)[1].value;
  }
}

// What the object holds is written first where it must be there when the object is made.
void tree_writer::save(node_index held, std::uint32_t time) {
  const node_index index = written_as(objects_, held);
  if (memo_[index] != 0) return sink_.get_memo(memo_[index] - 1);
  const node_data& data = objects_.nodes()[index];
  if (is_plain_scalar(data.kind)) return save_scalar(data);
  switch (data.kind) {
    case node_kind::tuple:
      return save_tuple(index, data, time);
    case node_kind::frozenset:
      return save_frozenset(index, data, time);
    case node_kind::list:
    case node_kind::dict:
    case node_kind::set:
      return save_container(index, data, time);
    case node_kind::call:
    case node_kind::instance:
    case node_kind::persistent:
      return save_call(index, data, time);
    default:
      return save_text(index, data, time);
  }
}

void tree_writer::save_scalar(const node_data& data) {
  if (data.kind == node_kind::none) return sink_.op('N');
  if (data.kind == node_kind::boolean) return sink_.op(data.truth ? '\x88' : '\x89');
  if (data.kind == node_kind::floating) return sink_.floating(data.number);
  if (data.text.empty()) return sink_.integer(data.number);
  sink_.long_integer(data.text);
}

void tree_writer::save_text(node_index index, const node_data& data, std::uint32_t time) {
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
  memoize(index, time);
  to_do_.push_back({.what = action::changes, .object = index, .time = time});
}

void tree_writer::save_global(const node_data& data) {
  const auto length = static_cast<std::size_t>(data.number);
  global_name name{data.text.substr(0, length), data.text.substr(length + 1)};
  // Python renames what a pickle of protocol 2 or less names, and nothing in those after it.
  if (data.truth && sink_.protocol() >= 3) name = python3_name(name.module, name.name);
  sink_.global(name.module, name.name);
}

void tree_writer::save_tuple(node_index index, const node_data& data, std::uint32_t time) {
  constexpr std::string_view codes = ")\x85\x86\x87t";
  if (data.item_count == 0) return sink_.op(codes.front());
  if (data.item_count > short_tuple) sink_.op('(');
  const char code = codes[std::min<std::size_t>(data.item_count, short_tuple + 1)];
  then({{.what = action::parts, .object = index, .time = data.time, .next = 0, .end = data.item_count},
        {.what = action::opcode, .code = code},
        {.what = action::made, .object = index, .time = time}});
}

// Before protocol 4 sets are calls with a list of their items.
void tree_writer::save_frozenset(node_index index, const node_data& data, std::uint32_t time) {
  const bool is_old = sink_.protocol() < 4;
  if (is_old) sink_.global("builtins", "frozenset");
  sink_.op('(');
  const step items{.what = action::parts, .object = index, .time = data.time, .next = 0, .end = data.item_count};
  const step due{.what = action::settle, .time = data.time};
  const step made{.what = action::made, .object = index, .time = time};
  if (!is_old) return then({items, due, {.what = action::opcode, .code = '\x91'}, made});
  then({items,
        due,
        {.what = action::opcode, .code = 'l'},
        {.what = action::opcode, .code = '\x85'},
        {.what = action::opcode, .code = 'R'},
        made});
}

void tree_writer::save_container(node_index index, const node_data& data, std::uint32_t time) {
  if (data.kind == node_kind::set && sink_.protocol() < 4) return save_old_set(index, data, time);
  sink_.op(data.kind == node_kind::list ? ']' : data.kind == node_kind::dict ? '}' : '\x8f');
  memoize(index, time);
  to_do_.push_back({.what = action::changes, .object = index, .time = time});
}

// Made with its items in one call, unless an item leads back to the set, or is added later: then the set is made
// first.
void tree_writer::save_old_set(node_index index, const node_data& data, std::uint32_t time) {
  if (open_sets_.contains(index)) {
    if (plan_.is_rehearsed) throw error("a set that holds itself has no form before protocol 4: write it in that");
    plan_.own_members.insert(index);
    return sink_.op('N');
  }
  sink_.global("builtins", "set");
  const std::uint32_t last = data.item_count == 0 ? 0 : objects_.change_at(data, data.item_count - 1).time;
  if (last > time || plan_.own_members.contains(index)) {
    sink_.op(')');
    sink_.op('R');
    memoize(index, time);
    return to_do_.push_back({.what = action::changes, .object = index, .time = time});
  }
  open_sets_.insert(index);
  sink_.op('(');
  then({{.what = action::parts, .object = index, .time = last, .next = 0, .end = data.item_count},
        {.what = action::settle, .time = last},
        {.what = action::opcode, .code = 'l'},
        {.what = action::opcode, .code = '\x85'},
        {.what = action::opcode, .code = 'R'},
        {.what = action::end_of_set, .object = index, .time = time}});
}

void tree_writer::save_call(node_index index, const node_data& data, std::uint32_t time) {
  if (data.text.data() != nullptr) return save_array(index, data, time);
  if (data.opcode == 'i' || data.opcode == 'o') return save_old_call(index, data, time);
  const step due{.what = action::settle, .time = data.time};
  const step made{.what = action::made, .object = index, .time = time};
  const step callable{.what = action::save, .object = data.callable, .time = data.time};
  if (data.kind == node_kind::persistent) return then({callable, due, {.what = action::opcode, .code = 'Q'}, made});
  const step arguments{.what = action::save, .object = data.arguments, .time = data.time};
  if (data.keywords == no_node) {
    const char code = data.kind == node_kind::call ? 'R' : '\x81';
    return then({callable, arguments, due, {.what = action::opcode, .code = code}, made});
  }
  const step keywords{.what = action::save, .object = data.keywords, .time = data.time};
  if (sink_.protocol() >= 4)
    return then({callable, arguments, keywords, due, {.what = action::opcode, .code = '\x92'}, made});
  sink_.global("copyreg", "__newobj_ex__");
  then({callable,
        arguments,
        keywords,
        {.what = action::opcode, .code = '\x87'},
        due,
        {.what = action::opcode, .code = 'R'},
        made});
}

void tree_writer::save_old_call(node_index index, const node_data& data, std::uint32_t time) {
  sink_.op('(');
  then({{.what = action::save, .object = data.callable, .time = data.time},
        {.what = action::parts,
         .object = data.arguments,
         .time = data.time,
         .next = 0,
         .end = objects_.nodes()[data.arguments].item_count},
        {.what = action::settle, .time = data.time},
        {.what = action::opcode, .code = 'o'},
        {.what = action::made, .object = index, .time = time}});
}

// joblib's wrapper becomes the array that NumPy itself would have written, by the names that NumPy 1 and 2 know.
void tree_writer::save_array(node_index index, const node_data& data, std::uint32_t time) {
  const node from = objects_.at(index);
  if (!is_wrapper(from)) refuse_array("is no wrapper of joblib's");
  const std::uint32_t whole = state_of_wrapper(objects_, data).time;
  if (whole > time) refuse_array("was used before it was whole");
  const auto read = as_array(from);
  if (!read) refuse_array("has no dtype");
  sink_.global("numpy.core.multiarray", "_reconstruct");
  const std::string type = from.attribute("subclass").class_name();
  const std::size_t dot = type.rfind('.');
  if (type.ends_with(".matrix"))
    sink_.global(std::string_view(type).substr(0, dot), std::string_view(type).substr(dot + 1));
  else
    sink_.global("numpy", "ndarray");
  sink_.integer(0);
  sink_.op('\x85');
  sink_.bytes("b");
  sink_.op('\x87');
  sink_.op('R');
  memoize(index, time);
  sink_.op('(');
  sink_.integer(1);
  sink_.op('(');
  for (const std::uint64_t size : read->shape) sink_.integer(static_cast<std::int64_t>(size));
  sink_.op('t');
  then({{.what = action::save, .object = from.attribute("dtype").index(), .time = whole},
        {.what = action::array_bytes, .object = index}});
}

void tree_writer::write_array_bytes(node_index index) {
  const node from = objects_.at(index);
  sink_.op(from.attribute("order").as_text() == "F" ? '\x88' : '\x89');
  sink_.bytes(from.data().text);
  sink_.op('t');
  sink_.op('b');
}

}  // namespace typeplate::inline abi_1::weights::pickle
