// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Reads a pickle of any protocol (0 to 5) without executing anything in it: what Python would import, call or look
// up becomes a node that says so. Every opcode is read; nothing in the file decides how deep the reader's own stack
// gets, and the limits hold for time and for memory.
//
//   const auto [objects, end] = pickle::read_pickle(bytes, "file model.pkl");
//   use(objects->root()["scaler"].attribute("mean_"));
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include <typeplate/weights/pickle/tree.hpp>
#include <typeplate/weights/read_limits.hpp>

namespace typeplate::inline abi_1::weights::pickle {

/// For formats that put bytes between a pickle's opcodes, as joblib does. It is asked after each BUILD with the
/// object and the position of the next byte, and says which bytes there are no opcodes: they become the object's
/// `text`. Where they are a pickle of its own, its root is appended to the object.
struct stream_bytes {
  std::uint64_t begin = 0;
  std::uint64_t size = 0;
  bool is_pickle = false;  ///< `size` does not count: the pickle's own STOP ends it
};
using bytes_after_build = std::function<stream_bytes(node built, std::uint64_t position)>;

struct read_options {
  std::uint64_t begin = 0;  ///< where in the bytes the pickle begins; messages and `end` count from the first byte
  /// What the program that wrote the pickle stored outside of it (protocol 5's `buffer_callback`), where it is
  /// known.
  std::span<const std::span<const std::byte>> buffers{};
  bytes_after_build after_build{};
  /// When reading the file began, where it holds several pickles: `seconds` of the limits counts from then on.
  std::optional<std::chrono::steady_clock::time_point> begun{};
  /// A limit as those of `read_limits`, for who wants to know whether the bytes begin as a pickle does.
  std::uint64_t most_opcodes = std::numeric_limits<std::uint64_t>::max();
};

struct pickle_part {
  std::shared_ptr<const tree> objects;
  std::uint64_t end = 0;  ///< the byte behind STOP: another pickle may follow there
};

/// The pickle that begins at `options.begin` of `bytes`, which must outlive the result. Throws `typeplate::error`:
/// one sentence that begins with `what` and names the opcode and its byte, for anything that Python could not read
/// either and where `limits` are met. Safe to call from many threads.
[[nodiscard]] pickle_part read_pickle(std::span<const std::byte> bytes, std::string_view what,
                                      const read_limits& limits = {}, const read_options& options = {});

}  // namespace typeplate::inline abi_1::weights::pickle
