// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/pickle/read.hpp>

#include <chrono>
#include <cmath>

#include "catch.hpp"
#include "message_of.hpp"

using namespace typeplate::weights;
using namespace typeplate::weights::pickle;
using namespace std::string_literals;
using typeplate_tests::message_of;

namespace {

// Keeps the bytes beside the tree, whose texts are borrowed from them.
struct read_result {
  explicit read_result(std::string opcodes, const read_limits& limits = {}, const read_options& options = {})
      : bytes(std::move(opcodes)),
        part(read_pickle(std::as_bytes(std::span(bytes)), "file t.pkl", limits, options)) {}

  [[nodiscard]] node root() const { return part.objects->root(); }

  std::string bytes;
  pickle_part part;
};

std::string refusal(const std::string& opcodes, const read_limits& limits = {}) {
  return message_of([&] { static_cast<void>(read_result(opcodes, limits)); });
}

}  // namespace

TEST_CASE("a dict of protocol 4 gives its values by key") {
  const read_result read("\x80\x04}(\x8c\x01"s + "aK\x07\x8c\x01"s + "bG\x3f\xf8\0\0\0\0\0\0u."s);
  CHECK(read.part.objects->protocol() == 4);
  CHECK(read.root().is(node_kind::dict));
  CHECK(read.root()["a"].as_integer() == 7);
  CHECK(read.root()["b"].as_floating() == 1.5);
  CHECK_FALSE(read.root()["c"].exists());
  CHECK(read.part.end == read.bytes.size());
}

TEST_CASE("a class is a name, a call is the name with its arguments, and nothing is called") {
  const read_result read("cos\nsystem\n(S'echo harm'\ntR."s);
  CHECK(read.root().is(node_kind::call));
  CHECK(read.root().class_name() == "os.system");
  CHECK(read.root().arguments()[std::size_t{0}].as_text() == "echo harm");
  CHECK(read.part.objects->global_names() == std::vector<std::string>{"os.system"});
}

TEST_CASE("names that are taken off the stack again are named all the same") {
  const read_result read("cos\nsystem\n(S'x'\ntR0K\x05."s);
  CHECK(read.root().as_integer() == 5);
  CHECK(read.part.objects->global_names() == std::vector<std::string>{"os.system"});
}

TEST_CASE("what the pickle shares is one object, and what holds itself does") {
  const read_result shared("(]q\0h\0t."s);
  CHECK(shared.root()[std::size_t{0}].index() == shared.root()[std::size_t{1}].index());
  const read_result own("]q\0h\0a."s);
  CHECK(own.root()[std::size_t{0}].index() == own.root().index());
}

TEST_CASE("integers of more than 64 bits keep their bytes, shorter ones their value") {
  CHECK(read_result("\x8a\x09\0\0\0\0\0\0\0\x80\xFF."s).root().as_integer() ==
        std::numeric_limits<std::int64_t>::min());
  const read_result large("\x8a\x09\0\0\0\0\0\0\0\x80\0."s);
  CHECK_FALSE(large.root().as_integer());
  CHECK(large.root().long_bytes() == "\0\0\0\0\0\0\0\x80\0"s);
  const read_result text("L9223372036854775808L\n."s);
  CHECK(text.root().long_bytes() == "\0\0\0\0\0\0\0\x80\0"s);
  CHECK(read_result("L-9223372036854775809L\n."s).root().long_bytes() == "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F\xFF"s);
  CHECK(read_result("I-12\n."s).root().as_integer() == -12);
  CHECK(read_result("I01\n."s).root().as_boolean() == true);
}

TEST_CASE("a float keeps its bits, and a text of a float is rounded as Python does") {
  const read_result payload("G\x7f\xf8\0\0\0\0\0\x2a."s);
  CHECK(payload.root().data().number == 0x7FF800000000002A);
  CHECK(read_result("F0.1\n."s).root().as_floating() == 0.1);
  CHECK(read_result("F1e999\n."s).root().as_floating() == std::numeric_limits<double>::infinity());
  CHECK(read_result("F-1e-999\n."s).root().as_floating() == 0.0);
  CHECK(std::isnan(*read_result("Fnan\n."s).root().as_floating()));
}

TEST_CASE("a lone surrogate is kept as Python's surrogatepass writes it") {
  CHECK(read_result("V\\ud800\n."s).root().as_text() == "\xED\xA0\x80");
  CHECK(read_result("X\x03\0\0\0\xED\xA0\x80."s).root().as_text() == "\xED\xA0\x80");
  CHECK(refusal("X\x02\0\0\0\xC3\x28."s).find("is not UTF-8") != std::string::npos);
  CHECK(refusal("X\x03\0\0\0\xE0\x81\x81."s).find("is not UTF-8") != std::string::npos);
  CHECK(refusal("X\x04\0\0\0\xF4\x90\x80\x80."s).find("is not UTF-8") != std::string::npos);
}

TEST_CASE("a str of Python 2 gives its bytes, and a text where it is one") {
  const read_result latin("S'\\xff\\n'\n."s);
  CHECK_FALSE(latin.root().as_text());
  CHECK(latin.root().as_bytes() == "\xFF\n");
  const read_result plain("U\x01"s + "a."s);
  CHECK(plain.root().as_text() == "a");
  CHECK(plain.root().as_bytes() == "a");
}

