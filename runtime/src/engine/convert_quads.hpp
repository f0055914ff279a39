// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The hottest of the column loops, double to float, four numbers at a time. Every x86-64 has these instructions;
// GCC 12 does not find them by itself, because it takes comparisons of doubles apart (1.0 instead of 0.27 ns a
// number). Other processors use the plain loop, which their compilers vectorise.
#pragma once

#include <cstddef>

#include "column_loops.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace typeplate::inline abi_1 {

/// How many numbers were converted, from the first on, and whether all of them pass.
struct converted_run {
  std::size_t count = 0;
  bool good = true;
};

#if defined(__SSE2__)

/// All bits set where a number passes. `NanPasses` asks the opposite question, which NaN answers with no.
template <bool NanPasses>
[[nodiscard]] inline __m128d passing(__m128d numbers, __m128d low, __m128d high) {
  if constexpr (NanPasses) {
    return _mm_and_pd(_mm_cmpnlt_pd(numbers, low), _mm_cmpngt_pd(numbers, high));
  } else {
    return _mm_and_pd(_mm_cmple_pd(low, numbers), _mm_cmple_pd(numbers, high));
  }
}

template <bool NanPasses>
[[nodiscard]] inline converted_run convert_in_quads(const column_rule& rule, const double* numbers,
                                                    std::size_t rows, float* out) {
  const __m128d a = _mm_set1_pd(rule.a);
  const __m128d b = _mm_set1_pd(rule.b);
  const __m128d low = _mm_set1_pd(rule.low);
  const __m128d high = _mm_set1_pd(rule.high);
  __m128d all_pass = _mm_castsi128_pd(_mm_set1_epi32(-1));
  std::size_t i = 0;
  for (; i + 4 <= rows; i += 4) {
    const __m128d first = _mm_loadu_pd(numbers + i);
    const __m128d second = _mm_loadu_pd(numbers + i + 2);
    const __m128d pass = _mm_and_pd(passing<NanPasses>(first, low, high), passing<NanPasses>(second, low, high));
    all_pass = _mm_and_pd(all_pass, pass);
    const __m128 left = _mm_cvtpd_ps(_mm_add_pd(_mm_mul_pd(first, a), b));
    const __m128 right = _mm_cvtpd_ps(_mm_add_pd(_mm_mul_pd(second, a), b));
    _mm_storeu_ps(out + i, _mm_movelh_ps(left, right));
  }
  return {i, _mm_movemask_pd(all_pass) == 3};
}

#else

template <bool NanPasses>
[[nodiscard]] inline converted_run convert_in_quads(const column_rule&, const double*, std::size_t, float*) {
  return {};
}

#endif

}  // namespace typeplate::inline abi_1
