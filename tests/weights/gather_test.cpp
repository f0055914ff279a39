// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Views of storages become values in row-major order, little-endian, bit by bit; and views that reach beyond their
// storage are refused, whatever numbers they are made of.
#include "gather.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <numeric>
#include <random>

#include "catch.hpp"
#include "message_of.hpp"

using namespace typeplate::weights;
using typeplate_tests::message_of;

namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

tensor view(std::vector<std::uint64_t> shape, std::vector<std::int64_t> strides, std::uint64_t offset = 0,
            element_type type = element_type::int16) {
  tensor result;
  result.name = "w";
  result.type = type;
  result.shape = std::move(shape);
  result.strides = std::move(strides);
  result.offset = offset;
  return result;
}

template <class Number>
std::vector<Number> gathered(const tensor& tensor, const std::vector<Number>& storage) {
  const auto bytes = std::as_bytes(std::span(storage));
  require_within(tensor, bytes.size(), "file t.pt");
  const tensor_bytes values = gather(tensor, bytes);
  std::vector<Number> result(values.bytes.size() / sizeof(Number));
  if (!values.bytes.empty()) std::memcpy(result.data(), values.bytes.data(), values.bytes.size());
  return result;
}

std::vector<std::int16_t> counted(std::int16_t count) {
  std::vector<std::int16_t> numbers(static_cast<std::size_t>(count));
  std::iota(numbers.begin(), numbers.end(), std::int16_t{0});
  return numbers;
}

std::string refusal(const tensor& tensor, std::uint64_t bytes) {
  return message_of([&] { require_within(tensor, bytes, "file t.pt"); });
}

using shorts = std::vector<std::int16_t>;
using words = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("a view from an offset, a transposed one and one with steps") {
  CHECK(gathered(view({2, 2}, {2, 1}, 2), counted(6)) == shorts{2, 3, 4, 5});
  CHECK(gathered(view({3, 2}, {1, 3}), counted(6)) == shorts{0, 3, 1, 4, 2, 5});
  CHECK(gathered(view({3}, {2}, 1), counted(6)) == shorts{1, 3, 5});
  CHECK(gathered(view({2, 3, 2}, {1, 4, 2}), counted(12)) == shorts{0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11});
}

TEST_CASE("stride 0 repeats an element") {
  CHECK(gathered(view({2, 3}, {0, 1}, 1), counted(4)) == shorts{1, 2, 3, 1, 2, 3});
  CHECK(gathered(view({4}, {0}, 3), counted(4)) == shorts{3, 3, 3, 3});
}

TEST_CASE("a negative stride reads backwards") {
  CHECK(gathered(view({4}, {-1}, 3), counted(4)) == shorts{3, 2, 1, 0});
}

