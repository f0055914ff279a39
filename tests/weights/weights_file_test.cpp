// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One view of every file: from a path, from memory, from a member of another archive; verified once, from any
// thread.
#include <typeplate/weights/weights_file.hpp>

#include <sys/stat.h>

#include <atomic>
#include <span>
#include <string>
#include <thread>
#include <typeplate/weights/mapped_file.hpp>
#include <typeplate/weights/write_weights.hpp>
#include <vector>

#include "archive/zip_writer.hpp"
#include "catch.hpp"
#include "message_of.hpp"
#include "output_of.hpp"
#include "temporary_folder.hpp"

using namespace typeplate::weights;
using typeplate_tests::message_of;
using typeplate_tests::output_of;
using typeplate_tests::temporary_folder;
using typeplate_tests::text_of;

namespace {

std::vector<std::byte> npz(const std::vector<output_tensor>& tensors) {
  memory_sink sink;
  write_npz(sink, tensors);
  return sink.bytes;
}

std::vector<std::byte> two_arrays() {
  return npz({output_of("T", element_type::uint8, {4}, "abcd"), output_of("t", element_type::int16, {2}, "efgh")});
}

std::vector<std::byte> outer(std::span<const std::byte> inner) {
  memory_sink sink;
  archive::zip_writer writer(sink);
  writer.add("folder/inner.npz", inner);
  writer.add("notes.txt", {});
  writer.finish();
  return sink.bytes;
}

// Where a value lies in a file of stored members.
std::size_t place_of(const std::vector<std::byte>& bytes, std::string_view value) {
  return text_of(bytes).find(value);
}

}  // namespace

TEST_CASE("a file is mapped, and its tensors are found by name") {
  const temporary_folder folder;
  folder.write("w.npz", two_arrays());
  const auto file = weights_file::open(folder.text() + "/w.npz");
  CHECK(file.format() == file_format::npz);
  CHECK(file.what() == "file w.npz");
  REQUIRE(file.tensors().size() == 2);
  CHECK(file.tensors()[0].name == "T");
  REQUIRE(file.find("t") != nullptr);
  CHECK(text_of(file.values(*file.find("t")).bytes) == "efgh");
  CHECK(file.find("x") == nullptr);
  CHECK(file.is_borrowed(*file.find("T")));
}

TEST_CASE("a file within an archive is read, and the archive is named with it") {
  const temporary_folder folder;
  folder.write("outer.zip", outer(two_arrays()));
  const std::string path = folder.text() + "/outer.zip";
  const auto file = weights_file::open_member(path, "folder/inner.npz");
  CHECK(file.what() == "member folder/inner.npz of file outer.zip");
  CHECK(text_of(file.values(*file.find("T")).bytes) == "abcd");
  CHECK(message_of([&] { (void)weights_file::open_member(path, "inner.npz"); }) ==
        "file outer.zip has no member `inner.npz`; did you mean `folder/inner.npz`?");
  CHECK(message_of([&] { (void)weights_file::open_member(path, "x"); }) ==
        "file outer.zip has no member `x`; it has `folder/inner.npz`, `notes.txt`");
}

TEST_CASE("a member is opened by exactly its name, also where another one differs in letter case alone") {
  const temporary_folder folder;
  folder.write("w.npz", two_arrays());
  const std::string path = folder.text() + "/w.npz";
  CHECK(text_of(weights_file::open_member(path, "T.npy").storage_bytes(0).bytes) == "abcd");
  CHECK(text_of(weights_file::open_member(path, "t.npy").storage_bytes(0).bytes) == "efgh");
}

TEST_CASE("a member whose checksum is wrong is named when its values are asked for, not before") {
  auto bytes = two_arrays();
  bytes[place_of(bytes, "efgh")] ^= std::byte{1};
  const auto file = weights_file::read(bytes, "file w.npz");
  CHECK(text_of(file.values(*file.find("T")).bytes) == "abcd");
  CHECK(
      message_of([&] { (void)file.values(*file.find("t")); }) ==
      "file w.npz is broken: its member `t.npy` is not what its length and checksum state; tensor `t` lies there");
  CHECK(message_of([&] { (void)file.storage_bytes(file.find("t")->storage); }) ==
        "file w.npz is broken: its member `t.npy` is not what its length and checksum state");
}

TEST_CASE("a stored member is verified once") {
  auto bytes = two_arrays();
  const auto file = weights_file::read(bytes, "file w.npz");
  CHECK(text_of(file.values(*file.find("T")).bytes) == "abcd");
  bytes[place_of(bytes, "abcd")] ^= std::byte{2};
  CHECK(text_of(file.values(*file.find("T")).bytes) == "cbcd");
}

