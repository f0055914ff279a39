// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "msgpack_bytes.hpp"
#include "output_of.hpp"

using namespace typeplate::weights;
using namespace typeplate_tests;

namespace {

std::string written(const std::vector<output_tensor>& tensors, std::uint64_t most = std::uint64_t{1} << 30U) {
  memory_sink sink;
  write_msgpack(sink, tensors, most);
  return text_of(sink.bytes);
}

std::string complaint(const std::vector<output_tensor>& tensors) {
  return message_of([&] { (void)written(tensors); });
}

output_tensor byte_named(const std::string& name) {
  return output_of(name, element_type::uint8, {1}, "v");
}

}  // namespace

TEST_CASE("names are split into nested dicts, in the order in which they come") {
  const std::string value = array_of({1}, "uint8", "v");
  CHECK(written({byte_named("p/b/y"), byte_named("q"), byte_named("p/a"), byte_named("p/b/x")}) ==
        map_of({{"p", map_of({{"b", map_of({{"y", value}, {"x", value}})}, {"a", value}})}, {"q", value}}));
}

TEST_CASE("no tensors make an empty tree") {
  CHECK(written({}) == "\x80");
}

TEST_CASE("one tensor without a name is a tree of its own") {
  CHECK(written({byte_named("")}) == array_of({1}, "uint8", "v"));
}

TEST_CASE("parts of a name may be empty") {
  const std::string value = array_of({1}, "uint8", "v");
  CHECK(written({byte_named("/"), byte_named("a//b")}) ==
        map_of({{"", map_of({{"", value}})}, {"a", map_of({{"", map_of({{"b", value}})}})}}));
}

TEST_CASE("an array beyond the limit is written in pieces of whole elements") {
  CHECK(written({output_of("x", element_type::int16, {1, 3}, "abcdef")}, 5) ==
        map_of({{"x", pieces_of({1, 3}, "int16", {"abcd", "ef"})}}));
  CHECK(written({output_of("x", element_type::int16, {2}, "abcd")}, 1) ==
        map_of({{"x", pieces_of({2}, "int16", {"ab", "cd"})}}));
  CHECK(written({output_of("x", element_type::int16, {2}, "abcd")}, 4) ==
        map_of({{"x", array_of({2}, "int16", "abcd")}}));
}

TEST_CASE("every length of a name, of a dict, of a shape and of values reads back") {
  std::vector<output_tensor> tensors;
  for (const std::size_t size :
       {0U, 1U, 7U, 15U, 16U, 31U, 32U, 127U, 128U, 255U, 256U, 65'535U, 65'536U, 70'000U}) {
    const std::string name(size, 'n');
    tensors.push_back(output_of("a" + name, element_type::uint8, {size}, std::string(size, 'v')));
    tensors.push_back(output_of("shapes/" + std::to_string(size), element_type::uint8,
                                std::vector<std::uint64_t>(std::min<std::size_t>(size, 64), 1), "v"));
  }
  for (int i = 0; i < 70'000; ++i) tensors.push_back(byte_named("many/" + std::to_string(i)));
  const std::string bytes = written(tensors);
  const weights_file file = weights_file::read(std::as_bytes(std::span(bytes)), "file t");
  REQUIRE(file.tensors().size() == tensors.size());
  std::size_t different = 0;
  for (const output_tensor& each : tensors) {
    const tensor* const found = file.find(each.name);
    REQUIRE(found != nullptr);
    different += found->shape != each.shape || text_of(file.values(*found).bytes) != text_of(each.values().bytes);
  }
  CHECK(different == 0);
}

TEST_CASE("element types that NumPy does not have are not written to msgpack") {
  CHECK(complaint({output_of("x", element_type::complex32, {0}, "")}) ==
        "tensor `x` is complex32, which NumPy and so flax's msgpack do not have: cast it, or write safetensors or "
        "torch's format");
  CHECK(
      complaint({output_of("x", element_type::float4, {0}, "")}).starts_with("tensor `x` is float4_e2m1fn, which"));
}

TEST_CASE("more axes than NumPy has are not written to msgpack") {
  CHECK(complaint({output_of("x", element_type::uint8, std::vector<std::uint64_t>(64, 1), "v")}) == "(no error)");
  CHECK(complaint({output_of("x", element_type::uint8, std::vector<std::uint64_t>(65, 1), "v")}) ==
        "tensor `x` has 65 axes; NumPy, which flax restores, has at most 64");
}

TEST_CASE("a tensor that lies below another is not written to msgpack") {
  const std::string sentence = "tensor `a/b/c` lies in the dict that tensor `a/b` would be: rename one of them";
  CHECK(complaint({byte_named("a/b"), byte_named("a/b/c")}) == sentence);
  CHECK(complaint({byte_named("a/b/c"), byte_named("a/b")}) == sentence);
}

TEST_CASE("names that msgpack or flax cannot restore are not written") {
  CHECK(complaint({byte_named("t"), byte_named("t")}) == "tensor `t` is to be written twice; names must differ");
  CHECK(complaint({byte_named("\xff")}) ==
        "tensor `\\xff` has a name that is no UTF-8, which msgpack needs: rename it");
  CHECK(complaint({byte_named("a/__msgpack_chunked_array__")}) ==
        "tensor `a/__msgpack_chunked_array__` has a part of its name that flax keeps for itself: rename it");
  CHECK(complaint({byte_named(std::string(1024, '/'))}).find("lies more than 1024 dicts deep") !=
        std::string::npos);
  CHECK(complaint({byte_named(std::string(1023, '/'))}) == "(no error)");
}

TEST_CASE("values of another size than the shape's are not written to msgpack") {
  CHECK(complaint({output_of("t", element_type::float32, {2}, "abcd")}) ==
        "tensor `t` gives 4 bytes, but its shape [2] of float32 has 8");
}
