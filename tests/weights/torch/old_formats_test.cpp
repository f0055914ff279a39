// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// PyTorch's formats before zip, made by hand: the stream of 0.1.10 to 1.5 and the tar archive before it. Each of
// the broken ones contradicts itself in one place.
#include "catch.hpp"
#include "torch_files.hpp"

using namespace typeplate_tests;

namespace {

std::string pickle_of(const std::string& objects) {
  return "\x80\x02" + objects + ".";
}

std::string little(std::uint64_t value, unsigned int bytes = 8) {
  std::string text;
  for (unsigned int i = 0; i < bytes; ++i) text += static_cast<char>(value >> 8 * i & 0xFFU);
  return text;
}

std::string list(const std::vector<std::string>& items) {
  std::string code = "](";
  for (const std::string& each : items) code += each;
  return code + "e";
}

// The reason behind "file t.pt is not a torch file: ".
std::string reason(const std::string& file) {
  const std::string text = refusal(bytes_of(file));
  const std::string begin = "file t.pt is not a torch file: ";
  return text.starts_with(begin) ? text.substr(begin.size()) : text;
}

const std::string numbers = "0123456789abcdef";  // four of float32

struct stream_parts {
  std::string objects = dict({{"w", rebuilt({}, 0, {4}, {1})}});
  std::string version = integer(1001);
  std::string keys = list({word("0")});
  std::string data = little(4) + numbers;
};

std::string stream_of(const stream_parts& parts = {}) {
  const std::string magic = "\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19";
  return pickle_of(magic) + pickle_of(parts.version) + pickle_of("}") + pickle_of(parts.objects) +
         pickle_of(parts.keys) + parts.data;
}

// A tensor in a part of the storage.
std::string in_part(std::int64_t offset, std::int64_t count) {
  const std::string part = tuple({word("part"), integer(offset), integer(count)});
  const std::string storage =
      tuple({word("storage"), global("torch", "FloatStorage"), word("0"), word("cpu"), integer(4), part}) + "Q";
  return call(global("torch._utils", "_rebuild_tensor"),
              tuple({storage, integer(0), integers({count}), integers({1})}));
}

std::string octal(std::uint64_t value, std::size_t width) {
  std::string digits(width, '0');
  for (std::size_t i = width; i-- > 0; value /= 8) digits[i] = static_cast<char>('0' + value % 8);
  return digits;
}

std::string tar_member(const std::string& name, const std::string& content, char kind = '0',
                       const std::string& size = "") {
  std::string header(512, '\0');
  header.replace(0, name.size(), name);
  header.replace(124, 11, size.empty() ? octal(content.size(), 11) : size);
  header[156] = kind;
  header.replace(148, 8, 8, ' ');
  std::uint64_t sum = 0;
  for (const char each : header) sum += static_cast<unsigned char>(each);
  header.replace(148, 6, octal(sum, 6));
  return header + content + std::string((512 - content.size() % 512) % 512, '\0');
}

struct tar_parts {
  std::string storages = pickle_of(integer(1)) + storage(3);
  std::string views = list({});
  std::string tensors = pickle_of(integer(1)) + tensor_of(3);
  std::string objects = dict({{"w", word("7") + "Q"}});

  static std::string storage(std::int64_t key) {
    return pickle_of(tuple({integer(key), word("cpu"), global("torch", "FloatStorage")})) + little(4) + numbers;
  }
  static std::string tensor_of(std::int64_t storage, std::int64_t size = 2, std::int64_t offset = 0) {
    return pickle_of(tuple({integer(7), integer(storage), global("torch", "FloatTensor")})) + little(1, 4) +
           little(0, 4) + little(static_cast<std::uint64_t>(size)) + little(1) +
           little(static_cast<std::uint64_t>(offset));
  }
};

std::string tar_of(const tar_parts& parts = {}) {
  return tar_member("storages", parts.storages + pickle_of(parts.views)) + tar_member("tensors", parts.tensors) +
         tar_member("pickle", pickle_of(parts.objects)) + std::string(1024, '\0');
}

std::string values_of(const std::string& file) {
  const auto bytes = bytes_of(file);
  const weights_file opened = read(bytes);
  return text_of(opened.values(opened.at("w")).bytes);
}

}  // namespace

TEST_CASE("a stream of pickles and storages is read, a part of a storage from its place") {
  CHECK(values_of(stream_of()) == numbers);
  CHECK(values_of(stream_of({.objects = dict({{"w", in_part(1, 2)}})})) == "456789ab");
}

