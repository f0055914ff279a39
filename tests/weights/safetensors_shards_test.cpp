// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Sharded safetensors: an index and files beside it that hold exactly what the index says.
#include <filesystem>
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "output_of.hpp"
#include "safetensors_bytes.hpp"
#include "temporary_folder.hpp"

using namespace typeplate::weights;
using namespace typeplate_tests;

namespace {

// One tensor of one byte.
std::string shard_of(const std::string& name, const std::string& value, const std::string& notes = "") {
  return safetensors_file("{" + notes + "\"" + name + R"(":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}})",
                          value);
}

// A folder with two shards, `a` in one.safetensors and `b` in two.safetensors.
struct two_shards {
  temporary_folder folder;

  two_shards() {
    folder.write("one.safetensors", shard_of("a", "x", R"("__metadata__":{"format":"pt","part":"1"},)"));
    folder.write("two.safetensors", shard_of("b", "y", R"("__metadata__":{"format":"pt","part":"2"},)"));
  }

  [[nodiscard]] weights_file open(const std::string& index) const {
    folder.write("m.index.json", index);
    return weights_file::open(folder.text() + "/m.index.json");
  }

  [[nodiscard]] std::string reason(const std::string& index) const {
    const std::string text = message_of([&] { (void)open(index); });
    const std::string begin = "file m.index.json is no index of sharded safetensors: ";
    return text.starts_with(begin) ? text.substr(begin.size()) : text;
  }
};

constexpr const char* good =
    R"({"metadata":{"total_size":2},"weight_map":{"b":"two.safetensors","a":"one.safetensors"}})";

}  // namespace

TEST_CASE("an index gives the tensors of all its shards, which stay open") {
  const two_shards shards;
  const weights_file file = shards.open(good);
  CHECK(file.format() == file_format::sharded_safetensors);
  REQUIRE(file.tensors().size() == 2);
  CHECK(file.tensors()[0].name == "a");
  CHECK(text_of(file.values(*file.find("a")).bytes) == "x");
  CHECK(text_of(file.values(*file.find("b")).bytes) == "y");
  CHECK(file.is_borrowed(*file.find("b")));
}

TEST_CASE("notes that shards and index have are kept once where they agree, else with the name of the file") {
  const two_shards shards;
  const weights_file file = shards.open(
      R"({"metadata":{"total_size":2,"format":"pt","by":{"x":[1,2]}},"weight_map":{"b":"two.safetensors","a":"one.safetensors"}})");
  const std::map<std::string, std::string, std::less<>> wanted{{"format", "pt"},
                                                               {"part", "1"},
                                                               {"part (two.safetensors)", "2"},
                                                               {"total_size", "2"},
                                                               {"by", R"({"x":[1,2]})"}};
  CHECK(file.metadata() == wanted);
}

TEST_CASE("an index is known by what it holds, not by its name") {
  const two_shards shards;
  shards.folder.write("plain", std::string(" \n") + good);
  CHECK(weights_file::open(shards.folder.text() + "/plain").tensors().size() == 2);
  CHECK(detect_format(std::as_bytes(std::span(std::string_view("{\"weights\":{}}")))) == std::nullopt);
}

TEST_CASE("an index in memory says that its files are looked for beside it") {
  const std::string text = good;
  CHECK(message_of([&] { (void)weights_file::read(std::as_bytes(std::span(text)), "file m"); }) ==
        "file m is the index of sharded safetensors, whose files are looked for beside it: open it by its path");
}

TEST_CASE("a shard outside of the index's folder is refused") {
  const two_shards shards;
  const std::string end = "` for tensor `a`; only files beside the index are opened";
  for (const std::string name : {"../one.safetensors", "/etc/passwd", "sub/one.safetensors", "..", ".", ""}) {
    CAPTURE(name);
    CHECK(shards.reason(R"({"weight_map":{"a":")" + name + "\"}}") ==
          "its `weight_map` has the file `" + name + end);
  }
  CHECK(shards.reason(R"({"weight_map":{"a":"..\\one"}})") == "its `weight_map` has the file `..\\one" + end);
  CHECK(shards.reason(R"({"weight_map":{"a":"one.safetensors\u0000"}})") ==
        "its `weight_map` has the file `one.safetensors\\x00" + end);
}

TEST_CASE("a shard that is missing is named") {
  const two_shards shards;
  CHECK(shards.reason(R"({"weight_map":{"a":"three.safetensors"}})") ==
        "file " + shards.folder.text() + "/three.safetensors cannot be read: No such file or directory");
}

TEST_CASE("a shard that is no safetensors file is named") {
  const two_shards shards;
  shards.folder.write("bad.safetensors", "garbage");
  CHECK(shards.reason(R"({"weight_map":{"a":"bad.safetensors"}})") ==
        "file bad.safetensors is not a safetensors file: it has 7 bytes, fewer than the 8 of the header's length");
}

TEST_CASE("an index of PyTorch's own files is refused with what they are") {
  const two_shards shards;
  memory_sink sink;
  write_torch(sink, std::vector{output_of("a", element_type::uint8, {1}, "x")});
  shards.folder.write("one.bin", sink.bytes);
  CHECK(shards.reason(R"({"weight_map":{"a":"one.bin"}})") ==
        "its `weight_map` has the file `one.bin`, whose format is torch (zip): only shards of safetensors are read "
        "together; open such files alone");
}

