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

constexpr std::array<signature, 15> signatures{{
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
    {0, "\x89PNG\r\n\x1a\n"sv, "is a picture (PNG)"},
    {0, "\xFF\xD8\xFF"sv, "is a picture (JPEG)"},
    {0, "ZF0x"sv,
     "is compressed as joblib did before 0.10, which is not read: load it with joblib and dump it again"},
}};

}  // namespace

std::string_view foreign_format(const file_view& file) {
  if (file.size() == 0) return "is empty: it may not have been written to its end";
  const auto known =
      std::ranges::find_if(signatures, [&](const signature& each) { return holds_at(file, each.at, each.bytes); });
  return known == signatures.end() ? std::string_view() : known->words;
}

}  // namespace typeplate::inline abi_1::weights
