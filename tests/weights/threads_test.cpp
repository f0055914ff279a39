// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Many threads read one file at once, whatever has to be done for its values: verified, unpacked, turned, joined.
// The thread sanitizer looks for what they do to each other.
#include <atomic>
#include <thread>
#include <typeplate/weights/mapped_file.hpp>
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>

#include "catch.hpp"
#include "output_of.hpp"

using namespace typeplate::weights;
using typeplate_tests::output_of;
using typeplate_tests::text_of;

namespace {

std::vector<output_tensor> tensors() {
  return {output_of("a", element_type::uint8, {5000}, std::string(5000, 'x')),
          output_of("b", element_type::int16, {2}, "abcd"), output_of("c", element_type::float32, {0}, "")};
}

std::vector<std::byte> written(const std::function<void(byte_sink&)>& write) {
  memory_sink sink;
  write(sink);
  return sink.bytes;
}

// One file of each kind.
std::vector<std::vector<std::byte>> files() {
  const mapped_file compressed(std::string(TYPEPLATE_NPZ) + "/small/compressed.npz");
  return {written([](byte_sink& sink) { write_npz(sink, tensors()); }),
          written([](byte_sink& sink) { write_torch(sink, tensors()); }),
          written([](byte_sink& sink) { write_safetensors(sink, tensors()); }),
          written([](byte_sink& sink) { write_msgpack(sink, tensors(), 1000); }),
          {compressed.bytes().begin(), compressed.bytes().end()}};
}

std::string contents_of(const weights_file& file) {
  std::string text;
  for (const tensor& each : file.tensors()) {
    const tensor& found = file.at(each.name);
    text += text_of(file.values(found).bytes) + text_of(file.storage_bytes(found.storage).bytes);
    text += file.is_borrowed(found) ? 'b' : 'c';
  }
  return text;
}

}  // namespace

TEST_CASE("many threads may read the same file of any kind") {
  for (const auto& bytes : files()) {
    const std::string wanted = contents_of(weights_file::read(bytes, "file w"));
    // Read anew, so that nothing is verified when the threads begin.
    const auto file = weights_file::read(bytes, "file w");
    std::atomic<int> right = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] {
        for (int turn = 0; turn < 10; ++turn) right += contents_of(file) == wanted ? 1 : 0;
      });
    for (std::thread& thread : threads) thread.join();
    CHECK(right == 40);
  }
}
