// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// PyTorch's zip files and TorchScript. The input lists the members of the archive (support/recipe.hpp), which is
// packed here with right checksums: the reader of archives has a target of its own.
#include <string>

#include "support/recipe.hpp"
#include "support/torch_oracle.hpp"
#include "torch/record_writer.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace typeplate;
  weights::memory_sink sink;
  weights::torch::record_writer records(sink, "a");
  for (const auto& [name, contents] : test::read_recipe(test::text_of(data, size))) records.add(name, contents);
  records.finish();
  const auto format = weights::detect_format(sink.bytes, test::small_limits);
  if (format != weights::file_format::torch_zip && format != weights::file_format::torchscript) {
    test::forget_coverage();
    return 0;
  }
  test::check_torch_file(sink.bytes);
  return 0;
}
