// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One test for each rule of the format, each with a file that breaks only this rule.
#include <random>
#include <typeplate/weights/safetensors.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "safetensors_bytes.hpp"

using namespace typeplate::weights;
using typeplate_tests::length_bytes;
using typeplate_tests::safetensors_file;

namespace {

// The reason behind "file t.safetensors is not a safetensors file: ".
std::string reason(const std::string& file) {
  const std::string text = typeplate_tests::message_of(
      [&] { (void)read_safetensors(std::as_bytes(std::span(file)), "file t.safetensors"); });
  const std::string begin = "file t.safetensors is not a safetensors file: ";
  return text.starts_with(begin) ? text.substr(begin.size()) : text;
}

std::string one(const std::string& fields, const std::string& data = "abcd") {
  return safetensors_file(R"({"t":{)" + fields + "}}", data);
}

}  // namespace

TEST_CASE("a file shorter than the length of its header is refused") {
  CHECK(reason(length_bytes(0).substr(0, 7)) == "it has 7 bytes, fewer than the 8 of the header's length");
}

TEST_CASE("an empty file is refused") {
  CHECK(reason("") == "it has 0 bytes, fewer than the 8 of the header's length");
}

TEST_CASE("a header longer than the format's limit is refused before anything is read") {
  CHECK(reason(length_bytes(100'000'001)) ==
        "it states a header of 100000001 bytes, more than the 100000000 bytes that `header_bytes` of the limits "
        "allows");
}

TEST_CASE("the largest length is no overflow") {
  CHECK(reason(length_bytes(~std::uint64_t{0})) ==
        "it states a header of 18446744073709551615 bytes, more than the 100000000 bytes that `header_bytes` of "
        "the limits allows");
}

TEST_CASE("a header longer than the file is refused") {
  CHECK(reason(length_bytes(9) + "{}") == "it states a header of 9 bytes, but only 2 follow");
}

TEST_CASE("a header that does not begin with a brace is refused") {
  CHECK(reason(safetensors_file(" {}", "")) == "its header does not begin with `{`");
}

TEST_CASE("an empty header is refused") {
  CHECK(reason(safetensors_file("", "")) == "its header does not begin with `{`");
}

TEST_CASE("padding other than spaces is refused") {
  CHECK(reason(safetensors_file("{}\t ", "")) == "byte 10 after the header's object is not a space");
}

TEST_CASE("text behind the header's object is refused") {
  CHECK(reason(safetensors_file("{} {", "")) == "byte 11 after the header's object is not a space");
}

TEST_CASE("a header that is no JSON is refused") {
  CHECK(reason(safetensors_file("{\"a\":}", "")) == "its header is not JSON at byte 13");
}

TEST_CASE("a header without an end is refused") {
  CHECK(reason(safetensors_file("{\"a\":{", "")) == "its header is not JSON at byte 14");
}

TEST_CASE("a header that is not UTF-8 is refused") {
  CHECK(reason(safetensors_file("{\"\xff\":1}", "")) == "its header is not JSON at byte 10");
}

TEST_CASE("two objects in a header are refused") {
  CHECK(reason(safetensors_file("{}{}", "")) == "its header is not JSON at byte 10");
}

TEST_CASE("a comma before the end of an object or of a list is refused") {
  CHECK(reason(safetensors_file("{},", "")) == "byte 10 after the header's object is not a space");
  CHECK(reason(one(R"("dtype":"F32","shape":[1],"data_offsets":[0,4],)")) == "its header is not JSON at byte 61");
  CHECK(reason(one(R"("dtype":"F32","shape":[1,],"data_offsets":[0,4])")) == "its header is not JSON at byte 39");
}

TEST_CASE("a key without a value and a missing comma are refused") {
  CHECK(reason(one(R"("dtype" "F32")")) == "its header is not JSON at byte 22");
  CHECK(reason(one(R"("dtype":"F32" "shape":[1])")) == "its header is not JSON at byte 28");
  CHECK(reason(safetensors_file("{t:1}", "")) == "its header is not JSON at byte 9");
}

