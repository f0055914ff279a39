// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Pickles and joblib's files as files of weights. The first byte says how the others are packed before they are
// read, so that their checksums are right: z, g, b, l, x; as they are behind other letters.
#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>

#include <set>

#include "support/weights_oracle.hpp"

namespace {

using namespace typeplate;
using namespace typeplate::test;

using byte_vector = std::vector<std::byte>;

byte_vector deflated(std::span<const std::byte> bytes, int window) {
  z_stream stream{};
  expect(deflateInit2(&stream, 1, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) == Z_OK, "zlib begins");
  byte_vector packed(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 64);
  stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  expect(deflate(&stream, Z_FINISH) == Z_STREAM_END, "zlib ends");
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

byte_vector packed_bz2(std::span<const std::byte> bytes) {
  byte_vector packed(bytes.size() * 2 + 1000);
  auto size = static_cast<unsigned>(packed.size());
  auto* from = const_cast<char*>(reinterpret_cast<const char*>(bytes.data()));
  expect(BZ2_bzBuffToBuffCompress(reinterpret_cast<char*>(packed.data()), &size, from,
                                  static_cast<unsigned>(bytes.size()), 1, 0, 0) == BZ_OK,
         "bz2 packs");
  packed.resize(size);
  return packed;
}

byte_vector packed_lzma(std::span<const std::byte> bytes, bool xz) {
  lzma_stream stream = LZMA_STREAM_INIT;
  lzma_options_lzma options{};
  lzma_lzma_preset(&options, 0);
  options.dict_size = LZMA_DICT_SIZE_MIN;
  lzma_filter filters[] = {{LZMA_FILTER_LZMA2, &options}, {LZMA_VLI_UNKNOWN, nullptr}};
  const lzma_ret begun =
      xz ? lzma_stream_encoder(&stream, filters, LZMA_CHECK_CRC64) : lzma_alone_encoder(&stream, &options);
  expect(begun == LZMA_OK, "lzma begins");
  byte_vector packed(bytes.size() * 2 + 1000);
  stream.next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  stream.avail_in = bytes.size();
  stream.next_out = reinterpret_cast<std::uint8_t*>(packed.data());
  stream.avail_out = packed.size();
  expect(lzma_code(&stream, LZMA_FINISH) == LZMA_STREAM_END, "lzma ends");
  packed.resize(stream.total_out);
  lzma_end(&stream);
  return packed;
}

byte_vector packed(char how, std::span<const std::byte> bytes) {
  switch (how) {
    case 'z':
      return deflated(bytes, 15);
    case 'g':
      return deflated(bytes, 31);
    case 'b':
      return packed_bz2(bytes);
    case 'l':
    case 'x':
      return packed_lzma(bytes, how == 'x');
    default:
      return {bytes.begin(), bytes.end()};
  }
}

// Whether the bytes are those of another format, which has a target of its own.
bool is_other(std::span<const std::byte> bytes) {
  const auto format = weights::detect_format(bytes, small_limits);
  return format && *format != weights::file_format::pickle && *format != weights::file_format::joblib;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto given = std::as_bytes(std::span(data, size));
  const byte_vector bytes = packed(static_cast<char>(data[0]), given.subspan(1));
  if (is_other(bytes)) {
    forget_coverage();
    return 0;
  }
  const auto file = read_or_refused(bytes);
  if (!file) return 0;
  std::set<std::string_view> names;
  for (const weights::tensor& each : file->tensors())
    expect(names.insert(each.name).second, "every tensor has a name of its own");
  if (file->format() == weights::file_format::pickle) {
    check_values(*file, bytes);
    return 0;
  }
  // Unpacked bytes lie outside of the file, and are borrowed all the same.
  done_or_refused([&] {
    for (const weights::tensor& each : file->tensors()) {
      const weights::tensor_bytes values = file->values(each);
      expect(values.bytes.size() == byte_count(each), "a tensor has its bytes");
      volatile unsigned seen = 0;
      for (const std::byte byte : values.bytes) seen = seen ^ std::to_integer<unsigned>(byte);
    }
  });
  return 0;
}