namespace {

// The elements' numbers in row-major order, one after the other: what every faster way must give.
std::vector<std::int64_t> element_numbers(const tensor& view) {
  std::vector<std::int64_t> numbers{static_cast<std::int64_t>(view.offset)};
  for (std::size_t axis = 0; axis < view.shape.size(); ++axis) {
    std::vector<std::int64_t> longer;
    for (const std::int64_t number : numbers) {
      for (std::uint64_t i = 0; i < view.shape[axis]; ++i)
        longer.push_back(number + static_cast<std::int64_t>(i) * view.strides[axis]);
    }
    numbers = std::move(longer);
  }
  return numbers;
}

// Where a storage of this shape has its axes in another order, every second element of some, backwards along
// others, and one repeated.
tensor shuffled_view(std::mt19937& random, element_type type) {
  const auto below = [&random](std::uint64_t count) { return random() % count; };
  std::vector<std::uint64_t> shape(1 + below(5));
  for (std::uint64_t& size : shape) size = below(4) == 0 ? 1 + below(70) : 1 + below(9);
  const std::vector<std::int64_t> strides = row_major_strides(shape);
  std::vector<std::size_t> order(shape.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::shuffle(order, random);
  tensor shuffled = view({}, {}, 0, type);
  for (const std::size_t axis : order) {
    const bool halved = below(8) == 0;
    const bool backwards = below(8) == 0;
    const std::uint64_t size = halved ? (shape[axis] + 1) / 2 : shape[axis];
    const std::int64_t stride = strides[axis] * (halved ? 2 : 1);
    if (backwards) shuffled.offset += (size - 1) * static_cast<std::uint64_t>(stride);
    shuffled.shape.push_back(size);
    shuffled.strides.push_back(backwards ? -stride : stride);
  }
  if (below(8) == 0) {
    shuffled.shape.push_back(2);
    shuffled.strides.push_back(0);
  }
  return shuffled;
}

}  // namespace

TEST_CASE("views of any order of axes, with steps, backwards and repeated, of every width") {
  std::mt19937 random(11);
  for (const element_type type : {element_type::uint8, element_type::int16, element_type::float32,
                                  element_type::float64, element_type::complex128}) {
    const std::size_t width = bits_of(type) / 8;
    for (int round = 0; round < 300; ++round) {
      const tensor shuffled = shuffled_view(random, type);
      const std::vector<std::int64_t> numbers = element_numbers(shuffled);
      std::vector<std::uint8_t> storage((static_cast<std::size_t>(std::ranges::max(numbers)) + 1) * width);
      std::ranges::generate(storage, [&random] { return static_cast<std::uint8_t>(random()); });
      std::vector<std::uint8_t> expected;
      for (const std::int64_t number : numbers) {
        const auto begin = storage.begin() + number * static_cast<std::int64_t>(width);
        expected.insert(expected.end(), begin, begin + static_cast<std::ptrdiff_t>(width));
      }
      INFO(name_of(type) << " " << shape_text(shuffled.shape) << " with steps of the first axis "
                         << shuffled.strides.front());
      REQUIRE(gathered(shuffled, storage) == expected);
    }
  }
}

TEST_CASE("large matrices are transposed in tiles, also where their sides are no multiples of a tile") {
  for (const auto& [rows, columns] :
       {std::pair<std::uint64_t, std::uint64_t>{64, 64}, {2100, 33}, {33, 2100}, {65, 63}}) {
    std::vector<std::uint32_t> storage(rows * columns);
    std::iota(storage.begin(), storage.end(), 0U);
    const tensor turned = view({columns, rows}, {1, static_cast<std::int64_t>(columns)}, 0, element_type::float32);
    const words values = gathered(turned, storage);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < values.size(); ++i) wrong += values[i] != i % rows * columns + i / rows ? 1 : 0;
    CHECK(wrong == 0);
  }
}

TEST_CASE("a scalar, an empty tensor and axes of size 1") {
  CHECK(gathered(view({}, {}, 2), counted(4)) == shorts{2});
  CHECK(gathered(view({0, 3}, {7, 7}, 99), counted(4)).empty());
  CHECK(is_row_major(view({1, 4}, {-5, 1})));
  CHECK(gathered(view({1, 4}, {-5, 1}), counted(4)) == shorts{0, 1, 2, 3});
}

TEST_CASE("big-endian elements are turned, complex ones part by part") {
  tensor shorts_of = view({2}, {1});
  shorts_of.order = byte_order::big;
  CHECK(gathered(shorts_of, shorts{0x0102, 0x0304}) == shorts{0x0201, 0x0403});
  tensor complex = view({1}, {1}, 0, element_type::complex64);
  complex.order = byte_order::big;
  CHECK(gathered(complex, words{0x01020304, 0x05060708}) == words{0x04030201, 0x08070605});
  tensor half = view({1}, {1}, 0, element_type::complex32);
  half.order = byte_order::big;
  CHECK(gathered(half, words{0x01020304}) == words{0x02010403});
  tensor bytes = view({4}, {1}, 0, element_type::uint8);
  bytes.order = byte_order::big;
  CHECK(needs_no_copy(bytes));
}

