// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Files beyond 4 GiB are written, listed, and read behind that border; and a small file may hold an array of more.
#include <zlib.h>

#include <typeplate/weights/archive/zip_directory.hpp>
#include <typeplate/weights/weights_file.hpp>

#include "archive/zip_records.hpp"
#include "catch.hpp"
#include "large_file.hpp"
#include "message_of.hpp"
#include "temporary_folder.hpp"

using namespace typeplate::weights;
using namespace typeplate_tests;
using archive::append_little;

namespace {

void check_written(void (*write)(byte_sink&, std::span<const output_tensor>)) {
  const temporary_folder folder;
  const std::string path = folder.text() + "/large";
  const large_zeros zeros;
  {
    sparse_file sink(path, zeros);
    write(sink, tensors_around(zeros));
  }
  const weights_file file = weights_file::open(path);
  REQUIRE(file.tensors().size() == 3);
  CHECK(file.at("zeros").shape == std::vector<std::uint64_t>{large_size});
  CHECK(file.is_borrowed(file.at("zeros")));
  CHECK(text_of(file.values(file.at("first")).bytes) == "first");
  CHECK(text_of(file.values(file.at("last")).bytes) == "last");
}

// Raw deflate, with blocks that may be followed by others where `flush` says so.
std::string packed(std::string text, int flush) {
  std::string out(2 * text.size() + 100, '\0');
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(text.data());
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, flush) != Z_STREAM_ERROR);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

// `head` and then `large_size` zeros: one block of them, many times.
std::string packed_zeros_behind(const std::string& head) {
  constexpr std::size_t step = std::size_t{1} << 20U;
  const std::string block = packed(std::string(step, '\0'), Z_FULL_FLUSH);
  std::string all = packed(head, Z_FULL_FLUSH);
  for (std::size_t i = 0; i < large_size / step; ++i) all += block;
  return all + packed(std::string(large_size % step, '\0'), Z_FINISH);
}

// One compressed member, whose sizes stand in the extra field of ZIP64.
std::string archive_of(const std::string& name, const std::string& contents, std::uint64_t size,
                       std::uint32_t crc) {
  std::string sizes;
  append_little(sizes, 1, 2);
  append_little(sizes, 16, 2);
  append_little(sizes, size, 8);
  append_little(sizes, contents.size(), 8);
  std::string shared;
  append_little(shared, 45, 2);
  append_little(shared, 0x00080000, 8);  // deflate, no date
  append_little(shared, crc, 4);
  append_little(shared, ~std::uint64_t{0}, 8);
  append_little(shared, name.size(), 2);
  append_little(shared, sizes.size(), 2);
  std::string bytes = "PK\x03\x04" + shared + name + sizes + contents;
  const std::uint64_t directory = bytes.size();
  bytes += "PK\x01\x02" + shared.substr(0, 2) + shared + std::string(14, '\0') + name + sizes;
  return bytes + archive::directory_end(directory, bytes.size(), 1);
}

}  // namespace

TEST_CASE("a safetensors file beyond 4 GiB is written and read behind that border") {
  check_written([](byte_sink& sink, auto tensors) { write_safetensors(sink, tensors); });
}

TEST_CASE("an npz file beyond 4 GiB is written and read behind that border") {
  check_written(write_npz);
}

TEST_CASE("a torch file beyond 4 GiB is written and read behind that border") {
  check_written([](byte_sink& sink, auto tensors) { write_torch(sink, tensors); });
}

TEST_CASE("a compressed array beyond 4 GiB is listed, and unpacked only where the limit allows it") {
  const large_zeros zeros;
  const std::string text =
      "{'descr': '|u1', 'fortran_order': False, 'shape': (" + std::to_string(large_size) + ",), }";
  const std::string head = std::string("\x93NUMPY\x01\0", 8) + static_cast<char>(text.size()) + '\0' + text;
  const std::uint32_t crc = archive::crc32(zeros.bytes(), archive::crc32(std::as_bytes(std::span(head))));
  const std::string bytes = archive_of("z.npy", packed_zeros_behind(head), large_size + head.size(), crc);
  CHECK(bytes.size() < large_size / 900);
  const auto file =
      weights_file::read(std::as_bytes(std::span(bytes)), "file z.npz", {.unpacked_bytes = large_size});
  CHECK(file.at("z").shape == std::vector<std::uint64_t>{large_size});
  CHECK(message_of([&] { (void)file.values(file.at("z")); }) ==
        "file z.npz cannot be read: its member `z.npy` unpacks to " + std::to_string(large_size + head.size()) +
            " bytes, more than the " + std::to_string(large_size) +
            " bytes that `unpacked_bytes` of the limits allows; tensor `z` lies there");
}
