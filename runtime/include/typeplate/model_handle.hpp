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
#include <typeplate/sample.hpp>

namespace typeplate::inline abi_1 {

class session;

/// Owns one session. Move-only. `forward` and `rows` may be called from any number of threads at once; moving or
/// destroying the handle may not overlap with them.
class model_handle {
 public:
  /// Takes ownership.
  explicit model_handle(const session* owned) noexcept : session_(owned) {}
  model_handle(model_handle&& other) noexcept : session_(other.session_) { other.session_ = nullptr; }
  model_handle& operator=(model_handle&& other) noexcept {
    // The model that was held here ends now: it must not live on in `other`, and answer its callers.
    model_handle taken(static_cast<model_handle&&>(other));
    const session* const replaced = session_;
    session_ = taken.session_;
    taken.session_ = replaced;
    return *this;
  }
  ~model_handle();

  /// Runs one sample: one value a port, in the order of the contract; outputs in the ports' units.
  /// Throws `typeplate::error` when a value breaks the contract, and whatever a user's own function throws.
  void forward(const sample* inputs, double* outputs) const;

  /// Runs `rows` samples. Each source holds `rows` numbers and each sink has room for as many.
  /// When it throws, the contents of the sinks are unspecified.
  void forward(const column_source* inputs, std::size_t rows, const column_sink* outputs) const;

  /// The number of rows that all input columns share, or `typeplate::error` naming two ports that disagree.
  [[nodiscard]] std::size_t rows(const column_source* inputs) const;

 private:
  const session* session_;
};

/// Loads and verifies the package in the folder `package` against the contract compiled into the caller's header.
/// `abi` is the `typeplate::abi_number` of that header. Defined in the library `typeplate::runtime`.
model_handle load_model(std::string_view package, const contract& compiled, const load_options& options, int abi);

}  // namespace typeplate::inline abi_1
