// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Torch files that lie: each breaks one thing that a reader could trust.
#include <limits>

#include "archive/zip_writer.hpp"
#include "catch.hpp"
#include "torch_files.hpp"

using namespace typeplate_tests;

namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

// The reason behind "file t.pt is not a torch file: " and "file t.pt meets a limit: ".
std::string reason(const std::vector<std::byte>& file, const read_limits& limits = {}) {
  const std::string text = refusal(file, limits);
  for (const std::string begin : {"file t.pt is not a torch file: ", "file t.pt meets a limit: "})
    if (text.starts_with(begin)) return text.substr(begin.size());
  return text;
}

std::string reason_for(const std::string& tensor) {
  return reason(archive_of(dict({{"w", tensor}})));
}

}  // namespace

TEST_CASE("sizes, offsets and strides that are negative are refused by the tensor's name") {
  CHECK(reason_for(rebuilt({}, 0, {-1}, {1})) == "tensor `w` has the number -1 where its shape belongs");
  CHECK(reason_for(rebuilt({}, -4, {1}, {1})) == "tensor `w` has the number -4 where its offset belongs");
  CHECK(reason_for(rebuilt({}, 0, {2}, {-1})) == "tensor `w` has the number -1 where its strides belongs");
  CHECK(reason_for(rebuilt({.count = -4}, 0, {1}, {1})) ==
        "tensor `w` has the number -4 where its storage's size belongs");
}

TEST_CASE("a view that reaches beyond its storage is refused") {
  CHECK(reason_for(rebuilt({}, 1, {4}, {1})) ==
        "file t.pt: tensor `w` of shape [4] reaches beyond its storage of 16 bytes");
  CHECK(reason_for(rebuilt({}, 0, {2, 2}, {3, 1})) ==
        "file t.pt: tensor `w` of shape [2,2] reaches beyond its storage of 16 bytes");
  CHECK(reason_for(rebuilt({}, largest, {1}, {1})) ==
        "file t.pt: tensor `w` of shape [1] reaches beyond its storage of 16 bytes");
  CHECK(reason_for(rebuilt({}, 0, {3}, {largest})) ==
        "file t.pt: tensor `w` of shape [3] reaches beyond its storage of 16 bytes");
}

TEST_CASE("a shape of more elements than there can be is refused, also where its strides are 0") {
  CHECK(reason_for(rebuilt({}, 0, {largest, largest}, {0, 0})) ==
        "tensor `w` is broken: the shape [9223372036854775807,9223372036854775807] has too many elements");
  read_limits limits;
  limits.unpacked_bytes = 1000;
  CHECK(reason(archive_of(dict({{"w", rebuilt({}, 0, {1000}, {0})}})), limits) ==
        "file t.pt: tensor `w` takes 4000 bytes in row-major order, more than the 1000 bytes that `unpacked_bytes` "
        "of the limits allows");
}

TEST_CASE("more axes than are read are refused") {
  CHECK(reason_for(rebuilt({}, 0, std::vector<std::int64_t>(65, 1), std::vector<std::int64_t>(65, 1))) ==
        "file t.pt: tensor `w` has 65 axes; at most 64 are read");
}

TEST_CASE("a shape and strides of different lengths are refused") {
  CHECK(reason_for(rebuilt({}, 0, {2, 2}, {1})) == "tensor `w` has 2 sizes and 1 strides");
}

TEST_CASE("arguments of other kinds are refused") {
  const auto with = [](const std::string& offset, const std::string& shape) {
    return reason_for(call(global("torch._utils", "_rebuild_tensor_v2"),
                           tuple({persistent({}), offset, shape, integers({1}), "\x89", "}"})));
  };
  CHECK(with(word("0"), integers({4})) == "tensor `w` has something else where its offset belongs");
  CHECK(with(integer(0), word("4")) == "tensor `w` has no tuple where its shape belongs");
  CHECK(with(integer(0), tuple({"N"})) == "tensor `w` has something else where its shape belongs");
  CHECK(reason_for(call(global("torch._utils", "_rebuild_tensor_v2"), ")")) ==
        "tensor `w` is rebuilt from 0 arguments, which are too few");
  CHECK(reason_for(call(global("torch._utils", "_rebuild_tensor_v2"), tuple({"N", "N", "N"}))) ==
        "tensor `w` is rebuilt from 3 arguments, which are too few");
}

