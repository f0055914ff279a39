// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What flax's msgpack holds, and what is refused: a test for each rule. Files are written by hand, byte by byte.
#include "msgpack_bytes.hpp"
#include "msgpack_files.hpp"

using namespace typeplate::weights;
using namespace typeplate_tests;

namespace {

// The leaf of {"x": value}, as JSON.
std::string leaf(const std::string& value) {
  const std::string file = map_of({{"x", value}});
  return opened(file).metadata().at("x");
}

}  // namespace

TEST_CASE("a tree gives its arrays by their paths, in the file's order") {
  const std::string file =
      map_of({{"params", map_of({{"Dense_0", map_of({{"kernel", array_of({1, 2}, "float32", "abcdefgh")},
                                                     {"bias", array_of({1}, "float32", "ijkl")}})}})},
              {"count", array_of({}, "int64", "12345678")}});
  const held weights = opened(file);
  CHECK(weights.format() == file_format::msgpack);
  REQUIRE(weights.tensors().size() == 3);
  CHECK(weights.tensors()[0].name == "params/Dense_0/kernel");
  CHECK(weights.tensors()[0].shape == std::vector<std::uint64_t>{1, 2});
  CHECK(weights.tensors()[0].type == element_type::float32);
  CHECK(values(weights, "params/Dense_0/kernel") == "abcdefgh");
  CHECK(values(weights, "params/Dense_0/bias") == "ijkl");
  CHECK(weights.tensors()[2].shape.empty());
  CHECK(weights.is_borrowed(weights.tensors()[0]));
}

TEST_CASE("the example in flax's own bytes is read") {
  const std::string file(
      "\x81\xa6params\x81\xa7"
      "Dense_0\x82\xa6kernel\xc7\x16\x01\x93\x92\x01\x02\xa7"
      "float32\xc4\x08"
      "\0\0\x80\x3f\0\0\0\x40\xa4"
      "bias\xc7\x11\x01\x93\x91\x01\xa7"
      "float32\xc4\x04\0\0\0\x3f",
      75);
  const held weights = opened(file);
  CHECK(values(weights, "params/Dense_0/kernel") == std::string("\0\0\x80\x3f\0\0\0\x40", 8));
  CHECK(values(weights, "params/Dense_0/bias") == std::string("\0\0\0\x3f", 4));
}

TEST_CASE("an array alone is a tree, whose tensor has no name") {
  CHECK(values(opened(array_of({2}, "uint8", "ab")), "") == "ab");
}

TEST_CASE("a scalar of NumPy is a tensor without axes") {
  const std::string payload = std::string("\x93\x90\xa5int16\xc4\x02", 10) + "ab";
  const held weights = opened(map_of({{"x", extension(3, payload)}}));
  CHECK(weights.find("x")->shape.empty());
  CHECK(weights.find("x")->type == element_type::int16);
}

TEST_CASE("every element type of NumPy and JAX is known by its name") {
  for (const auto& [name, bytes] : std::vector<std::pair<std::string, std::size_t>>{{"bool", 1},
                                                                                    {"int8", 1},
                                                                                    {"uint8", 1},
                                                                                    {"int16", 2},
                                                                                    {"uint16", 2},
                                                                                    {"int32", 4},
                                                                                    {"uint32", 4},
                                                                                    {"int64", 8},
                                                                                    {"uint64", 8},
                                                                                    {"float16", 2},
                                                                                    {"bfloat16", 2},
                                                                                    {"float32", 4},
                                                                                    {"float64", 8},
                                                                                    {"complex64", 8},
                                                                                    {"complex128", 16},
                                                                                    {"float8_e4m3fn", 1},
                                                                                    {"float8_e5m2", 1},
                                                                                    {"float8_e4m3fnuz", 1},
                                                                                    {"float8_e5m2fnuz", 1},
                                                                                    {"float8_e8m0fnu", 1}}) {
    CAPTURE(name);
    const held weights = opened(map_of({{"x", array_of({1}, name, std::string(bytes, 'v'))}}));
    CHECK(name_of(weights.find("x")->type) == name);
    CHECK(values(weights, "x") == std::string(bytes, 'v'));
  }
}

