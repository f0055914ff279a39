// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Every bit of a small npy file and of a small compressed npz file changed, and the files cut off everywhere.
#include <typeplate/weights/mapped_file.hpp>
#include <typeplate/weights/weights_file.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "output_of.hpp"

using namespace typeplate::weights;
using typeplate_tests::message_of;
using typeplate_tests::text_of;

namespace {

std::vector<std::byte> file_of(const std::string& name) {
  const mapped_file file(std::string(TYPEPLATE_NPZ) + "/" + name);
  return {file.bytes().begin(), file.bytes().end()};
}

// What is read, as one text.
std::string contents_of(std::span<const std::byte> bytes) {
  std::string text;
  const auto file = weights_file::read(bytes, "file a");
  for (const tensor& each : file.tensors())
    text += each.name + shape_text(each.shape) + std::string(name_of(each.type)) + text_of(file.values(each).bytes);
  return text;
}

// `action` gets what each changed file holds; nothing where it is refused.
template <class Action>
void for_each_changed_bit(std::vector<std::byte> bytes, const Action& action) {
  for (std::size_t bit = 0; bit < 8 * bytes.size(); ++bit) {
    const std::byte flipped{static_cast<unsigned char>(1U << bit % 8)};
    bytes[bit / 8] ^= flipped;
    std::string after;
    (void)message_of([&] { after = contents_of(bytes); });
    INFO("bit " << bit);
    action(after);
    bytes[bit / 8] ^= flipped;
  }
}

}  // namespace

TEST_CASE("any bit of a compressed npz file changed: it is refused, or its values are the same") {
  const auto bytes = file_of("small/compressed.npz");
  const std::string before = contents_of(bytes);
  CHECK(before.starts_with("a[2,3]float32"));
  std::size_t refused = 0;
  for_each_changed_bit(bytes, [&](const std::string& after) {
    refused += after.empty() ? 1 : 0;
    REQUIRE((after.empty() || after == before));
  });
  CHECK(refused > 7 * bytes.size());
}

TEST_CASE("a compressed npz file that is cut off anywhere is refused") {
  const auto bytes = file_of("small/compressed.npz");
  for (std::size_t size = 0; size < bytes.size(); ++size)
    REQUIRE(message_of([&] { (void)contents_of(std::span(bytes).first(size)); }) != "(no error)");
}

TEST_CASE("any bit of an npy file changed: it is refused, or an array is read") {
  const auto bytes = file_of("small/array.npy");
  const std::string before = contents_of(bytes);
  CHECK(before.starts_with("arr_0[2,3]float32"));
  constexpr std::size_t data = 24;
  std::size_t refused = 0;
  std::size_t other = 0;
  for_each_changed_bit(bytes, [&](const std::string& after) {
    refused += after.empty() ? 1 : 0;
    other += !after.empty() && after != before ? 1 : 0;
    REQUIRE((after.empty() || after.starts_with("arr_0[")));
  });
  // Nothing protects the numbers.
  CHECK(other >= 8 * data);
  CHECK(refused > 400);
}

TEST_CASE("an npy file that is cut off anywhere is refused") {
  const auto bytes = file_of("small/array.npy");
  for (std::size_t size = 0; size < bytes.size(); ++size)
    REQUIRE(message_of([&] { (void)contents_of(std::span(bytes).first(size)); }) != "(no error)");
}
