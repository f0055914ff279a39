// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Values that are written without being handed out first: the same bytes, and the same refusals.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <numeric>
#include <typeplate/weights/save_file.hpp>
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "temporary_folder.hpp"

using namespace typeplate::weights;
using typeplate_tests::message_of;

namespace {

// Several pieces of what is verified at once, and a rest.
constexpr std::size_t count = 100'001;

std::vector<std::uint32_t> numbers() {
  std::vector<std::uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 1'000'000U);
  return numbers;
}

std::vector<std::byte> torch_bytes(const std::vector<std::uint32_t>& values) {
  const auto bytes = [&values] { return tensor_bytes{std::as_bytes(std::span(values)), nullptr}; };
  memory_sink sink;
  write_torch(sink, std::vector<output_tensor>{{"w", element_type::uint32, {count}, bytes, {}},
                                               {"half", element_type::uint32, {count}, bytes, 0}});
  return sink.bytes;
}

std::vector<std::byte> written(const weights_file& file, std::string_view name) {
  memory_sink sink;
  file.write_values(file.at(name), sink);
  return sink.bytes;
}

}  // namespace

TEST_CASE("what is written is what is handed out, before and after it was verified") {
  const auto values = numbers();
  const auto bytes = torch_bytes(values);
  const auto file = weights_file::read(bytes, "file t.pt");
  const auto expected = std::as_bytes(std::span(values));
  CHECK(std::ranges::equal(written(file, "w"), expected));
  CHECK(std::ranges::equal(written(file, "half"), expected));
  CHECK(std::ranges::equal(file.values(file.at("w")).bytes, expected));
}

TEST_CASE("a wrong checksum is found while the values are written, each time") {
  const auto values = numbers();
  auto bytes = torch_bytes(values);
  const auto expected = std::as_bytes(std::span(values));
  const auto place = std::search(bytes.begin(), bytes.end(), expected.begin(), expected.end());
  REQUIRE(place != bytes.end());
  for (const std::size_t at : {std::size_t{0}, std::size_t{300'000}, expected.size() - 1}) {
    auto& flipped = *(place + static_cast<std::ptrdiff_t>(at));
    flipped ^= std::byte{1};
    const auto file = weights_file::read(bytes, "file t.pt");
    for (int i = 0; i < 2; ++i)
      CHECK(message_of([&] { (void)written(file, "w"); }) == message_of([&] { (void)file.values(file.at("w")); }));
    CHECK(message_of([&] {
            (void)written(file, "w");
          }).find("archive/data/0` is not what its length and checksum state; tensor `w` lies there") !=
          std::string::npos);
    flipped ^= std::byte{1};
  }
}

TEST_CASE("a file that turns out to be broken while it is converted leaves the old one") {
  const typeplate_tests::temporary_folder folder;
  const std::string path = (folder.path() / "out.safetensors").string();
  std::ofstream(path) << "old";
  auto bytes = torch_bytes(numbers());
  const auto values = numbers();
  const auto data = std::as_bytes(std::span(values));
  *std::search(bytes.begin(), bytes.end(), data.begin(), data.end()) ^= std::byte{1};
  const auto file = weights_file::read(bytes, "file t.pt");
  CHECK(message_of([&] { save_file(path, [&](byte_sink& sink) { write_safetensors(sink, outputs_of(file)); }); }) !=
        "(no error)");
  std::ifstream kept(path);
  CHECK(std::string(std::istreambuf_iterator<char>(kept), {}) == "old");
}

TEST_CASE("a tensor that writes more or fewer bytes than its shape has is refused") {
  output_tensor wrong{"w", element_type::uint8, {3}, [] { return tensor_bytes{}; }, {}};
  wrong.write_values = [](byte_sink& sink) { sink.write("abcd"); };
  memory_sink sink;
  CHECK(message_of([&] { write_safetensors(sink, std::vector{wrong}); }) ==
        "tensor `w` gives 4 bytes, but its shape [3] of uint8 has 3");
}
