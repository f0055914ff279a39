// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What is read from torch's zip files, and under which names.
#include "catch.hpp"
#include "torch_files.hpp"

using namespace typeplate_tests;

namespace {

std::vector<std::string> names_of(const std::string& objects) {
  const auto file = archive_of(objects);
  return names_in(read(file));
}

// An nn.Module: an instance whose state has three dicts.
std::string module(const std::string& parameters, const std::string& modules) {
  return global("nets", "Net") + ")\x81" +
         dict({{"_parameters", parameters}, {"_buffers", "}"}, {"_modules", modules}, {"training", "\x88"}}) + "b";
}

}  // namespace

TEST_CASE("any folder and any order of members is read") {
  const auto file = archive_of(dict({{"w", good_tensor()}}), {{"data/0", "0123456789abcdef"}}, "ünï code");
  const weights_file opened = read(file);
  CHECK(names_in(opened) == std::vector<std::string>{"w"});
  CHECK(text_of(opened.values(opened.at("w")).bytes) == "0123456789abcdef");
}

TEST_CASE("keys, attributes and indices name a tensor, joined by dots") {
  CHECK(names_of(dict({{"model", dict({{"a.weight", good_tensor()}})}, {"list", "]" + good_tensor() + "a"}})) ==
        std::vector<std::string>{"model.a.weight", "list.0"});
  CHECK(names_of(global("things", "Thing") + ")\x81" + dict({{"field", good_tensor()}}) + "b") ==
        std::vector<std::string>{"field"});
  CHECK(names_of("}" + integer(-3) + good_tensor() + "s\x88" + good_tensor() + "sN" + good_tensor() + "s") ==
        std::vector<std::string>{"-3", "True", "None"});
}

TEST_CASE("a tensor alone is called tensor") {
  CHECK(names_of(good_tensor()) == std::vector<std::string>{"tensor"});
}

TEST_CASE("the parts of a module are named as its state_dict names them") {
  const std::string inner = module(dict({{"weight", good_tensor()}}), "}");
  CHECK(names_of(module(dict({{"scale", good_tensor()}}), dict({{"layer", inner}}))) ==
        std::vector<std::string>{"scale", "layer.weight"});
}

TEST_CASE("two ways of one name give two names") {
  CHECK(names_of(dict({{"a.b", good_tensor()}, {"a", dict({{"b", good_tensor()}})}, {"a.b#2", good_tensor()}})) ==
        std::vector<std::string>{"a.b", "a.b#2", "a.b#2#2"});
}

TEST_CASE("an object that is reached twice has both names, and one that holds itself is walked once") {
  const std::string shared = dict({{"w", good_tensor()}}) + "q\x01";
  CHECK(names_of(dict({{"model", shared}, {"best", "h\x01"}})) == std::vector<std::string>{"model.w", "best.w"});
  CHECK(names_of("]q\x01h\x01"
                 "a" +
                 good_tensor() + "a") == std::vector<std::string>{"1"});
}

TEST_CASE("an OrderedDict of Python 2 names its entries") {
  const std::string entry = "](" + word("w") + good_tensor() + "e";
  CHECK(names_of(call(global("collections", "OrderedDict"), "](" + entry + "e\x85")) ==
        std::vector<std::string>{"w"});
}

TEST_CASE("parameters are what they hold, whatever wraps them") {
  const std::string parameter =
      call(global("torch._utils", "_rebuild_parameter"), tuple({good_tensor(), "\x88", "}"}));
  CHECK(names_of(dict({{"p", parameter}})) == std::vector<std::string>{"p"});
  const std::string with_type =
      call(global("torch._tensor", "_rebuild_from_type_v2"),
           tuple({global("torch._utils", "_rebuild_parameter"), global("torch.nn.parameter", "Parameter"),
                  tuple({good_tensor(), "\x88", "}"}), dict({{"note", word("kept")}})}));
  CHECK(names_of(dict({{"p", with_type}})) == std::vector<std::string>{"p"});
}

TEST_CASE("an object of the tree leads to its tensor") {
  const auto bytes = archive_of(dict({{"b", dict({{"w", good_tensor()}})}, {"epoch", integer(3)}}));
  const weights_file file = read(bytes);
  const auto root = file.objects()->root();
  CHECK(file.as_tensor(root["b"]["w"]) == file.find("b.w"));
  CHECK(file.as_tensor(root["b"]["w"]) != nullptr);
  CHECK(file.as_tensor(root["epoch"]) == nullptr);
  CHECK(file.as_tensor(root["nothing"]) == nullptr);
}