TEST_CASE("an index with a changed byte, or cut off, is refused or gives the same tensors") {
  const two_shards shards;
  const std::string index = good;
  for (std::size_t at = 0; at < index.size(); ++at) {
    for (const unsigned flip : {0x01U, 0x20U, 0x80U, 0xFFU}) {
      std::string bad = index;
      bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ flip);
      std::size_t tensors = 2;
      (void)message_of([&] { tensors = shards.open(bad).tensors().size(); });
      CHECK(tensors == 2);
    }
    CHECK(shards.reason(index.substr(0, at)) != "(no error)");
  }
}

TEST_CASE("a tensor that its shard does not hold is refused") {
  const two_shards shards;
  CHECK(shards.reason(R"({"weight_map":{"a":"one.safetensors","c":"one.safetensors"}})") ==
        "its `weight_map` has tensor `c` in file one.safetensors, which does not hold it");
}

TEST_CASE("a tensor in another shard than the index says is refused") {
  const two_shards shards;
  CHECK(shards.reason(R"({"weight_map":{"a":"two.safetensors","b":"one.safetensors"}})") ==
        "its `weight_map` has tensor `a` in file two.safetensors, but it is in file one.safetensors");
}

TEST_CASE("a tensor of a shard that the index does not name is refused") {
  const two_shards shards;
  shards.folder.write("both.safetensors", safetensors_columns<float>({{"a", {1.0f}}, {"hidden", {2.0f}}}));
  CHECK(shards.reason(R"({"weight_map":{"a":"both.safetensors"}})") ==
        "its `weight_map` does not name tensor `hidden`, which is in file both.safetensors");
}

TEST_CASE("an index that names a tensor twice is refused") {
  const two_shards shards;
  CHECK(shards.reason(R"({"weight_map":{"a":"one.safetensors","\u0061":"one.safetensors"}})") ==
        "its `weight_map` names tensor `a` twice");
}

TEST_CASE("an index with a doubled key is refused") {
  const two_shards shards;
  CHECK(shards.reason(R"({"weight_map":{},"weight_map":{}})") == "it has the key `weight_map` twice");
  CHECK(shards.reason(R"({"metadata":{"a":1,"a":1},"weight_map":{}})") == "its `metadata` has the key `a` twice");
}

TEST_CASE("an index whose parts are of another kind is refused") {
  const two_shards shards;
  CHECK(shards.reason(R"({"weight_map":[]})") == "its `weight_map` is a list where an object belongs");
  CHECK(shards.reason(R"({"weight_map":{"a":1}})") ==
        "its `weight_map` has the number 1 for tensor `a`, where the name of a file belongs");
  CHECK(shards.reason(R"({"metadata":null,"weight_map":{}})") == "its `metadata` is null where an object belongs");
  CHECK(shards.reason(R"({"y":"weight_map"})") == "it has no `weight_map`");
  CHECK(shards.reason(R"({"x":{"weight_map":{}}})") == "it has no `weight_map`");
}

TEST_CASE("an index that is no JSON is refused with the byte") {
  const two_shards shards;
  CHECK(shards.reason(R"({"weight_map":{}}x)") == "it is not JSON at byte 17");
  CHECK(shards.reason(R"({"weight_map":{},})") == "it is not JSON at byte 17");
  CHECK(shards.reason(R"({"weight_map":{},"x":01})") == "it is not JSON at byte 22");
  CHECK(shards.reason(R"({"weight_map":{},"x":[1,]})") == "it is not JSON at byte 24");
  CHECK(shards.reason(R"({"weight_map":{},"x":-})") == "it is not JSON at byte 22");
  CHECK(shards.reason(R"({"weight_map":{},"x":1.})") == "it is not JSON at byte 23");
  CHECK(shards.reason(R"({"weight_map":{},"x":1e+})") == "it is not JSON at byte 24");
  CHECK(shards.reason(R"({"weight_map":{},"x":[}]})") == "it is not JSON at byte 22");
  CHECK(shards.reason(R"({"weight_map":{},"x":"\ud800"})") == "it is not JSON at byte 28");
  CHECK(shards.reason(R"({"weight_map":{},"x":"\udc00"})") == "it is not JSON at byte 28");
  CHECK(shards.reason(R"({"weight_map":{},"x":"\ud800\u0041"})") == "it is not JSON at byte 34");
  CHECK(shards.reason(R"({"weight_map":{},"x":"\u00g0"})") == "it is not JSON at byte 24");
  CHECK(shards.reason(R"({"weight_map":{},"x":"\x"})") == "it is not JSON at byte 23");
  CHECK(shards.reason("{\"weight_map\":{},\"x\":\"\n\"}") == "it is not JSON at byte 22");
  CHECK(shards.reason("{\"weight_map\":{},\"x\":\"\x7f\"}") == "(no error)");
}

TEST_CASE("keys of an index that mean nothing here are passed over, however they are nested") {
  const two_shards shards;
  CHECK(shards
            .open(R"({"x":[{},[],[[1,-2.5e3,"a\u00e9\ud83d\ude00",{"y":null,"z":[true,false]}]]],)"
                  R"("weight_map":{"a":"one.safetensors","b":"two.safetensors"}} )")
            .tensors()
            .size() == 2);
}

TEST_CASE("a hundred thousand brackets in an index neither crash nor take memory") {
  const two_shards shards;
  CHECK(shards.reason(R"({"weight_map":{},"x":)" + std::string(100'000, '[')) ==
        "it has more than 64 nested brackets");
}

TEST_CASE("an index beyond the limit is not taken for one") {
  const two_shards shards;
  read_limits small;
  small.header_bytes = 20;
  shards.folder.write("m.index.json", good);
  CHECK(message_of([&] {
          (void)weights_file::open(shards.folder.text() + "/m.index.json", small);
        }).find("is none of the formats") != std::string::npos);
}
