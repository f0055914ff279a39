// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Which tensors of a file are tied: a tie that is none would write the values of another tensor.
#include "catch.hpp"
#include "torch_files.hpp"

using namespace typeplate_tests;

namespace {

// A view of four numbers, or, with a key, of two complex ones, with the bits that make it conjugated or negated.
std::string complex_view(const std::string& bits) {
  return call(global("torch._utils", "_rebuild_tensor_v2"),
              tuple({persistent({.kind = "ComplexFloatStorage", .key = "1", .count = 2}), integer(0), integers({2}),
                     integers({1}), "\x89", "}", bits}));
}

std::string bit(const std::string& name) {
  return "}" + word(name) + "\x88s";
}

std::vector<std::byte> views_of_two_storages() {
  return archive_of(dict({{"whole", rebuilt({}, 0, {2, 2}, {2, 1})},
                          {"same", rebuilt({}, 0, {2, 2}, {2, 1})},
                          {"turned", rebuilt({}, 0, {2, 2}, {1, 2})},
                          {"flat", rebuilt({}, 0, {4}, {1})},
                          {"begin", rebuilt({}, 0, {2}, {1})},
                          {"end", rebuilt({}, 2, {2}, {1})},
                          {"plain", complex_view("}")},
                          {"conjugate", complex_view(bit("conj"))},
                          {"negative", complex_view(bit("neg"))}}),
                    {{"data/0", "0123456789abcdef"}, {"data/1", "ghijklmnopqrstuv"}});
}

}  // namespace

TEST_CASE("only views of the same elements in the same order are tied") {
  const auto bytes = views_of_two_storages();
  const weights_file file = read(bytes);
  for (const output_tensor& each : outputs_of(file, true)) {
    INFO(each.name);
    CHECK(each.tied_to == (each.name == "same" ? std::optional<std::size_t>(0) : std::nullopt));
  }
  for (const output_tensor& each : outputs_of(file, false)) CHECK_FALSE(each.tied_to);
}

TEST_CASE("views of one storage that are not tied are written with values of their own") {
  const auto bytes = views_of_two_storages();
  const weights_file file = read(bytes);
  const auto again = written(outputs_of(file, true));
  const weights_file back = read(again);
  CHECK(back.at("same").storage == back.at("whole").storage);
  for (const tensor& each : file.tensors()) {
    INFO(each.name);
    CHECK(text_of(back.values(back.at(each.name)).bytes) == text_of(file.values(each).bytes));
  }
  CHECK(text_of(back.values(back.at("turned")).bytes) == "012389ab4567cdef");
  CHECK(text_of(back.values(back.at("end")).bytes) == "89abcdef");
  // The highest bit of a number's last byte is its sign.
  CHECK(text_of(back.values(back.at("conjugate")).bytes) == "ghijklm\xeeopqrstu\xf6");
  CHECK(text_of(back.values(back.at("negative")).bytes) == "ghi\xeaklm\xeeopq\xf2stu\xf6");
}
