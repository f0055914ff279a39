// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "foreign_format.hpp"

#include <algorithm>
#include <array>

#include "byte_reader.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

struct signature {
  std::size_t at;
  std::string_view bytes;
  std::string_view words;
};

using namespace std::string_view_literals;

constexpr std::array<signature, 12> signatures{{
    {0, "\x89HDF\r\n\x1a\n"sv,
     "is an HDF5 file, as Keras and h5py write them: save its arrays with `numpy.savez` or as safetensors first"},
    {0, "GGUF"sv, "is a GGUF file of quantised weights: convert it to safetensors first"},
    {4, "TFL3"sv, "is a TensorFlow Lite model: export its weights with `numpy.savez` first"},
    {0, "version https://git-lfs.github.com/spec/"sv,
     "is the pointer that Git LFS leaves in the file's place: fetch the file itself with `git lfs pull`"},
    {0, "<!DOCTYPE"sv, "is a page of HTML, not the file that the page is about: download the file itself"},
    {0, "<!doctype"sv, "is a page of HTML, not the file that the page is about: download the file itself"},
    {0, "<html"sv, "is a page of HTML, not the file that the page is about: download the file itself"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "is an archive of 7-Zip: unpack it first"},
    {0, "Rar!\x1A\x07"sv, "is a RAR archive: unpack it first"},
    {0, "\x28\xB5\x2F\xFD"sv, "is compressed with Zstandard: unpack it with `unzstd` first"},
    {0,
     "\x7F"
     "ELF"sv,
     "is a program or a library of Linux"},
    {0, "%PDF-"sv, "is a PDF document"},
}};

// The end of a member's name: the folder before it is named like the file.
struct member_mark {
  std::string_view name;
  std::string_view words;
};

constexpr std::string_view exported_program =
    "is a program of `torch.export.save`, which is not read: write its weights with "
    "`torch.save(program.state_dict, "
    "...)`";

constexpr std::array<member_mark, 3> marks{{
    {"archive_format", exported_program},
    {"serialized_exported_program.json", exported_program},  // before PyTorch 2.8
    {".data/extern_modules",
     "is an archive of `torch.package`, which is not read: load its model with PyTorch and write the weights with "
     "`torch.save(model.state_dict(), ...)`"},
}};

bool has_member(std::span<const archive::zip_entry> members, std::string_view wanted) {
  return std::ranges::any_of(members, [&](const archive::zip_entry& each) {
    const std::string_view name = each.name;
    return name.ends_with(wanted) &&
           (name.size() == wanted.size() || name.find('/') == name.size() - wanted.size() - 1);
  });
}

bool begins_with(file_bytes bytes, const signature& known) {
  return bytes.size() >= known.at + known.bytes.size() &&
         byte_reader(bytes, known.at).take_text(known.bytes.size()) == known.bytes;
}

}  // namespace

std::string_view foreign_format(file_bytes bytes) {
  if (bytes.empty()) return "is empty: it may not have been written to its end";
  const auto known =
      std::ranges::find_if(signatures, [&](const signature& each) { return begins_with(bytes, each); });
  return known == signatures.end() ? std::string_view() : known->words;
}

std::string_view foreign_archive(std::span<const archive::zip_entry> members) {
  const auto known =
      std::ranges::find_if(marks, [&](const member_mark& each) { return has_member(members, each.name); });
  return known == marks.end() ? std::string_view() : known->words;
}

}  // namespace typeplate::inline abi_1::weights
