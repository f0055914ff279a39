// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The objects that a pickle describes, as a tree to walk. Nothing is imported, called or evaluated: a class is its
// name, a call is the name with its arguments. What the pickle shares is shared here (equal `index()`), and what
// refers to itself does, so that the tree can be written again as it was.
//
//   const auto scaler = tree.root()["scaler"];
//   if (scaler.class_name() == "sklearn.preprocessing._data.StandardScaler")
//     const auto mean = as_array(scaler.attribute("mean_"));     // pickle/values.hpp
#pragma once

#include <cstddef>
#include <cstdint>
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
  buffer,      ///< an out-of-band buffer of protocol 5 that is not in this file
};

using node_index = std::uint32_t;
inline constexpr node_index no_node = 0xFFFFFFFFU;

/// One object as it was read. Plain data: which fields count depends on the kind.
struct node_data {
  node_kind kind = node_kind::none;
  bool truth = false;        ///< boolean
  bool read_only = false;    ///< buffer, bytearray: READONLY_BUFFER
  std::int64_t integer = 0;  ///< integer, where `text` is empty; extension: the code
  double floating = 0;
  std::string_view text;           ///< text, bytes, bytearray; a long's two's complement; global: "module\nname"
  node_index callable = no_node;   ///< call, instance: what is called; persistent: the id
  node_index arguments = no_node;  ///< call, instance: a tuple
  node_index keywords = no_node;   ///< instance: a dict, where there are keywords
  std::vector<node_index> items;   ///< tuple, list, set: the items; dict: key, value, key, value, ...
  /// What was done to a call, an instance or a persistent object afterwards.
  std::vector<node_index> appended;  ///< APPEND, APPENDS
  std::vector<node_index> added;     ///< ADDITEMS
  std::vector<node_index> assigned;  ///< SETITEM, SETITEMS: key, value, key, value, ...
  std::vector<node_index> states;    ///< BUILD, in their order
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
  [[nodiscard]] const node_data& data() const;  ///< requires exists()
  [[nodiscard]] node_kind kind() const { return data().kind; }
  [[nodiscard]] bool is(node_kind kind) const { return exists() && data().kind == kind; }

  [[nodiscard]] std::optional<bool> as_boolean() const;
  [[nodiscard]] std::optional<std::int64_t> as_integer() const;
  [[nodiscard]] std::optional<double> as_floating() const;  ///< floating, and integers that a double holds exactly
  [[nodiscard]] std::optional<std::string_view> as_text() const;
  [[nodiscard]] std::optional<std::string_view> as_bytes() const;  ///< bytes and bytearray

  /// Of a tuple, list, set: the item; of a list-like object: what was appended.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] node operator[](std::size_t item) const;
  /// Of a dict, and of a dict-like object such as an OrderedDict: the last value of a key that is this text.
  [[nodiscard]] node operator[](std::string_view key) const;
  /// Key and value, in the file's order, of a dict or a dict-like object.
  [[nodiscard]] std::vector<std::pair<node, node>> entries() const;

  /// "collections.OrderedDict", of a global itself, of what a call calls and of the class of an instance; else
  /// empty.
  [[nodiscard]] std::string class_name() const;
  [[nodiscard]] node callable() const;
  [[nodiscard]] node arguments() const;
  [[nodiscard]] node keywords() const;
  [[nodiscard]] node state() const;  ///< the last BUILD's
  /// The attribute that BUILD set, in the dict or in the second half of a (dict, slots) pair, as Python does.
  [[nodiscard]] node attribute(std::string_view name) const;

 private:
  [[nodiscard]] node at(node_index index) const;

  const tree* tree_ = nullptr;
  node_index index_ = no_node;
};

/// All objects of one pickle. Texts are borrowed from the bytes that were read, or from `texts`.
class tree {
 public:
  [[nodiscard]] node root() const { return {*this, root_}; }
  [[nodiscard]] node at(node_index index) const { return {*this, index}; }
  [[nodiscard]] std::span<const node_data> nodes() const { return nodes_; }
  [[nodiscard]] int protocol() const { return protocol_; }

 private:
  friend class tree_builder;

  std::vector<node_data> nodes_;
  std::vector<std::vector<char>> texts_;  // those that do not lie in the file as they are
  node_index root_ = no_node;
  int protocol_ = 0;
};

}  // namespace typeplate::inline abi_1::weights::pickle
