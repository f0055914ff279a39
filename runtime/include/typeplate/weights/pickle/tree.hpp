// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The objects that a pickle describes, as a tree to walk. Nothing is imported, called or evaluated: a class is its
// name, a call is the name with its arguments. What the pickle shares is shared here (equal `index()`), and what
// refers to itself does, so that the tree can be written again as it was (pickle/write.hpp).
//
//   const auto scaler = tree.root()["scaler"];
//   if (scaler.class_name() == "sklearn.preprocessing._data.StandardScaler")
//     const auto mean = as_array(scaler.attribute("mean_"));     // pickle/values.hpp
//
// Source: pickletools.py of Python 3.14, which describes every opcode. Reading a tree from several threads is safe.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace typeplate::inline abi_1::weights::pickle {

enum class node_kind : unsigned char {
  none,
  boolean,
  integer,  ///< of any size: `as_integer` where it fits in 64 bits, else `long_bytes`
  floating,
  text,  ///< UTF-8; a lone surrogate as its three bytes, as Python's "surrogatepass" writes it
  bytes,
  bytearray,
  tuple,
  list,
  dict,
  set,
  frozenset,
  global,      ///< a class or a function by name
  call,        ///< REDUCE, INST, OBJ: callable(arguments...)
  instance,    ///< NEWOBJ, NEWOBJ_EX: class.__new__(class, arguments..., **keywords)
  persistent,  ///< what the program that wrote the pickle stored outside of it
  extension,   ///< a code of copyreg's registry, EXT1, EXT2, EXT4
  buffer,      ///< an out-of-band buffer of protocol 5, which is not in this file
};

/// "a list", "a class or function", ...: for messages.
[[nodiscard]] std::string_view words_of(node_kind kind);

using node_index = std::uint32_t;
inline constexpr node_index no_node = 0xFFFFFFFFU;

/// What was done to an object after it was made.
enum class effect_kind : unsigned char {
  append,  ///< APPEND, APPENDS: `value`
  add,     ///< ADDITEMS: `value`
  assign,  ///< SETITEM, SETITEMS: `key`, `value`
  build,   ///< BUILD: `value` is the state
};

struct effect {
  effect_kind kind = effect_kind::append;
  node_index key = no_node;
  node_index value = no_node;
  std::uint32_t time = 0;  ///< for the tree
};

/// Items that were put into a container, or effects on an object, by one opcode.
struct change {
  std::uint32_t end = 0;   ///< the number behind the last of them
  std::uint32_t time = 0;  ///< counts the changes of all objects: what came first
};

/// One object as it was read. Plain data: which fields count depends on the kind.
struct node_data {
  node_kind kind = node_kind::none;
  char opcode = 0;     ///< how it came: tells INST and OBJ from REDUCE, and Python 2's `str` from a text
  bool truth = false;  ///< boolean; global: whether the names are those of Python 2; call: whether the memo has it
  bool read_only = false;  ///< buffer, bytearray: READONLY_BUFFER; call, instance: stands for the pickle behind it
  std::uint32_t effects = 0xFFFFFFFFU;  ///< for the tree; of a list, dict or set: its changes, where it has several
  /// integer: the value, where `text` is empty; floating: the bits; extension: the code; buffer: which one;
  /// global: the length of the module's name.
  std::int64_t number = 0;
  /// text, bytes, bytearray, buffer (empty where it is not in the file); an integer of more than 64 bits: two's
  /// complement, little-endian; global: "module\nname".
  std::string_view text{};
  std::uint64_t first_item = 0;  ///< for the tree
  std::uint32_t item_count = 0;
  std::uint32_t item_room = 0;
  /// For the tree: of a list, dict or set the time of the first change, of others when the object was made.
  std::uint32_t time = 0;
  node_index callable = no_node;   ///< call, instance: what is called; persistent: the id
  node_index arguments = no_node;  ///< call, instance: a tuple, or something inert that stands for one
  node_index keywords = no_node;   ///< instance: a dict, where there are keywords

  [[nodiscard]] double floating() const { return std::bit_cast<double>(number); }
  /// A `str` of Python 2: bytes, which are a text where they are UTF-8.
  [[nodiscard]] bool is_python2_string() const { return opcode == 'S' || opcode == 'T' || opcode == 'U'; }
};

/// A call with an object as the first argument, whose result nobody has: what dill and cloudpickle write where the
/// call changes that object.
struct dropped_call {
  node_index call = no_node;
  node_index object = no_node;
  std::uint32_t time = 0;  ///< as of a change
};

class tree;

/// A place in a tree; cheap to copy, valid as long as the tree. Looking for what is not there gives an empty node,
/// for which `exists()` is false, so that paths can be written in one line.
class node {
 public:
  node() = default;
  node(const tree& owner, node_index index) : tree_(&owner), index_(index) {}

