// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/safetensors.hpp>

#include <cstring>
#include <typeplate/weights/weights_file.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "safetensors_bytes.hpp"

using namespace typeplate::weights;
using typeplate_tests::message_of;
using typeplate_tests::safetensors_file;

namespace {

safetensors read(const std::string& file) {
  return read_safetensors(std::as_bytes(std::span(file)), "file t.safetensors");
}

}  // namespace

TEST_CASE("a file gives its tensors with name, type, shape and bytes") {
  const std::string file = safetensors_file(
      R"({"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"b":{"dtype":"U8","shape":[],"data_offsets":[8,9]}})",
      "abcdefghi");
  const safetensors tensors = read(file);
  REQUIRE(tensors.tensors.size() == 2);
  const tensor_view* a = tensors.find("a");
  REQUIRE(a != nullptr);
  CHECK(a->type == element_type::float32);
  CHECK(a->shape == std::vector<std::uint64_t>{2, 1});
  CHECK(std::memcmp(a->bytes.data(), "abcdefgh", 8) == 0);
  CHECK(a->bytes.size() == 8);
  const tensor_view* b = tensors.find("b");
  REQUIRE(b != nullptr);
  CHECK(b->shape.empty());
  CHECK(b->bytes.size() == 1);
  CHECK(tensors.find("c") == nullptr);
}

TEST_CASE("tensors come in the order of their data, however the header orders them") {
  const std::string file = safetensors_file(
      R"({"b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
      "xy");
  const safetensors tensors = read(file);
  CHECK(tensors.tensors[0].name == "a");
  CHECK(tensors.tensors[1].name == "b");
}

TEST_CASE("the notes of a file are texts under __metadata__") {
  const std::string file = safetensors_file(
      R"({"__metadata__":{"format":"pt","by":"a \"person\""},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
      "x");
  const safetensors tensors = read(file);
  CHECK(tensors.metadata.at("format") == "pt");
  CHECK(tensors.metadata.at("by") == "a \"person\"");
  CHECK(tensors.tensors.size() == 1);
}

TEST_CASE("a header may be padded with spaces, and a file may hold no tensors") {
  CHECK(read(safetensors_file("{}      ", "")).tensors.empty());
}

TEST_CASE("tensors without elements are allowed wherever they stand") {
  const std::string file = safetensors_file(
      R"({"e":{"dtype":"F32","shape":[0,7],"data_offsets":[4,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"f":{"dtype":"F64","shape":[0],"data_offsets":[0,0]}})",
      "abcd");
  CHECK(read(file).tensors.size() == 3);
}

TEST_CASE("every element type of the format is known by its name and size") {
  const std::vector<std::pair<std::string, std::size_t>> types{
      {"BOOL", 8}, {"U8", 8},          {"I8", 8},          {"F8_E5M2", 8}, {"F8_E4M3", 8}, {"F8_E8M0", 8},
      {"F4", 4},   {"F8_E5M2FNUZ", 8}, {"F8_E4M3FNUZ", 8}, {"F6_E2M3", 6}, {"F6_E3M2", 6}, {"I16", 16},
      {"U16", 16}, {"F16", 16},        {"BF16", 16},       {"I32", 32},    {"U32", 32},    {"F32", 32},
      {"C64", 64}, {"F64", 64},        {"I64", 64},        {"U64", 64}};
  for (const auto& [name, bits] : types) {
    CAPTURE(name);
    const std::string data(bits, 'x');  // 8 elements
    const std::string header =
        R"({"t":{"dtype":")" + name + R"(","shape":[8],"data_offsets":[0,)" + std::to_string(bits) + "]}}";
    const std::string file = safetensors_file(header, data);
    const safetensors tensors = read(file);
    CHECK(bits_of(tensors.tensors[0].type) == bits);
    CHECK(safetensors_name(tensors.tensors[0].type) == name);
  }
}

TEST_CASE("numbers of both float types are read exactly, at any alignment") {
  const std::string file = typeplate_tests::safetensors_columns<float>({{"x", {0.1f, -0.0f, 1e38f}}});
  CHECK(numbers(*read(file).find("x"), "file x") ==
        std::vector<double>{static_cast<double>(0.1f), -0.0, static_cast<double>(1e38f)});
  const std::string wide = typeplate_tests::safetensors_columns<double>({{"x", {0.1, 1e300}}});
  CHECK(numbers(*read(wide).find("x"), "file x") == std::vector<double>{0.1, 1e300});
  const std::string odd = safetensors_file(
      R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"x":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}})",
      std::string("\x01\0\0\x80\x3f", 5));
  CHECK(numbers(*read(odd).find("x"), "file x") == std::vector<double>{1.0});
}

TEST_CASE("numbers of other element types are refused") {
  const std::string file = safetensors_file(R"({"i":{"dtype":"I32","shape":[1],"data_offsets":[0,4]}})", "abcd");
  CHECK(message_of([&] { (void)numbers(*read(file).find("i"), "file r.safetensors"); }) ==
        "tensor `i` of file r.safetensors has the element type I32, where F32 or F64 belongs");
}

TEST_CASE("the one view of files reads safetensors, and hands out the file's own bytes") {
  const std::string file = safetensors_file(
      R"({"__metadata__":{"format":"pt"},"b":{"dtype":"BF16","shape":[1,2],"data_offsets":[0,4]}})", "abcd");
  const weights_file weights = weights_file::read(std::as_bytes(std::span(file)), "file t");
  CHECK(weights.format() == file_format::safetensors);
  REQUIRE(weights.tensors().size() == 1);
  const tensor& b = weights.tensors()[0];
  CHECK(b.type == element_type::bfloat16);
  CHECK(b.strides == std::vector<std::int64_t>{2, 1});
  CHECK(weights.is_borrowed(b));
  CHECK(reinterpret_cast<const char*>(weights.values(b).bytes.data()) == file.data() + file.size() - 4);
  CHECK(weights.metadata().at("format") == "pt");
}

TEST_CASE("a header of safetensors beyond the limit is refused") {
  const std::string file = safetensors_file(std::string("{}") + std::string(30, ' '), "");
  read_limits small;
  small.header_bytes = 31;
  CHECK(message_of([&] { (void)weights_file::read(std::as_bytes(std::span(file)), "file t", small); }) ==
        "file t is not a safetensors file: it states a header of 32 bytes, more than the 31 bytes that "
        "`header_bytes` of the limits allows");
}

TEST_CASE("a header of safetensors whose length reads like the beginning of a zip archive is one") {
  const std::string file = safetensors_file("{}" + std::string(0x04034b50 - 2, ' '), "");
  REQUIRE(file.starts_with(std::string_view("PK\x03\x04")));
  CHECK(weights_file::read(std::as_bytes(std::span(file)), "file t").tensors().empty());
}

TEST_CASE("blanks of every kind may stand between the parts of a header") {
  const std::string file =
      safetensors_file("{ \"a\" :\t{\"dtype\"\n:\"U8\",\r\n\"shape\":[ 1 , 1 ],\"data_offsets\":[0,1]} }", "x");
  CHECK(read(file).tensors.front().shape == std::vector<std::uint64_t>{1, 1});
}

TEST_CASE("names of safetensors may hold every escape") {
  const std::string file = safetensors_file(
      R"({"\"\\\/\b\f\n\r\t\u0041\u00e9\u4e2d\ud83d\ude00":{"dtype":"U8","shape":[],"data_offsets":[0,1]}})", "x");
  CHECK(read(file).tensors.front().name == "\"\\/\b\f\n\r\tAé中😀");
}