TEST_CASE("the name of an element type and the values may be written as text or as bytes") {
  const std::string raw =
      extension(1, std::string("\x93\x91\x02\xc4\x05", 5) + "uint8" + std::string("\xa2", 1) + "ab");
  CHECK(values(opened(map_of({{"x", raw}})), "x") == "ab");
}

TEST_CASE("leaves that are no arrays are kept as JSON by their paths") {
  CHECK(leaf("\xc0") == "null");
  CHECK(leaf("\xc2") == "false");
  CHECK(leaf("\xc3") == "true");
  CHECK(leaf("\x7f") == "127");
  CHECK(leaf("\xe0") == "-32");
  CHECK(leaf("\xcc\xff") == "255");
  CHECK(leaf(std::string("\xcd\x01\x00", 3)) == "256");
  CHECK(leaf(std::string("\xce\x01\x00\x00\x00", 5)) == "16777216");
  CHECK(leaf("\xcf\xff\xff\xff\xff\xff\xff\xff\xff") == "18446744073709551615");
  CHECK(leaf("\xd0\x80") == "-128");
  CHECK(leaf(std::string("\xd1\x80\x00", 3)) == "-32768");
  CHECK(leaf(std::string("\xd2\x80\x00\x00\x00", 5)) == "-2147483648");
  CHECK(leaf(std::string("\xd3\x80\x00\x00\x00\x00\x00\x00\x00", 9)) == "-9223372036854775808");
  CHECK(leaf(std::string("\xca\x3f\x80\x00\x00", 5)) == "1.0");
  CHECK(leaf(std::string("\xcb\x3e\xb0\xc6\xf7\xa0\xb5\xed\x8d", 9)) == "1e-06");
  CHECK(leaf(std::string("\xcb\x7f\xf8\x00\x00\x00\x00\x00\x00", 9)) == "NaN");
  CHECK(leaf(std::string("\xcb\xff\xf0\x00\x00\x00\x00\x00\x00", 9)) == "-Infinity");
  CHECK(leaf("\xa5"
             "a\"\nΔ") == "\"a\\\"\\nΔ\"");
  CHECK(leaf("\xd9\x01"
             "a") == "\"a\"");
  CHECK(leaf(std::string("\xda\x00\x01", 3) + "a") == "\"a\"");
  CHECK(leaf(std::string("\xdb\x00\x00\x00\x01", 5) + "a") == "\"a\"");
  CHECK(leaf("\xc4\x02\x01\xff") == R"({"bytes":"01ff"})");
  CHECK(leaf(std::string("\xc5\x00\x01\x10", 4)) == R"({"bytes":"10"})");
  CHECK(leaf(std::string("\xc6\x00\x00\x00\x00", 5)) == R"({"bytes":""})");
  CHECK(leaf("\x80") == "{}");
  CHECK(leaf("\x90") == "[]");
  const std::string complex("\x92\xcb\x3f\xf0\0\0\0\0\0\0\xcb\xbf\xf0\0\0\0\0\0\0", 19);
  CHECK(leaf(extension(2, complex)) == R"({"complex":[1.0,-1.0]})");
}

TEST_CASE("items of a list are named by their numbers") {
  const held weights = opened(
      map_of({{"l", std::string("\x92") + array_of({1}, "uint8", "a") + "\xdc" + std::string("\0\1\5", 3)}}));
  CHECK(values(weights, "l/0") == "a");
  CHECK(weights.metadata().at("l/1/0") == "5");
}

TEST_CASE("maps and lists of sixteen and of thirty-two bits are read") {
  CHECK(opened(std::string("\xde\x00\x01\xa1x\xc0", 6)).metadata().at("x") == "null");
  CHECK(opened(std::string("\xdf\x00\x00\x00\x01\xa1x\xdd\x00\x00\x00\x01\xc0", 13)).metadata().at("x/0") ==
        "null");
}

