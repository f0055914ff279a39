// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cast.hpp"

#include <array>
#include <cmath>
#include <complex>
#include <cstring>
#include <limits>
#include <numeric>
#include <typeplate/weights/port/element_values.hpp>

#include "catch.hpp"
#include "encode_small.hpp"
#include "message_of.hpp"

namespace {

using namespace typeplate::weights;
using namespace typeplate::weights::port;
using typeplate_tests::message_of;

template <class Target, class Source>
std::vector<Target> cast(const std::vector<Source>& values, element_type from, element_type to,
                         bool exact = false) {
  const auto bytes = cast_values(std::as_bytes(std::span(values)), from, to, exact, "t");
  std::vector<Target> result(bytes.size() / sizeof(Target));
  if (!bytes.empty()) std::memcpy(result.data(), bytes.data(), bytes.size());
  return result;
}

std::string refusal(const std::vector<double>& values, element_type to, bool exact = false) {
  return message_of([&] { (void)cast<std::byte>(values, element_type::float64, to, exact); });
}

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("float16 is rounded to the nearest value, ties to even, with subnormals and infinities") {
  const std::vector<float> values{0.0F,          -0.0F,          1.0F,           65504.0F,
                                  65519.9F,      1.00048828125F, 1.00146484375F, 5.9604645e-8F,
                                  2.9802322e-8F, 2.9802326e-8F,  -INFINITY,      6.1e-5F};
  CHECK(cast<std::uint16_t>(values, element_type::float32, element_type::float16) ==
        std::vector<std::uint16_t>{0, 0x8000, 0x3C00, 0x7BFF, 0x7BFF, 0x3C00, 0x3C02, 1, 0, 1, 0xFC00, 0x03FF});
}

TEST_CASE("every float16 and every bfloat16 comes back from float32 as it was") {
  std::vector<std::uint16_t> all(65536);
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<std::uint16_t>(i);
  for (const element_type small : {element_type::float16, element_type::bfloat16}) {
    const auto wide = cast<float>(all, small, element_type::float32);
    const auto back = cast<std::uint16_t>(wide, element_type::float32, small);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool number = !std::isnan(wide[i]);
      wrong +=
          number ? back[i] != all[i] : (back[i] & 0x7FFF) <= (small == element_type::float16 ? 0x7C00 : 0x7F80);
      wrong += !number && (back[i] & 0x8000) != (all[i] & 0x8000);
    }
    CHECK(wrong == 0);
  }
}

TEST_CASE("every float8 comes back from float32 as it was, and what its types do not have is refused") {
  struct small_type {
    element_type type;
    double largest;
    bool infinite;
  };
  std::vector<std::uint8_t> all(256);
  std::iota(all.begin(), all.end(), std::uint8_t{0});
  for (const small_type& each : {small_type{element_type::float8_e5m2, 57344, true},
                                 {element_type::float8_e4m3, 448, false},
                                 {element_type::float8_e5m2fnuz, 57344, false},
                                 {element_type::float8_e4m3fnuz, 240, false}}) {
    INFO(name_of(each.type));
    const auto wide = cast<float>(all, each.type, element_type::float32);
    const auto back = cast<std::uint8_t>(wide, element_type::float32, each.type);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      // The payload of NaN is lost, where there is room for one.
      const bool same = std::isnan(wide[i]) ? (back[i] & 0x80U) == (all[i] & 0x80U) : back[i] == all[i];
      wrong += same ? 0 : 1;
    }
    CHECK(wrong == 0);
    CHECK(message_of([&] { (void)cast<std::byte>(std::vector{each.largest}, element_type::float64, each.type); }) ==
          "(no error)");
    CHECK(refusal({each.largest * 1.125}, each.type) != "(no error)");
    CHECK((refusal({infinity}, each.type) == "(no error)") == each.infinite);
  }
}

TEST_CASE("float8 is rounded to the nearest value, ties to even, and fnuz has no minus zero") {
  const std::vector<double> values{1.0625, 1.1875, 464, -0.0, std::ldexp(1, -10), std::ldexp(1.5, -10), 17};
  CHECK(cast<std::uint8_t>(values, element_type::float64, element_type::float8_e4m3) ==
        std::vector<std::uint8_t>{0x38, 0x3A, 0x7E, 0x80, 0x00, 0x01, 0x58});
  CHECK(cast<std::uint8_t>(std::vector{1.0625, -0.0, not_a_number, -not_a_number}, element_type::float64,
                           element_type::float8_e4m3fnuz) == std::vector<std::uint8_t>{0x40, 0x00, 0x80, 0x80});
  CHECK(refusal({-0.0}, element_type::float8_e5m2fnuz, true).find("would change") != std::string::npos);
  CHECK(cast<std::uint8_t>(std::vector<std::int64_t>{(1LL << 15) + (1LL << 12) + 1}, element_type::int64,
                           element_type::float8_e5m2) == std::vector<std::uint8_t>{0x79});
}

