// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What is written of objects that hold each other, that a call changed, and of joblib's arrays. That Python loads
// the same from it is tested with Python: written_oracle.py.
#include <typeplate/weights/pickle/write.hpp>

#include <typeplate/weights/mapped_file.hpp>
#include <typeplate/weights/pickle/read.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/weights_file.hpp>

#include "catch.hpp"
#include "message_of.hpp"

using namespace typeplate::weights;
using namespace typeplate::weights::pickle;
using namespace std::string_literals;
using typeplate_tests::message_of;

namespace {

std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string written(const node& root, int protocol) {
  memory_sink sink;
  write_pickle(root, sink, protocol);
  return text_of(sink.bytes);
}

std::shared_ptr<const tree> read(const std::string& bytes, const read_options& options = {}) {
  return read_pickle(std::as_bytes(std::span(bytes)), "file t.pkl", {}, options).objects;
}

std::string again(const std::string& bytes, int protocol = 4) {
  const auto objects = read(bytes);
  return written(objects->root(), protocol);
}

std::string with_key(char opcode, std::uint32_t key) {
  std::string code(1, opcode);
  for (unsigned shift = 0; shift < 32; shift += 8) code += static_cast<char>(key >> shift & 0xFFU);
  return code;
}

// `count` lists in a tuple that each of them holds; `making` makes something of the lists behind a mark.
std::string lists_that_hold(std::uint32_t count, const std::string& before, const std::string& making) {
  std::string code = before + "(";
  for (std::uint32_t i = 0; i < count; ++i) code += "]" + with_key('r', i);
  code += making + with_key('r', count);
  for (std::uint32_t i = 0; i < count; ++i) code += with_key('j', i) + with_key('j', count) + "a0";
  return code + ".";
}

void check_lists(const node& lists, const node& holder) {
  CHECK(lists.size() > 0);
  for (const node& each : lists.items()) {
    REQUIRE(each.size() == 1);
    REQUIRE(each[std::size_t{0}].index() == holder.index());
  }
}

}  // namespace

// Each of the lists leads back to the tuple before the tuple is made: written anew each time, that would be five
// billion items.
TEST_CASE("a hundred thousand lists that hold the tuple that they are in are written once each") {
  constexpr std::uint32_t count = 100'000;
  const std::string code = lists_that_hold(count, "", "t");
  for (const int protocol : {2, 3, 4}) {
    const std::string bytes = again(code, protocol);
    CHECK(bytes.size() < 20U * count);
    const auto objects = read(bytes);
    check_lists(objects->root(), objects->root());
  }
}

TEST_CASE("a hundred thousand lists that hold the call that they are arguments of are written once each") {
  constexpr std::uint32_t count = 100'000;
  for (const int protocol : {2, 4}) {
    const std::string bytes = again(lists_that_hold(count, "cm\nf\n", "tR"), protocol);
    CHECK(bytes.size() < 20U * count);
    const auto objects = read(bytes);
    CHECK(objects->root().class_name() == "m.f");
    check_lists(objects->root().arguments(), objects->root());
  }
}

// As Python's protocol 2 writes a set of an object that knows the set: the call comes before the object's state.
TEST_CASE("a set that its item leads back to has the item when it is made") {
  const std::string code =
      "\x80\x02"
      "c__builtin__\nset\n](cm\nC\n)\x81q\x01}X\x01\0\0\0h"
      "c__builtin__\nset\n]h\x01"
      "a\x85Rq\x02sbe\x85R0h\x02."s;
  for (const int protocol : {2, 3, 4}) {
    const auto objects = read(code);
    const std::string bytes = written(objects->root(), protocol);
    const auto once = read(bytes);
    const node set = once->root();
    CHECK(set.class_name() == "builtins.set");
    const node items = set.arguments()[std::size_t{0}];
    REQUIRE(items.size() == 1);
    CHECK(items[std::size_t{0}].attribute("h").index() == set.index());
    // The list is whole when the set is made, and the state comes after that.
    CHECK(once->change_at(items.data(), 0).time <= set.data().time);
    CHECK(once->change_at(items[std::size_t{0}].data(), 0).time > set.data().time);
  }
}

TEST_CASE("a set of protocol 4 in itself is made before its items where there is no opcode for sets") {
  const std::string code = "\x80\x04\x8fq\x00(cm\nC\n)\x81}X\x01\0\0\0hh\x00sb\x90."s;
  const auto objects = read(code);
  const std::string bytes = written(objects->root(), 2);
  CHECK(bytes.find("coperator\nior\n") != std::string::npos);
  CHECK(written(objects->root(), 4).find("ior") == std::string::npos);
  // Without the cycle it is one call.
  CHECK(again("\x80\x04\x8fq\x00(K\x01K\x02\x90h\x00\x86."s, 2).find("ior") == std::string::npos);
}

