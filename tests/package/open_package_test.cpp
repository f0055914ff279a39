// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/package/open_package.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "test_package.hpp"

using namespace typeplate::package;
using typeplate_tests::message_of;
using typeplate_tests::package_parts;
using typeplate_tests::test_package;

namespace {

package_parts good_parts() {
  package_parts parts;
  parts.artifact = "the artifact";
  return parts;
}

std::string opening(const test_package& made, bool without_hashes = false) {
  return message_of([&] { (void)open_package(package_folder(made.path()), without_hashes); });
}

}  // namespace

TEST_CASE("a package gives its card and the bytes of its files") {
  const package_parts parts = good_parts();
  const test_package made(parts);
  const opened_package opened = open_package(package_folder(made.path()), false);
  CHECK(opened.card.name == "pair");
  CHECK(text_of(opened.artifact) == "the artifact");
  CHECK(text_of(opened.reference) == parts.reference);
}

TEST_CASE("a file of another content is refused with both sums") {
  const test_package made(good_parts());
  made.folder.write("linear.pt", std::string_view("the artifacT"));
  CHECK(opening(made) == "file linear.pt of model `pair` has sha256 " +
                             typeplate::card::sha256_hex("the artifacT") + ", the card states " +
                             typeplate::card::sha256_hex("the artifact") +
                             "; it is not the file that the card was made for");
  CHECK(opening(made, true) == opening(made));
}

TEST_CASE("a file of another size is refused with both sizes") {
  const test_package made(good_parts());
  made.folder.write("reference.safetensors", std::string_view("short"));
  CHECK(opening(made).starts_with("file reference.safetensors of model `pair` has 5 bytes, the card states "));
}

TEST_CASE("a listed file that is not there is refused") {
  const test_package made(good_parts());
  std::filesystem::remove(made.folder.path() / "linear.pt");
  CHECK(opening(made) == "file linear.pt of model `pair` does not exist in " + made.path() +
                             "; put it there, or correct the card's name for it");
}

TEST_CASE("a card that is a link out of the package is refused before it is read") {
  const test_package made(good_parts());
  const typeplate_tests::temporary_folder elsewhere;
  elsewhere.write("card.json", std::string_view("not even JSON"));
  const auto card = made.folder.path() / "model_card.json";
  std::filesystem::remove(card);
  std::filesystem::create_symlink(elsewhere.path() / "card.json", card);
  CHECK(opening(made) == "file model_card.json is a link to " +
                             std::filesystem::canonical(elsewhere.path() / "card.json").string() +
                             ", outside the package; copy the file into the package");
}

TEST_CASE("a card that is a link inside the package is read") {
  const test_package made(good_parts());
  const auto card = made.folder.path() / "model_card.json";
  std::filesystem::rename(card, made.folder.path() / "card_1.json");
  std::filesystem::create_symlink("card_1.json", card);
  CHECK(opening(made) == "(no error)");
}

TEST_CASE("files that the loader does not use are compared as well when the card lists them") {
  package_parts parts = good_parts();
  parts.reference_member.clear();
  parts.hashes = false;
  parts.preprocess = R"("files": {)" + package_parts::file_entry("linear.pt", parts.artifact) + ", " +
                     package_parts::file_entry("readme.txt", "hello") + "},";
  const test_package made(parts);
  made.folder.write("readme.txt", std::string_view("hello"));
  CHECK(opening(made) == "(no error)");
  made.folder.write("readme.txt", std::string_view("hellO"));
  CHECK(opening(made).starts_with("file readme.txt of model `pair` has sha256 "));
}

TEST_CASE("a package without sums is refused unless the caller waives them by name") {
  package_parts parts = good_parts();
  parts.hashes = false;
  const test_package made(parts);
  CHECK(opening(made) ==
        "file linear.pt of model `pair` has no sha256 in the card's `files`; run `typeplate hash` on the card, or "
        "set `without_hashes` to load it unverified");
  CHECK(opening(made, true) == "(no error)");
  const opened_package opened = open_package(package_folder(made.path()), true);
  CHECK(text_of(opened.artifact) == "the artifact");
  CHECK(text_of(opened.reference) == parts.reference);
}

TEST_CASE("a card with mistakes gives the first one with its place, and how many more there are") {
  package_parts parts = good_parts();
  parts.input_a = R"("rnage": [0, 100])";
  parts.dtype = "float33";
  const test_package made(parts);
  const std::string text = opening(made);
  CHECK(text.starts_with(made.path() + "/model_card.json:3:"));
  CHECK(text.find("error[TP") != std::string::npos);
  CHECK(text.ends_with("; and 4 more errors; `typeplate check` shows all"));
}

TEST_CASE("the first mistake of a card is told with its fix") {
  package_parts parts = good_parts();
  parts.dtype = "flaot32";
  parts.reference_member.clear();
  const test_package made(parts);
  const std::string text = opening(made);
  CHECK(text.find("unknown element type `flaot32`; did you mean `float32`?") != std::string::npos);
}

TEST_CASE("a card's mistake is told however long the path of the package is") {
  const typeplate_tests::temporary_folder folder;
  const std::string name(200, 'd');
  std::filesystem::create_directories(folder.path() / name / name);
  folder.write(name + "/" + name + "/model_card.json", std::string_view("[]"));
  const std::string text =
      message_of([&] { (void)open_package(package_folder((folder.path() / name / name).string()), false); });
  CHECK(text.find("/model_card.json:1:1: error[TP0201]: the card must be an object, not a list") !=
        std::string::npos);
}

TEST_CASE("a folder without a card is refused") {
  const typeplate_tests::temporary_folder folder;
  const std::string text = message_of([&] { (void)open_package(package_folder(folder.text()), false); });
  CHECK(text == folder.text() + "/model_card.json: error[TP0101]: there is no such file");
}

TEST_CASE("every flipped byte of a file is noticed") {
  const package_parts parts = good_parts();
  const test_package made(parts);
  for (std::size_t at = 0; at < parts.reference.size(); at += 3) {
    std::string bad = parts.reference;
    bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ 1U);
    made.folder.write("reference.safetensors", bad);
    CHECK(opening(made).find("has sha256") != std::string::npos);
  }
}