TEST_CASE("a lone surrogate, a broken escape and a line break in a name are refused") {
  CHECK(reason(safetensors_file(R"({"\ud800":1})", "")) == "its header is not JSON at byte 16");
  CHECK(reason(safetensors_file(R"({"\udc00x":1})", "")) == "its header is not JSON at byte 16");
  CHECK(reason(safetensors_file(R"({"\ud800\u0041":1})", "")) == "its header is not JSON at byte 22");
  CHECK(reason(safetensors_file(R"({"\u12":1})", "")) == "its header is not JSON at byte 12");
  CHECK(reason(safetensors_file(R"({"\q":1})", "")) == "its header is not JSON at byte 11");
  CHECK(reason(safetensors_file("{\"a\nb\":1}", "")) == "its header is not JSON at byte 11");
}

TEST_CASE("overlong and cut UTF-8 in a name are refused") {
  CHECK(reason(safetensors_file("{\"\xc0\xaf\":1}", "")) == "its header is not JSON at byte 10");
  CHECK(reason(safetensors_file("{\"a\xe6\xb8\":1}", "")) == "its header is not JSON at byte 11");
  CHECK(reason(safetensors_file("{\"\xed\xa0\x80\":1}", "")) == "its header is not JSON at byte 10");
}

TEST_CASE("numbers that JSON does not have are refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[01],"data_offsets":[0,4])")) == "its header is not JSON at byte 38");
  CHECK(reason(one(R"("dtype":"F32","shape":[+1],"data_offsets":[0,4])")) == "its header is not JSON at byte 37");
  CHECK(reason(one(R"("dtype":"F32","shape":[0x1],"data_offsets":[0,4])")) == "its header is not JSON at byte 38");
  CHECK(reason(one(R"("dtype":"F32","shape":[NaN],"data_offsets":[0,4])")) == "its header is not JSON at byte 37");
}

TEST_CASE("a size with an exponent is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[1e0],"data_offsets":[0,4])")) ==
        "the shape of tensor `t` has the number 1e0 where a size belongs");
}

TEST_CASE("a tensor that is no object is refused") {
  CHECK(reason(safetensors_file(R"({"t":[]})", "")) == "tensor `t` is a list where an object belongs");
}

TEST_CASE("a tensor that is a number is refused") {
  CHECK(reason(safetensors_file(R"({"t":1})", "")) == "tensor `t` is the number 1 where an object belongs");
}

TEST_CASE("a tensor named twice is refused") {
  CHECK(
      reason(safetensors_file(
          R"({"t":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"t":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
          "x")) == "its header names tensor `t` twice");
}

TEST_CASE("a name that is doubled through an escape is refused") {
  CHECK(
      reason(safetensors_file(
          R"({"t":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"\u0074":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
          "x")) == "its header names tensor `t` twice");
}

TEST_CASE("notes given twice are refused") {
  CHECK(reason(safetensors_file(R"({"__metadata__":{},"__metadata__":{}})", "")) ==
        "its header names tensor `__metadata__` twice");
}

TEST_CASE("a note given twice is refused") {
  CHECK(reason(safetensors_file(R"({"__metadata__":{"a":"1","a":"2"}})", "")) ==
        "its `__metadata__` has the key `a` twice");
}

TEST_CASE("a note that is no text is refused") {
  CHECK(reason(safetensors_file(R"({"__metadata__":{"a":1}})", "")) ==
        "its `__metadata__` has the number 1 where a text belongs");
}

TEST_CASE("a note that is an object is refused") {
  CHECK(reason(safetensors_file(R"({"__metadata__":{"a":{}}})", "")) ==
        "its `__metadata__` has an object where a text belongs");
}

TEST_CASE("a missing dtype is refused") {
  CHECK(reason(one(R"("shape":[1],"data_offsets":[0,4])")) == "tensor `t` has no dtype");
}

TEST_CASE("a missing shape is refused") {
  CHECK(reason(one(R"("dtype":"F32","data_offsets":[0,4])")) == "tensor `t` has no shape");
}

TEST_CASE("missing offsets are refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[1])")) == "tensor `t` has no data_offsets");
}

TEST_CASE("an unknown dtype is refused") {
  CHECK(reason(one(R"("dtype":"F31","shape":[1],"data_offsets":[0,4])")) ==
        "tensor `t` has the unknown dtype `F31`");
}

