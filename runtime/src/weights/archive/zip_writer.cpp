// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "zip_writer.hpp"

#include <typeplate/weights/archive/zip_directory.hpp>
#include "zip_fields.hpp"
#include "zip_records.hpp"

namespace typeplate::inline abi_1::weights::archive {
namespace {

constexpr std::uint32_t no_date = 0x00210000;  // the first day of 1980

// From the version that a reader needs to the length of the extra field.
std::string shared_fields_of(std::string_view name, std::uint32_t crc, std::uint64_t size, std::string_view extra) {
  std::string fields;
  append_little(fields, extra.empty() ? 20 : 45, 2);
  append_little(fields, flag_utf8, 2);
  append_little(fields, method_stored, 2);
  append_little(fields, no_date, 4);
  append_little(fields, crc, 4);
  append_little(fields, narrow(size), 4);
  append_little(fields, narrow(size), 4);
  append_little(fields, name.size(), 2);
  append_little(fields, extra.size(), 2);
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
    append_little(entry, extra.empty() ? 20 : 45, 2);
    entry += shared_fields_of(each.name, each.crc, each.size, extra);
    entry.append(10, '\0');  // no comment, first disk, no attributes
    append_little(entry, narrow(each.begin), 4);
    write(entry + each.name + extra);
  }
  write(directory_end(begin, position_, members_.size()));
}

}  // namespace typeplate::inline abi_1::weights::archive
