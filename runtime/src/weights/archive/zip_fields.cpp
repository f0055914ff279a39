// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "zip_fields.hpp"

#include "member_names.hpp"

namespace typeplate::inline abi_1::weights::archive {
namespace {

constexpr std::uint16_t id_zip64 = 0x0001;
constexpr std::uint16_t id_unicode_name = 0x7075;

[[noreturn]] void refuse(std::string_view name, const std::string& reason) {
  throw refusal_reason("is broken: " + member_words(name) + " " + reason);
}

void apply_zip64(byte_reader numbers, std::string_view name, shared_fields& fields, std::uint64_t* offset) {
  std::uint64_t* const wanted[] = {&fields.unpacked, &fields.packed, offset};
  for (std::uint64_t* number : wanted) {
    if (number == nullptr || *number != in_extra_field) continue;
    if (numbers.left() < 8) refuse(name, "has an extra field of ZIP64 that is too short");
    *number = numbers.little<std::uint64_t>();
  }
}

// Info-ZIP's field: version, checksum of the name that it stands for, the name as UTF-8. Some programs take it.
void require_same_name(byte_reader field, std::string_view name) {
  if (field.left() < 5) refuse(name, "has an extra field with a name that is too short");
  (void)field.take(5);
  if (field.take_text(field.left()) != name) refuse(name, "has an extra field that gives it another name");
}

}  // namespace

void apply_extra(std::span<const std::byte> extra, std::string_view name, shared_fields& fields,
                 std::uint64_t* offset) {
  byte_reader reader(extra);
  bool seen = false;
  // Fewer than four bytes are no field but padding.
  while (reader.left() >= 4) {
    const auto id = reader.little<std::uint16_t>();
    const auto size = reader.little<std::uint16_t>();
    if (size > reader.left()) refuse(name, "has an extra field that is cut off");
    const byte_reader field(reader.take(size));
    if (id == id_unicode_name) require_same_name(field, name);
    if (id != id_zip64) continue;
    if (seen) refuse(name, "has two extra fields of ZIP64");
    seen = true;
    apply_zip64(field, name, fields, offset);
  }
}

}  // namespace typeplate::inline abi_1::weights::archive