TEST_CASE("the neg bit flips signs, and NaN keeps its payload") {
  tensor negative = view({3}, {1}, 0, element_type::float32);
  negative.negated = true;
  CHECK(gathered(negative, words{0x3f800000, 0xffc12345, 0}) == words{0xbf800000, 0x7fc12345, 0x80000000});
}

TEST_CASE("the neg bit negates whole numbers as PyTorch does") {
  tensor negative = view({4}, {1});
  negative.negated = true;
  CHECK(gathered(negative, shorts{0, 1, -256, -32768}) == shorts{0, -1, 256, -32768});
  negative.order = byte_order::big;
  CHECK(gathered(negative, shorts{0x0100, 0, 0, 0}) == shorts{-1, 0, 0, 0});
  tensor byte = view({3}, {1}, 0, element_type::uint8);
  byte.negated = true;
  CHECK(gathered(byte, std::vector<std::uint8_t>{0, 1, 255}) == std::vector<std::uint8_t>{0, 255, 1});
  tensor wide = view({1}, {1}, 0, element_type::uint32);
  wide.negated = true;
  CHECK(gathered(wide, words{0x10000}) == words{0xFFFF0000});
}

TEST_CASE("element types that have no negatives cannot be stated as such") {
  for (const element_type type : {element_type::boolean, element_type::float8_e4m3, element_type::float4}) {
    tensor negative = view({2}, {1}, 0, type);
    negative.negated = true;
    CHECK(refusal(negative, 2) ==
          "file t.pt: tensor `w` states that its values are the negatives of those that are stored, and " +
              std::string(name_of(type)) + " has none");
  }
}

TEST_CASE("elements of a byte and of less have no order of bytes") {
  for (const element_type type : {element_type::uint8, element_type::float8_e5m2, element_type::float4}) {
    tensor turned = view({8}, {1}, 0, type);
    turned.order = byte_order::big;
    CHECK(needs_no_copy(turned));
    turned.conjugated = true;
    CHECK(gathered(turned, std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6, 7, 8}).front() == 1);
  }
}

TEST_CASE("the conj bit flips the sign of the imaginary part, also of NaN and big-endian") {
  tensor conjugate = view({1}, {1}, 0, element_type::complex64);
  conjugate.conjugated = true;
  CHECK(gathered(conjugate, words{0x3f800000, 0x7fc12345}) == words{0x3f800000, 0xffc12345});
  conjugate.negated = true;
  CHECK(gathered(conjugate, words{0x3f800000, 0x7fc12345}) == words{0xbf800000, 0x7fc12345});
  conjugate.negated = false;
  conjugate.order = byte_order::big;
  CHECK(gathered(conjugate, words{0x0000803f, 0x4523c17f}) == words{0x3f800000, 0xffc12345});
  tensor real = view({1}, {1}, 0, element_type::float32);
  real.conjugated = true;
  CHECK(gathered(real, words{0x3f800000}) == words{0x3f800000});
}

TEST_CASE("only plain views are borrowed") {
  CHECK(needs_no_copy(view({2, 3}, {3, 1}, 5)));
  CHECK_FALSE(needs_no_copy(view({2, 3}, {1, 2})));
  tensor turned = view({2}, {1});
  turned.order = byte_order::big;
  CHECK_FALSE(needs_no_copy(turned));
  turned.order = byte_order::little;
  turned.negated = true;
  CHECK_FALSE(needs_no_copy(turned));
  tensor conjugate = view({2}, {1}, 0, element_type::complex64);
  CHECK(needs_no_copy(conjugate));
  conjugate.conjugated = true;
  CHECK_FALSE(needs_no_copy(conjugate));
}

