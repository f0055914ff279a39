// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Looks, after a call's values have passed, for those that a port with the policy `warn` has let through, and tells
// the handler. Without such a port it does nothing; it allocates only when it is made.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <string_view>

#include <typeplate/engine/backend.hpp>
#include <typeplate/engine/plan.hpp>
#include <typeplate/sample.hpp>
#include <typeplate/warning.hpp>

namespace typeplate::inline abi_1 {

class warning_log {
 public:
  /// `ports` must outlive the log.
  warning_log(const plan& ports, warning_handler handler);
  warning_log(const warning_log&) = delete;
  warning_log& operator=(const warning_log&) = delete;
  /// With standard error as the handler: a line for each port that had more warnings than the one that was shown.
  ~warning_log();

  /// Not while a call runs.
  void set_handler(warning_handler handler) { handler_ = handler; }

  /// From any thread; they throw what the handler throws. Rows that `mask` (may be null) has as bad do not count.
  void inputs(const sample* given) const {
    if (!ports_.input_warnings.empty()) look_at(given);
  }
  void inputs(const column_source* given, std::size_t rows, const bool* mask) const {
    if (!ports_.input_warnings.empty()) look_at(given, rows, mask);
  }
  /// `work` has run `rows` rows; they are named only for `columns`.
  void outputs(const workspace& work, std::size_t rows, bool columns, const bool* mask) const {
    if (!ports_.output_warnings.empty()) look_at(work, rows, columns, mask);
  }

 private:
  /// What standard error has been told about one port.
  struct counter {
    std::atomic<std::size_t> all = 0;
    std::atomic<std::size_t> shown = 0;
  };

  void look_at(const sample* given) const;
  void look_at(const column_source* given, std::size_t rows, const bool* mask) const;
  void look_at(const workspace& work, std::size_t rows, bool columns, const bool* mask) const;
  void tell(counter& count, const warning& said) const;
  void print_rest(const counter& count, const port_label& port, std::string_view direction) const;

  const plan& ports_;
  warning_handler handler_;
  std::unique_ptr<counter[]> counters_;  // the inputs that may warn, then the outputs
};

}  // namespace typeplate::inline abi_1