TEST_CASE("a key that is a whole number is a part of the path") {
  CHECK(opened(std::string("\x82\x03\xc0\xff\xc3")).metadata().at("-1") == "true");
}

TEST_CASE("a list of arrays is read, and one without is no file of weights") {
  const held file = opened("\x92" + array_of({1}, "uint8", "x") + map_of({{"a", array_of({2}, "uint8", "yz")}}));
  CHECK(values(file, "0") == "x");
  CHECK(values(file, "1/a") == "yz");
  CHECK(opened(std::string("\xdc\x00\x01", 3) + array_of({1}, "uint8", "x")).tensors().size() == 1);
  read_limits small;
  small.objects = 2;
  CHECK(reason("\x92" + array_of({1}, "uint8", "x") + "\xc0", small).find("meets a limit") != std::string::npos);
  CHECK(reason("\x91\x01").find("is none of the formats") != std::string::npos);
}

TEST_CASE("bytes that could begin a map, a list or an extension are not taken for msgpack where others follow") {
  for (const std::string_view begin :
       {"\x81", "\x8f", "\x92", "\xde\x01\x01", "\xdf\x01\x01\x01\x01", "\xdd\x01\x01\x01\x02", "\xc7\x40\x01",
        "\xd8\x02", "\x85\xa3", "\xd4\x03"}) {
    CAPTURE(begin.size(), static_cast<int>(begin[0]));
    CHECK(reason(std::string(begin) + "\xf8\xe1\xf7" + std::string(40, '\xee')).find("is none of the formats") !=
          std::string::npos);
  }
  CHECK(reason("\x81\xa6"
               "kernel\xc1") == "byte 8 is 0xc1, which no form begins with");
}

TEST_CASE("an array whose values do not fit its shape is refused") {
  CHECK(reason(map_of({{"x", array_of({2, 2}, "float32", "abcd")}})) ==
        "tensor `x` at byte 3 has 4 bytes, but its shape [2,2] of float32 needs 16");
  CHECK(reason(map_of({{"x", array_of({1}, "float32", "abcdefgh")}})) ==
        "tensor `x` at byte 3 has 8 bytes, but its shape [1] of float32 needs 4");
}

TEST_CASE("a shape whose bytes overflow is refused in msgpack") {
  CHECK(reason(map_of({{"x", array_of({0xFFFFFFFFFFFFFFFF, 2}, "float32", "abcd")}})) ==
        "the shape [18446744073709551615,2] has too many elements");
}

TEST_CASE("arrays of element types that are not read are refused by name, and the others are read") {
  const held weights = opened(map_of({{"a", array_of({1}, "object", "abcdefgh")},
                                      {"b", array_of({2}, "uint8", "ab")},
                                      {"c", array_of({1}, "float4_e2m1fn", "a")},
                                      {"d", pieces_of({3}, "int4", {"ab", "c"})}}));
  CHECK(values(weights, "b") == "ab");
  CHECK(weights.tensors().size() == 1);
  REQUIRE(weights.refused().size() == 3);
  CHECK(
      message_of([&] { (void)weights.at("a"); }) ==
      "file w.msgpack: tensor `a` has elements of the type `object`, which is not read: cast it to one of NumPy's "
      "number types before it is saved");
  CHECK(weights.refused()[1].reason.find("`float4_e2m1fn`") != std::string::npos);
  CHECK(weights.refused()[2].name == "d");
}

TEST_CASE("an array of more axes than NumPy has is refused in msgpack") {
  const std::string axes = std::string("\x93\xdc\x00\x41", 4) + std::string(65, '\x01');
  CHECK(reason(map_of({{"x", extension(1, axes + "\xa5uint8\xc4\x01v")}})) ==
        "the array at byte 3 has 65 axes; at most 64 are read");
  CHECK(reason("\x83\xb9__msgpack_chunked_array__\xc3\xa5shape" + std::string("\xdf\xff\xff\xff\xff", 5)) ==
        "the array at byte 39 has 4294967295 axes; at most 64 are read");
}

