// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The seam between the session and whatever computes: tensors in, tensors out. It knows no LibTorch, so that
// sessions are tested without it; every kind of artifact is one backend.
#pragma once

#include <cstddef>
#include <memory>

#include <typeplate/contract.hpp>

namespace typeplate::inline abi_1 {

/// A tensor of the network: `[rows, columns]`, or `[rows]` when `rank1` (then `columns` is 1).
struct tensor_layout {
  dtype type = dtype::float32;
  std::size_t columns = 0;
  bool rank1 = false;
};

/// An output tensor in place; strides count elements.
struct output_view {
  const void* data = nullptr;
  std::ptrdiff_t row_stride = 0;
  std::ptrdiff_t column_stride = 0;
};

/// Buffers and whatever else one running call needs; used by one thread at a time, and again after `run` has
/// thrown.
class workspace {
 public:
  workspace() = default;
  workspace(const workspace&) = delete;
  workspace& operator=(const workspace&) = delete;
  virtual ~workspace() = default;

  /// Room for a row-major `[rows, columns]` input, valid until `run`. No allocation when `rows` has been seen
  /// before.
  virtual void* input(std::size_t tensor, std::size_t rows) = 0;
  virtual void run(std::size_t rows) = 0;
  /// Valid until the next call of `input`.
  [[nodiscard]] virtual output_view output(std::size_t tensor) const = 0;
};

/// Makes workspaces, from any thread.
class backend {
 public:
  backend() = default;
  backend(const backend&) = delete;
  backend& operator=(const backend&) = delete;
  virtual ~backend() = default;

  [[nodiscard]] virtual std::unique_ptr<workspace> make_workspace() const = 0;
};

}  // namespace typeplate::inline abi_1