TEST_CASE("what a call does to an object is written, though nobody has the call") {
  const std::string code = "cm\nCell\n)Rq\x00"s + "cm\nset\n(h\x00X\x01\0\0\0aK\x05tR0."s;
  const auto objects = read(code);
  REQUIRE(objects->dropped_calls().size() == 1);
  for (const int protocol : {2, 3, 4}) {
    const std::string bytes = written(objects->root(), protocol);
    const auto once = read(bytes);
    CHECK(once->root().class_name() == "m.Cell");
    REQUIRE(once->dropped_calls().size() == 1);
    const node call = once->at(once->dropped_calls().front().call);
    CHECK(call.class_name() == "m.set");
    CHECK(call.arguments()[std::size_t{0}].index() == once->root().index());
    CHECK(call.arguments()[std::size_t{2}].as_integer() == 5);
  }
}

TEST_CASE("a dropped call that changes nothing that is left is not written") {
  CHECK(again("cos\nsystem\n(X\x02\0\0\0hitR0K\x05."s).find("system") == std::string::npos);
  CHECK(again("cm\nCell\n)Rq\x00"s + "cm\nset\n(h\x00tR00K\x05."s).find("set") == std::string::npos);
}

TEST_CASE("names of Python 2 are those of the pickle that they are in") {
  // joblib writes arrays of objects in protocol 2, whatever the protocol around them.
  read_options options;
  options.after_build = [](node built, std::uint64_t position) {
    return built.class_name() == "joblib.numpy_pickle.NumpyArrayWrapper" ? stream_bytes{position, 0, true}
                                                                         : stream_bytes{};
  };
  const std::string code =
      "\x80\x04(cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81}b"
      "\x80\x02"
      "c__builtin__\nset\n](K\x01"
      "e\x85R.c__builtin__\nset\nt."s;
  const auto objects = read(code, options);
  const node wrapper = objects->root()[std::size_t{0}];
  CHECK(wrapper[std::size_t{0}].class_name() == "builtins.set");
  CHECK(objects->root()[std::size_t{1}].class_name() == "__builtin__.set");
  const std::string bytes = written(objects->root(), 4);
  CHECK(bytes.find("builtins") != std::string::npos);
  CHECK(bytes.find("joblib") == std::string::npos);
}

TEST_CASE("dill's own name of the main module is kept") {
  CHECK(again("\x80\x02"
              "c__builtin__\n__main__\n."s)
            .find("__builtin__") != std::string::npos);
}

TEST_CASE("an array of joblib is written as NumPy writes it, and reads the same") {
  const std::string folder = std::string(TYPEPLATE_TEST_DATA) + "/data/pickle/";
  for (const std::string name : {"none.joblib", "zlib.joblib"})
    for (const int protocol : {2, 3, 4}) {
      INFO(name << " in protocol " << protocol);
      const auto file = weights_file::open(folder + name);
      const std::string bytes = written(file.objects()->root(), protocol);
      CHECK(bytes.find("joblib") == std::string::npos);
      const auto after = weights_file::read(std::as_bytes(std::span(bytes)), "file t.pkl");
      CHECK(after.format() == file_format::pickle);
      REQUIRE(after.tensors().size() == file.tensors().size());
      for (const tensor& each : file.tensors()) {
        const tensor& same = after.at(each.name);
        CHECK(same.type == each.type);
        CHECK(same.shape == each.shape);
        CHECK(text_of(after.values(same).bytes) == text_of(file.values(each).bytes));
      }
    }
}

TEST_CASE("wrappers of joblib that joblib never wrote are refused") {
  read_options options;
  options.after_build = [](node, std::uint64_t position) { return stream_bytes{position, 1, false}; };
  const auto reason = [&options](const std::string& code) {
    const auto objects = read(code, options);
    return message_of([&] { static_cast<void>(written(objects->root(), 4)); });
  };
  const std::string state =
      "}(X\x05\0\0\0shapeK\x01\x85X\x05\0\0\0dtypecnumpy\ndtype\n(X\x02\0\0\0u1tRX\x05\0\0\0orderX\x01\0\0\0Cub_"s;
  const std::string wrapper = "cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\x81"s;
  CHECK(reason(wrapper + state + ".") == "(no error)");
  CHECK(reason("cm\nC\n)\x81" + state + ".") ==
        "an array of joblib is no wrapper of joblib's, and is not written as a pickle");
  CHECK(reason(wrapper + state +
               "K\x01"
               "a.") == "an array of joblib was changed after it was read, and is not written as a pickle");
  CHECK(reason(wrapper +
               "q\x01\x85q\x02"
               "0h\x01" +
               state + "0h\x02.") ==
        "an array of joblib was used before it was whole, and is not written as a pickle");
  CHECK(reason(wrapper + "}b_.") == "an array of NumPy has a dtype that NumPy does not know");
}