TEST_CASE("a tensor over something that is no storage is refused") {
  const auto over = [](const std::string& storage) {
    return reason_for(call(global("torch._utils", "_rebuild_tensor_v2"),
                           tuple({storage, integer(0), integers({4}), integers({1}), "\x89", "}"})));
  };
  CHECK(over("]") == "tensor `w` lies in something else than a storage");
  CHECK(over(word("0") + "Q") == "tensor `w` lies in something else than a storage");
  CHECK(over(tuple({word("module"), "N"}) + "Q") == "tensor `w` lies in something else than a storage");
  CHECK(over(tuple({word("storage"), "N", word("0"), word("cpu"), integer(4)}) + "Q") ==
        "tensor `w` lies in a storage with a broken id");
  CHECK(over(tuple({word("storage"), global("torch", "FloatStorage")}) + "Q") ==
        "tensor `w` lies in a storage with a broken id");
}

TEST_CASE("a storage without a member, or with one of another size, is refused") {
  CHECK(reason_for(rebuilt({.key = "1"}, 0, {4}, {1})) ==
        "tensor `w` lies in the member `data/1`, which is not there");
  CHECK(reason_for(rebuilt({.key = "../../etc/passwd"}, 0, {4}, {1})) ==
        "tensor `w` lies in the member `data/../../etc/passwd`, which is not there");
  CHECK(reason_for(rebuilt({.count = 5}, 0, {4}, {1})) ==
        "tensor `w` lies in a storage of 5 elements of 4 bytes, but the member `data/0` has 16 bytes");
  CHECK(reason_for(rebuilt({.count = 3}, 0, {3}, {1})) ==
        "tensor `w` lies in a storage of 3 elements of 4 bytes, but the member `data/0` has 16 bytes");
}

TEST_CASE("a storage that is said to be of two kinds is refused") {
  CHECK(reason(archive_of(dict({{"a", good_tensor()}, {"b", rebuilt({.kind = "IntStorage"}, 0, {4}, {1})}}))) ==
        "tensor `b` states storage `0` as 4 elements of IntStorage, and another tensor as 4 of FloatStorage");
}

TEST_CASE("an element type that is none is refused") {
  CHECK(reason_for(call(global("torch._utils", "_rebuild_tensor_v3"),
                        tuple({persistent({.kind = "UntypedStorage", .count = 16}), integer(0), integers({4}),
                               integers({1}), "\x89", "}", word("uint16")}))) ==
        "tensor `w` has no `torch.dtype` where its element type belongs");
}

TEST_CASE("archives of no folder, or of two, are refused") {
  const members two{{"data/0", "0123456789abcdef"}};
  memory_sink sink;
  torch::record_writer records(sink, "a");
  records.add("data.pkl", "\x80\x02}.");
  records.add("x/../../b/data.pkl", "\x80\x02}.");
  records.finish();
  CHECK(refusal(sink.bytes).find("leaves the archive") != std::string::npos);
  memory_sink both;
  archive::zip_writer writer(both);
  const auto objects = bytes_of("\x80\x02}.");
  writer.add("a/data.pkl", objects);
  writer.add("b/data.pkl", objects);
  writer.finish();
  CHECK(reason(both.bytes) == "it has a member `data.pkl` in the folder `a` and in `b`");
}

TEST_CASE("notes of versions and byte orders that are unknown are refused") {
  const auto with = [](const std::string& name, const std::string& text) {
    return reason(archive_of("}", {{name, text}}));
  };
  CHECK(with("version", "11\n") == "its version is 11, and at most 10 is known");
  CHECK(with(".data/version", "11\n") == "its version is 11, and at most 10 is known");
  CHECK(with("version", "0\n") == "its member `version` says `0\\x0a`");
  CHECK(with("version", "three") == "its member `version` says `three`");
  CHECK(with("version", "10\n") == "(no error)");
  CHECK(with("byteorder", "middle") == "its member `byteorder` says `middle`, not `little` or `big`");
}

