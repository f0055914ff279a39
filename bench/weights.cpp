// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What bench/weights.py measures of ours. As a whole process: `bench_weights list FILE`, `bytes FILE`, `words
// FILE` (sums of bytes or of 64-bit words). In one process, beside a warm Python: `bench_weights serve` takes lines
// "list FILE CALLS" and answers each with the seconds of one call.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <typeplate/weights/weights_file.hpp>

using namespace typeplate::weights;

namespace {

// Opens a file and looks at every name and shape.
std::uint64_t listed(const std::string& path) {
  const weights_file file = weights_file::open(path);
  std::uint64_t seen = 0;
  for (const tensor& each : file.tensors()) seen += each.name.size() + each.shape.size();
  return seen;
}

std::uint64_t word_at(std::span<const std::byte> bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes.data(), sizeof word);
  return word;
}

// The sum of 64-bit words, and of what is left behind them.
std::uint64_t sum_of_words(std::span<const std::byte> bytes) {
  std::uint64_t sum = 0;
  for (; bytes.size() >= sizeof sum; bytes = bytes.subspan(sizeof sum)) sum += word_at(bytes);
  for (const std::byte byte : bytes) sum += std::to_integer<std::uint64_t>(byte);
  return sum;
}

// The sum of bytes, eight at a time: in four lanes of 16 bits, which hold the sum of 128 words.
std::uint64_t sum_of_bytes(std::span<const std::byte> bytes) {
  constexpr std::uint64_t lanes = 0x00FF00FF00FF00FFU;
  constexpr std::size_t run = 128 * sizeof(std::uint64_t);
  std::uint64_t sum = 0;
  for (; bytes.size() >= run; bytes = bytes.subspan(run)) {
    std::uint64_t partial = 0;
    for (std::size_t at = 0; at < run; at += sizeof partial) {
      const std::uint64_t word = word_at(bytes.subspan(at));
      partial += (word & lanes) + ((word >> 8U) & lanes);
    }
    for (; partial != 0; partial >>= 16U) sum += partial & 0xFFFFU;
  }
  for (const std::byte byte : bytes) sum += std::to_integer<std::uint64_t>(byte);
  return sum;
}

// Opens a file and adds up every tensor's values.
template <class Sum>
std::uint64_t summed(const std::string& path, Sum sum_of) {
  const weights_file file = weights_file::open(path);
  std::uint64_t sum = 0;
  for (const tensor& each : file.tensors()) sum += sum_of(file.values(each).bytes);
  return sum;
}

std::uint64_t called(std::string_view work, const std::string& path) {
  if (work == "list") return listed(path);
  return work == "words" ? summed(path, sum_of_words) : summed(path, sum_of_bytes);
}

void serve() {
  std::string work, path;
  unsigned calls = 0;
  while (std::cin >> work >> path >> calls) {
    const auto begin = std::chrono::steady_clock::now();
    std::uint64_t result = 0;
    for (unsigned call = 0; call < calls; ++call) result += called(work, path);
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    std::printf("%.9f %llu\n", taken.count() / calls, static_cast<unsigned long long>(result / calls));
    std::fflush(stdout);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::span<char*> words(argv, static_cast<std::size_t>(argc));
  try {
    if (words.size() == 2 && std::string_view(words[1]) == "serve") {
      serve();
    } else if (words.size() == 3) {
      std::printf("%llu\n", static_cast<unsigned long long>(called(words[1], words[2])));
    } else {
      return 2;
    }
  } catch (const std::exception& broken) {
    std::fprintf(stderr, "bench_weights: %s\n", broken.what());
    return 1;
  }
  return 0;
}
