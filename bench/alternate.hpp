// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How two pieces of code are compared: by the median ratio of many alternating blocks in one process.
// On shared machines one block of each gives ratios from 0.6 to 1.5 for the same code; the median of 200 pairs
// stays within a few hundredths.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <vector>

namespace bench {

struct comparison {
  double ratio;               ///< median over the block pairs of (ours / theirs)
  double ours_nanoseconds;    ///< median time of one call of ours
  double theirs_nanoseconds;  ///< median time of one call of theirs
  std::size_t blocks;         ///< block pairs measured
};

inline double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// Nanoseconds a call of `calls` calls in a row.
template <class Call>
double time_block(Call& call, std::size_t calls) {
  const auto begin = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < calls; ++i) call();
  const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - begin;
  return taken.count() / static_cast<double>(calls);
}

/// Compares two calls over `blocks` pairs of blocks of `calls` calls; which one goes first alternates too, so that
/// neither always runs in the other's warm cache.
template <class Ours, class Theirs>
comparison alternate(Ours ours, Theirs theirs, std::size_t blocks, std::size_t calls) {
  std::vector<double> ratios, mine, other;
  for (int warm_up = 0; warm_up < 2; ++warm_up) {
    time_block(ours, calls);
    time_block(theirs, calls);
  }
  for (std::size_t block = 0; block < blocks; ++block) {
    double a = 0, b = 0;
    if (block % 2 == 0) {
      a = time_block(ours, calls);
      b = time_block(theirs, calls);
    } else {
      b = time_block(theirs, calls);
      a = time_block(ours, calls);
    }
    ratios.push_back(a / b);
    mine.push_back(a);
    other.push_back(b);
  }
  return {median(ratios), median(mine), median(other), blocks};
}

}  // namespace bench
