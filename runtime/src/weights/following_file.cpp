// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "following_file.hpp"

#include <algorithm>
#include <chrono>

#include <typeplate/error.hpp>
#include <typeplate/weights/weights_file.hpp>
#include "pickle/joblib.hpp"
#include "pickle/read_objects.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

// Almost any byte may begin a msgpack tree, and many a pickle of protocol 0 or 1: those must be read to their end.
bool is_whole(file_format format, file_bytes bytes, const read_limits& limits) {
  try {
    if (format == file_format::msgpack) (void)list_msgpack(bytes, "it", limits);
    const bool is_signed = pickle::has_proto(bytes) || pickle::compression_of(bytes) != pickle::compression::none;
    if (format == file_format::pickle && !is_signed) (void)pickle::read_objects(bytes, "it", limits);
    return true;
  } catch (const error&) {
    return false;
  }
}

}  // namespace

file_bytes without_blanks(file_bytes bytes) {
  const auto is_blank = [](std::byte each) {
    return each == std::byte{' '} || (each >= std::byte{'\t'} && each <= std::byte{'\r'});
  };
  const auto begin = std::ranges::find_if_not(bytes, is_blank);
  return bytes.subspan(static_cast<std::size_t>(begin - bytes.begin()));
}

void require_last_file(file_bytes bytes, std::uint64_t end, const read_limits& limits, const read_budget& budget) {
  const file_bytes rest = without_blanks(bytes.subspan(static_cast<std::size_t>(end)));
  if (rest.empty()) return;
  read_limits left = limits;
  left.seconds -= std::chrono::duration<double>(read_budget::clock::now() - budget.begun()).count();
  const auto format = detect_format(rest, left);
  if (format && is_whole(*format, rest, left))
    throw refusal_reason("a file of the format " + std::string(name_of(*format)) + " follows at byte " +
                         std::to_string(bytes.size() - rest.size()) +
                         ", and one is read: save one dict of all, or each as a file of its own");
  budget.check_time();
}

}  // namespace typeplate::inline abi_1::weights
