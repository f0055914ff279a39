// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/package/package_folder.hpp>

#include <sys/stat.h>

#include <filesystem>

#include "catch.hpp"
#include "message_of.hpp"
#include "temporary_folder.hpp"

using typeplate::package::package_folder;
using typeplate::package::text_of;
using typeplate_tests::message_of;
using typeplate_tests::temporary_folder;

namespace {

std::string refusal(const temporary_folder& folder, const std::string& name,
                    std::optional<std::uint64_t> stated = std::nullopt) {
  return message_of([&] { (void)package_folder(folder.text()).read(name, "file f of model `m`", stated); });
}

}  // namespace

TEST_CASE("a file is read in full, also from a folder inside the package") {
  const temporary_folder folder;
  folder.write("deep/er/model.pt", std::string_view("content"));
  CHECK(text_of(package_folder(folder.text()).read("deep/er/model.pt", "file")) == "content");
  CHECK(refusal(folder, "deep/er/model.pt", 7) == "(no error)");
}

TEST_CASE("a file of another size than the card states is not read") {
  const temporary_folder folder;
  folder.write("f", std::string_view("content"));
  CHECK(refusal(folder, "f", 8) ==
        "file f of model `m` has 7 bytes, the card states 8; it is not the file that the card was made for");
}

TEST_CASE("a file larger than the machine's memory is refused before any of it is read") {
  const temporary_folder folder;
  folder.write("f", std::string_view(""));
  constexpr std::uint64_t size = std::uint64_t{1} << 42U;  // sparse: it takes no room on the disk
  std::filesystem::resize_file(folder.path() / "f", size);
  CHECK(message_of([&] {
          (void)package_folder(folder.text()).read("f", "file f of model `m`", size);
        }).starts_with("file f of model `m` has 4398046511104 bytes, more than the "));
}

TEST_CASE("a missing file names the folder") {
  const temporary_folder folder;
  CHECK(refusal(folder, "f") == "file f of model `m` does not exist in " + folder.text() +
                                    "; put it there, or correct the card's name for it");
}

TEST_CASE("names that leave the package are refused") {
  const temporary_folder folder;
  const std::string sentence =
      "file f of model `m` is not read: its name must be a path inside the package, without `..`";
  for (const char* name : {"../x", "/etc/passwd", "a/../../x", "..", ".", "", "a//..//b"}) {
    CAPTURE(name);
    CHECK(refusal(folder, name) == sentence);
  }
  CHECK(refusal(folder, std::string("a\0b", 3)) == sentence);
}

TEST_CASE("a link that leads out of the package is refused, one that stays inside is followed") {
  const temporary_folder folder;
  const temporary_folder outside;
  outside.write("secret", std::string_view("secret"));
  folder.write("real", std::string_view("real"));
  std::filesystem::create_symlink(outside.path() / "secret", folder.path() / "f");
  std::filesystem::create_symlink("real", folder.path() / "inside");
  std::filesystem::create_directory_symlink(outside.path(), folder.path() / "door");
  CHECK(refusal(folder, "f") == "file f of model `m` is a link to " + (outside.path() / "secret").string() +
                                    ", outside the package; copy the file into the package");
  CHECK(refusal(folder, "door/secret").find("outside the package") != std::string::npos);
  CHECK(text_of(package_folder(folder.text()).read("inside", "file")) == "real");
}

TEST_CASE("a folder with the package's path as a beginning is not the package") {
  const temporary_folder parent;
  std::filesystem::create_directory(parent.path() / "pack");
  parent.write("pack-other/secret", std::string_view("secret"));
  std::filesystem::create_symlink(parent.path() / "pack-other/secret", parent.path() / "pack/f");
  CHECK(message_of([&] {
          (void)package_folder((parent.path() / "pack").string()).read("f", "file f");
        }).find("outside the package") != std::string::npos);
}

TEST_CASE("a package may be given through a link") {
  const temporary_folder folder;
  folder.write("real/f", std::string_view("content"));
  std::filesystem::create_directory_symlink(folder.path() / "real", folder.path() / "link");
  CHECK(text_of(package_folder((folder.path() / "link").string()).read("f", "file")) == "content");
}

TEST_CASE("what is no regular file is refused without waiting for it") {
  const temporary_folder folder;
  std::filesystem::create_directory(folder.path() / "f");
  CHECK(refusal(folder, "f") == "file f of model `m` is a folder; correct the card, which must name a file");
  REQUIRE(::mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  CHECK(refusal(folder, "pipe") == "file f of model `m` is a device or a pipe; put a plain file in its place");
}

TEST_CASE("a package that is no folder is refused") {
  const temporary_folder folder;
  folder.write("model_card.json", std::string_view("{}"));
  const std::string card = (folder.path() / "model_card.json").string();
  CHECK(message_of([&] { package_folder{card}; }) ==
        "package " + card + " is a file; give the folder that holds model_card.json");
  const std::string missing = (folder.path() / "no").string();
  CHECK(message_of([&] { package_folder{missing}; }) ==
        "package " + missing + " does not exist; give the folder that holds model_card.json");
  CHECK(message_of([&] { package_folder{""}; }) ==
        "the path of the package is empty; give the folder that holds model_card.json");
  CHECK(message_of([&] {
          package_folder{"no/such/package"};
        }).starts_with("package no/such/package does not exist (looked for in /"));
}