TEST_CASE("many threads may ask for the same values") {
  const std::string content(100'000, 'x');
  const auto bytes = npz({output_of("a", element_type::uint8, {content.size()}, content)});
  const auto file = weights_file::read(bytes, "file w.npz");
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      for (int turn = 0; turn < 20; ++turn)
        if (text_of(file.values(*file.find("a")).bytes) == content) ++right;
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(right == 80);
}

TEST_CASE("tensors that are the same view are tied when asked") {
  const auto bytes = two_arrays();
  const auto file = weights_file::read(bytes, "file w.npz");
  const auto outputs = outputs_of(file, true);
  REQUIRE(outputs.size() == 2);
  CHECK_FALSE(outputs[0].tied_to.has_value());
  CHECK_FALSE(outputs[1].tied_to.has_value());
  CHECK(text_of(outputs[1].values().bytes) == "efgh");
}

TEST_CASE("what cannot be mapped says why") {
  const temporary_folder folder;
  const std::string path = folder.text() + "/";
  folder.write("empty", std::string_view());
  const auto refusal = [&](const std::string& name) {
    const std::string words = message_of([&] { (void)mapped_file(path + name); });
    const std::size_t end = words.find(" cannot be read: ");
    return end == std::string::npos ? words : words.substr(end + 1);
  };
  CHECK(refusal("missing") == "cannot be read: No such file or directory");
  CHECK(refusal("") == "cannot be read: it is a folder; name a file in it");
  REQUIRE(::mkfifo((path + "pipe").c_str(), 0600) == 0);
  CHECK(refusal("pipe") == "cannot be read: it is no regular file (a pipe or a device); save it to a file first");
  CHECK(mapped_file(path + "empty").bytes().empty());
  CHECK(message_of([&] { (void)weights_file::open(path + "empty"); }) ==
        "file empty is empty: it may not have been written to its end");
}

TEST_CASE("a file of another kind is called by its name") {
  const auto said = [](std::string_view bytes) {
    return message_of([&] { (void)weights_file::read(std::as_bytes(std::span(bytes)), "file f"); });
  };
  CHECK(
      said(std::string_view("\x89HDF\r\n\x1a\n\0\0", 10)) ==
      "file f is an HDF5 file, as Keras and h5py write them: save its arrays with `numpy.savez` or as safetensors "
      "first");
  CHECK(said("version https://git-lfs.github.com/spec/v1\noid sha256:00\n") ==
        "file f is the pointer that Git LFS leaves in the file's place: fetch the file itself with `git lfs pull`");
  CHECK(said("<!DOCTYPE html>") ==
        "file f is a page of HTML, not the file that the page is about: download the file itself");
  CHECK(said(std::string_view("\x1c\0\0\0TFL3\0", 9)).starts_with("file f is a TensorFlow Lite model"));
  CHECK(said("GGU").starts_with("file f is none of the formats that are read: safetensors, PyTorch's"));
}

TEST_CASE("a zip archive of other files names them") {
  memory_sink sink;
  archive::zip_writer writer(sink);
  writer.add("notes.txt", std::as_bytes(std::span("text", 4)));
  writer.finish();
  CHECK(message_of([&] { (void)weights_file::read(sink.bytes, "file f.zip"); }) ==
        "file f.zip is a zip archive of neither PyTorch's nor NumPy's, and none of its files is named like one of "
        "weights: `notes.txt`; if one is, open it with `open_member`");
}

TEST_CASE("archives of PyTorch's that hold no weights in a form that is read are called by their names") {
  const auto said = [](const std::string& member) {
    memory_sink sink;
    archive::zip_writer writer(sink);
    writer.add("p/byteorder", std::as_bytes(std::span("little", 6)));
    writer.add(member, std::as_bytes(std::span("pt2", 3)));
    writer.finish();
    return message_of([&] { (void)weights_file::read(sink.bytes, "file f.pt2"); });
  };
  const std::string exported =
      "file f.pt2 is a program of `torch.export.save`, which is not read: write its weights with "
      "`torch.save(program.state_dict, ...)`";
  CHECK(said("p/archive_format") == exported);
  CHECK(said("serialized_exported_program.json") == exported);
  CHECK(
      said("p/.data/extern_modules").starts_with("file f.pt2 is an archive of `torch.package`, which is not read"));
  CHECK(said("p/notes/archive_format").starts_with("file f.pt2 is a zip archive of neither PyTorch's nor NumPy's"));
}

TEST_CASE("a mapping moves, and its bytes stay where they are") {
  const temporary_folder folder;
  folder.write("f", std::string_view("content"));
  mapped_file first(folder.text() + "/f");
  const auto* const place = first.bytes().data();
  mapped_file second(std::move(first));
  CHECK(second.bytes().data() == place);
  mapped_file third(folder.text() + "/f");
  third = std::move(second);
  CHECK(third.bytes().data() == place);
  CHECK(text_of(third.bytes()) == "content");
  CHECK(text_of(third.view().part(1, 3)) == "ont");
}

TEST_CASE("copies of a mapped file's ends move with it") {
  const temporary_folder folder;
  const std::string large = "PK" + std::string(100000, 'x') + "end";
  folder.write("a", large);
  folder.write("b", "PK" + std::string(100000, 'y') + "END");
  mapped_file kept(folder.text() + "/b");
  {
    mapped_file moved(folder.text() + "/a");
    mapped_file again(std::move(moved));
    kept = std::move(again);
  }
  // Writes over copies that were freed too early.
  const std::vector<std::string> others(10, std::string(std::size_t{66} << 10U, 'z'));
  const std::size_t size = large.size();
  CHECK(text_of(kept.view().part(0, 3)) == "PKx");
  CHECK(text_of(kept.view().part(size - 3, 3)) == "end");
  CHECK(kept.view().part(size - 3, 3).data() != kept.bytes().data() + (size - 3));
  kept.drop_copies();
  CHECK(kept.view().part(0, 3).data() == kept.bytes().data());
  CHECK(kept.view().part(size - 3, 3).data() == kept.bytes().data() + (size - 3));
}