TEST_CASE("a dtype in small letters is refused") {
  CHECK(reason(one(R"("dtype":"f32","shape":[1],"data_offsets":[0,4])")) ==
        "tensor `t` has the unknown dtype `f32`");
}

TEST_CASE("a dtype that is no text is refused") {
  CHECK(reason(one(R"("dtype":32,"shape":[1],"data_offsets":[0,4])")) ==
        "tensor `t` has the number 32 as its `dtype`");
}

TEST_CASE("notes that are no object are refused") {
  CHECK(reason(safetensors_file(R"({"__metadata__":null})", "")) ==
        "tensor `__metadata__` is null where an object belongs");
}

TEST_CASE("a header without closing brackets is refused") {
  CHECK(reason(safetensors_file(R"({"a":{"dtype":"F32")", "")) == "its header is not JSON at byte 27");
}

TEST_CASE("a key given twice is refused") {
  CHECK(reason(one(R"("dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4])")) ==
        "tensor `t` has the key `dtype` twice");
}

TEST_CASE("an unknown key is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[1],"data_offsets":[0,4],"stride":[1])")) ==
        "tensor `t` has the unknown key `stride`");
}

TEST_CASE("a negative size is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[-1],"data_offsets":[0,4])")) ==
        "the shape of tensor `t` has the negative number -1 where a size belongs");
}

TEST_CASE("a size with a fraction is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[1.0],"data_offsets":[0,4])")) ==
        "the shape of tensor `t` has the number 1.0 where a size belongs");
}

TEST_CASE("a size beyond 64 bits is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[18446744073709551616],"data_offsets":[0,4])")) ==
        "the shape of tensor `t` has the number 18446744073709551616 where a size belongs");
}

TEST_CASE("a size that is a list is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[[1]],"data_offsets":[0,4])")) ==
        "the shape of tensor `t` has a list where a size belongs");
}

TEST_CASE("more sizes or offsets than any program has are refused before memory is taken for them") {
  std::string sizes = "1";
  for (int i = 1; i < 64; ++i) sizes += ",1";
  CHECK(reason(one(R"("dtype":"F32","shape":[)" + sizes + R"(],"data_offsets":[0,4])")) == "(no error)");
  CHECK(reason(one(R"("dtype":"F32","shape":[)" + sizes + R"(,1],"data_offsets":[0,4])")) ==
        "the shape of tensor `t` has more than 64 numbers");
  CHECK(reason(one(R"("dtype":"F32","shape":[1],"data_offsets":[)" + sizes + ",1]")) ==
        "the data_offsets of tensor `t` have more than 64 numbers");
}

TEST_CASE("a size that is null is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[null],"data_offsets":[0,4])")) ==
        "the shape of tensor `t` has null where a size belongs");
}

TEST_CASE("a shape whose bytes overflow 64 bits is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,4])")) ==
        "tensor `t` has the shape [4294967296,4294967296] F32, which is not a whole number of bytes that fits in "
        "64 bits");
}

TEST_CASE("half a byte is refused") {
  CHECK(reason(one(R"("dtype":"F4","shape":[3],"data_offsets":[0,4])")) ==
        "tensor `t` has the shape [3] F4, which is not a whole number of bytes that fits in 64 bits");
}

TEST_CASE("one offset is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[1],"data_offsets":[0])")) ==
        "the data_offsets of tensor `t` are 1 numbers, not 2");
}

TEST_CASE("three offsets are refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[1],"data_offsets":[0,4,4])")) ==
        "the data_offsets of tensor `t` are 3 numbers, not 2");
}

TEST_CASE("a negative offset is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[1],"data_offsets":[-4,0])")) ==
        "the data_offsets of tensor `t` have the negative number -4 where a byte position belongs");
}

TEST_CASE("an offset that is a truth value is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[1],"data_offsets":[true,4])")) ==
        "the data_offsets of tensor `t` have a truth value where a byte position belongs");
}

TEST_CASE("offsets in the wrong order are refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[1],"data_offsets":[4,0])")) ==
        "tensor `t` has the data_offsets [4,0], which do not lie within the 4 bytes of data");
}

