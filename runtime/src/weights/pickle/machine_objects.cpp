// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/printable.hpp>

#include "inert.hpp"
#include "literals.hpp"
#include "machine.hpp"

namespace typeplate::inline abi_1::weights::pickle {

node_index machine::global_of(std::string_view module, std::string_view name, std::string_view joined) {
  if (!is_python_utf8(module) || !is_python_utf8(name))
    throw refusal_reason("the name `" + printable(joined) + "` is not UTF-8");
  return builder_.add({.kind = node_kind::global,
                       .opcode = opcode_,
                       .truth = protocol_ < 3,
                       .number = static_cast<std::int64_t>(module.size()),
                       .text = joined});
}

void machine::load_global() {
  const std::string_view module = line();
  const std::string_view name = line();
  // The two lines lie behind each other.
  push(global_of(module, name, {module.data(), module.size() + 1 + name.size()}));
}

void machine::load_stack_global() {
  const node_data& name = builder_[top()];
  const node_data& module = builder_[top(1)];
  if (name.kind != node_kind::text || module.kind != node_kind::text)
    throw refusal_reason("it needs the texts of a module and a name, where " + std::string(words_of(module.kind)) +
                         " and " + std::string(words_of(name.kind)) + " lie on the stack");
  const std::string_view joined = builder_.keep(std::string(module.text) + "\n" + std::string(name.text));
  const std::size_t length = module.text.size();
  const node_index found = global_of(joined.substr(0, length), joined.substr(length + 1), joined);
  pop();
  pop();
  push(found);
}

node_index machine::call_of(node_kind kind, node_index callable, node_index arguments, node_index keywords) {
  const node_kind called = builder_[callable].kind;
  if (!is_inert(called)) throw refusal_reason(std::string(words_of(called)) + " cannot be called");
  const node_kind given = builder_[arguments].kind;
  if (given != node_kind::tuple && !is_inert(given))
    throw refusal_reason("the arguments are " + std::string(words_of(given)) + ", where a tuple belongs");
  return builder_.add(
      {.kind = kind, .opcode = opcode_, .callable = callable, .arguments = arguments, .keywords = keywords});
}

void machine::load_reduce() {
  const node_index arguments = pop();
  const node_index callable = pop();
  push(call_of(node_kind::call, callable, arguments));
}

void machine::load_newobj() {
  const node_index arguments = pop();
  const node_index type = pop();
  push(call_of(node_kind::instance, type, arguments));
}

void machine::load_newobj_ex() {
  const node_index keywords = pop();
  const node_index arguments = pop();
  const node_index type = pop();
  const node_kind given = builder_[keywords].kind;
  if (given != node_kind::dict && !is_inert(given))
    throw refusal_reason("the keywords are " + std::string(words_of(given)) + ", where a dict belongs");
  push(call_of(node_kind::instance, type, arguments, keywords));
}

void machine::load_inst() {
  const std::string_view module = line();
  const std::string_view name = line();
  const node_index type = global_of(module, name, {module.data(), module.size() + 1 + name.size()});
  const auto given = pop_to_mark();
  const node_index arguments =
      given.empty() ? builder_.empty_tuple() : builder_.container(node_kind::tuple, 0, given);
  push(call_of(node_kind::call, type, arguments));
}

void machine::load_obj() {
  const auto given = pop_to_mark();
  if (given.empty()) throw refusal_reason("there is no class behind the mark");
  const auto rest = std::span(given).subspan(1);
  const node_index arguments =
      rest.empty() ? builder_.empty_tuple() : builder_.container(node_kind::tuple, 0, rest);
  push(call_of(node_kind::call, given.front(), arguments));
}

void machine::load_build() {
  const node_index state = pop();
  const node_index object = top();
  const node_kind kind = builder_[object].kind;
  if (!is_inert(kind)) throw refusal_reason(std::string(words_of(kind)) + " has no state");
  builder_.add_effect(object, {effect_kind::build, no_node, state});
  if (options_.after_build) skip_bytes_after_build(object);
}

void machine::skip_bytes_after_build(node_index built) {
  const stream_bytes found = options_.after_build(node(builder_.growing(), built), reader_.position());
  if (found.is_pickle) return begin_inner(built);
  if (found.begin < reader_.position()) return;
  reader_.take(found.begin - reader_.position());
  builder_.at(built).text = reader_.take_text(found.size);
}

void machine::load_persid() {
  const std::string_view name = line();
  if (!is_python_utf8(name)) throw refusal_reason("the id `" + printable(name) + "` is not UTF-8");
  const node_index id = builder_.add({.kind = node_kind::text, .opcode = opcode_, .text = name});
  push(builder_.add({.kind = node_kind::persistent, .opcode = opcode_, .callable = id}));
}

void machine::load_binpersid() {
  const node_index id = pop();
  push(builder_.add({.kind = node_kind::persistent, .opcode = opcode_, .callable = id}));
}

void machine::push_extension(std::int64_t code) {
  if (code <= 0) throw refusal_reason("the code " + std::to_string(code) + " of an extension is not positive");
  push(builder_.add({.kind = node_kind::extension, .opcode = opcode_, .number = code}));
}

void machine::load_ext1() {
  push_extension(reader_.little<std::uint8_t>());
}

void machine::load_ext2() {
  push_extension(reader_.little<std::uint16_t>());
}

void machine::load_ext4() {
  push_extension(reader_.little<std::int32_t>());
}

}  // namespace typeplate::inline abi_1::weights::pickle
