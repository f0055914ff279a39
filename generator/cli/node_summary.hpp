// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One object of a pickle in a few words, and what lies inside of it.
#pragma once

#include <string>
#include <vector>

#include "cli/class_names.hpp"
#include "cli/value_words.hpp"

namespace typeplate::inline abi_1::generator {

struct NodeSummary {
  std::string words;  // "dict, 3 entries", "'relu'", "array float64 [3]: 1, 2, 3"
  std::string class_name;
  ClassMark mark = ClassMark::Known;
  bool is_whole = false;  // the words say all of it: nothing inside is worth showing
};

[[nodiscard]] NodeSummary summary_of(const pickle::node& node, const ValueRoom& room);

/// Something inside of an object: "['weight']", "[3]", ".mean_", "(0)" for an argument.
struct NodeChild {
  std::string label;
  pickle::node node;
};

struct NodeChildren {
  std::vector<NodeChild> shown;
  std::size_t hidden = 0;
};

/// At most so many of them.
[[nodiscard]] NodeChildren children_of(const pickle::node& node, std::size_t most, const ValueRoom& room);

}  // namespace typeplate::inline abi_1::generator
