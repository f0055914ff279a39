// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The five compressions of joblib that are read, each by its own library, into memory that grows with what really
// comes out.
#include <bzlib.h>
#include <lzma.h>
#include <zlib.h>

#include <algorithm>
#include <limits>

#include "../byte_reader.hpp"
#include "../limit_words.hpp"
#include "../read_budget.hpp"
#include "joblib.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

constexpr std::uint64_t first_room = 1U << 16U;
// Both libraries count in 32 bits at once.
constexpr std::uint64_t most_at_once = 1U << 30U;

// What comes out, with room behind it for more.
class output {
 public:
  explicit output(std::uint64_t most) : most_(most) {}

  // Room for at least one byte; one more than the limit, so that meeting it is told from passing it.
  std::span<std::byte> room() {
    if (used_ == kept_->size()) {
      if (used_ > most_) throw over_budget("it unpacks to " + beyond_limit(most_, "bytes", "unpacked_bytes"));
      const std::uint64_t wanted = std::max<std::uint64_t>(first_room, 2 * used_);
      kept_->resize(static_cast<std::size_t>(std::min(wanted, most_ + 1)));
    }
    const std::size_t left = kept_->size() - used_;
    return std::span(*kept_).subspan(used_, std::min<std::size_t>(left, most_at_once));
  }
  void take(std::size_t count) { used_ += count; }

  std::shared_ptr<const std::vector<std::byte>> finish() {
    kept_->resize(used_);
    if (used_ > most_) static_cast<void>(room());
    return kept_;
  }

 private:
  std::uint64_t most_;
  std::size_t used_ = 0;
  std::shared_ptr<std::vector<std::byte>> kept_ = std::make_shared<std::vector<std::byte>>();
};

[[noreturn]] void refuse_damaged(std::string_view format, std::uint64_t position) {
  throw refusal_reason("its compressed bytes (" + std::string(format) + ") are damaged or cut off before byte " +
                       std::to_string(position));
}

std::shared_ptr<const std::vector<std::byte>> inflated(std::span<const std::byte> bytes, bool gzip,
                                                       std::uint64_t most) {
  z_stream stream{};
  if (inflateInit2(&stream, gzip ? 31 : 15) != Z_OK) throw refusal_reason("there is no memory to unpack it");
  const std::unique_ptr<z_stream, int (*)(z_stream*)> owner(&stream, inflateEnd);
  output unpacked(most);
  std::size_t position = 0;
  int state = Z_OK;
  while (state != Z_STREAM_END) {
    const auto input = bytes.subspan(position, std::min<std::size_t>(bytes.size() - position, most_at_once));
    const auto room = unpacked.room();
    // zlib reads what it is given and does not change it.
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(input.data()));
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(room.data());
    stream.avail_out = static_cast<uInt>(room.size());
    state = inflate(&stream, Z_NO_FLUSH);
    position += input.size() - stream.avail_in;
    unpacked.take(room.size() - stream.avail_out);
    if (state != Z_OK && state != Z_STREAM_END) refuse_damaged(gzip ? "gzip" : "zlib", position);
    // gzip allows several members behind each other.
    if (state == Z_STREAM_END && gzip && position < bytes.size()) {
      if (inflateReset(&stream) != Z_OK) refuse_damaged("gzip", position);
      state = Z_OK;
    }
  }
  return unpacked.finish();
}

std::shared_ptr<const std::vector<std::byte>> unpacked_bz2(std::span<const std::byte> bytes, std::uint64_t most) {
  bz_stream stream{};
  if (BZ2_bzDecompressInit(&stream, 0, 0) != BZ_OK) throw refusal_reason("there is no memory to unpack it");
  const std::unique_ptr<bz_stream, int (*)(bz_stream*)> owner(&stream, BZ2_bzDecompressEnd);
  output unpacked(most);
  std::size_t position = 0;
  int state = BZ_OK;
  while (state != BZ_STREAM_END) {
    const auto input = bytes.subspan(position, std::min<std::size_t>(bytes.size() - position, most_at_once));
    const auto room = unpacked.room();
    stream.next_in = const_cast<char*>(reinterpret_cast<const char*>(input.data()));
    stream.avail_in = static_cast<unsigned>(input.size());
    stream.next_out = reinterpret_cast<char*>(room.data());
    stream.avail_out = static_cast<unsigned>(room.size());
    state = BZ2_bzDecompress(&stream);
    position += input.size() - stream.avail_in;
    unpacked.take(room.size() - stream.avail_out);
    const bool stuck = input.empty() && stream.avail_out == room.size();
    if ((state != BZ_OK && state != BZ_STREAM_END) || (state == BZ_OK && stuck)) refuse_damaged("bz2", position);
  }
  return unpacked.finish();
}

