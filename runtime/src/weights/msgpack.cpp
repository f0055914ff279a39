// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The trees that flax.serialization writes as msgpack: arrays by their path ("params/Dense_0/kernel"), and every
// other leaf as JSON text by its path in the metadata. Walked with a stack of its own, so that depth costs a few
// bytes.
#include <charconv>
#include <cmath>
#include <set>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "add_tensor.hpp"
#include "json_text.hpp"
#include "msgpack_array.hpp"
#include "read_budget.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

// msgpack's own library for Python refuses deeper trees.
constexpr std::size_t deepest = 1024;

// What is kept of a key, a leaf or an array beside its own texts.
constexpr std::uint64_t cost_of_key = 96;
constexpr std::uint64_t cost_of_leaf = 160;
constexpr std::uint64_t cost_of_array = 2 * (sizeof(tensor) + sizeof(storage)) + 64;

[[noreturn]] void refuse(const std::string& reason) {
  throw refusal_reason(reason);
}

// As Python's json module writes it: a number with a point or an exponent is a floating-point number.
std::string json_of(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, number).ptr;
  std::string json(text, end);
  if (json.find_first_of(".e") == std::string::npos) json += ".0";
  return json;
}

std::string json_of_integer(const msgpack_token& token) {
  return token.negative ? std::to_string(static_cast<std::int64_t>(token.number)) : std::to_string(token.number);
}

std::string json_of_text(const msgpack_token& token) {
  if (!is_utf8(token.content)) refuse("the text at byte " + std::to_string(token.begin) + " is no UTF-8");
  std::string json;
  append_json_text(json, token.content);
  return json;
}

std::string json_of_bytes(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string json = "{\"bytes\":\"";
  for (const char byte : bytes) {
    json += digits[static_cast<unsigned char>(byte) >> 4U];
    json += digits[static_cast<unsigned char>(byte) & 0xFU];
  }
  return json + "\"}";
}

// The payload is msgpack again: a list of the two parts.
std::string json_of_complex(file_bytes file, const msgpack_token& token) {
  byte_reader in = content_of(file, token);
  const std::string where = "the complex number at byte " + std::to_string(token.begin);
  const auto part = [&] {
    const msgpack_token number = take_msgpack(in);
    if (number.kind != msgpack_kind::floating) refuse(where + " does not have two floating-point parts");
    return json_of(number.floating);
  };
  const msgpack_token pair = take_msgpack(in);
  if (pair.kind != msgpack_kind::list || pair.number != 2) refuse(where + " is no pair");
  const std::string real = part();
  const std::string imaginary = part();
  if (in.left() != 0) refuse(where + " has bytes behind its parts");
  return "{\"complex\":[" + real + "," + imaginary + "]}";
}

class tree_walk {
 public:
  tree_walk(file_bytes file, const read_limits& limits)
      : file_(file), in_(file), limits_(limits), budget_(limits) {}

  listing run() {
    found_.format = file_format::msgpack;
    add_value();
    while (!open_.empty()) {
      if (open_.back().left == 0) {
        open_.pop_back();
        continue;
      }
      --open_.back().left;
      enter_path();
      add_value();
    }
    if (in_.left() != 0) refuse(std::to_string(in_.left()) + " bytes follow the tree");
    return std::move(found_);
  }

 private:
  // A map or a list that is not yet at its end.
  struct container {
    bool map;
    std::uint64_t left;
    std::uint64_t next;  // number of the next item of a list
    std::size_t path;    // length of the container's own path
    std::set<std::string, std::less<>> keys;
  };

  msgpack_token take() {
    budget_.step();
    if (++objects_ > limits_.objects)
      throw over_budget("it has more than " + std::to_string(limits_.objects) + " values, the most that are read");
    return take_msgpack(in_);
  }

  // Sets the path of the next value in the innermost container.
  void enter_path() {
    container& in = open_.back();
    const std::string key = in.map ? take_key() : std::to_string(in.next++);
    if (in.map) {
      budget_.charge(key.size() + cost_of_key);
      if (!in.keys.insert(key).second)
        refuse("the map `" + printable(path_.substr(0, in.path)) + "` has the key `" + printable(key) + "` twice");
    }
    path_.resize(in.path);
    if (open_.size() > 1) path_ += '/';
    path_ += key;
  }

