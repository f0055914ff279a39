// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "strided_copy.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

namespace typeplate::inline abi_1::weights {
namespace {

constexpr std::size_t line = 64;  // bytes of a line of the cache
constexpr std::size_t most_rows =
    1024;  // that are written at the same time: as many pages are known to the processor
constexpr std::size_t widest_element = 16;  // bytes

struct axis {
  std::uint64_t size;
  std::int64_t stride;  // in bytes
};
using axes = std::span<const axis>;

// Axes of one element say nothing; two that are walked through as if they were one become one.
std::vector<axis> merged_axes(const tensor& view, std::size_t width) {
  std::vector<axis> merged;
  for (std::size_t i = 0; i < view.shape.size(); ++i) {
    if (view.shape[i] == 1) continue;
    const axis next{view.shape[i], view.strides[i] * static_cast<std::int64_t>(width)};
    const bool follows =
        !merged.empty() && merged.back().stride == next.stride * static_cast<std::int64_t>(next.size);
    if (follows)
      merged.back() = {merged.back().size * next.size, next.stride};
    else
      merged.push_back(next);
  }
  return merged;
}

// Counts through axes, the last one fastest, and knows where it stands.
class odometer {
 public:
  explicit odometer(axes over) : axes_(over), index_(over.size()) {}

  [[nodiscard]] std::int64_t offset() const { return offset_; }

  // After the last place comes the first again.
  void advance() {
    for (std::size_t i = axes_.size(); i-- > 0;) {
      offset_ += axes_[i].stride;
      if (++index_[i] < axes_[i].size) return;
      offset_ -= axes_[i].stride * static_cast<std::int64_t>(axes_[i].size);
      index_[i] = 0;
    }
  }

 private:
  axes axes_;
  std::vector<std::uint64_t> index_;
  std::int64_t offset_ = 0;
};

std::uint64_t places(axes over) {
  std::uint64_t count = 1;
  for (const axis& each : over) count *= each.size;
  return count;
}

// Whole runs of bytes, one behind the other.
void copy_runs(axes outer, std::size_t run, const std::byte* source, std::byte* target) {
  odometer place(outer);
  for (std::uint64_t left = places(outer); left > 0; --left) {
    std::memcpy(target, source + place.offset(), run);
    target += run;
    place.advance();
  }
}

// Elements of Width bytes. The axis whose neighbours lie closest in the source, `close`, and the places of all axes
// behind it, which lie side by side in the target, are the two sides of a matrix that is transposed in tiles.
template <std::size_t Width>
class tiled_copy {
 public:
  tiled_copy(axes all, std::size_t close)
      : outer_(all.first(close)), close_(all[close]), inner_(all.subspan(close + 1)), columns_(places(inner_)) {}

  void run(const std::byte* source, std::byte* target) const {
    odometer place(outer_);
    for (std::uint64_t left = places(outer_); left > 0; --left) {
      for (std::uint64_t row = 0; row < close_.size; row += most_rows)
        strip(source + place.offset(), target, row, std::min(row + most_rows, close_.size));
      target += close_.size * columns_ * Width;
      place.advance();
    }
  }

 private:
  static constexpr std::size_t side = std::max<std::size_t>(line / Width, 8);
  using offsets = std::array<std::int64_t, side>;

  // Rows [begin, end) of the target.
  void strip(const std::byte* source, std::byte* target, std::uint64_t begin, std::uint64_t end) const {
    odometer place(inner_);
    offsets from{};
    for (std::uint64_t column = 0; column < columns_; column += side) {
      const auto wide = static_cast<std::size_t>(std::min<std::uint64_t>(side, columns_ - column));
      for (std::size_t i = 0; i < wide; ++i, place.advance()) from[i] = place.offset();
      for (std::uint64_t row = begin; row < end; row += side) {
        const auto high = static_cast<std::size_t>(std::min<std::uint64_t>(side, end - row));
        const std::byte* const corner = source + static_cast<std::int64_t>(row) * close_.stride;
        std::byte* const to = target + (row * columns_ + column) * Width;
        if (wide == side && high == side && close_.stride == Width)
          whole_tile(corner, from, to);
        else
          tile(corner, from, to, high, wide);
      }
    }
  }

  void tile(const std::byte* source, const offsets& from, std::byte* target, std::size_t high,
            std::size_t wide) const {
    for (std::size_t row = 0; row < high; ++row) {
      for (std::size_t column = 0; column < wide; ++column)
        std::memcpy(target + (row * columns_ + column) * Width,
                    source + from[column] + static_cast<std::int64_t>(row) * close_.stride, Width);
    }
  }

  // By way of a tile that lies together: lines of a matrix whose rows are a power of two apart push each other out
  // of the cache.
  void whole_tile(const std::byte* source, const offsets& from, std::byte* target) const {
    std::array<std::byte, side * side * Width> turned;
    for (std::size_t column = 0; column < side; ++column) {
      const std::byte* const run = source + from[column];
      for (std::size_t row = 0; row < side; ++row)
        std::memcpy(turned.data() + (row * side + column) * Width, run + row * Width, Width);
    }
    for (std::size_t row = 0; row < side; ++row)
      std::memcpy(target + row * columns_ * Width, turned.data() + row * side * Width, side * Width);
  }

  axes outer_;
  axis close_;
  axes inner_;
  std::uint64_t columns_;
};

bool is_width(std::uint64_t bytes) {
  return bytes <= widest_element && (bytes & (bytes - 1)) == 0;
}

void copy_tiled(axes all, std::size_t width, const std::byte* source, std::byte* target) {
  const auto distance = [](const axis& each) { return each.stride < 0 ? -each.stride : each.stride; };
  const auto close = static_cast<std::size_t>(std::ranges::min_element(all, {}, distance) - all.begin());
  switch (width) {
    case 1:
      return tiled_copy<1>(all, close).run(source, target);
    case 2:
      return tiled_copy<2>(all, close).run(source, target);
    case 4:
      return tiled_copy<4>(all, close).run(source, target);
    case 8:
      return tiled_copy<8>(all, close).run(source, target);
    default:
      return tiled_copy<widest_element>(all, close).run(source, target);
  }
}

}  // namespace

void strided_copy(const tensor& view, const std::byte* storage, std::byte* target) {
  std::size_t width = bits_of(view.type) / 8;
  const std::byte* const source = storage + static_cast<std::size_t>(view.offset) * width;
  std::vector<axis> all = merged_axes(view, width);
  // What lies side by side on both sides is one wider element, or a run of bytes.
  if (!all.empty() && all.back().stride == static_cast<std::int64_t>(width)) {
    width *= static_cast<std::size_t>(all.back().size);
    all.pop_back();
  }
  if (all.empty() || !is_width(width))
    copy_runs(all, width, source, target);
  else
    copy_tiled(all, width, source, target);
}

}  // namespace typeplate::inline abi_1::weights
