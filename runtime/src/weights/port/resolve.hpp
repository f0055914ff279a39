// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Steps of a rule on tensors whose shapes are known: what is done to each, and what comes out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <typeplate/weights/port/plan.hpp>

namespace typeplate::inline abi_1::weights::port {

/// The tensors that there are between two steps, and what led to them.
struct stage {
  std::vector<outline> tensors;
  std::vector<port_action> actions;
};

/// Why a step cannot be done.
struct misfit {
  card::Code code = card::Code::misfit_shape;
  std::string message;
};

/// Does one step; `part` is the one of a split's parts that is followed. Nothing comes back when it was done.
[[nodiscard]] std::optional<misfit> follow(const step& step, std::size_t part, stage& stage);

}  // namespace typeplate::inline abi_1::weights::port