TEST_CASE("an extension that flax does not write is refused") {
  CHECK(reason(map_of({{"x", extension(-1, "abcd")}})) ==
        "`x` is an extension of type -1 at byte 3, which flax does not write");
}

TEST_CASE("an array that is no list of three is refused") {
  CHECK(reason(map_of({{"x", extension(1, "\x92\x90\xa1u")}})) ==
        "an array is a list at byte 5, where a list of shape, element type and values belongs");
  CHECK(reason(map_of({{"x", extension(1, "\x05")}})) ==
        "an array is a whole number at byte 5, where a list of shape, element type and values belongs");
}

TEST_CASE("a shape that is no list of sizes is refused in msgpack") {
  CHECK(reason(map_of({{"x", extension(1, "\x93\x05\x05\x05")}})) ==
        "an array has a whole number at byte 6, where its shape belongs");
  CHECK(reason(map_of({{"x", extension(1, "\x93\x91\xff\x05\x05")}})) ==
        "a shape has a whole number at byte 8, where a size belongs");
}

TEST_CASE("an array without the name of its element type or without values is refused") {
  CHECK(reason(map_of({{"x", extension(1, "\x93\x90\x05\x05")}})) ==
        "an array has a whole number at byte 7, where the name of its element type belongs");
  CHECK(reason(map_of({{"x", extension(1, std::string("\x93\x90\xa5uint8\x05"))}})) ==
        "an array has a whole number at byte 14, where its values belong");
}

TEST_CASE("bytes behind an array's values are refused") {
  CHECK(reason(map_of({{"x", extension(1, std::string("\x93\x91\x01\xa5uint8\xc4\x01"
                                                      "ab"))}})) ==
        "the array at byte 3 has 1 bytes behind its values");
}

TEST_CASE("values that reach out of their extension are refused") {
  CHECK(reason(map_of({{"x", extension(1, std::string("\x93\x91\x01\xa5uint8\xc4\x05"
                                                      "a"))},
                       {"y", "\x01"}})) == "it ends at byte 18, where 5 bytes from byte 17 are stated");
}

TEST_CASE("a length beyond the file is refused before anything is reserved") {
  CHECK(reason(std::string("\x81\xa1x\xc6\xff\xff\xff\xff", 8)) ==
        "it ends at byte 8, where 4294967295 bytes from byte 8 are stated");
  CHECK(reason(std::string("\xdf\xff\xff\xff\xff\xa1x\xc0", 8)) ==
        "it ends at byte 8, where 1 bytes from byte 8 are stated");
}

TEST_CASE("a byte that begins no form is refused") {
  CHECK(reason("\x81\xa1x\xc1") == "byte 3 is 0xc1, which no form begins with");
}

TEST_CASE("bytes behind the tree are refused") {
  CHECK(reason("\x81\xa1x\xc0\xc0") == "1 bytes follow the tree");
}

TEST_CASE("a key given twice is refused in msgpack, also when the two name different parts of the tree") {
  CHECK(reason("\x82\xa1x\xc0\xa1x\xc3") == "the map `` has the key `x` twice");
  CHECK(reason(map_of({{"a", map_of({{"x", "\x01"}})}, {"a", map_of({{"y", "\x02"}})}})) ==
        "the map `` has the key `a` twice");
  CHECK(reason("\x82\xa1"
               "3\xc0\x03\xc3") == "the map `` has the key `3` twice");
}

TEST_CASE("two places of a tree with one path are refused") {
  CHECK(reason(map_of({{"a/b", "\x01"}, {"a", map_of({{"b", "\x02"}})}})) == "it has two values of the path `a/b`");
  CHECK(reason(map_of({{"a/b", array_of({1}, "uint8", "x")}, {"a", map_of({{"b", "\x02"}})}})) ==
        "it has two values of the path `a/b`");
  CHECK(
      reason(map_of({{"a/b", array_of({1}, "uint8", "x")}, {"a", map_of({{"b", array_of({1}, "uint8", "x")}})}})) ==
      "file w.msgpack names tensor `a/b` twice");
}