TEST_CASE("bfloat16 is the upper half of a float32, rounded") {
  const std::vector<float> values{1.0F, 3.14159274F, -1.00390625F, 1.01171875F, 9.1835496e-41F};
  CHECK(cast<std::uint16_t>(values, element_type::float32, element_type::bfloat16) ==
        std::vector<std::uint16_t>{0x3F80, 0x4049, 0xBF80, 0x3F82, 0x0001});
}

TEST_CASE("a finite value beyond the new type's range is refused, not made infinite") {
  CHECK(refusal({1, 65520}, element_type::float16) ==
        "tensor `t`: element 1, 65520, has no value in float16; cast to a wider type, or leave out the cast");
  CHECK(refusal({1e39}, element_type::float32).find("element 0, 1e+39, has no value in float32") !=
        std::string::npos);
  CHECK(refusal({3.4e38}, element_type::bfloat16).find("has no value in bfloat16") != std::string::npos);
  CHECK(cast<float>(std::vector{infinity, 3.4e38}, element_type::float64, element_type::float32).front() ==
        INFINITY);
}

TEST_CASE("integers take the part before the point, and refuse what they cannot hold") {
  CHECK(cast<std::int8_t>(std::vector{-128.9, -0.5, 127.9}, element_type::float64, element_type::int8) ==
        std::vector<std::int8_t>{-128, 0, 127});
  CHECK(cast<std::uint64_t>(std::vector{18446744073709549568.0, -0.9}, element_type::float64,
                            element_type::uint64) == std::vector<std::uint64_t>{18446744073709549568U, 0});
  for (const double bad : {-129.0, 128.0, not_a_number, infinity})
    CHECK(refusal({bad}, element_type::int8).find("has no value in int8") != std::string::npos);
  CHECK(refusal({18446744073709551616.0}, element_type::uint64) != "(no error)");
  CHECK(refusal({9223372036854775808.0}, element_type::int64) != "(no error)");
  CHECK(message_of([] {
          (void)cast<std::byte>(std::vector<std::int64_t>{-1}, element_type::int64, element_type::uint64);
        }) == "tensor `t`: element 0, -1, has no value in uint64; cast to a wider type, or leave out the cast");
}

TEST_CASE("whole numbers of 64 bits are rounded once on their way to a smaller type") {
  constexpr std::int64_t above_tie =
      (1LL << 60) + (1LL << 52) + 1;  // just above the middle of two values of bfloat16
  CHECK(cast<std::uint16_t>(std::vector<std::int64_t>{above_tie, above_tie - 1, -above_tie}, element_type::int64,
                            element_type::bfloat16) == std::vector<std::uint16_t>{0x5D81, 0x5D80, 0xDD81});
  CHECK(cast<float>(std::vector<std::uint64_t>{16777217, 16777219}, element_type::uint64, element_type::float32) ==
        std::vector<float>{16777216.0F, 16777220.0F});
}

TEST_CASE("whatever is not zero is true") {
  CHECK(cast<std::uint8_t>(std::vector{0.0, -0.0, 0.1, not_a_number, infinity}, element_type::float64,
                           element_type::boolean) == std::vector<std::uint8_t>{0, 0, 1, 1, 1});
  CHECK(cast<float>(std::vector<std::uint8_t>{0, 1, 7}, element_type::boolean, element_type::float32) ==
        std::vector<float>{0, 1, 1});
}

TEST_CASE("complex numbers are cast by their parts") {
  const std::vector<std::complex<double>> values{{1.5, -2.25}, {0.1, 0}};
  const auto cast_to = cast<std::complex<float>>(values, element_type::complex128, element_type::complex64);
  CHECK(cast_to == std::vector<std::complex<float>>{{1.5F, -2.25F}, {0.1F, 0}});
  CHECK(
      message_of([&] { (void)cast<std::byte>(values, element_type::complex128, element_type::complex64, true); }) ==
      "tensor `t`: element 1, 0.1+0i, would change in complex64; cast to a wider type, or leave out `exact`");
}

