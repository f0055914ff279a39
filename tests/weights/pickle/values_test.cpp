// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What pickles mean that Python's own writer hardly ever makes: arrays within arrays of objects, numbers as texts,
// gzip files of several members.
#include <typeplate/error.hpp>
#include <typeplate/weights/archive/zip_directory.hpp>
#include <typeplate/weights/pickle/read.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/weights_file.hpp>

#include "catch.hpp"

using namespace typeplate::weights;
using namespace std::string_literals;

namespace {

// An array of NumPy in opcodes of protocol 0; `type` as "f4", `data` an object's opcodes.
std::string array_of(const std::string& shape, const std::string& type, const std::string& data) {
  const std::string dtype = "cnumpy\ndtype\n(S'" + type + "'\nI00\nI01\ntR(I3\nS'" + (type == "O8" ? "|" : "<") +
                            "'\nNNNI-1\nI-1\nI0\ntb";
  return "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR(I1\n" + shape + dtype + "I00\n" +
         data + "tb";
}

std::string two_floats() {
  return array_of("(I2\nt", "f4", "S'abcdefgh'\n");
}

std::span<const std::byte> bytes_of(const std::string& text) {
  return std::as_bytes(std::span(text));
}

std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string little(std::uint32_t value, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(value >> 8U * i & 0xFFU);
  return text;
}

// A member of gzip whose one block is not compressed.
std::string gzip_member(const std::string& content) {
  const auto size = static_cast<std::uint32_t>(content.size());
  return "\x1F\x8B\x08\0\0\0\0\0\0\xFF\x01"s + little(size, 2) + little(~size, 2) + content +
         little(archive::crc32(bytes_of(content)), 4) + little(size, 4);
}

std::optional<pickle::fraction> fraction_of(const std::string& arguments) {
  const std::string text = "cfractions\nFraction\n(" + arguments + "tR.";
  return pickle::as_fraction(pickle::read_pickle(bytes_of(text), "file t.pkl").objects->root());
}

}  // namespace

TEST_CASE("arrays within an array of objects are tensors too") {
  const std::string file = array_of("(I2\nt", "O8", "(lp1\n" + two_floats() + "aNa") + ".";
  const weights_file read = weights_file::read(bytes_of(file), "file t.pkl");
  REQUIRE(read.tensors().size() == 1);
  CHECK(text_of(read.values(read.tensors().front()).bytes) == "abcdefgh");
  REQUIRE(read.refused().size() == 1);
  CHECK(read.refused().front().reason ==
        "is an array of NumPy of dtype object, and only numbers and booleans are tensors");
}

TEST_CASE("an array with two names is one storage") {
  const std::string file = "(dS'a'\n" + two_floats() + "p1\nsS'b'\ng1\nsS'c'\n" + two_floats() + "s.";
  const weights_file read = weights_file::read(bytes_of(file), "file t.pkl");
  CHECK(read.at("a").storage == read.at("b").storage);
  CHECK(read.at("a").storage != read.at("c").storage);
  CHECK(text_of(read.values(read.at("b")).bytes) == "abcdefgh");
}

TEST_CASE("a dtype that is a stranger's class has a name that can be shown") {
  const std::string file = "cnumpy\ndtype\n(cmodule\nna\x1Bme\nI00\nI01\ntR.";
  const auto dtype = pickle::as_dtype(pickle::read_pickle(bytes_of(file), "file t.pkl").objects->root());
  REQUIRE(dtype);
  CHECK(dtype->name == "module.na\\x1bme");
}

TEST_CASE("a gzip file of several members is read to its end") {
  const std::string file = gzip_member("(I1\n") + gzip_member("I2\n") + gzip_member("t.");
  const weights_file read = weights_file::read(bytes_of(file), "file t.joblib");
  REQUIRE(read.objects() != nullptr);
  CHECK(read.objects()->root()[1].as_integer() == 2);
}

TEST_CASE("elements that are no numbers and no times are refused by their dtype") {
  const auto array_in = [](const std::string& text) {
    const auto objects = pickle::read_pickle(bytes_of(text), "file t.pkl").objects;
    return pickle::as_array(objects->root()).value();
  };
  const auto refusal = [](const auto& ask) -> std::string {
    try {
      ask();
    } catch (const typeplate::error& refused) {
      return refused.what();
    }
    return "(no error)";
  };
  const std::string texts = array_of("(I2\nt", "S4", "S'abcdefgh'\n") + ".";
  CHECK(refusal([&] { (void)pickle::row_major_elements(array_in(texts)); }) ==
        "an array of NumPy has the dtype S4, where numbers belong");
  const std::string half_a_time = array_of("(I2\nt", "M4", "S'abcdefgh'\n") + ".";
  CHECK(refusal([&] { (void)pickle::row_major_elements(array_in(half_a_time)); }) ==
        "an array of NumPy has the dtype datetime64, where numbers belong");
}

TEST_CASE("a fraction is read from two numbers and from a text, in lowest terms") {
  const auto three_quarters = [](const std::optional<pickle::fraction>& read) {
    return read && read->numerator == 3 && read->denominator == 4;
  };
  CHECK(three_quarters(fraction_of("I3\nI4\n")));
  CHECK(three_quarters(fraction_of("I-6\nI-8\n")));
  CHECK(three_quarters(fraction_of("S'3/4'\n")));
  CHECK(fraction_of("S'-5'\n")->numerator == -5);
  CHECK(fraction_of("S'-5'\n")->denominator == 1);
  for (const std::string& none : {"I3\nI0\n"s, "S'3/0'\n"s, "S'3/x'\n"s, "S''\n"s, "S'3/4/5'\n"s, "NN"s})
    CHECK_FALSE(fraction_of(none));
}
