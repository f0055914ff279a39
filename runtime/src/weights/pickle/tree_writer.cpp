// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "tree_writer.hpp"

#include <algorithm>

#include <typeplate/error.hpp>

namespace typeplate::inline abi_1::weights::pickle {
namespace {

constexpr std::uint32_t end_of_time = 0xFFFFFFFFU;
constexpr std::uint32_t whole_call = 0xFFFFFFFFU;  // in place of the number of a change: a call is to be dropped

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

// A call whose result was dropped belongs to the object that it changes.
std::vector<std::uint8_t> count_uses(const tree& objects, node_index root) {
  std::vector<dropped_call> dropped(objects.dropped_calls().begin(), objects.dropped_calls().end());
  std::ranges::stable_sort(dropped, {}, &dropped_call::object);
  std::vector<std::uint8_t> uses(objects.nodes().size());
  std::vector<node_index> open{root};
  uses[root] = 1;
  const auto count = [&](node_index held) {
    const node_index part = written_as(objects, held);
    if (uses[part] == 0) open.push_back(part);
    if (uses[part] < 2) ++uses[part];
  };
  while (!open.empty()) {
    const node_index index = open.back();
    open.pop_back();
    for_each_part(objects, objects.nodes()[index], count);
    for (auto each = std::ranges::lower_bound(dropped, index, {}, &dropped_call::object);
         each != dropped.end() && each->object == index; ++each)
      count(each->call);
  }
  return uses;
}

class no_sink final : public byte_sink {
 public:
  using byte_sink::write;
  void write(std::span<const std::byte>) override {}
};

bool has_shared_set(const tree& objects, const write_plan& plan) {
  for (std::size_t i = 0; i < plan.uses.size(); ++i)
    if (plan.uses[i] > 1 && objects.nodes()[i].kind == node_kind::set) return true;
  return false;
}

}  // namespace

void write_pickle(const node& root, byte_sink& sink, int protocol) {
  if (protocol < 2 || protocol > 4)
    throw error("protocol " + std::to_string(protocol) + " of pickle is not written; 2, 3 and 4 are");
  if (!root.exists()) throw error("there is no object to write as a pickle");
  const tree& objects = root.owner();
  const node_index first = written_as(objects, root.index());
  write_plan plan{count_uses(objects, first), {}};
  // Before protocol 4 a set needs another form where it leads back to itself: a rehearsal tells which ones do.
  if (no_sink nowhere; protocol < 4 && has_shared_set(objects, plan))
    tree_writer(objects, nowhere, protocol, plan).write(first);
  plan.is_rehearsed = true;
  tree_writer(objects, sink, protocol, plan).write(first);
}

void tree_writer::write(node_index root) {
  sink_.proto();
  for (const dropped_call& each : objects_.dropped_calls())
    if (plan_.uses[each.call] > 0) waiting_.emplace(each.time, each.call, whole_call);
  then(
      {{.what = action::save, .object = root, .time = end_of_time}, {.what = action::settle, .time = end_of_time}});
  while (!to_do_.empty()) {
    const step now = to_do_.back();
    to_do_.pop_back();
    run(now);
  }
  sink_.op('.');
  sink_.flush();
}

void tree_writer::then(std::initializer_list<step> steps) {
  to_do_.insert(to_do_.end(), std::rbegin(steps), std::rend(steps));
}

void tree_writer::run(const step& now) {
  switch (now.what) {
    case action::save:
      return save(now.object, now.time);
    case action::parts: {
      if (now.next == now.end) return;
      step rest = now;
      ++rest.next;
      if (rest.next != rest.end) to_do_.push_back(rest);
      const node_index next = part(objects_.nodes()[now.object], now.next);
      return next == no_node ? void() : save(next, now.time);
    }
    case action::opcode:
      return sink_.op(now.code);
    case action::get:
      return sink_.get_memo(memo_[now.object] - 1);
    case action::settle:
      return settle(now.time);
    case action::made:
      memoize(now.object, now.time);
      return to_do_.push_back({.what = action::changes, .object = now.object, .time = now.time});
    case action::changes:
      return write_changes(now);
    case action::array_bytes:
      return write_array_bytes(now.object);
    case action::end_of_set:
      open_sets_.erase(now.object);
      return memoize(now.object, now.time);
  }
}

// Each effect has two parts, its key and its value.
node_index tree_writer::part(const node_data& data, std::uint64_t number) const {
  if (data.item_count > 0) return objects_.items(data)[static_cast<std::size_t>(number)];
  const effect& done = objects_.effects(data)[static_cast<std::size_t>(number / 2)];
  return number % 2 == 0 ? done.key : done.value;
}

// Takes the object from the memo, changes it, and takes it off the stack again; or makes a call, and drops it.
void tree_writer::settle(std::uint32_t time) {
  if (waiting_.empty() || std::get<0>(waiting_.top()) > time) return;
  const auto [due, object, next] = waiting_.top();
  waiting_.pop();
  if (next == whole_call)
    return then({{.what = action::save, .object = object, .time = due},
                 {.what = action::opcode, .code = '0'},
                 {.what = action::settle, .time = time}});
  then({{.what = action::get, .object = object},
        {.what = action::changes, .object = object, .time = due, .next = next},
        {.what = action::opcode, .code = '0'},
        {.what = action::settle, .time = time}});
}

// Whether it is asked for again: by something else that holds it, or by a change that comes later.
bool tree_writer::is_shared(node_index index, std::uint32_t time) const {
  if (plan_.uses[index] > 1) return true;
  const node_data& data = objects_.nodes()[index];
  const std::uint32_t count = objects_.change_count(data);
  return count > 0 && objects_.change_at(data, count - 1).time > time;
}

void tree_writer::memoize(node_index index, std::uint32_t time) {
  if (memo_[index] != 0 || !is_shared(index, time)) return;
  if (next_key_ == end_of_time - 1) throw error("the objects refer to each other too often for a pickle");
  memo_[index] = ++next_key_;
  sink_.put_memo(next_key_ - 1);
}

}  // namespace typeplate::inline abi_1::weights::pickle
