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
};
struct reshape_action {
  std::vector<shape_of_tensor> shapes;  ///< one for each tensor
};
struct narrow_action {  ///< elements [begin, begin + size) of an axis
  std::size_t axis = 0;
  std::uint64_t begin = 0;
  std::uint64_t size = 0;
};
struct join_action {
  std::size_t axis = 0;
};
struct cast_action {
  element_type to = element_type::float32;
  bool exact = false;
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
  std::vector<missing_tensor> missing;
  std::vector<equal_sources> equal;
};

/// Names, element types and shapes of a file's tensors, in its order.
[[nodiscard]] std::vector<outline> outlines_of(const weights_file& file);

/// Works out what the rules do with these tensors. `model`, where it is not empty, is what must come out: each of
/// its tensors and no other, with its shapes and element types. Mistakes are reported at the rules' places.
[[nodiscard]] port_plan make_plan(const porting_rules& rules, std::vector<outline> sources,
                                  std::span<const outline> model, card::Diagnostics& diagnostics);

/// The tensors that the plan makes, each made when its values are asked for. `file` must outlive the result. The
/// plan must be free of errors. Throws `typeplate::error` where it was made for other tensors than the file's, in
/// their order, and where two sources that must be equal are not.
[[nodiscard]] std::vector<output_tensor> ported(const port_plan& plan, const weights_file& file);

/// What is done to the tensor in a few words, such as "permute [1,0], part 2 of axis 1"; "as it is" for nothing.
[[nodiscard]] std::string words_of(const planned_tensor& tensor);

/// The whole plan as stable text: targets, what was dropped, unmapped and missing, with suggestions, and the sums.
[[nodiscard]] std::string report_text(const port_plan& plan, const porting_rules& rules);

}  // namespace typeplate::inline abi_1::weights::port