TEST_CASE("a view may reach the last element of its storage and no further") {
  CHECK(refusal(view({3}, {2}, 1), 12) == "(no error)");
  CHECK(refusal(view({3}, {2}, 2), 12) ==
        "file t.pt: tensor `w` of shape [3] reaches beyond its storage of 12 bytes");
  CHECK(refusal(view({3}, {2}, 1), 11) ==
        "file t.pt: tensor `w` of shape [3] reaches beyond its storage of 11 bytes");
  CHECK(refusal(view({}, {}, 6), 12) == "file t.pt: tensor `w` of shape [] reaches beyond its storage of 12 bytes");
}

TEST_CASE("a view may not begin before its storage") {
  CHECK(refusal(view({4}, {-1}, 3), 8) == "(no error)");
  CHECK(refusal(view({4}, {-1}, 2), 8) ==
        "file t.pt: tensor `w` of shape [4] reaches beyond its storage of 8 bytes");
  CHECK(refusal(view({2, 2}, {-1, 1}, 0), 8) ==
        "file t.pt: tensor `w` of shape [2,2] reaches beyond its storage of 8 bytes");
}

TEST_CASE("the largest offsets, strides and sizes are no overflow") {
  const std::string beyond = " reaches beyond its storage of 8 bytes";
  CHECK(refusal(view({1}, {1}, most), 8) == "file t.pt: tensor `w` of shape [1]" + beyond);
  CHECK(refusal(view({3}, {largest}), 8) == "file t.pt: tensor `w` of shape [3]" + beyond);
  CHECK(refusal(view({3}, {smallest}), 8) == "file t.pt: tensor `w` of shape [3]" + beyond);
  CHECK(refusal(view({3, 3}, {largest, smallest}), 8) == "file t.pt: tensor `w` of shape [3,3]" + beyond);
  CHECK(refusal(view({2, 2}, {largest, -largest}, most), 8) == "file t.pt: tensor `w` of shape [2,2]" + beyond);
  CHECK(refusal(view({most}, {0}), 8) == "the shape [18446744073709551615] has too many elements");
  CHECK(refusal(view({1ULL << 32U, 1ULL << 31U}, {0, 0}), 8) ==
        "the shape [4294967296,2147483648] has too many elements");
  CHECK(
      refusal(view({1ULL << 62U}, {0}), 8) ==
      "tensor `w` has the shape [4611686018427387904] of int16, which is no whole number of bytes that fits in 63 "
      "bits");
}

TEST_CASE("a size of 0 makes a tensor empty, whatever the others say") {
  CHECK(element_count(std::vector<std::uint64_t>{most, 0, most}) == 0);
  CHECK(refusal(view({most, 0, most}, {largest, 1, smallest}, most), 0) == "(no error)");
  CHECK(gathered(view({most, 0}, {1, 1}), counted(1)).empty());
}

TEST_CASE("elements smaller than a byte are read in whole bytes only") {
  CHECK(refusal(view({4}, {1}, 0, element_type::float4), 2) == "(no error)");
  CHECK(refusal(view({3}, {1}, 0, element_type::float4), 2) ==
        "tensor `w` has the shape [3] of float4_e2m1fn, which is no whole number of bytes that fits in 63 bits");
  CHECK(refusal(view({2}, {1}, 1, element_type::float4), 2) ==
        "file t.pt: tensor `w` of float4_e2m1fn is a view that begins or steps within a byte");
  CHECK(refusal(view({2, 2}, {1, 2}, 0, element_type::float4), 2) ==
        "file t.pt: tensor `w` of float4_e2m1fn is a view that begins or steps within a byte");
}

TEST_CASE("row-major strides and the text of a shape") {
  CHECK(row_major_strides(std::vector<std::uint64_t>{2, 3, 4}) == std::vector<std::int64_t>{12, 4, 1});
  CHECK(row_major_strides({}).empty());
  CHECK(shape_text(std::vector<std::uint64_t>{3, 224, 224}) == "[3,224,224]");
  CHECK(shape_text({}) == "[]");
}