TEST_CASE("a key that is neither a text nor a whole number is refused") {
  CHECK(reason("\x82\xa1k\xc0\xc4\x01x\xc0") == "the map `` has bytes at byte 4 as a key, where a text belongs");
  CHECK(reason(map_of({{"m", "\x81\xc0\xc0"}})) == "the map `m` has nil at byte 4 as a key, where a text belongs");
}

TEST_CASE("texts and keys that are no UTF-8 are refused") {
  CHECK(reason("\x82\xa1k\xc0\xa1\xff\xc0") == "the key at byte 4 is no UTF-8");
  CHECK(reason("\x81\xa1x\xa1\xff") == "the text at byte 3 is no UTF-8");
}

TEST_CASE("a complex number that is no pair is refused") {
  CHECK(reason(map_of({{"x", extension(2, "\x91\xc0")}})) == "the complex number at byte 3 is no pair");
  CHECK(reason(map_of({{"x", extension(2, "\x92\x01\x02\x03")}})) ==
        "the complex number at byte 3 does not have two floating-point parts");
  CHECK(reason(map_of({{"x", extension(2, std::string("\x92\xca\0\0\0\0\xca\0\0\0\0\0", 12))}})) ==
        "the complex number at byte 3 has bytes behind its parts");
}

TEST_CASE("a tree of more than 1024 levels is refused, and one of 1024 is read") {
  std::string deep;
  for (int level = 0; level < 1024; ++level) deep += "\x81\xa1k";
  CHECK(opened(deep + "\xc0").metadata().size() == 1);
  CHECK(reason(deep + "\x81\xa1k\xc0") == "its maps and lists lie more than 1024 deep, at byte 3072");
}

TEST_CASE("more values than the limit are refused") {
  read_limits small;
  small.objects = 4;
  CHECK(reason("\x81\xa1x\x92\x01\x02", small) ==
        "file w.msgpack meets a limit: it has more than 4 values, the most that are read");
  small.objects = 5;
  CHECK(reason("\x81\xa1x\x92\x01\x02", small) == "(no error)");
}

TEST_CASE("long paths that many leaves share count against the limit of memory") {
  read_limits small;
  small.object_bytes = 1000;
  const std::string key = "\xd9\xc8" + std::string(200, 'k');
  CHECK(reason("\x81" + key + "\x9f" + std::string(15, '\x01'), small) ==
        "file w.msgpack meets a limit: what it describes takes more than the 1000 bytes of memory that "
        "`object_bytes` of the limits allows");
}

TEST_CASE("every change of one byte of a msgpack file is either refused or leaves values inside of the file") {
  const std::string good = map_of({{"params", map_of({{"kernel", array_of({1, 2}, "float32", "abcdefgh")}})},
                                   {"big", pieces_of({3}, "uint8", {"ab", "c"})},
                                   {"leaf", "\xcb" + std::string(8, '\x3f')},
                                   {"text",
                                    "\xa3"
                                    "abc"}});
  std::size_t refused = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const unsigned flip : {0x01U, 0x10U, 0x20U, 0x80U, 0xffU}) {
      std::string bad = good;
      bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ flip);
      refused += message_of([&] {
                   const held file = opened(bad);
                   for (const tensor& each : file.tensors()) (void)file.values(each).bytes.size();
                 }) != "(no error)";
    }
  }
  CHECK(refused > good.size());
}

TEST_CASE("every msgpack file that is cut short is refused") {
  const std::string good = map_of({{"params", map_of({{"kernel", array_of({1, 2}, "float32", "abcdefgh")}})},
                                   {"big", pieces_of({3}, "uint8", {"ab", "c"})}});
  REQUIRE(reason(good) == "(no error)");
  for (std::size_t size = 0; size < good.size(); ++size) {
    CAPTURE(size);
    CHECK(reason(good.substr(0, size)) != "(no error)");
  }
}
