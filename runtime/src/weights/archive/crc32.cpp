// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// CRC-32 at the speed of memory: every byte of a stored member is looked at before anybody gets it, so that this is
// what reading PyTorch's files costs. libdeflate does it, and finishes what the widest instructions begin: those
// multiply four polynomials at once, and four such rows are on their way at a time.
#include <libdeflate.h>

#include <array>

#include <typeplate/weights/archive/zip_directory.hpp>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace typeplate::inline abi_1::weights::archive {
namespace {

#if defined(__x86_64__)

constexpr std::size_t row = 64;         // bytes of a register
constexpr std::size_t block = 4 * row;  // that are folded into the next block
constexpr std::size_t worth_it = 4 * block;

// x to the power of `exponent`, modulo the polynomial of CRC-32, bits reversed and shifted as multiplications of
// reversed polynomials want it.
constexpr std::uint64_t power_of_x(unsigned exponent) {
  std::uint32_t rest = 0x80000000U;  // 1, reversed
  for (unsigned i = 0; i < exponent; ++i) rest = (rest >> 1U) ^ ((rest & 1U) != 0 ? 0xEDB88320U : 0U);
  return static_cast<std::uint64_t>(rest) << 1U;
}

// Both halves of 128 bits are moved over so many bits of the message; the lower half lies 64 bits further back.
constexpr unsigned moved_bits = 8 * block;
constexpr std::uint64_t lower_half = power_of_x(moved_bits + 32);
constexpr std::uint64_t upper_half = power_of_x(moved_bits - 32);

__attribute__((target("avx512f,vpclmulqdq"))) inline __m512i folded(__m512i state, __m512i factors, __m512i next) {
  constexpr int xor_of_three = 0x96;
  return _mm512_ternarylogic_epi64(_mm512_clmulepi64_epi128(state, factors, 0x00),
                                   _mm512_clmulepi64_epi128(state, factors, 0x11), next, xor_of_three);
}

// Folds whole blocks into one that has the same checksum, when it begins with 0, and returns the bytes behind them.
__attribute__((target("avx512f,vpclmulqdq"))) std::span<const std::byte> fold(std::span<const std::byte> bytes,
                                                                              std::uint32_t start,
                                                                              std::array<std::byte, block>& state) {
  const std::byte* at = bytes.data();
  const auto load = [&at](std::size_t number) __attribute__((target("avx512f"))) {
    return _mm512_loadu_si512(at + number * row);
  };
  constexpr auto lower = static_cast<long long>(lower_half);
  constexpr auto upper = static_cast<long long>(upper_half);
  const __m512i factors = _mm512_set4_epi64(upper, lower, upper, lower);
  const __m512i first = _mm512_zextsi128_si512(_mm_cvtsi32_si128(static_cast<int>(~start)));
  __m512i one = _mm512_xor_si512(load(0), first);
  __m512i two = load(1);
  __m512i three = load(2);
  __m512i four = load(3);
  const std::byte* const end = at + bytes.size() / block * block;
  for (at += block; at != end; at += block) {
    one = folded(one, factors, load(0));
    two = folded(two, factors, load(1));
    three = folded(three, factors, load(2));
    four = folded(four, factors, load(3));
  }
  _mm512_storeu_si512(state.data(), one);
  _mm512_storeu_si512(state.data() + row, two);
  _mm512_storeu_si512(state.data() + 2 * row, three);
  _mm512_storeu_si512(state.data() + 3 * row, four);
  return bytes.subspan(static_cast<std::size_t>(end - bytes.data()));
}

bool has_wide_multiplication() {
  return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("vpclmulqdq") != 0;
}

#endif

}  // namespace

std::uint32_t crc32(std::span<const std::byte> bytes, std::uint32_t start) {
  // The library takes no bytes at no address for a question about the first value.
  if (bytes.empty()) return start;
#if defined(__x86_64__)
  if (bytes.size() >= worth_it && has_wide_multiplication()) {
    std::array<std::byte, block> state;
    bytes = fold(bytes, start, state);
    constexpr std::uint32_t from_zero = 0xFFFFFFFFU;
    start = libdeflate_crc32(from_zero, state.data(), state.size());
    if (bytes.empty()) return start;
  }
#endif
  return libdeflate_crc32(start, bytes.data(), bytes.size());
}

}  // namespace typeplate::inline abi_1::weights::archive
