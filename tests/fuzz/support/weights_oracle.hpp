// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What must hold of every file of weights: it is read or refused in one sentence that can be shown, every tensor
// has the bytes that it states, and what is written from it reads back as the same.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include <typeplate/error.hpp>
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>

#include "support/oracle.hpp"

namespace typeplate::test {

/// Limits that a small hostile file meets.
inline constexpr weights::read_limits small_limits{.header_bytes = 1 << 16,
                                                   .members = 1000,
                                                   .unpacked_bytes = 1 << 20,
                                                   .objects = 10'000,
                                                   .object_bytes = 1 << 20};

inline void check_sentence(std::string_view sentence) {
  // One that is too long ends in dots.
  expect(!sentence.empty() && (!sentence.ends_with('.') || sentence.ends_with("...")),
         "a refusal is a sentence without a period");
  expect(!has_control_characters(sentence, ""), "a refusal holds no control character");
}

/// Does what may throw a `typeplate::error`; false where it did.
inline bool done_or_refused(const std::function<void()>& action) {
  try {
    action();
    return true;
  } catch (const typeplate::error& broken) {
    check_sentence(broken.what());
    return false;
  }
}

[[nodiscard]] inline std::optional<weights::weights_file> read_or_refused(
    std::span<const std::byte> bytes, const weights::read_limits& limits = small_limits) {
  std::optional<weights::weights_file> file;
  done_or_refused([&] { file.emplace(weights::weights_file::read(bytes, "file f", limits)); });
  return file;
}

/// Every value of every tensor is looked at. False where one was refused, as when a limit is met.
inline bool check_values(const weights::weights_file& file, std::span<const std::byte> bytes) {
  return done_or_refused([&] {
    for (const weights::tensor& each : file.tensors()) {
      const weights::tensor_bytes values = file.values(each);
      expect(values.bytes.size() == byte_count(each), "a tensor has the bytes that its shape asks for");
      volatile unsigned seen = 0;
      for (const std::byte byte : values.bytes) seen = seen ^ std::to_integer<unsigned>(byte);
      if (!file.is_borrowed(each) || values.bytes.empty()) continue;
      expect(values.bytes.data() >= bytes.data() &&
                 values.bytes.data() + values.bytes.size() <= bytes.data() + bytes.size(),
             "borrowed values lie inside of the file");
    }
  });
}

/// The same names, types, shapes and values, in any order. Requires that all values of `before` can be read.
inline void check_same(const weights::weights_file& before, const weights::weights_file& after) {
  expect(before.tensors().size() == after.tensors().size(), "as many tensors are read back as were written");
  for (const weights::tensor& each : before.tensors()) {
    const weights::tensor* const again = after.find(each.name);
    expect(again != nullptr, "a tensor that was written is there");
    expect(again->type == each.type && again->shape == each.shape, "a tensor reads back with its type and shape");
    const weights::tensor_bytes a = before.values(each);
    const weights::tensor_bytes b = after.values(*again);
    expect(std::ranges::equal(a.bytes, b.bytes), "a tensor reads back bit by bit");
  }
}

}  // namespace typeplate::test
