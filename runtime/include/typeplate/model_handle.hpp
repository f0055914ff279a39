// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A loaded model without types: what the generated `Model` wraps. It hides the engine, so that no header of a user
// knows LibTorch.
#pragma once

#include <cstddef>
#include <string_view>

#include <typeplate/contract.hpp>
#include <typeplate/load_options.hpp>
#include <typeplate/result.hpp>
#include <typeplate/row_report.hpp>
#include <typeplate/sample.hpp>

namespace typeplate::inline abi_1 {

class session;

/// Owns one session. Move-only. The calls below may be made from any number of threads at once; moving or
/// destroying the handle may not overlap with them. A handle that was moved from refuses calls in words.
class model_handle {
 public:
  /// Takes ownership.
  explicit model_handle(const session* owned) noexcept;
  model_handle(model_handle&& other) noexcept;
  model_handle& operator=(model_handle&& other) noexcept;
  ~model_handle();

  /// Runs one sample: one value a port, in the order of the contract; outputs in the ports' units.
  /// Throws `typeplate::error` when a value breaks the contract, and whatever a user's own function throws.
  void forward(const sample* inputs, double* outputs) const;

  /// Runs `rows` samples. Each source holds `rows` numbers and each sink has room for as many.
  /// When it throws, the contents of the sinks are unspecified.
  void forward(const column_source* inputs, std::size_t rows, const column_sink* outputs) const;

  /// The same, but a row whose values break the contract is no error: its outputs are NaN, and the report names it.
  [[nodiscard]] row_report forward(const column_source* inputs, std::size_t rows, const column_sink* outputs,
                                   per_row_t) const;

  /// The number of rows that all input columns share, or `typeplate::error` naming two ports that disagree.
  [[nodiscard]] std::size_t rows(const column_source* inputs) const;

  /// The same four without exceptions: whatever goes wrong, also in a user's function or for want of memory,
  /// becomes the result's error, in the words that would be thrown. A bad value throws nothing on the inside
  /// either.
  [[nodiscard]] outcome try_forward(const sample* inputs, double* outputs) const noexcept;
  [[nodiscard]] outcome try_forward(const column_source* inputs, std::size_t rows,
                                    const column_sink* outputs) const noexcept;
  [[nodiscard]] result<row_report> try_forward(const column_source* inputs, std::size_t rows,
                                               const column_sink* outputs, per_row_t) const noexcept;
  [[nodiscard]] result<std::size_t> try_rows(const column_source* inputs) const noexcept;

 private:
  template <class Call>
  auto checked(const Call& call) const;
  template <class Call>
  auto quiet(const Call& call) const noexcept;

  static constexpr std::size_t longest_name = 64;

  const session* session_;
  char name_[longest_name] = {};  // the model's, for the words of a handle that was moved from
};

/// Loads and verifies the package in the folder `package` against the contract compiled into the caller's header.
/// `abi` is the `typeplate::abi_number` of that header. Defined in the library `typeplate::runtime`.
model_handle load_model(std::string_view package, const contract& compiled, const load_options& options, int abi);

}  // namespace typeplate::inline abi_1
