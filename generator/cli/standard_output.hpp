// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A model may print, and LibTorch prints on the standard output. What this program writes there is for another
// program, so that a model's words go to the standard error instead.
#pragma once

namespace typeplate::inline abi_1::generator {

/// While it lives, whatever is printed on the standard output appears on the standard error; the real one is
/// behind `descriptor()`. One at a time in a process.
class StandardOutputAside {
 public:
  StandardOutputAside();
  ~StandardOutputAside();
  StandardOutputAside(const StandardOutputAside&) = delete;
  StandardOutputAside& operator=(const StandardOutputAside&) = delete;

  /// -1 where the program was started without a standard output.
  [[nodiscard]] int descriptor() const { return real_; }

 private:
  int real_;
};

}  // namespace typeplate::inline abi_1::generator
