// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The reader of safetensors. An input is a whole file; or, where it begins with `{`, a header, then a zero byte and
// the data, for which the length is put in front; or the index of a sharded file, whose shards are never there.
#include <cstring>

#include "safetensors_shards.hpp"
#include "support/weights_oracle.hpp"

namespace {

using namespace typeplate;
using namespace typeplate::test;
using weights::weights_file;

std::string file_of(std::string_view input) {
  if (!input.starts_with('{')) return std::string(input);
  const std::size_t end = std::min(input.find('\0'), input.size());
  std::string file;
  for (unsigned shift = 0; shift < 64; shift += 8) file += static_cast<char>(std::uint64_t{end} >> shift & 0xFFU);
  file += input.substr(0, end);
  if (end < input.size()) file += input.substr(end + 1);
  return file;
}

std::vector<std::byte> written(const weights_file& file) {
  weights::memory_sink sink;
  write_safetensors(sink, outputs_of(file), file.metadata());
  return std::move(sink.bytes);
}

void check_file(std::span<const std::byte> bytes) {
  if (weights::detect_format(bytes, small_limits) != weights::file_format::safetensors) return forget_coverage();
  const auto file = read_or_refused(bytes);
  if (!file) return;
  expect(check_values(*file, bytes), "a file of safetensors that opens can be read");
  const std::vector<std::byte> again = written(*file);
  const weights_file after = weights_file::read(again, "file again");
  check_same(*file, after);
  expect(after.metadata() == file->metadata(), "notes read back");
  expect(written(after) == again, "what was written and read is written as it was");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input = text_of(data, size);
  const auto raw = std::as_bytes(std::span(input.data(), input.size()));
  if (weights::is_safetensors_index(raw, small_limits)) {
    done_or_refused([&] {
      const auto found =
          list_safetensors_shards("/nowhere/at/all/index.json", raw, "file index.json", small_limits);
      expect(found.tensors.empty(), "shards that are not there hold nothing");
    });
    return 0;
  }
  const std::string file = file_of(input);
  check_file(std::as_bytes(std::span(file)));
  return 0;
}
