// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What porting rules do with the tensors of one file, worked out from names, shapes and element types alone.
// A plan is a value: everything that is wrong is known, and can be shown, before a byte is read or written.
//
//   card::Diagnostics diagnostics;
//   const port_plan plan = make_plan(rules, outlines_of(file), {}, diagnostics);
//   if (!diagnostics.had_errors())
//     save_file("out.safetensors", [&](byte_sink& sink) { write_safetensors(sink, ported(plan, file)); });
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include <typeplate/card/diagnostic.hpp>
#include <typeplate/weights/port/rules.hpp>
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>

namespace typeplate::inline abi_1::weights::port {

/// A tensor without its values.
struct outline {
  std::string name;
  element_type type = element_type::float32;
  std::vector<std::uint64_t> shape;
};

using shape_of_tensor = std::vector<std::uint64_t>;

/// A step on tensors whose shapes are known. All but `join` and `narrow` are done to each tensor that there is.
struct permute_action {
  std::vector<std::size_t> axes;  ///< axis i of the result is axis axes[i]
  friend bool operator==(const permute_action&, const permute_action&) = default;
};
struct reshape_action {
  std::vector<shape_of_tensor> shapes;  ///< one for each tensor
  friend bool operator==(const reshape_action&, const reshape_action&) = default;
};
struct narrow_action {  ///< elements [begin, begin + size) of an axis
  std::size_t axis = 0;
  std::uint64_t begin = 0;
  std::uint64_t size = 0;
  friend bool operator==(const narrow_action&, const narrow_action&) = default;
};
struct join_action {
  std::size_t axis = 0;
  friend bool operator==(const join_action&, const join_action&) = default;
};
struct cast_action {
  element_type to = element_type::float32;
  bool exact = false;
  friend bool operator==(const cast_action&, const cast_action&) = default;
};
using port_action = std::variant<permute_action, reshape_action, narrow_action, join_action, cast_action>;

struct planned_tensor {
  outline made;
  std::size_t rule = 0;              ///< which rule makes it
  std::vector<std::size_t> sources;  ///< the source tensors, by their numbers in the file
  std::vector<port_action> actions;
  std::optional<std::size_t> tied_to;  ///< an earlier tensor of the plan that this one is
};

/// A target that is not there.
struct missing_tensor {
  std::string name;                      ///< or a pattern, where the rules do not say more
  std::optional<shape_of_tensor> shape;  ///< where it is known
  std::vector<std::size_t> suggestions;  ///< unmapped sources that may be meant, the best first
};

struct unmapped_tensor {
  std::size_t source = 0;
  std::string suggestion;  ///< the rule that nearly fits, in words; may be empty
};

/// A tensor of the file that is not read (weights_file::refused): rules can only leave it out.
struct unread_tensor {
  std::string name;
  std::string reason;               ///< a sentence without its subject
  std::optional<std::size_t> rule;  ///< which rule drops it; nothing where none does
};

struct source_and_rule {
  std::size_t source = 0;
  std::size_t rule = 0;
};

/// Two sources that must hold the same values, because one of them is left out.
struct equal_sources {
  std::size_t left_out = 0;
  std::size_t kept = 0;
};

struct port_plan {
  std::vector<outline> sources;
  std::vector<planned_tensor> tensors;  ///< in the order of their first sources
  std::vector<source_and_rule> dropped;
  std::vector<unmapped_tensor> unmapped;
  std::vector<unread_tensor> unread;
  std::vector<missing_tensor> missing;
  std::vector<equal_sources> equal;
};

/// Names, element types and shapes of a file's tensors, in its order.
[[nodiscard]] std::vector<outline> outlines_of(const weights_file& file);

/// Works out what the rules do with these tensors. `model`, where it is not empty, is what must come out: each of
/// its tensors and no other, with its shapes and element types. `refused` are the file's tensors that are not read:
/// it is a mistake where no rule drops them. Mistakes are reported at the rules' places.
[[nodiscard]] port_plan make_plan(const porting_rules& rules, std::vector<outline> sources,
                                  std::span<const outline> model, card::Diagnostics& diagnostics,
                                  std::span<const refused_tensor> refused = {});

/// The tensors that the plan makes, each made when its values are asked for. `file` must outlive the result. The
/// plan must be free of errors. Sources that are one tensor (tied weights) become targets that are tied where the
/// same is done to both. Throws `typeplate::error` where the plan was made for other tensors than the file's, in
/// their order, and where two sources that must be equal are not.
[[nodiscard]] std::vector<output_tensor> ported(const port_plan& plan, const weights_file& file);

/// What is done to the tensor in a few words, such as "permute [1,0], part 2 of axis 1"; "as it is" for nothing.
[[nodiscard]] std::string words_of(const planned_tensor& tensor);

/// The whole plan as stable text: targets, what was dropped, unmapped and missing, with suggestions, and the sums.
[[nodiscard]] std::string report_text(const port_plan& plan, const porting_rules& rules);

}  // namespace typeplate::inline abi_1::weights::port