  // flax makes texts of all keys; its restore also takes whole numbers, which name the same place in a tree.
  std::string take_key() {
    const msgpack_token key = take();
    if (key.kind == msgpack_kind::integer) return json_of_integer(key);
    if (key.kind != msgpack_kind::text)
      refuse("the map `" + printable(path_.substr(0, open_.back().path)) + "` has " + words_for(key) +
             " as a key, where a text belongs");
    if (!is_utf8(key.content)) refuse("the key at byte " + std::to_string(key.begin) + " is no UTF-8");
    return std::string(key.content);
  }

  void add_value() {
    const msgpack_token value = take();
    switch (value.kind) {
      case msgpack_kind::nil:
        return add_leaf("null");
      case msgpack_kind::boolean:
        return add_leaf(value.truth ? "true" : "false");
      case msgpack_kind::integer:
        return add_leaf(json_of_integer(value));
      case msgpack_kind::floating:
        return add_leaf(json_of(value.floating));
      case msgpack_kind::text:
        return add_leaf(json_of_text(value));
      case msgpack_kind::bytes:
        return add_leaf(json_of_bytes(value.content));
      case msgpack_kind::extension:
        return add_extension(value);
      case msgpack_kind::list:
      case msgpack_kind::map:
        return open(value);
    }
  }

  void add_extension(const msgpack_token& value) {
    if (value.type == flax_complex) return add_leaf(json_of_complex(file_, value));
    if (value.type != flax_array && value.type != flax_scalar)
      refuse("`" + printable(path_) + "` is " + words_for(value) + ", which flax does not write");
    add_array(array_in(file_, value), value.begin);
  }

  void open(const msgpack_token& value) {
    const bool map = value.kind == msgpack_kind::map;
    if (value.number == 0) return add_leaf(map ? "{}" : "[]");
    if (map && is_chunked_array(in_, value.number))
      return add_array(take_chunked_array(file_, in_, value.number), value.begin);
    if (open_.size() == deepest)
      refuse("its maps and lists lie more than " + std::to_string(deepest) + " deep, at byte " +
             std::to_string(value.begin));
    open_.push_back({map, value.number, 0, path_.size(), {}});
  }

  void add_leaf(std::string json) {
    budget_.charge(path_.size() + json.size() + cost_of_leaf);
    if (!found_.metadata.emplace(path_, std::move(json)).second) refuse_doubled();
  }

  void add_array(flax_values array, std::uint64_t begin) {
    budget_.charge(2 * path_.size() + cost_of_array + array.pieces.size() * sizeof(file_bytes));
    if (!array.type) return found_.refused.push_back({path_, std::move(array.unread)});
    std::uint64_t size = 0;
    for (const file_bytes piece : array.pieces) size += piece.size();
    storage from{size, array.pieces.front()};
    if (array.pieces.size() > 1)
      from.source = std::make_shared<const std::vector<file_bytes>>(std::move(array.pieces));
    add_tensor(found_, path_, *array.type, std::move(array.shape), std::move(from));
    const std::uint64_t wanted = byte_count(found_.tensors.back());
    if (wanted != size)
      refuse("tensor `" + printable(path_) + "` at byte " + std::to_string(begin) + " has " + std::to_string(size) +
             " bytes, but its shape " + shape_text(found_.tensors.back().shape) + " of " +
             std::string(name_of(*array.type)) + " needs " + std::to_string(wanted));
  }

  [[noreturn]] void refuse_doubled() const { refuse("it has two values of the path `" + printable(path_) + "`"); }

  file_bytes file_;
  byte_reader in_;
  const read_limits& limits_;
  listing found_;
  std::vector<container> open_;
  std::string path_;
  read_budget budget_;
  std::uint64_t objects_ = 0;
};

// Keys may hold a slash themselves, so that different places have one path.
void refuse_shared_paths(const listing& found) {
  for (const tensor& each : found.tensors)
    if (found.metadata.contains(each.name)) refuse("it has two values of the path `" + printable(each.name) + "`");
}

}  // namespace

listing list_msgpack(file_bytes bytes, std::string_view what, const read_limits& limits) {
  constexpr std::string_view is_no = "is not a msgpack file of flax";
  try {
    listing found = tree_walk(bytes, limits).run();
    refuse_shared_paths(found);
    return found;
  } catch (const refusal_reason& refused) {
    refuse_file(what, is_no, refused);
  } catch (const error& broken) {
    refuse_file(what, is_no, refusal_reason(broken.what()));
  }
}

}  // namespace typeplate::inline abi_1::weights
