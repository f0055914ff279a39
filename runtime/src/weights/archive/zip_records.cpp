// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "zip_records.hpp"

#include <algorithm>

#include "zip_fields.hpp"

namespace typeplate::inline abi_1::weights::archive {
namespace {

constexpr std::uint64_t most_members = 0xffff;  // as many, and more, are counted by ZIP64's record

}  // namespace

void append_little(std::string& bytes, std::uint64_t number, std::size_t size) {
  // Longer fields than a number are zero behind it.
  for (; size > 0; --size, number >>= 8U) bytes += static_cast<char>(number & 0xffU);
}

std::uint64_t narrow(std::uint64_t number) {
  return std::min<std::uint64_t>(number, in_extra_field);
}

std::string zip64_field(std::uint64_t size, std::uint64_t begin) {
  std::string numbers;
  if (size >= in_extra_field) {
    append_little(numbers, size, 8);
    append_little(numbers, size, 8);
  }
  if (begin >= in_extra_field) append_little(numbers, begin, 8);
  if (numbers.empty()) return {};
  std::string field;
  append_little(field, 1, 2);
  append_little(field, numbers.size(), 2);
  return field + numbers;
}

std::string directory_end(std::uint64_t begin, std::uint64_t end, std::uint64_t members) {
  const bool large = begin >= in_extra_field || end - begin >= in_extra_field || members >= most_members;
  std::string bytes;
  if (large) {
    bytes += "PK\x06\x06";
    append_little(bytes, 44, 8);  // what follows of this record
    append_little(bytes, 45, 2);
    append_little(bytes, 45, 2);
    append_little(bytes, 0, 8);
    append_little(bytes, members, 8);
    append_little(bytes, members, 8);
    append_little(bytes, end - begin, 8);
    append_little(bytes, begin, 8);
    bytes += "PK\x06\x07";
    append_little(bytes, 0, 4);
    append_little(bytes, end, 8);
    append_little(bytes, 1, 4);
  }
  bytes += "PK\x05\x06";
  append_little(bytes, 0, 4);
  append_little(bytes, large ? most_members : members, 2);
  append_little(bytes, large ? most_members : members, 2);
  append_little(bytes, large ? in_extra_field : end - begin, 4);
  append_little(bytes, large ? in_extra_field : begin, 4);
  append_little(bytes, 0, 2);
  return bytes;
}

}  // namespace typeplate::inline abi_1::weights::archive