TEST_CASE("complex numbers of 16 bits a part are made") {
  const std::vector<std::complex<double>> values{{1.5, -0.0}, {infinity, 1e-8}};
  CHECK(cast<std::uint16_t>(values, element_type::complex128, element_type::complex32) ==
        std::vector<std::uint16_t>{0x3E00, 0x8000, 0x7C00, 0x0000});
  CHECK(message_of([&] {
          (void)cast<std::byte>(std::vector<std::complex<double>>{{0, 70000}}, element_type::complex128,
                                element_type::complex32);
        }).find("element 0, 0+70000i, has no value in complex32") != std::string::npos);
}

TEST_CASE("an exact cast refuses the first value that would change") {
  CHECK(refusal({0.5, 1.0 / 3}, element_type::float32, true) ==
        "tensor `t`: element 1, 0.3333333333333333, would change in float32; cast to a wider type, or leave out "
        "`exact`");
  CHECK(refusal({2, -0.0}, element_type::int32, true).find("element 1, -0, would change") != std::string::npos);
  CHECK(refusal({0.5, not_a_number, -infinity, -0.0}, element_type::float16, true) == "(no error)");
  CHECK(refusal({2}, element_type::boolean, true).find("would change in bool") != std::string::npos);
}

TEST_CASE("types of 8 bits are read as their definitions say") {
  const auto read = [](element_type type, std::uint8_t bits) {
    double value = 0;
    with_elements(type, [&]<class Element>(Element) {
      const auto byte = std::byte{bits};
      if constexpr (std::is_same_v<typename Element::value, double> && Element::size == 1)
        value = Element::read(&byte);
    });
    return value;
  };
  CHECK(read(element_type::float8_e4m3, 0x7E) == 448);
  CHECK(std::isnan(read(element_type::float8_e4m3, 0x7F)));
  CHECK(std::isnan(read(element_type::float8_e4m3, 0xFF)));
  CHECK(read(element_type::float8_e4m3, 0x01) == std::ldexp(1, -9));
  CHECK(read(element_type::float8_e5m2, 0x7B) == 57344);
  CHECK(read(element_type::float8_e5m2, 0xFC) == -infinity);
  CHECK(read(element_type::float8_e5m2fnuz, 0x7F) == 57344);
  CHECK(std::isnan(read(element_type::float8_e5m2fnuz, 0x80)));
  CHECK(read(element_type::float8_e4m3fnuz, 0x7F) == 240);
  CHECK(read(element_type::float8_e4m3fnuz, 0xFF) == -240);
  CHECK(read(element_type::float8_e8m0, 127) == 1);
  CHECK(read(element_type::float8_e8m0, 0) == std::ldexp(1, -127));
  CHECK(std::isnan(read(element_type::float8_e8m0, 255)));
}

TEST_CASE("which casts keep every value") {
  using type = element_type;
  for (const auto& [from, to] : {std::pair{type::float16, type::float32},
                                 {type::bfloat16, type::float32},
                                 {type::float32, type::float64},
                                 {type::uint8, type::int16},
                                 {type::int16, type::float32},
                                 {type::boolean, type::uint8},
                                 {type::int32, type::float64},
                                 {type::uint8, type::bfloat16},
                                 {type::complex64, type::complex128},
                                 {type::float8_e4m3, type::float16},
                                 {type::float8_e4m3fnuz, type::bfloat16},
                                 {type::complex32, type::complex64},
                                 {type::boolean, type::float8_e4m3},
                                 {type::float8_e8m0, type::float32},
                                 {type::int64, type::int64}})
    CHECK(keeps_every_value(from, to));
  for (const auto& [from, to] : {std::pair{type::float16, type::bfloat16},
                                 {type::bfloat16, type::float16},
                                 {type::int32, type::float32},
                                 {type::int64, type::float64},
                                 {type::int8, type::uint8},
                                 {type::uint8, type::int8},
                                 {type::float32, type::int64},
                                 {type::uint8, type::boolean},
                                 {type::float8_e4m3fnuz, type::float8_e4m3},
                                 {type::float8_e8m0, type::float16},
                                 {type::float8_e5m2, type::float8_e5m2fnuz},  // no infinities
                                 {type::float16, type::float8_e5m2},
                                 {type::int16, type::float16}})
    CHECK_FALSE(keeps_every_value(from, to));
}
