// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One model that is ready to be called: plan and backend. Every way to call a model ends here, typed or not, one
// sample or columns, throwing or not, and all compute the same bits.
//
// Arithmetic: x = Type(number * scale + offset) is the port's value, which is checked and clamped; the network gets
// Type(number * A + B) with A = scale * a and B = offset * a + b in double, a clamped value Type(bound * a + b).
// An output is Type(network value * a + b).
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include <typeplate/contract.hpp>
#include <typeplate/engine/backend.hpp>
#include <typeplate/engine/plan.hpp>
#include <typeplate/engine/warning_log.hpp>
#include <typeplate/engine/workspace_pool.hpp>
#include <typeplate/model_handle.hpp>
#include <typeplate/result.hpp>
#include <typeplate/row_report.hpp>
#include <typeplate/sample.hpp>

namespace typeplate::inline abi_1 {

class session {
 public:
  /// A workspace that has held more rows is freed after the call, so that one huge batch does not pin its memory.
  static constexpr std::size_t most_rows_kept = 65536;

  /// `used` may be a workspace that the caller has tried the backend with: then the first call finds it warm.
  session(plan ports, std::unique_ptr<const backend> runner, warning_handler on_warning = {},
          std::unique_ptr<workspace> used = nullptr);
  session(const session&) = delete;
  session& operator=(const session&) = delete;
  ~session() = default;

  /// For who makes the session, before it is called: the reference cases run before the user's handler is set.
  void set_warning_handler(warning_handler on_warning) { warnings_.set_handler(on_warning); }

  [[nodiscard]] std::string_view model() const { return plan_.model; }

  /// See `model_handle`; thread safe. What breaks the contract is thrown.
  void forward(const sample* inputs, double* outputs) const;
  void forward(const column_source* inputs, std::size_t rows, const column_sink* outputs) const;
  [[nodiscard]] std::size_t rows(const column_source* inputs) const;

  /// The same, but what breaks the contract is handed back. What a backend or a warning handler throws goes
  /// through, and so does `std::bad_alloc`.
  [[nodiscard]] outcome run(const sample* inputs, double* outputs) const;
  [[nodiscard]] outcome run(const column_source* inputs, std::size_t rows, const column_sink* outputs) const;
  [[nodiscard]] result<row_report> run_rows(const column_source* inputs, std::size_t rows,
                                            const column_sink* outputs) const;
  [[nodiscard]] result<std::size_t> count_rows(const column_source* inputs) const;

 private:
  void run_good_rows(const column_source* inputs, const column_sink* outputs, workspace& work,
                     row_report& report) const;

  plan plan_;
  warning_log warnings_;
  mutable workspace_pool pool_;
};

[[nodiscard]] model_handle make_handle(std::unique_ptr<const session> ready);

}  // namespace typeplate::inline abi_1