  [[nodiscard]] bool exists() const { return tree_ != nullptr; }
  [[nodiscard]] node_index index() const { return index_; }
  [[nodiscard]] const tree& owner() const { return *tree_; }  ///< requires exists()
  [[nodiscard]] const node_data& data() const;                ///< requires exists()
  [[nodiscard]] node_kind kind() const { return data().kind; }
  [[nodiscard]] bool is(node_kind kind) const { return exists() && data().kind == kind; }

  [[nodiscard]] std::optional<bool> as_boolean() const;
  [[nodiscard]] std::optional<std::int64_t> as_integer() const;
  [[nodiscard]] std::optional<double> as_floating() const;  ///< floating, and integers that a double holds exactly
  [[nodiscard]] std::optional<std::string_view> as_text() const;
  /// bytes, bytearray, a buffer that is there, and Python 2's `str`.
  [[nodiscard]] std::optional<std::string_view> as_bytes() const;
  /// An integer of more than 64 bits: two's complement, little-endian, as short as it can be.
  [[nodiscard]] std::optional<std::string_view> long_bytes() const;

  /// Of a tuple, list or set: the items; of a list-like object: what was appended.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] node operator[](std::size_t item) const;
  [[nodiscard]] std::vector<node> items() const;  ///< all of them; faster for objects than one by one
  /// Of a dict, and of a dict-like object such as an OrderedDict: the last value of a key that is this text.
  [[nodiscard]] node operator[](std::string_view key) const;
  /// Key and value, in the file's order, of a dict or a dict-like object.
  [[nodiscard]] std::vector<std::pair<node, node>> entries() const;

  /// "collections.OrderedDict", of a global itself, of what a call calls and of the class of an instance; else
  /// empty. What the protocols 0 to 2 call by Python 2's names is given by Python 3's; of an object that a
  /// helper of copyreg makes, the object's class.
  [[nodiscard]] std::string class_name() const;
  [[nodiscard]] node callable() const;  ///< of a call or an instance; the id of a persistent object
  [[nodiscard]] node arguments() const;
  [[nodiscard]] node keywords() const;
  [[nodiscard]] node state() const;  ///< the last BUILD's
  /// What was done to the object after it was made, in the file's order.
  [[nodiscard]] std::span<const effect> effects() const;
  /// The attribute that BUILD set, in the dict or in the second half of a (dict, slots) pair, as Python does.
  [[nodiscard]] node attribute(std::string_view name) const;
  /// The attributes that BUILD set: names and values, those of the slots behind those of the dict.
  [[nodiscard]] std::vector<std::pair<node, node>> attributes() const;

 private:
  [[nodiscard]] node at(node_index index) const;
  [[nodiscard]] node base_value() const;

  const tree* tree_ = nullptr;
  node_index index_ = no_node;
};

/// All objects of one pickle. Texts are borrowed from the bytes that were read, or from `texts_`.
class tree {
 public:
  tree() = default;
  tree(const tree&) = delete;
  tree& operator=(const tree&) = delete;
  tree(tree&&) = default;
  tree& operator=(tree&&) = default;
  ~tree() = default;

  [[nodiscard]] node root() const { return root_ == no_node ? node() : node(*this, root_); }
  [[nodiscard]] node at(node_index index) const { return {*this, index}; }
  /// Every object that the pickle made, also those that it took off the stack again.
  [[nodiscard]] std::span<const node_data> nodes() const { return nodes_; }
  [[nodiscard]] int protocol() const { return protocol_; }
  /// Of a tuple, list, set: the items; of a dict: key, value, key, value, ...
  [[nodiscard]] std::span<const node_index> items(const node_data& data) const {
    return std::span(items_).subspan(static_cast<std::size_t>(data.first_item), data.item_count);
  }
  [[nodiscard]] std::span<const effect> effects(const node_data& data) const;
  /// How many items (of a list, dict or set) or effects (of others) there are.
  [[nodiscard]] std::uint32_t change_count(const node_data& data) const;
  /// The change that begins with this item or effect. Objects were changed in the order of the times, and what has
  /// parts (a tuple, a frozenset, a call, an instance, a persistent object) was made behind the changes of times up
  /// to its own.
  [[nodiscard]] change change_at(const node_data& data, std::uint32_t first) const;
  /// In the file's order.
  [[nodiscard]] std::span<const dropped_call> dropped_calls() const { return dropped_; }
  /// Every class and function that the pickle names, also where nothing in the result refers to it: sorted, once
  /// each, as `class_name` gives them. Nobody looked for any of them.
  [[nodiscard]] std::vector<std::string> global_names() const;

 private:
  friend class tree_builder;

  std::vector<node_data> nodes_;
  std::vector<node_index> items_;             // of all containers: node_data::first_item counts here
  std::vector<std::vector<effect>> effects_;  // of the few objects that have any
  std::vector<std::vector<change>> changes_;  // of the few containers that were filled in several steps
  std::vector<dropped_call> dropped_;
  std::deque<std::string> texts_;  // those that do not lie in the file as they are
  node_index root_ = no_node;
  int protocol_ = 0;
};

}  // namespace typeplate::inline abi_1::weights::pickle
