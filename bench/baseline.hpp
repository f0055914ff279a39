// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Bare LibTorch, to compare the typed call with. No LibTorch header here: the two sides are compiled apart.
#pragma once

#include <cstdint>
#include <string>

namespace bench {

class baseline {
 public:
  baseline(const std::string& file, std::int64_t rows, std::int64_t columns);
  ~baseline();
  baseline(const baseline&) = delete;
  baseline& operator=(const baseline&) = delete;

  /// The prepared tensor's values, [rows, columns].
  float* input();
  /// Runs the module once and reads every value of its result.
  double forward() const;

 private:
  struct network;
  network* network_;
};

/// Reads the module with `torch::jit::load` and drops it again: nothing frozen, nothing run.
void load_and_drop(const std::string& file);

/// LibTorch computes in the calling thread only.
void use_one_thread();

}  // namespace bench
