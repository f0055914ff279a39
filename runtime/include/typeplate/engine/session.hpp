// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One model that is ready to be called: plan and backend. Every way to call a model ends here, typed or not, one
// sample or columns, and both compute the same bits.
//
// Arithmetic: x = Type(number * scale + offset) is the port's value, which is checked and clamped; the network gets
// Type(number * A + B) with A = scale * a and B = offset * a + b in double, a clamped value Type(bound * a + b).
// An output is Type(network value * a + b).
#pragma once

#include <cstddef>
#include <memory>

#include <typeplate/contract.hpp>
#include <typeplate/engine/backend.hpp>
#include <typeplate/engine/plan.hpp>
#include <typeplate/engine/workspace_pool.hpp>
#include <typeplate/model_handle.hpp>
#include <typeplate/sample.hpp>

namespace typeplate::inline abi_1 {

class session {
 public:
  /// A workspace that has held more rows is freed after the call, so that one huge batch does not pin its memory.
  static constexpr std::size_t most_rows_kept = 65536;

  session(plan ports, std::unique_ptr<const backend> runner);

  /// See `model_handle`; thread safe.
  void forward(const sample* inputs, double* outputs) const;
  void forward(const column_source* inputs, std::size_t rows, const column_sink* outputs) const;
  [[nodiscard]] std::size_t rows(const column_source* inputs) const;

 private:
  plan plan_;
  mutable workspace_pool pool_;
};

[[nodiscard]] model_handle make_handle(std::unique_ptr<const session> ready);

}  // namespace typeplate::inline abi_1
