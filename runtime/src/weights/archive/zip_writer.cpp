// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Source: APPNOTE.TXT of PKWARE, version 6.3, sections 4.3 and 4.5.3.
#include "zip_writer.hpp"

#include <algorithm>

#include <typeplate/weights/archive/zip_directory.hpp>
#include "zip_fields.hpp"

namespace typeplate::inline abi_1::weights::archive {
namespace {

constexpr std::uint64_t most_members = 0xffff;  // as many, and more, are counted by ZIP64's record
constexpr std::uint32_t no_date = 0x00210000;   // the first day of 1980

void append(std::string& bytes, std::uint64_t number, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(number >> 8U * i & 0xffU);
}

std::uint64_t narrow(std::uint64_t number) {
  return std::min<std::uint64_t>(number, in_extra_field);
}

// The numbers that have no room in the fields of the first zip format. A local header has both sizes or none.
std::string zip64_field(std::uint64_t size, std::uint64_t begin) {
  std::string numbers;
  if (size >= in_extra_field) {
    append(numbers, size, 8);
    append(numbers, size, 8);
  }
  if (begin >= in_extra_field) append(numbers, begin, 8);
  if (numbers.empty()) return {};
  std::string field;
  append(field, 1, 2);
  append(field, numbers.size(), 2);
  return field + numbers;
}

// From the version that a reader needs to the length of the extra field.
std::string shared_fields_of(std::string_view name, std::uint32_t crc, std::uint64_t size, std::string_view extra) {
  std::string fields;
  append(fields, extra.empty() ? 20 : 45, 2);
  append(fields, flag_utf8, 2);
  append(fields, method_stored, 2);
  append(fields, no_date, 4);
  append(fields, crc, 4);
  append(fields, narrow(size), 4);
  append(fields, narrow(size), 4);
  append(fields, name.size(), 2);
  append(fields, extra.size(), 2);
  return fields;
}

}  // namespace

void zip_writer::write(std::string_view bytes) {
  sink_.write(bytes);
  position_ += bytes.size();
}

void zip_writer::add(std::string_view name, std::span<const std::byte> head, std::span<const std::byte> body) {
  const member added{std::string(name), crc32(body, crc32(head)), head.size() + body.size(), position_};
  const std::string extra = zip64_field(added.size, 0);
  write("PK\x03\x04" + shared_fields_of(name, added.crc, added.size, extra) + added.name + extra);
  sink_.write(head);
  sink_.write(body);
  position_ += added.size;
  members_.push_back(added);
}

void zip_writer::finish() {
  const std::uint64_t begin = position_;
  for (const member& each : members_) {
    const std::string extra = zip64_field(each.size, each.begin);
    std::string entry = "PK\x01\x02";
    append(entry, extra.empty() ? 20 : 45, 2);
    entry += shared_fields_of(each.name, each.crc, each.size, extra);
    entry.append(10, '\0');  // no comment, first disk, no attributes
    append(entry, narrow(each.begin), 4);
    write(entry + each.name + extra);
  }
  write_end(begin, position_ - begin);
}

void zip_writer::write_end(std::uint64_t begin, std::uint64_t size) {
  std::string end;
  if (members_.size() >= most_members || begin >= in_extra_field || size >= in_extra_field) {
    end = "PK\x06\x06";
    append(end, 44, 8);
    append(end, 45, 2);
    append(end, 45, 2);
    append(end, 0, 8);
    append(end, members_.size(), 8);
    append(end, members_.size(), 8);
    append(end, size, 8);
    append(end, begin, 8);
    end += "PK\x06\x07";
    append(end, 0, 4);
    append(end, position_, 8);
    append(end, 1, 4);
  }
  end += "PK\x05\x06";
  append(end, 0, 4);
  append(end, std::min<std::uint64_t>(members_.size(), most_members), 2);
  append(end, std::min<std::uint64_t>(members_.size(), most_members), 2);
  append(end, narrow(size), 4);
  append(end, narrow(begin), 4);
  append(end, 0, 2);
  write(end);
}

}  // namespace typeplate::inline abi_1::weights::archive
