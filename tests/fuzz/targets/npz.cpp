// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The readers of npy and npz. An input is a whole file, whose checksums are repaired; or, where it begins with `{`,
// the dict of an npy header, then a zero byte and the data, which are read alone and as a member of an archive.
#include "archive/zip_writer.hpp"
#include "support/weights_oracle.hpp"
#include "support/zip_repair.hpp"

namespace {

using namespace typeplate;
using namespace typeplate::test;
using weights::file_format;
using weights::weights_file;

std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

void check_file(std::string_view content) {
  const auto bytes = bytes_of(content);
  const auto format = weights::detect_format(bytes, small_limits);
  if (format != file_format::npz && format != file_format::npy) return forget_coverage();
  const auto file = read_or_refused(bytes);
  if (!file || !check_values(*file, bytes) || !file->refused().empty()) return;
  weights::memory_sink sink;
  // Names from an archive with other rules than ours do not occur: what was read can be written.
  write_npz(sink, outputs_of(*file));
  const weights_file after = weights_file::read(sink.bytes, "file again");
  check_same(*file, after);
  weights::memory_sink second;
  write_npz(second, outputs_of(after));
  expect(second.bytes == sink.bytes, "what was written and read is written as it was");
}

std::string npy_of(std::string_view input) {
  const std::size_t end = std::min({input.find('\0'), input.size(), std::size_t{0xFFFF}});
  std::string file = "\x93NUMPY\x01";
  file += '\0';
  file += static_cast<char>(end & 0xFFU);
  file += static_cast<char>(end >> 8U);
  file += input.substr(0, end);
  if (end < input.size()) file += input.substr(end + 1);
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string input(text_of(data, size));
  if (!input.starts_with('{')) {
    repair_checksums(input);
    check_file(input);
    return 0;
  }
  const std::string array = npy_of(input);
  check_file(array);
  weights::memory_sink sink;
  weights::archive::zip_writer writer(sink);
  writer.add("a.npy", bytes_of(array));
  writer.finish();
  check_file({reinterpret_cast<const char*>(sink.bytes.data()), sink.bytes.size()});
  return 0;
}
