// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "../limit_words.hpp"
#include "../read_budget.hpp"
#include "inert.hpp"
#include "literals.hpp"
#include "machine.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

constexpr int newest_protocol = 5;

std::uint64_t memo_key(std::string_view line) {
  const big_integer read = read_decimal(line);
  if (!read.long_bytes.empty() || read.value < 0)
    throw refusal_reason("a key of the memo is negative or has more than 63 bits");
  return static_cast<std::uint64_t>(read.value);
}

}  // namespace

// DUP and GET make no object, so the stack has a limit of its own.
void machine::push(node_index object) {
  if (stack_.size() >= builder_.most_objects())
    throw over_budget("its stack has " + beyond_limit(builder_.most_objects(), "places", "objects"));
  stack_.push_back(object);
}

node_index machine::top(std::size_t depth) const {
  const std::size_t there = stack_.size() - floor();
  if (depth >= there)
    throw refusal_reason("it needs " + std::to_string(depth + 1) + (depth == 0 ? " object" : " objects") +
                         " on the stack, where " + std::to_string(there) + (there == 1 ? " is" : " are"));
  return stack_[stack_.size() - 1 - depth];
}

node_index machine::pop() {
  const node_index object = top();
  stack_.pop_back();
  return object;
}

std::vector<node_index> machine::pop_to_mark() {
  if (marks_.empty()) throw refusal_reason("there is no mark on the stack");
  const auto first = stack_.begin() + static_cast<std::ptrdiff_t>(marks_.back());
  std::vector<node_index> taken(first, stack_.end());
  stack_.erase(first, stack_.end());
  marks_.pop_back();
  return taken;
}

void machine::load_proto() {
  const auto stated = reader_.little<std::uint8_t>();
  if (stated > newest_protocol)
    throw refusal_reason("protocol " + std::to_string(stated) + " is not known; 0 to 5 are");
  protocol_ = stated;
  builder_.set_protocol(protocol_);
}

void machine::load_frame() {
  const auto size = reader_.little<std::uint64_t>();
  if (size > reader_.left())
    throw refusal_reason("it states a frame of " + std::to_string(size) + " bytes, and " +
                         std::to_string(reader_.left()) + " follow");
}

void machine::load_stop() {
  if (!waiting_.empty()) return end_inner();
  result_ = pop();
}

void machine::begin_inner(node_index wrapper) {
  builder_.charge(2 * sizeof(outer_program));
  waiting_.push_back({wrapper, std::move(stack_), std::move(marks_), std::move(memo_), protocol_});
  stack_.clear();
  marks_.clear();
  memo_ = memo();
}

void machine::end_inner() {
  const node_index result = pop();
  outer_program& outer = waiting_.back();
  stack_ = std::move(outer.stack);
  marks_ = std::move(outer.marks);
  memo_ = std::move(outer.kept);
  protocol_ = outer.protocol;
  builder_.set_protocol(protocol_);
  builder_.add_effect(outer.wrapper, {effect_kind::append, no_node, result});
  builder_.at(outer.wrapper).read_only = true;
  waiting_.pop_back();
}

void machine::load_mark() {
  if (marks_.size() >= builder_.most_objects())
    throw over_budget("it has " + beyond_limit(builder_.most_objects(), "marks", "objects"));
  marks_.push_back(stack_.size());
}

// Above an empty place POP takes the mark itself, as Python does.
void machine::load_pop() {
  if (stack_.size() == floor() && !marks_.empty()) {
    marks_.pop_back();
    return;
  }
  note_dropped(pop());
}

// A call that nobody can ask for again was made for what it does to an object.
void machine::note_dropped(node_index object) {
  const node_data& dropped = builder_[object];
  if (dropped.kind != node_kind::call || dropped.opcode != 'R' || dropped.truth) return;
  const auto given = builder_.growing().items(builder_[dropped.arguments]);
  if (given.empty()) return;
  const node_kind kind = builder_[given.front()].kind;
  if (is_inert(kind) || is_filled(kind)) builder_.add_dropped(object, given.front());
}

void machine::load_pop_mark() {
  pop_to_mark();
}

void machine::load_dup() {
  push(top());
}

void machine::get(std::uint64_t key) {
  const node_index object = memo_.get(key);
  if (object == no_node) throw refusal_reason("nothing was put into the memo under " + std::to_string(key));
  push(object);
}

void machine::put(std::uint64_t key) {
  builder_.charge(memo_.cost_of(key));
  node_data& kept = builder_.at(top());
  if (kept.kind == node_kind::call) kept.truth = true;
  memo_.put(key, top());
}

void machine::load_get() {
  get(memo_key(line()));
}

void machine::load_binget() {
  get(reader_.little<std::uint8_t>());
}

void machine::load_long_binget() {
  get(reader_.little<std::uint32_t>());
}

void machine::load_put() {
  put(memo_key(line()));
}

void machine::load_binput() {
  put(reader_.little<std::uint8_t>());
}

void machine::load_long_binput() {
  put(reader_.little<std::uint32_t>());
}

void machine::load_memoize() {
  put(memo_.count());
}

}  // namespace typeplate::inline abi_1::weights::pickle
