// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "tar_members.hpp"

#include <algorithm>

#include <typeplate/weights/printable.hpp>
#include "../byte_reader.hpp"

namespace typeplate::inline abi_1::weights::torch {
namespace {

constexpr std::size_t block = 512;

// A field ends with a NUL or with the field.
std::string_view field(std::string_view header, std::size_t begin, std::size_t size) {
  const std::string_view whole = header.substr(begin, size);
  return whole.substr(0, whole.find('\0'));
}

// Octal digits between blanks; nothing for anything else (the numbers of base 256 are for files beyond 8 GB).
std::optional<std::uint64_t> octal(std::string_view digits) {
  while (digits.starts_with(' ')) digits.remove_prefix(1);
  while (digits.ends_with(' ')) digits.remove_suffix(1);
  std::uint64_t value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '7') return std::nullopt;
    value = value * 8 + static_cast<std::uint64_t>(digit - '0');
  }
  return digits.empty() ? std::nullopt : std::optional(value);
}

// The sum of all bytes, with blanks where the sum itself stands.
bool checksum_fits(std::string_view header) {
  constexpr std::size_t place = 148;
  constexpr std::size_t width = 8;
  std::uint64_t sum = width * std::uint64_t{' '};
  for (std::size_t i = 0; i < block; ++i)
    if (i < place || i >= place + width) sum += static_cast<unsigned char>(header[i]);
  return octal(field(header, place, width)) == sum;
}

// A pax header may give the next file another name or size; PyTorch's give it a time only.
void require_plain_notes(std::string_view notes) {
  for (const std::string_view key : {"path=", "size=", "linkpath="}) {
    const std::size_t found = notes.find(std::string(" ") + std::string(key));
    if (found != std::string_view::npos)
      throw refusal_reason("its tar archive renames or resizes a file by a pax header");
  }
}

}  // namespace

bool is_tar(std::span<const std::byte> bytes) {
  if (bytes.size() < 2 * block) return false;
  const std::string_view header(reinterpret_cast<const char*>(bytes.data()), block);
  return header.front() != '\0' && checksum_fits(header);
}

bool is_foreign_tar(std::span<const std::byte> bytes) {
  byte_reader from(bytes);
  while (from.left() >= block) {
    const std::string_view header = from.take_text(block);
    if (header.front() == '\0') break;  // the archive's end
    const std::string_view name = field(header, 0, 100);
    const auto size = octal(field(header, 124, 12));
    const bool whole = checksum_fits(header) && size && *size <= from.left();
    // Of a broken one its reader says what is wrong.
    if (!whole || name == "storages" || name == "tensors" || name == "pickle") return false;
    (void)from.take(std::min((*size + block - 1) / block * block, from.left()));
  }
  return true;
}

tar_files read_tar(std::span<const std::byte> bytes) {
  tar_files files;
  byte_reader from(bytes);
  while (from.left() >= block) {
    const std::uint64_t begin = from.position();
    const std::string_view header = from.take_text(block);
    if (std::ranges::all_of(header, [](char each) { return each == '\0'; })) break;  // the archive's end
    const auto size = octal(field(header, 124, 12));
    if (!checksum_fits(header) || !size)
      throw refusal_reason("its tar header at byte " + std::to_string(begin) + " is damaged");
    const auto contents = from.take(*size);
    (void)from.take((block - *size % block) % block);
    const char kind = header[156];
    const std::string name(field(header, 0, 100));
    if (kind == 'x' || kind == 'g') {
      require_plain_notes({reinterpret_cast<const char*>(contents.data()), contents.size()});
    } else if (kind != '0' && kind != '\0') {
      throw refusal_reason("its tar member `" + printable(name) + "` is no plain file");
    } else if (!files.emplace(name, contents).second) {
      throw refusal_reason("its tar archive has two members `" + printable(name) + "`");
    }
  }
  return files;
}

}  // namespace typeplate::inline abi_1::weights::torch