TEST_CASE("attributes come from the state, from slots too, and the last BUILD wins") {
  const read_result read(
      "cm\nC\n)\x81}(X\x01\0\0\0aK\x01X\x01\0\0\0bK\x02ub(}X\x01\0\0\0aK\x03s}X\x01\0\0\0cK\x04stb."s);
  CHECK(read.root().class_name() == "m.C");
  CHECK(read.root().attribute("a").as_integer() == 3);
  CHECK(read.root().attribute("b").as_integer() == 2);
  CHECK(read.root().attribute("c").as_integer() == 4);
}

TEST_CASE("an assignment into a list changes the list, as it would in Python") {
  const read_result read("](K\x01K\x02"s + "eI-1\nK\x09s."s);
  CHECK(read.root()[std::size_t{1}].as_integer() == 9);
  CHECK(
      refusal("](K\x01"s + "eK\x05K\x09s."s) ==
      "file t.pkl is not a pickle that can be read: opcode SETITEM at byte 9: a list of 1 items has no item under "
      "such a key");
}

TEST_CASE("several pickles in a row are read one by one") {
  const std::string two = "K\x01.K\x02."s;
  const read_result first(two);
  CHECK(first.part.end == 3);
  const read_result second(two, {}, {.begin = 3, .buffers = {}, .after_build = {}});
  CHECK(second.root().as_integer() == 2);
  CHECK(second.part.end == 6);
}

TEST_CASE("errors name the opcode and its byte") {
  CHECK(refusal("K\x01K\x02R."s) ==
        "file t.pkl is not a pickle that can be read: opcode REDUCE at byte 4: an integer cannot be called");
  CHECK(refusal(""s) == "file t.pkl is not a pickle that can be read: it ends at byte 0 without the opcode STOP");
  CHECK(refusal("\xFF"s) == "file t.pkl is not a pickle that can be read: byte 0 is 0xFF, which is no opcode");
  CHECK(refusal("h\x07."s).find("opcode BINGET at byte 0: nothing was put into the memo under 7") !=
        std::string::npos);
  CHECK(refusal("\x8b\xFF\xFF\xFF\xFF."s).find("LONG4 at byte 0: it states an integer of -1 bytes") !=
        std::string::npos);
  CHECK(refusal("B\xFF\xFF\xFF\xFF."s).find("BINBYTES at byte 0: it ends at byte 6") != std::string::npos);
  CHECK(refusal("(K\x01R."s).find("it needs 1 object on the stack, where 0 are") != std::string::npos);
}

TEST_CASE("no opcode takes an object from below the mark") {
  const std::string none = "it needs 1 object on the stack, where 0 are";
  CHECK(refusal("](a."s).find("opcode APPEND at byte 2: " + none) != std::string::npos);
  CHECK(refusal("cos\nsystem\n(K\x01R."s).find("opcode REDUCE at byte 14: " + none) != std::string::npos);
  CHECK(refusal("K\x01(2."s).find("opcode DUP at byte 3: " + none) != std::string::npos);
  CHECK(refusal("K\x01(q\0."s).find("opcode BINPUT at byte 3: " + none) != std::string::npos);
  CHECK(refusal("K\x01(."s).find("opcode STOP at byte 3: " + none) != std::string::npos);
  // POP alone takes the mark, and what lies below it is there again.
  CHECK(read_result("K\x01(0."s).root().as_integer() == 1);
}

TEST_CASE("memo keys of any size cost no memory") {
  const read_result read("K\x05r\xFF\xFF\xFF\xFFp9223372036854775807\n0j\xFF\xFF\xFF\xFF."s);
  CHECK(read.root().as_integer() == 5);
  CHECK(refusal("K\x05p99999999999999999999\n."s).find("more than 63 bits") != std::string::npos);
}

TEST_CASE("a key of the memo that is put twice counts once for what is memoized next") {
  CHECK(read_result("K\x01q\0q\0K\x02\x94h\x01."s).root().as_integer() == 2);
  CHECK(read_result("K\x01q\x01K\x02\x94h\x01."s).root().as_integer() == 2);
}

TEST_CASE("the limits hold for objects, for their memory and for the time") {
  read_limits few;
  few.objects = 1000;
  std::string many = "(";
  for (int i = 0; i < 1001; ++i) many += "]";
  CHECK(refusal(many + "l.", few).find("more than the 1000 objects that `objects` of the limits allows") !=
        std::string::npos);
  CHECK(refusal("K\x01" + std::string(2000, '2') + ".", few).find("its stack has more than the 1000 places") !=
        std::string::npos);
  read_limits small;
  small.object_bytes = 10'000;
  CHECK(refusal(many + "l.", small).find("the 10000 bytes of memory that `object_bytes`") != std::string::npos);
  read_limits hurried;
  hurried.seconds = -1;
  CHECK(refusal("K\x01.", hurried).find("`seconds` of the limits") != std::string::npos);
}

TEST_CASE("a tuple within a tuple a million times is read and forgotten without recursion") {
  std::string deep = ")";
  for (int i = 0; i < 1'000'000; ++i) deep += '\x85';
  const read_result read(deep + ".");
  CHECK(read.part.objects->nodes().size() == 1'000'001);
}

TEST_CASE("what lies between the opcodes behind a BUILD is left out of the program") {
  read_options options;
  options.after_build = [](node built, std::uint64_t position) {
    return built.class_name() == "m.C" ? stream_bytes{position + 1, 4} : stream_bytes{};
  };
  const read_result read("cm\nC\n)\x81}b_DATA."s, {}, options);
  CHECK(read.root().data().text == "DATA");
}
