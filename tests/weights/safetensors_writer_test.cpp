// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/safetensors.hpp>
#include <typeplate/weights/write_weights.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "output_of.hpp"
#include "safetensors_bytes.hpp"

using namespace typeplate::weights;
using typeplate_tests::message_of;
using typeplate_tests::output_of;
using typeplate_tests::safetensors_file;
using typeplate_tests::text_of;

namespace {

std::string written(const std::vector<output_tensor>& tensors, const text_metadata& metadata = {}) {
  memory_sink sink;
  write_safetensors(sink, tensors, metadata);
  return text_of(sink.bytes);
}

std::string complaint(const std::vector<output_tensor>& tensors, const text_metadata& metadata = {}) {
  return message_of([&] { (void)written(tensors, metadata); });
}

}  // namespace

TEST_CASE(
    "safetensors are written with wide elements first, then by name, and the header is padded to eight bytes") {
  const std::vector<output_tensor> tensors{output_of("b", element_type::uint8, {1}, "x"),
                                           output_of("a", element_type::uint8, {}, "y"),
                                           output_of("z", element_type::float32, {1, 1}, "abcd")};
  const std::string header =
      R"({"z":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]},)"
      R"("a":{"dtype":"U8","shape":[],"data_offsets":[4,5]},"b":{"dtype":"U8","shape":[1],"data_offsets":[5,6]}})";
  CHECK(written(tensors) == safetensors_file(header + std::string((8 - header.size() % 8) % 8, ' '), "abcdyx"));
}

TEST_CASE("safetensors say by default that they are for PyTorch, as some readers require") {
  memory_sink sink;
  write_safetensors(sink, {});
  CHECK(text_of(sink.bytes) == safetensors_file(R"({"__metadata__":{"format":"pt"}})", ""));
}

TEST_CASE("safetensors are the same bytes whatever the order of the tensors") {
  const output_tensor a = output_of("a", element_type::int64, {1}, "12345678");
  const output_tensor b = output_of("b", element_type::bfloat16, {2}, "wxyz");
  CHECK(written({a, b}, {{"k", "v"}, {"b", "c"}}) == written({b, a}, {{"b", "c"}, {"k", "v"}}));
}

TEST_CASE("names and notes of safetensors are escaped as JSON asks for, and read back") {
  const std::string name = "quote\" back\\slash \n \x01 \x7f Δ 😀";
  const std::string file = written({output_of(name, element_type::uint8, {1}, "x")}, {{name, name}});
  CHECK(file.find(R"("quote\" back\\slash \n \u0001 )"
                  "\x7f Δ 😀\"") != std::string::npos);
  const safetensors read = read_safetensors(std::as_bytes(std::span(file)), "file t");
  CHECK(read.find(name) != nullptr);
  CHECK(read.metadata.at(name) == name);
}

TEST_CASE("an element type that safetensors does not have is refused with what to do") {
  CHECK(complaint({output_of("z", element_type::complex128, {0}, "")}) ==
        "tensor `z` is complex128, which safetensors does not have: cast it to complex64, or write npz, torch's "
        "format "
        "or msgpack");
  CHECK(
      complaint({output_of("h", element_type::complex32, {0}, "")}).starts_with("tensor `h` is complex32, which"));
}

TEST_CASE("safetensors with two tensors of one name are not written") {
  CHECK(complaint({output_of("t", element_type::uint8, {0}, ""), output_of("t", element_type::int8, {0}, "")}) ==
        "tensor `t` is to be written twice; names must differ");
}

TEST_CASE("a tensor of safetensors may not take the name of the notes") {
  CHECK(complaint({output_of("__metadata__", element_type::uint8, {0}, "")}) ==
        "tensor `__metadata__` has the name that safetensors keeps for a file's notes: rename it");
}

TEST_CASE("a name or a note that is no UTF-8 is not written to safetensors") {
  CHECK(complaint({output_of("\xff", element_type::uint8, {0}, "")}) ==
        "tensor `\\xff` has a name that is no UTF-8, which safetensors needs: rename it");
  CHECK(complaint({}, {{"by", "\xed\xa0\x80"}}) == "note `by` is no UTF-8, which safetensors needs");
}

TEST_CASE("values of another size than the shape's are not written") {
  CHECK(complaint({output_of("t", element_type::float32, {2, 3}, "abcd")}) ==
        "tensor `t` gives 4 bytes, but its shape [2,3] of float32 has 24");
}

TEST_CASE("a shape of three elements of four bits is not written") {
  CHECK(complaint({output_of("t", element_type::float4, {3}, "ab")}) ==
        "tensor `t` has the shape [3] of float4_e2m1fn, which is no whole number of bytes that fits in 63 bits");
}

TEST_CASE("tensors that together are larger than any file are refused before a byte is written") {
  memory_sink sink;
  std::vector<output_tensor> tensors;
  for (char name = 'a'; name <= 'p'; ++name)
    tensors.push_back(output_of({name}, element_type::uint8, {std::uint64_t{1} << 59U}, ""));
  CHECK(message_of([&] { write_safetensors(sink, tensors); }) ==
        "tensor `p` makes the file larger than 2^63 bytes");
  CHECK(sink.bytes.empty());
}
