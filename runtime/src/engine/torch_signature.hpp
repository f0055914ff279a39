// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How a module's `forward` is called, worked out by comparing its own schema with the card.
#pragma once

#include <ATen/core/ivalue.h>

#include <ATen/core/function_schema.h>

#include <optional>
#include <string>
#include <vector>

#include <typeplate/engine/torch_backend.hpp>

namespace typeplate::inline abi_1 {

/// A tensor, or one that may be left out.
[[nodiscard]] bool is_tensor(const c10::TypePtr& type);

/// One argument behind `self`: an input tensor by its index, or the schema's own default value.
struct argument_source {
  std::optional<std::size_t> tensor;
  c10::IValue fallback;
};

enum class result_form : unsigned char { tensor, tuple, list, dictionary };

struct call_plan {
  std::vector<argument_source> arguments;
  bool one_dictionary = false;  ///< all inputs in one Dict[str, Tensor]
  result_form form = result_form::tensor;
  std::vector<std::size_t> elements;  ///< of a tuple or list: which element each output is
};

/// Throws `typeplate::error` naming the argument, what the module takes and what the card says.
[[nodiscard]] call_plan plan_call(const c10::FunctionSchema& schema, const torch_artifact& artifact);

}  // namespace typeplate::inline abi_1