TEST_CASE("a tensor that reaches beyond the file is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[2],"data_offsets":[0,8])")) ==
        "tensor `t` has the data_offsets [0,8], which do not lie within the 4 bytes of data");
}

TEST_CASE("a hole before the first tensor is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[1],"data_offsets":[1,5])", "abcde")) ==
        "tensor `t` begins at byte 1 of the data, where byte 0 follows the tensor before it: tensors may neither "
        "overlap nor leave holes");
}

TEST_CASE("a hole between two tensors is refused") {
  CHECK(
      reason(safetensors_file(
          R"({"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"b":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}})",
          "xyz")) ==
      "tensor `b` begins at byte 2 of the data, where byte 1 follows the tensor before it: tensors may neither "
      "overlap nor leave holes");
}

TEST_CASE("two tensors over the same bytes are refused") {
  CHECK(
      reason(safetensors_file(
          R"({"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}})",
          "xyz")) ==
      "tensor `b` begins at byte 1 of the data, where byte 2 follows the tensor before it: tensors may neither "
      "overlap nor leave holes");
}

TEST_CASE("bytes behind the last tensor are refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[1],"data_offsets":[0,4])", "abcde")) ==
        "its last tensor ends at byte 4 of the data, but the file has 5");
}

TEST_CASE("more data than the shape needs is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[1],"data_offsets":[0,5])", "abcde")) ==
        "tensor `t` has 5 bytes of data, but its shape [1] F32 needs 4");
}

TEST_CASE("less data than the shape needs is refused") {
  CHECK(reason(one(R"("dtype":"F64","shape":[1],"data_offsets":[0,4])")) ==
        "tensor `t` has 4 bytes of data, but its shape [1] F64 needs 8");
}

TEST_CASE("a shape without elements that has data is refused") {
  CHECK(reason(one(R"("dtype":"F32","shape":[0],"data_offsets":[0,4])")) ==
        "tensor `t` has 4 bytes of data, but its shape [0] F32 needs 0");
}

TEST_CASE("control characters of a name do not reach the terminal") {
  CHECK(reason(safetensors_file(R"({"\u001b[2J":1})", "")) ==
        "tensor `\\x1b[2J` is the number 1 where an object belongs");
}

TEST_CASE("a long name is cut in messages") {
  const std::string text = reason(safetensors_file("{\"" + std::string(500, 'n') + "\":1}", ""));
  CHECK(text.size() < 150);
}

TEST_CASE("a hundred thousand open brackets neither crash nor take memory") {
  CHECK(reason(safetensors_file("{\"a\":" + std::string(100'000, '['), "")) ==
        "tensor `a` is a list where an object belongs");
}

TEST_CASE("every change of one byte of a file is either refused or leaves tensors that lie inside the file") {
  const std::string good =
      typeplate_tests::safetensors_columns<float>({{"inputs.a", {1.0f, 2.0f}}, {"outputs.b", {3.0f, 4.0f}}});
  std::size_t refused = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const unsigned flip : {0x01U, 0x20U, 0x80U, 0xffU}) {
      std::string bad = good;
      bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ flip);
      try {
        for (const tensor_view& tensor : read_safetensors(std::as_bytes(std::span(bad)), "file t").tensors) {
          REQUIRE(tensor.bytes.data() >= reinterpret_cast<const std::byte*>(bad.data()));
          REQUIRE(tensor.bytes.data() + tensor.bytes.size() <=
                  reinterpret_cast<const std::byte*>(bad.data() + bad.size()));
        }
      } catch (const typeplate::error&) {
        ++refused;
      }
    }
  }
  CHECK(refused > 4 * 100);
}

TEST_CASE("every file that is cut short is refused") {
  const std::string good =
      typeplate_tests::safetensors_columns<float>({{"inputs.a", {1.0f, 2.0f}}, {"outputs.b", {3.0f, 4.0f}}});
  REQUIRE(reason(good) == "(no error)");
  for (std::size_t size = 0; size < good.size(); ++size) {
    CAPTURE(size);
    CHECK(reason(good.substr(0, size)) != "(no error)");
  }
}