TEST_CASE("storages of other machines are read here") {
  for (const std::string place : {"cuda:0", "cuda:7", "mps", "xpu:0"}) {
    const auto bytes = archive_of(dict({{"w", rebuilt({.location = place}, 0, {4}, {1})}}));
    const weights_file file = read(bytes);
    CHECK(file.values(file.at("w")).bytes.size() == 16);
  }
}

TEST_CASE("big-endian files give little-endian values") {
  const auto bytes =
      archive_of(dict({{"w", rebuilt({}, 0, {4}, {1})}}), {{"byteorder", "big"}, {"data/0", "0123456789abcdef"}});
  const weights_file file = read(bytes);
  CHECK(text_of(file.values(file.at("w")).bytes) == "32107654ba98fedc");
  CHECK_FALSE(file.is_borrowed(file.at("w")));
}

TEST_CASE("a tensor whose element type stands beside it keeps its bits behind that") {
  const auto bytes = archive_of(dict(
      {{"w", call(global("torch._utils", "_rebuild_tensor_v3"),
                  tuple({persistent({.kind = "UntypedStorage", .count = 16}), integer(0), integers({4}),
                         integers({1}), "\x89", "}", global("torch", "float32"), "}" + word("neg") + "\x88s"}))}}));
  const weights_file file = read(bytes);
  CHECK(file.at("w").type == element_type::float32);
  CHECK(text_of(file.values(file.at("w")).bytes) ==
        "012\xb3"
        "456\xb7"
        "89a\xe2"
        "cde\xe6");
}

TEST_CASE("a storage without elements needs no member") {
  const auto bytes = archive_of(dict({{"none", rebuilt({.key = "9", .count = 0}, 0, {0, 3}, {3, 1})}}));
  const weights_file file = read(bytes);
  CHECK(file.values(file.at("none")).bytes.empty());
}

TEST_CASE("what has no dense values is named with the reason, and the others are read") {
  const auto bytes =
      archive_of(dict({{"first", good_tensor()},
                       {"sparse", call(global("torch._utils", "_rebuild_sparse_tensor"), tuple({"N", ")"}))},
                       {"quantised", call(global("torch._utils", "_rebuild_qtensor"), ")")},
                       {"packed", rebuilt({.kind = "QInt8Storage"}, 0, {4}, {1})},
                       {"meta", rebuilt({.location = "meta"}, 0, {4}, {1})},
                       {"bits", call(global("torch._utils", "_rebuild_tensor_v3"),
                                     tuple({persistent({.kind = "UntypedStorage"}), integer(0), integers({4}),
                                            integers({1}), "\x89", "}", global("torch", "bits8")}))},
                       {"strange", rebuilt({.kind = "StrangeStorage"}, 0, {4}, {1})},
                       {"last", good_tensor()}}));
  const weights_file file = read(bytes);
  CHECK(names_in(file) == std::vector<std::string>{"first", "last"});
  CHECK(file.refused().size() == 6);
  CHECK(message_of([&] { (void)file.at("sparse"); }) ==
        "file t.pt: tensor `sparse` is sparse, and only dense tensors are read: save its `to_dense()`");
  CHECK(message_of([&] { (void)file.at("quantised"); }) ==
        "file t.pt: tensor `quantised` is quantised, and its integers mean nothing without their scale: save its "
        "`dequantize()`");
  CHECK(message_of([&] { (void)file.at("packed"); }) ==
        "file t.pt: tensor `packed` is quantised, and its integers mean nothing without their scale: save its "
        "`dequantize()`");
  CHECK(message_of([&] { (void)file.at("meta"); }) ==
        "file t.pt: tensor `meta` was on the device `meta`, which keeps no values");
  CHECK(message_of([&] { (void)file.at("bits"); }) ==
        "file t.pt: tensor `bits` has the element type `torch.bits8`, which is not read");
  CHECK(message_of([&] { (void)file.at("strange"); }) ==
        "file t.pt: tensor `strange` lies in a storage of the class `StrangeStorage`, which is not read");
  CHECK(message_of([&] { (void)outputs_of(file); }) ==
        "file t.pt: tensor `sparse` is sparse, and only dense tensors are read: save its `to_dense()`");
  CHECK(message_of([&] { (void)file.at("none"); }) == "file t.pt: tensor `none` is not there");
}