TEST_CASE("TorchScript of before 1.2 is refused with what to do") {
  memory_sink sink;
  torch::record_writer records(sink, "old");
  records.add("model.json", "{}");
  records.finish();
  CHECK(refusal(sink.bytes) ==
        "file t.pt is not a TorchScript file: it is TorchScript of before PyTorch 1.2, which keeps its tensors in "
        "another way: load and save it again with a newer PyTorch");
}

TEST_CASE("objects that share each other to have billions of names are refused, without tensors they are read") {
  const auto laughs = [](const std::string& innermost) {
    std::string objects = "](" + innermost + innermost + "eq\x01";
    for (int level = 2; level < 40; ++level)
      objects += "0](h" + std::string(1, static_cast<char>(level - 1)) + "h" +
                 std::string(1, static_cast<char>(level - 1)) + "eq" + std::string(1, static_cast<char>(level));
    return objects;
  };
  read_limits limits;
  limits.objects = 100'000;
  CHECK(reason(archive_of(laughs(good_tensor())), limits) ==
        "its objects share each other so often that they give more than the 100000 names that "
        "`objects` of the limits allows");
  CHECK(refusal(archive_of(laughs("]")), limits) == "(no error)");
  limits.objects = 20'000'000;
  limits.members = 1000;
  CHECK(refusal(archive_of(laughs(good_tensor())), limits) ==
        "file t.pt meets a limit: it has more than the 1000 tensors that `members` of the limits allows");
  limits.only_objects = true;
  CHECK(refusal(archive_of(laughs(good_tensor())), limits) == "(no error)");
}

TEST_CASE("names that take more memory than the limit are refused") {
  read_limits limits;
  limits.object_bytes = 50'000;
  const std::string half(30'000, 'k');
  CHECK(refusal(archive_of(dict({{half, good_tensor()}})), limits) == "(no error)");
  CHECK(reason(archive_of(dict({{half, good_tensor()}, {half + "2", good_tensor()}})), limits) ==
        "the names of its tensors take more than the 50000 bytes that `object_bytes` of the limits allows");
}

TEST_CASE("a tensor more than a thousand levels deep is refused, deep objects without tensors are read") {
  const auto deep = [](const std::string& innermost, std::size_t levels) {
    return std::string(levels, ']') + innermost + std::string(levels, 'a');
  };
  CHECK(reason(archive_of(deep(good_tensor(), 1001))) == "a tensor lies in its objects more than 1000 levels deep");
  CHECK(refusal(archive_of(deep(good_tensor(), 1000))) == "(no error)");
  CHECK(refusal(archive_of(deep("]", 100'000))) == "(no error)");
}

TEST_CASE("a call that wraps itself is no tensor, and ends") {
  const std::string wrapping = global("torch._utils", "_rebuild_parameter") +
                               "](K\x01"
                               "eq\x01"
                               "0(h\x01"
                               "tq\x02R";
  CHECK(refusal(archive_of(wrapping)) == "(no error)");
  std::string nested = good_tensor();
  for (int depth = 0; depth < 50; ++depth)
    nested = call(global("torch._utils", "_rebuild_parameter"), tuple({nested, "\x88", "}"}));
  CHECK(refusal(archive_of(nested)) == "(no error)");
}

TEST_CASE("a dangerous call beside a tensor is a name, and the tensor is read") {
  const auto bytes = archive_of(
      dict({{"boom", call(global("os", "system"), tuple({word("touch /tmp/boom")}))}, {"w", good_tensor()}}));
  const weights_file file = read(bytes);
  CHECK(names_in(file) == std::vector<std::string>{"w"});
  CHECK(file.objects()->root()["boom"].class_name() == "os.system");
}
