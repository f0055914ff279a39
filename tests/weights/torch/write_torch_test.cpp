// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/error.hpp>

#include <typeplate/weights/pickle/read.hpp>

#include "catch.hpp"
#include "torch/state_dict_pickle.hpp"
#include "torch_files.hpp"

using namespace typeplate_tests;

namespace {

std::vector<output_tensor> three_tensors() {
  std::vector<output_tensor> tensors{output("weight", element_type::float32, {2, 1}, "abcdefgh"),
                                     output("steps", element_type::int64, {}, "ABCDEFGH"),
                                     output("tied", element_type::float32, {2, 1}, "")};
  tensors[2].tied_to = 0;
  return tensors;
}

}  // namespace

TEST_CASE("what is written is read again, borrowed and in the same order") {
  const auto bytes = written(three_tensors());
  const weights_file file = read(bytes);
  CHECK(file.format() == file_format::torch_zip);
  CHECK(names_in(file) == std::vector<std::string>{"weight", "steps", "tied"});
  CHECK(file.at("weight").shape == std::vector<std::uint64_t>{2, 1});
  CHECK(text_of(file.values(file.at("weight")).bytes) == "abcdefgh");
  CHECK(file.at("steps").type == element_type::int64);
  CHECK(text_of(file.values(file.at("steps")).bytes) == "ABCDEFGH");
  CHECK(file.is_borrowed(file.at("weight")));
}

TEST_CASE("tied tensors share a storage of the file") {
  const auto bytes = written(three_tensors());
  const weights_file file = read(bytes);
  CHECK(file.at("tied").storage == file.at("weight").storage);
  CHECK(file.at("steps").storage != file.at("weight").storage);
  CHECK(text_of(file.values(file.at("tied")).bytes) == "abcdefgh");
}

TEST_CASE("a tensor behind a tied one has a storage and values of its own") {
  std::vector<output_tensor> tensors = three_tensors();
  std::swap(tensors[1], tensors[2]);
  tensors.push_back(output("last", element_type::uint8, {2}, "yz"));
  tensors.push_back(output("tied to the second", element_type::int64, {}, ""));
  tensors.back().tied_to = 2;
  const auto bytes = written(tensors);
  const weights_file file = read(bytes);
  const auto values = [&](std::string_view name) { return text_of(file.values(file.at(name)).bytes); };
  CHECK(values("tied") == "abcdefgh");
  CHECK(values("steps") == "ABCDEFGH");
  CHECK(values("last") == "yz");
  CHECK(values("tied to the second") == "ABCDEFGH");
}

TEST_CASE("equal tensors give equal bytes, and other values another identity") {
  CHECK(written(three_tensors()) == written(three_tensors()));
  auto other = three_tensors();
  other[1] = output("steps", element_type::int64, {}, "ABCDEFGh");
  CHECK(written(other) != written(three_tensors()));
}

TEST_CASE("the bytes of every storage begin at a multiple of 64") {
  const auto bytes = written(three_tensors(), "a folder of an odd length");
  const weights_file file = read(bytes);
  for (const tensor& each : file.tensors()) CHECK((file.values(each).bytes.data() - bytes.data()) % 64 == 0);
}

TEST_CASE("tensors without elements are written and read") {
  const auto bytes = written({output("none", element_type::bfloat16, {0, 3}, "")});
  const weights_file file = read(bytes);
  CHECK(file.at("none").shape == std::vector<std::uint64_t>{0, 3});
  CHECK(file.values(file.at("none")).bytes.empty());
}

TEST_CASE("no tensors at all are an empty state_dict") {
  const auto bytes = written({});
  CHECK(read(bytes).tensors().empty());
}

TEST_CASE("float4 is written in pairs and read as it was") {
  const auto bytes = written({output("w", element_type::float4, {2, 4}, "wxyz")});
  const weights_file file = read(bytes);
  CHECK(file.at("w").type == element_type::float4);
  CHECK(file.at("w").shape == std::vector<std::uint64_t>{2, 4});
  CHECK(text_of(file.values(file.at("w")).bytes) == "wxyz");
}

TEST_CASE("sizes of more than 31 bits are written as they are") {
  for (const std::uint64_t size : {0xFFULL, 0x100ULL, 0xFFFFULL, 0x10000ULL, 0x7FFFFFFFULL, 0x80000000ULL,
                                   0xFFFFFFFFULL, 0x100000000ULL, 1ULL << 62U}) {
    const std::vector<output_tensor> tensors{output("w", element_type::uint8, {size}, "")};
    const auto bytes = bytes_of(torch::state_dict_pickle(tensors, std::vector<std::size_t>{0}));
    const auto objects = pickle::read_pickle(bytes, "file t.pt").objects;
    const pickle::node arguments = objects->root()["w"].arguments();
    CHECK(arguments[0].callable()[4].as_integer() == static_cast<std::int64_t>(size));  // of the storage
    CHECK(arguments[2][0].as_integer() == static_cast<std::int64_t>(size));
  }
}

TEST_CASE("what a torch file cannot hold is refused by the tensor's name") {
  const auto why = [](output_tensor tensor) { return message_of([&] { (void)written({std::move(tensor)}); }); };
  CHECK(why(output("w", element_type::float6_e2m3, {4}, "abc")) ==
        "tensor `w` is float6_e2m3, which PyTorch does not have: cast it first");
  CHECK(why(output("w", element_type::float4, {3, 3}, "abcd")) ==
        "tensor `w` is float4 of shape [3,3], and PyTorch keeps float4 in pairs along a last axis of even size");
  CHECK(why(output("\xff", element_type::int8, {1}, "a")) ==
        "tensor `\\xff` has a name that is no UTF-8, which a pickle needs: rename it");
  CHECK(why(output("w", element_type::int8, {2}, "a")) ==
        "tensor `w` gives 1 bytes, but its shape [2] of int8 has 2");
}

TEST_CASE("two tensors of one name are refused") {
  const auto one = output("w", element_type::int8, {1}, "a");
  CHECK(message_of([&] { (void)written({one, one}); }) == "tensor `w` is to be written twice; names must differ");
}

TEST_CASE("ties to later tensors and to tensors of other shapes are refused") {
  auto later = three_tensors();
  later[0].tied_to = 2;
  CHECK(message_of([&] { (void)written(later); }) ==
        "tensor `weight` is tied to number 2, which is no earlier tensor");
  auto other = three_tensors();
  other[2].tied_to = 1;
  CHECK(message_of([&] { (void)written(other); }) ==
        "tensor `tied` is tied to tensor `steps`, which has another shape or element type");
}

TEST_CASE("the folder of a torch file is one name") {
  for (const std::string root : {"", ".", "..", "a/b", "a\\b"})
    CHECK(message_of([&] { (void)written({}, root); }) ==
          "`" + root + "` cannot be the folder of a torch file's members: it must be one name without slashes");
}
