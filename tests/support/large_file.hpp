// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Files beyond 4 GiB for tests. Zeros are holes of the files, so that they take little time and no room.
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <typeplate/weights/byte_sink.hpp>
#include <typeplate/weights/write_weights.hpp>
#include <vector>

#include "output_of.hpp"

namespace typeplate_tests {

/// More than the fields of the first zip format can state.
inline constexpr std::size_t large_size = (std::size_t{1} << 32U) + 4096;

/// Zeros of the kernel's, which take no memory.
class large_zeros {
 public:
  large_zeros()
      : begin_(::mmap(nullptr, large_size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)) {
    if (begin_ == MAP_FAILED) throw std::runtime_error("cannot map zeros");
    (void)::madvise(begin_, large_size, MADV_HUGEPAGE);
  }
  large_zeros(const large_zeros&) = delete;
  large_zeros& operator=(const large_zeros&) = delete;
  ~large_zeros() { ::munmap(begin_, large_size); }

  [[nodiscard]] std::span<const std::byte> bytes() const {
    return {static_cast<const std::byte*>(begin_), large_size};
  }

 private:
  void* begin_;
};

/// A file with a hole wherever somebody writes the zeros.
class sparse_file final : public typeplate::weights::byte_sink {
 public:
  sparse_file(const std::string& path, const large_zeros& zeros)
      : zeros_(zeros), number_(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)) {}
  sparse_file(const sparse_file&) = delete;
  sparse_file& operator=(const sparse_file&) = delete;
  ~sparse_file() override { ::close(number_); }

  using byte_sink::write;
  void write(std::span<const std::byte> run) override {
    const off_t begin = position_;
    position_ += static_cast<off_t>(run.size());
    const bool is_hole = run.data() == zeros_.bytes().data();
    const bool done = is_hole ? ::ftruncate(number_, position_) == 0
                              : ::pwrite(number_, run.data(), run.size(), begin) == position_ - begin;
    if (!done) throw std::runtime_error("cannot write");
  }

 private:
  const large_zeros& zeros_;
  int number_;
  off_t position_ = 0;
};

/// `first`, then `zeros`, which end beyond 4 GiB, and `last` behind them; the zeros must outlive the result.
inline std::vector<typeplate::weights::output_tensor> tensors_around(const large_zeros& zeros) {
  using typeplate::weights::element_type;
  using typeplate::weights::tensor_bytes;
  return {output_of("first", element_type::uint8, {5}, "first"),
          {"zeros",
           element_type::uint8,
           {large_size},
           [&] {
             return tensor_bytes{zeros.bytes(), nullptr};
           },
           {}},
          output_of("last", element_type::uint8, {4}, "last")};
}

}  // namespace typeplate_tests