TEST_CASE("a stream whose storages are not those of its objects is refused") {
  CHECK(reason(stream_of({.data = little(5) + numbers})) ==
        "its storage `0` has 5 elements where its objects say 4");
  CHECK(reason(stream_of({.data = little(3) + numbers})) ==
        "its storage `0` has 3 elements where its objects say 4");
  CHECK(reason(stream_of({.data = little(4) + numbers.substr(1)})) ==
        "its storage `0` of 4 elements reaches beyond the file's end");
  const std::string huge = rebuilt({.count = std::int64_t{1} << 62U}, 0, {4}, {1});
  CHECK(reason(stream_of({.objects = dict({{"w", huge}}), .data = little(1ULL << 62U) + numbers})) ==
        "its storage `0` of 4611686018427387904 elements reaches beyond the file's end");
  CHECK(reason(stream_of({.keys = list({word("0"), word("1")})})) ==
        "it has a storage `1` that no tensor lies in, or has it twice");
  CHECK(reason(stream_of({.keys = list({word("0"), word("0")})})) ==
        "it has a storage `0` that no tensor lies in, or has it twice");
  CHECK(reason(stream_of({.keys = list({})})) == "tensor `w` lies in the storage `0`, which is not there");
  CHECK(reason(stream_of({.keys = "N"})) == "it has no list of its storages");
}

TEST_CASE("a stream whose objects contradict each other is refused") {
  CHECK(reason(stream_of({.objects = dict({{"a", rebuilt({}, 0, {4}, {1})},
                                           {"b", rebuilt({.kind = "IntStorage"}, 0, {4}, {1})}})})) ==
        "tensor `b` states storage `0` otherwise than another tensor does");
  CHECK(reason(stream_of({.objects = dict({{"w", in_part(3, 2)}})})) ==
        "tensor `w` lies in a part of storage `0` that reaches beyond it");
  CHECK(reason(stream_of({.objects = dict({{"w", rebuilt({.kind = "StrangeStorage"}, 0, {4}, {1})}})})) ==
        "its storage `0` is of the class `StrangeStorage`, whose elements have no known size");
}

TEST_CASE("a stream of another protocol is refused") {
  CHECK(reason(stream_of({.version = integer(1002)})) == "its protocol is 1002, not 1001");
  CHECK(reason(stream_of({.version = word("1001")})) == "its protocol is not a number, not 1001");
}

TEST_CASE("a tar archive of storages, tensors and objects is read, a view of a storage from its place") {
  CHECK(values_of(tar_of()) == "01234567");
  const std::string view = tuple({integer(4), integer(3), integer(1), integer(3)});
  CHECK(values_of(tar_of({.views = list({view}),
                          .tensors = pickle_of(integer(1)) + tar_parts::tensor_of(4, 2, 1)})) == "89abcdef");
}

TEST_CASE("a tar archive whose members are not plain, whole and different is refused") {
  std::string damaged = tar_of();
  const std::size_t second = damaged.find("tensors");
  damaged[second] = 'T';
  CHECK(reason(damaged) == "its tar header at byte " + std::to_string(second) + " is damaged");
  const std::string first = tar_member("storages", "");
  const std::string end(1024, '\0');
  CHECK(reason(first + tar_member("tensors", "", '0', "00000000009") + end) ==
        "its tar header at byte 512 is damaged");
  CHECK(reason(first + tar_member("tensors", "", '2') + end) == "its tar member `tensors` is no plain file");
  CHECK(reason(first + first + end) == "its tar archive has two members `storages`");
  CHECK(reason(first + tar_member("", "20 size=99\n", 'x') + end) ==
        "its tar archive renames or resizes a file by a pax header");
  CHECK(reason(tar_member("tensors", "") + end) == "its tar archive has no member `storages`");
  CHECK(reason(tar_of().substr(0, second + 512)).starts_with("it ends at byte "));
}

TEST_CASE("a tar archive whose storages, views and tensors do not fit each other is refused") {
  CHECK(reason(tar_of({.storages = pickle_of(integer(2)) + tar_parts::storage(3) + tar_parts::storage(3)})) ==
        "it has two storages of the key 3");
  CHECK(reason(tar_of({.tensors = pickle_of(integer(1)) + tar_parts::tensor_of(9)})) ==
        "it has no storage of the key 9");
  CHECK(reason(tar_of({.tensors = pickle_of(integer(1)) + tar_parts::tensor_of(3, -1)})) ==
        "it has the number -1 where the size of a tensor belongs");
  CHECK(reason(tar_of({.tensors = pickle_of(integer(2)) + tar_parts::tensor_of(3) + tar_parts::tensor_of(3)})) ==
        "it has two tensors of the key 7");
  CHECK(reason(tar_of({.tensors = pickle_of(integer(1)) + tar_parts::tensor_of(3, 2, 3)})) ==
        "file t.pt: tensor `w` of shape [2] reaches beyond its storage of 16 bytes");
  const std::string view = tuple({integer(4), integer(3), integer(1), integer(4)});
  CHECK(reason(tar_of({.views = list({view})})) == "a view of one of its storages reaches beyond it");
}