TEST_CASE("an archive that states no checksums is read only where the limits allow it") {
  const std::string path = std::string(TYPEPLATE_TEST_DATA) + "/../data/torch/unchecked/no_checksums_2_13.pt";
  CHECK(
      message_of([&] { (void)weights_file::open(path); }) ==
      "file no_checksums_2_13.pt states no checksum for its member `no_checksums_2_13/version` or any other "
      "(torch.save writes so after `set_crc32_options(False)`), so that damage would go unseen: save it again with "
      "checksums, or allow it with `missing_checksums` of the limits");
  read_limits limits;
  limits.missing_checksums = true;
  const weights_file file = weights_file::open(path, limits);
  CHECK(text_of(file.values(file.at("w")).bytes) == std::string("\0\0\0\0\0\0\x80\x3f\0\0\0\x40\0\0\x40\x40", 16));
}

TEST_CASE("who allows missing checksums still has those that are stated verified") {
  read_limits limits;
  limits.missing_checksums = true;
  auto bytes = archive_of(dict({{"w", good_tensor()}}));
  const std::string values = "0123456789abcdef";
  const std::size_t place = text_of(bytes).find(values);
  bytes[place] ^= std::byte{1};
  CHECK(refusal(bytes, limits).find("its member `archive/data/0` is not what its length and checksum state") !=
        std::string::npos);
}

TEST_CASE("a tensor that was saved from a device as an array of NumPy is read") {
  const auto array = [](const std::string& dtype, std::int64_t count, const std::string& bytes) {
    return call(global("numpy._core.multiarray", "_reconstruct"), tuple({global("numpy", "ndarray"), integers({0}),
                                                                         "U\x01"
                                                                         "b"})) +
           tuple({integer(1), integers({count}), call(global("numpy", "dtype"), tuple({word(dtype)})), "\x89",
                  "U" + std::string(1, static_cast<char>(bytes.size())) + bytes}) +
           "b";
  };
  const auto from_device = [](const std::string& values, const std::string& dtype,
                              const std::string& function = "_rebuild_device_tensor_from_numpy") {
    return call(global("torch._utils", function), tuple({values, global("torch", dtype), word("xla:0"), "\x89"}));
  };
  const auto bytes =
      archive_of(dict({{"a", from_device(array("f4", 2, "01234567"), "float32")},
                       {"x", from_device(array("i2", 2, "0123"), "int16", "_rebuild_xla_tensor")},
                       {"half", from_device(array("f4", 2, std::string("\0\0ab\0\0cd", 8)), "bfloat16")},
                       {"cast", from_device(array("f4", 2, "01234567"), "float64")},
                       {"lost", from_device(array("f4", 2, "01234567"), "bfloat16")},
                       {"words", from_device(array("U1", 1, std::string("a\0\0\0", 4)), "float32")},
                       {"none", from_device("N", "float32")},
                       {"w", good_tensor()}}));
  const weights_file file = read(bytes);
  CHECK(names_in(file) == std::vector<std::string>{"a", "x", "half", "w"});
  CHECK(text_of(file.values(file.at("a")).bytes) == "01234567");
  CHECK(file.at("x").type == element_type::int16);
  CHECK(file.at("half").type == element_type::bfloat16);
  CHECK(text_of(file.values(file.at("half")).bytes) == "abcd");
  const auto why = [&file](std::string_view name) { return message_of([&] { (void)file.at(name); }); };
  CHECK(
      why("cast") ==
      "file t.pt: tensor `cast` is a NumPy array of float32 to be cast to `torch.float64`, which is not done here");
  CHECK(why("lost") == "file t.pt: tensor `lost` is a NumPy array of float32 that bfloat16 does not hold");
  CHECK(why("words") ==
        "file t.pt: tensor `words` is an array of NumPy of dtype <U1, and only numbers and booleans are tensors");
  CHECK(why("none") == "file t.pt: tensor `none` was saved from a device as something else than a NumPy array");
  CHECK(refusal(archive_of(dict({{"w", from_device(array("f4", 3, "01234567"), "float32")}})))
            .find("tensor `w` is broken: an array of NumPy has 8 bytes, where its shape [3] of float32 needs 3 "
                  "times 4") != std::string::npos);
}