std::shared_ptr<const std::vector<std::byte>> unpacked_lzma(std::span<const std::byte> bytes, bool xz,
                                                            std::uint64_t most) {
  lzma_stream stream = LZMA_STREAM_INIT;
  constexpr std::uint64_t memory = 1ULL << 30U;  // for the dictionary, whose size the file states
  const lzma_ret begun =
      xz ? lzma_stream_decoder(&stream, memory, LZMA_CONCATENATED) : lzma_alone_decoder(&stream, memory);
  if (begun != LZMA_OK) throw refusal_reason("there is no memory to unpack it");
  const std::unique_ptr<lzma_stream, void (*)(lzma_stream*)> owner(&stream, lzma_end);
  output unpacked(most);
  stream.next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  stream.avail_in = bytes.size();
  lzma_ret state = LZMA_OK;
  while (state != LZMA_STREAM_END) {
    const auto room = unpacked.room();
    stream.next_out = reinterpret_cast<std::uint8_t*>(room.data());
    stream.avail_out = room.size();
    state = lzma_code(&stream, LZMA_FINISH);
    unpacked.take(room.size() - stream.avail_out);
    if (state == LZMA_MEMLIMIT_ERROR)
      throw refusal_reason("unpacking it needs a dictionary of more than " + std::to_string(memory) + " bytes");
    if (state != LZMA_OK && state != LZMA_STREAM_END)
      refuse_damaged(xz ? "xz" : "lzma", bytes.size() - stream.avail_in);
  }
  return unpacked.finish();
}

// Two bytes, of which the first says deflate with a window of 32 KiB and both together are a multiple of 31.
bool is_zlib(std::span<const std::byte> bytes) {
  if (bytes.size() < 2 || bytes[0] != std::byte{0x78}) return false;
  return (0x7800U + std::to_integer<unsigned>(bytes[1])) % 31 == 0;
}

}  // namespace

compression compression_of(std::span<const std::byte> bytes) {
  using namespace std::string_view_literals;
  if (is_zlib(bytes)) return compression::zlib;
  if (holds_at(bytes, 0, "\x1F\x8B"sv)) return compression::gzip;
  if (holds_at(bytes, 0, "BZh"sv)) return compression::bz2;
  if (holds_at(bytes, 0, "\x5D\x00\x00"sv)) return compression::lzma;
  if (holds_at(bytes, 0,
               "\xFD"
               "7zXZ\0"sv))
    return compression::xz;
  if (holds_at(bytes, 0, "\x04\x22\x4D\x18"sv)) return compression::lz4;
  return compression::none;
}

std::shared_ptr<const std::vector<std::byte>> unpack(std::span<const std::byte> bytes, compression how,
                                                     std::uint64_t most) {
  // One more than the limit must fit.
  const std::uint64_t limit = std::min<std::uint64_t>(most, std::numeric_limits<std::int64_t>::max() - 1);
  switch (how) {
    case compression::zlib:
    case compression::gzip:
      return inflated(bytes, how == compression::gzip, limit);
    case compression::bz2:
      return unpacked_bz2(bytes, limit);
    case compression::lzma:
    case compression::xz:
      return unpacked_lzma(bytes, how == compression::xz, limit);
    case compression::lz4:
      throw refusal_reason(
          "it is compressed with lz4, which is not read: dump it with another of joblib's compressions");
    case compression::none:
      break;
  }
  throw refusal_reason("it is not compressed");
}

}  // namespace typeplate::inline abi_1::weights::pickle
