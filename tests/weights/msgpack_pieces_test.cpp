// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// flax writes long arrays in pieces, as maps of maps.
#include "msgpack_bytes.hpp"
#include "msgpack_files.hpp"

using namespace typeplate_tests;

TEST_CASE("an array in pieces is one tensor, joined when it is asked for") {
  const std::string file = map_of({{"big", pieces_of({2, 3}, "uint8", {"abcd", "ef"})}, {"next", "\x01"}});
  const held weights = opened(file);
  CHECK(weights.find("big")->shape == std::vector<std::uint64_t>{2, 3});
  CHECK_FALSE(weights.is_borrowed(*weights.find("big")));
  CHECK(values(weights, "big") == "abcdef");
  CHECK(weights.metadata().at("next") == "1");
  read_limits small;
  small.unpacked_bytes = 5;
  const held limited = opened(file, small);
  CHECK(message_of([&] { (void)limited.values(*limited.find("big")); }) ==
        "file w.msgpack has 6 bytes of one tensor in pieces, more than the 5 bytes that `unpacked_bytes` "
        "of the limits allows");
}

TEST_CASE("a whole file may be an array in pieces") {
  CHECK(values(opened(pieces_of({1}, "int16", {"ab"})), "") == "ab");
}

TEST_CASE("pieces that do not fit the shape are refused") {
  CHECK(reason(map_of({{"x", pieces_of({2, 3}, "uint8", {"abcd"})}})) ==
        "tensor `x` at byte 3 has 4 bytes, but its shape [2,3] of uint8 needs 6");
}

TEST_CASE("an array in pieces whose parts are not what flax writes is refused") {
  const std::string mark = "\xb9__msgpack_chunked_array__";
  CHECK(reason("\x81" + mark + "\xc3") == "the array in pieces before byte 1 has 1 parts, not 3");
  CHECK(reason("\x83" + mark + "\x80") == "the mark of an array in pieces is a map at byte 27, not true");
  CHECK(reason("\x83" + mark + "\xc3\xa5shaqe") ==
        "an array in pieces has a text at byte 28, where `shape` belongs");
  CHECK(reason("\x83" + mark + "\xc3\xa5shape\x91\x01") ==
        "an array in pieces has a list at byte 34, where a map from \"0\" on belongs");
  CHECK(reason("\x83" + mark +
               "\xc3\xa5shape\x81\xa1"
               "1\x01") == "the map from \"0\" on before byte 35 has no key `0`, or one twice");
  CHECK(reason("\x83" + mark +
               "\xc3\xa5shape\x80\xa6"
               "chunks\x80") == "the array in pieces before byte 43 has no piece");
  CHECK(reason("\x83" + mark +
               "\xc3\xa5shape\x80\xa6"
               "chunks\x81\xa1"
               "0\x01") == "an array in pieces has a whole number at byte 45, where a piece belongs");
  CHECK(reason("\x83" + mark +
               "\xc3\xa5shape\x80\xa6"
               "chunks\x81\xa1"
               "0" +
               array_of({1, 1}, "uint8", "a")) == "the piece of an array at byte 45 has 2 axes, not one");
  CHECK(reason("\x83" + mark +
               "\xc3\xa5shape\x80\xa6"
               "chunks\x82\xa1"
               "0" +
               array_of({1}, "uint8", "a") +
               "\xa1"
               "1" +
               array_of({1}, "int8", "a")) ==
        "the piece of an array at byte 62 has another element type than a piece before it");
  CHECK(reason("\x83" + mark + "\xc3" + mark + "\xc3") ==
        "an array in pieces has a text at byte 28, where `shape` belongs");
  CHECK(reason("\x83" + mark +
               "\xc3\xa5shape\x81\xa1"
               "x\x01") == "an array in pieces has a text at byte 35 as a key, where a number as text belongs");
}

TEST_CASE("the parts and the pieces of an array in pieces may have any order, as flax finds them by their keys") {
  const std::string mark = "\xb9__msgpack_chunked_array__\xc3";
  const std::string shape =
      "\xa5shape\x82\xa1"
      "1\x03\xa1"
      "0\x01";
  const std::string pieces =
      "\xa6"
      "chunks\x82\xa1"
      "1" +
      array_of({1}, "uint8", "c") +
      "\xa1"
      "0" +
      array_of({2}, "uint8", "ab");
  for (const std::string& order : {mark + shape + pieces, mark + pieces + shape, shape + mark + pieces,
                                   shape + pieces + mark, pieces + mark + shape, pieces + shape + mark}) {
    const held weights = opened(map_of({{"x", "\x83" + order}, {"y", "\x01"}}));
    CHECK(weights.find("x")->shape == std::vector<std::uint64_t>{1, 3});
    CHECK(values(weights, "x") == "abc");
    CHECK(weights.metadata().at("y") == "1");
  }
}

TEST_CASE("a map with the keys of an array in pieces, but without the mark, is a map") {
  const held weights = opened(map_of({{"shape", "\x01"}, {"chunks", "\x80"}}));
  CHECK(weights.metadata().at("shape") == "1");
  const held nested = opened(map_of({{"shape", map_of({{"x", "\x90"}})}, {"chunks", map_of({{"0", "\x80"}})}}));
  CHECK(nested.metadata().at("shape/x") == "[]");
  CHECK(nested.metadata().at("chunks/0") == "{}");
}
