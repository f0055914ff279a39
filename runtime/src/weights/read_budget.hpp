// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What reading one file's descriptions has cost so far, held against the limits: the sizes that a hostile file
// states say little about the memory and the time that it takes.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <typeplate/error.hpp>
#include <typeplate/weights/read_limits.hpp>
#include "byte_reader.hpp"

namespace typeplate::inline abi_1::weights {

/// A limit is met. A reason of its own, because nothing may be wrong with the file.
class over_budget : public refusal_reason {
 public:
  using refusal_reason::refusal_reason;
};

/// The same for whoever called a reader: the bytes may be in its format all the same.
class limit_met : public error {
 public:
  using error::error;
};

/// What a reader says of a file at the end: `limit_met`, or that it `is_no` such file ("is not a torch file").
[[noreturn]] void refuse_file(std::string_view what, std::string_view is_no, const refusal_reason& reason);

/// What the sentences say of what is read.
struct budget_words {
  std::string_view subject = "what it describes";
  std::string_view take = "takes";
};

/// The time runs from `begun` on. Every function throws `over_budget`, which names the limit.
class read_budget {
 public:
  using clock = std::chrono::steady_clock;

  explicit read_budget(const read_limits& limits, clock::time_point begun = clock::now(), budget_words words = {})
      : most_bytes_(limits.object_bytes), seconds_(limits.seconds), begun_(begun), words_(words) {}

  /// For the budgets of a file's parts, which have one clock with it.
  [[nodiscard]] clock::time_point begun() const { return begun_; }

  /// Counts memory; call it before the memory is taken.
  void charge(std::uint64_t bytes) {
    if (bytes > most_bytes_ - spent_) refuse_memory();
    spent_ += bytes;
  }

  /// Looks at the clock.
  void check_time() const;

  /// For every step of a loop: looks at the clock at the first and then once in many steps.
  void step() {
    if (steps_++ % steps_between_looks == 0) check_time();
  }

 private:
  static constexpr std::size_t steps_between_looks = 1024;

  [[noreturn]] void refuse_memory() const;

  std::uint64_t most_bytes_;
  std::uint64_t spent_ = 0;  // at most most_bytes_
  double seconds_;
  clock::time_point begun_;
  budget_words words_;
  std::size_t steps_ = 0;
};

}  // namespace typeplate::inline abi_1::weights
