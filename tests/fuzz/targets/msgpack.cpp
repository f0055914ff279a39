// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The reader of flax's msgpack: what it reads is written whole and in pieces, and reads back.
#include "support/weights_oracle.hpp"

namespace {

using namespace typeplate;
using namespace typeplate::test;
using weights::weights_file;

// Trees whose keys hold a slash may have no nested dicts; the writer says so.
void check_written(const weights_file& file, std::uint64_t most) {
  weights::memory_sink sink;
  if (!done_or_refused([&] { write_msgpack(sink, outputs_of(file), most); })) return;
  check_same(file, weights_file::read(sink.bytes, "file again"));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = std::as_bytes(std::span(data, size));
  if (weights::detect_format(bytes, small_limits) != weights::file_format::msgpack) {
    forget_coverage();
    return 0;
  }
  const auto file = read_or_refused(bytes);
  if (!file || !check_values(*file, bytes)) return 0;
  for (const auto& [path, leaf] : file->metadata()) expect(!leaf.empty(), "a leaf is JSON");
  check_written(*file, std::uint64_t{1} << 30U);
  check_written(*file, 3);
  return 0;
}
