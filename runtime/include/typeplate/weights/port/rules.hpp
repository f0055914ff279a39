// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Porting rules as values: how the tensors of one program become those of another, by name, layout and element
// type. They are written as JSON (docs/reference/porting-rules.md), so that a new network needs a file and no code.
//
//   card::Diagnostics diagnostics;
//   const auto rules = read_rules(card::parse_json({"rules.json", text}, diagnostics), diagnostics);
//   if (!rules) std::fputs(card::render_rich(diagnostics, source).c_str(), stderr);
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <typeplate/card/diagnostic.hpp>
#include <typeplate/card/json.hpp>
#include <typeplate/weights/element_type.hpp>
#include <typeplate/weights/port/pattern.hpp>

namespace typeplate::inline abi_1::weights::port {

/// Two axes change places.
struct transpose_step {
  std::int64_t first = 0;
  std::int64_t second = 1;
  friend bool operator==(const transpose_step&, const transpose_step&) = default;
};

/// Axis i of the result is axis axes[i] of what was there, as in NumPy's transpose.
struct permute_step {
  std::vector<std::int64_t> axes;
  friend bool operator==(const permute_step&, const permute_step&) = default;
};

/// The size of an axis as a product: a number and names that stand for sizes, such as "heads*64".
struct size_product {
  std::uint64_t number = 1;
  std::vector<std::string> names;
  friend bool operator==(const size_product&, const size_product&) = default;
};

/// The shape `from`, in which names stand for any size, becomes the shape `to`.
struct reshape_step {
  std::vector<size_product> from;
  std::vector<size_product> to;
  friend bool operator==(const reshape_step&, const reshape_step&) = default;
};

/// One tensor becomes several, cut along an axis into parts of these proportions.
struct split_step {
  std::int64_t axis = 0;
  std::vector<std::uint64_t> parts;
  friend bool operator==(const split_step&, const split_step&) = default;
};

/// Several tensors become one, joined along an axis; their sizes there must have these proportions.
struct concatenate_step {
  std::int64_t axis = 0;
  std::vector<std::uint64_t> parts;
  friend bool operator==(const concatenate_step&, const concatenate_step&) = default;
};

/// Other element types. Where `exact` is set, a value that would change is an error.
struct cast_step {
  std::optional<element_type> from;
  element_type to = element_type::float32;
  bool exact = false;
  friend bool operator==(const cast_step&, const cast_step&) = default;
};

using step_action =
    std::variant<transpose_step, permute_step, reshape_step, split_step, concatenate_step, cast_step>;

struct step {
  step_action action;
  card::Span span;  ///< where it stands in the rules' text
};

/// What a tensor must be for a rule to take it.
struct condition {
  std::optional<std::size_t> rank;
  std::optional<std::vector<std::optional<std::uint64_t>>> shape;  ///< an axis without a number may have any size
  std::optional<element_type> dtype;
  friend bool operator==(const condition&, const condition&) = default;
};

enum class rule_kind : unsigned char {
  move,     ///< sources become targets
  drop,     ///< a source is left out
  require,  ///< a target must be there
  tie,      ///< a target is the same tensor as another target
  untie,    ///< a source is the same tensor as another source, and left out
};

/// One rule. A source tensor belongs to the first rule that it fits.
struct rule {
  rule_kind kind = rule_kind::move;
  /// move: the sources; drop, untie: the one left out; tie: the target that is there; require: the targets for each
  /// of which there must be another (none or one).
  std::vector<name_pattern> from;
  std::vector<name_pattern> to;  ///< move, require, tie: the targets; untie: the source that stays
  condition when;                ///< of each source; require: of the target
  std::vector<step> steps;
  bool optional = false;  ///< it is no mistake when nothing fits
  bool one_way = false;   ///< the inverse rules are made without it
  card::Span span;        ///< the rule's opening bracket
};

struct porting_rules {
  std::string name;
  std::string description;
  char source_separator = '.';
  char target_separator = '.';
  bool allow_unmapped = false;  ///< source tensors that no rule takes are only listed
  std::vector<rule> rules;
};

/// The rules in a JSON text; nothing where it has mistakes, all of which are reported with their places.
[[nodiscard]] std::optional<porting_rules> read_rules(const card::LocatedJson& json,
                                                      card::Diagnostics& diagnostics);

/// The rules as JSON text, which `read_rules` reads back equal but for places.
[[nodiscard]] std::string rules_text(const porting_rules& rules);

/// The rules that lead back. Each rule that cannot be turned round, or makes the same tensors as an earlier one, is
/// reported, and nothing comes back; rules that say `one_way` and those that only require are left out.
[[nodiscard]] std::optional<porting_rules> inverse_of(const porting_rules& rules, card::Diagnostics& diagnostics);

}  // namespace typeplate::inline abi_1::weights::port
