// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Source: APPNOTE.TXT of PKWARE, version 6.3, sections 4.3 and 4.5.3; PyTorch's own files.
#include "record_writer.hpp"

#include <iomanip>
#include <sstream>

#include <typeplate/weights/archive/zip_directory.hpp>
#include "../archive/zip_records.hpp"

namespace typeplate::inline abi_1::weights::torch {
namespace {

using archive::append_little;
using archive::narrow;
using archive::zip64_field;

constexpr std::uint16_t utf8_names = 0x0800;
constexpr std::uint16_t sizes_follow = 0x0008;

// Flags, method (stored), time and date: none, so that equal tensors give equal bytes.
void append_kind(std::string& bytes, std::uint64_t size, bool zip64) {
  append_little(bytes, zip64 ? 45 : 0, 2);
  append_little(bytes, size == 0 ? utf8_names : utf8_names | sizes_follow, 2);
  append_little(bytes, 0, 6);
}

}  // namespace

// The sizes follow the bytes; behind the name stands padding, in a field of PyTorch's own.
std::string record_writer::local_header(const entry& added) const {
  const std::string zip64 = zip64_field(added.size, added.header);
  std::string padding = "FB";
  const std::uint64_t begin = added.header + 30 + added.name.size() + zip64.size() + 4;
  const std::uint64_t missing = (record_alignment - begin % record_alignment) % record_alignment;
  append_little(padding, missing, 2);
  padding.append(static_cast<std::size_t>(missing), 'Z');
  std::string header = "PK\x03\x04";
  append_kind(header, added.size, !zip64.empty());
  append_little(header, 0, 12);
  append_little(header, added.name.size(), 2);
  append_little(header, zip64.size() + padding.size(), 2);
  return header + added.name + zip64 + padding;
}

void record_writer::write(std::string_view bytes) {
  sink_.write(bytes);
  position_ += bytes.size();
}

void record_writer::add(std::string_view name, std::span<const std::byte> bytes) {
  const entry added{root_ + "/" + std::string(name), archive::crc32(bytes), bytes.size(), position_};
  write(local_header(added));
  sink_.write(bytes);
  position_ += bytes.size();
  if (!bytes.empty()) {
    const std::size_t width = zip64_field(added.size, added.header).empty() ? 4 : 8;
    std::string sizes = "PK\x07\x08";
    append_little(sizes, added.crc, 4);
    append_little(sizes, added.size, width);
    append_little(sizes, added.size, width);
    write(sizes);
  }
  entries_.push_back(added);
}

void record_writer::finish() {
  const std::uint64_t begin = position_;
  for (const entry& each : entries_) {
    const std::string zip64 = zip64_field(each.size, each.header);
    std::string row = "PK\x01\x02";
    append_little(row, zip64.empty() ? 0 : 45, 2);
    append_kind(row, each.size, !zip64.empty());
    append_little(row, each.crc, 4);
    append_little(row, narrow(each.size), 4);
    append_little(row, narrow(each.size), 4);
    append_little(row, each.name.size(), 2);
    append_little(row, zip64.size(), 2);
    append_little(row, 0, 10);
    append_little(row, narrow(each.header), 4);
    write(row + each.name + zip64);
  }
  write(archive::directory_end(begin, position_, entries_.size()));
}

std::string record_writer::identity() const {
  std::uint64_t names = 0xCBF29CE484222325U;
  std::uint64_t checksums = names;
  const auto mix = [](std::uint64_t& sum, std::uint64_t byte) { sum = (sum ^ byte) * 0x100000001B3U; };
  for (const entry& each : entries_) {
    for (const char letter : each.name.substr(root_.size())) mix(names, static_cast<unsigned char>(letter));
    for (unsigned int shift = 0; shift < 32; shift += 8) mix(checksums, each.crc >> shift & 0xFFU);
  }
  std::ostringstream digits;
  digits << std::setfill('0') << std::setw(20) << names << std::setw(20) << checksums;
  return digits.str();
}

}  // namespace typeplate::inline abi_1::weights::torch
