// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "read_objects.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include <typeplate/error.hpp>
#include "../following_file.hpp"
#include "../read_budget.hpp"
#include "../readers.hpp"
#include "joblib.hpp"

namespace typeplate::inline abi_1::weights {

namespace pickle {

pickle_part read_objects(std::span<const std::byte> stream, std::string_view what, const read_limits& limits,
                         read_options options) {
  options.after_build = [stream](const node& built, std::uint64_t position) {
    return bytes_behind_wrapper(built, position, stream);
  };
  return read_pickle(stream, what, limits, options);
}

bool has_proto(std::span<const std::byte> bytes) {
  return bytes.size() >= 2 && bytes[0] == std::byte{0x80} && bytes[1] >= std::byte{2} && bytes[1] <= std::byte{5};
}

}  // namespace pickle

std::optional<file_bytes> behind_pickle(file_bytes bytes, const read_limits& limits) {
  constexpr std::uint64_t enough = 1 << 20;
  if (pickle::has_proto(bytes) || pickle::compression_of(bytes) != pickle::compression::none) return file_bytes();
  if (bytes.empty() || bytes[0] == std::byte{0x80}) return std::nullopt;
  // One of protocol 0 or 1 begins with nothing of its own, so its begin is tried: another file's bytes end that
  // soon.
  read_limits few = limits;
  few.object_bytes = std::min(limits.object_bytes, enough);
  pickle::read_options options;
  options.most_opcodes = 1000;
  try {
    const std::uint64_t end = pickle::read_objects(bytes, "it", few, options).end;
    return without_blanks(bytes.subspan(static_cast<std::size_t>(end)));
  } catch (const limit_met&) {
    return file_bytes();
  } catch (const error&) {
    return std::nullopt;
  }
}

}  // namespace typeplate::inline abi_1::weights
