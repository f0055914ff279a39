// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/package/complete_card.hpp>

#include <typeplate/package/open_package.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "test_package.hpp"

using namespace typeplate::package;
using typeplate::card::Diagnostics;
using typeplate_tests::message_of;
using typeplate_tests::package_parts;
using typeplate_tests::test_package;

namespace {

package_parts parts_without_hashes() {
  package_parts parts;
  parts.artifact = "the artifact";
  parts.hashes = false;
  return parts;
}

std::string card_text(const test_package& made) {
  return typeplate_tests::bytes_of_file(made.path() + "/model_card.json");
}

}  // namespace

TEST_CASE("hashes are added to a card that has none, and the package can then be opened") {
  const test_package made(parts_without_hashes());
  Diagnostics diagnostics;
  const auto text = complete_hashes({"model_card.json", card_text(made)}, package_folder(made.path()), diagnostics);
  REQUIRE(text);
  CHECK_FALSE(diagnostics.had_errors());
  CHECK(text->find(typeplate::card::sha256_hex("the artifact")) != std::string::npos);
  made.folder.write("model_card.json", *text);
  CHECK(message_of([&] { (void)open_package(package_folder(made.path()), false); }) == "(no error)");
}

TEST_CASE("placeholders and sums of older files are replaced, and every listed file stays listed") {
  package_parts parts = parts_without_hashes();
  parts.preprocess = R"("files": {"linear.pt": {"sha256": "...", "bytes": 1}, "readme.txt": {}},)";
  const test_package made(parts);
  made.folder.write("readme.txt", std::string_view("hello"));
  Diagnostics diagnostics;
  const auto text = complete_hashes({"model_card.json", card_text(made)}, package_folder(made.path()), diagnostics);
  REQUIRE(text);
  made.folder.write("model_card.json", *text);
  const opened_package opened = open_package(package_folder(made.path()), false);
  CHECK(opened.card.files.size() == 3);
}

TEST_CASE("completing a complete card changes nothing") {
  const test_package made(parts_without_hashes());
  Diagnostics diagnostics;
  const auto once = complete_hashes({"model_card.json", card_text(made)}, package_folder(made.path()), diagnostics);
  REQUIRE(once);
  CHECK(complete_hashes({"model_card.json", *once}, package_folder(made.path()), diagnostics) == once);
}

TEST_CASE("a card with mistakes is not completed: they are reported") {
  const test_package made(parts_without_hashes());
  for (const std::string& text : {std::string("{\"schema\": 1}"), std::string("[]"), std::string("{,}")}) {
    Diagnostics diagnostics;
    CHECK_FALSE(complete_hashes({"model_card.json", text}, package_folder(made.path()), diagnostics));
    CHECK(diagnostics.had_errors());
  }
}

TEST_CASE("a mistake behind what is completed is shown where its author wrote it") {
  package_parts parts = parts_without_hashes();
  parts.hashes = true;
  const test_package made(parts);
  std::string text = card_text(made);
  const std::size_t tolerance = text.find("1e-6");
  REQUIRE(text.find("\"files\"") < tolerance);
  text.replace(tolerance, 4, "-1.0");
  Diagnostics diagnostics;
  CHECK_FALSE(complete_hashes({"c", text}, package_folder(made.path()), diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "TP0414");
  CHECK(diagnostics.all()[0].span->begin == tolerance);

  text.replace(tolerance, 4, "1e-6");
  const std::size_t key = text.find("\"artifact\"");
  text.replace(key, 10, "\"artefact\"");
  Diagnostics of_reference;
  CHECK_FALSE(
      complete_reference({"c", text}, package_folder(made.path()), {"reference.safetensors"}, of_reference));
  REQUIRE(of_reference.all().size() == 1);
  CHECK(of_reference.all()[0].span->begin == key);
}

TEST_CASE("a reference file outside the package is refused in one sentence, whatever else is doubtful") {
  package_parts parts = parts_without_hashes();
  parts.input_a = R"("range": [-5, 100])";  // below absolute zero: a warning
  const test_package made(parts);
  Diagnostics diagnostics;
  CHECK(message_of([&] {
          (void)complete_reference({"c", card_text(made)}, package_folder(made.path()), {"../cases.safetensors"},
                                   diagnostics);
        }) ==
        "`file` of the reference has a part `.` or `..`; name a file inside the package, such as "
        "`reference.safetensors`");
  CHECK_FALSE(diagnostics.had_errors());
}

TEST_CASE("a file that cannot be read is named") {
  const test_package made(parts_without_hashes());
  std::filesystem::remove(made.folder.path() / "linear.pt");
  Diagnostics diagnostics;
  CHECK(message_of([&] {
          (void)complete_hashes({"model_card.json", card_text(made)}, package_folder(made.path()), diagnostics);
        }) == "file linear.pt of model `pair` does not exist in " + made.path() +
                  "; put it there, or correct the card's name for it");
}

TEST_CASE("the entry of the reference cases is added after the cases were checked") {
  package_parts parts = parts_without_hashes();
  const std::string entry = parts.reference_member;
  parts.reference_member.clear();
  const test_package made(parts);
  made.folder.write("cases.safetensors", parts.reference);
  Diagnostics diagnostics;
  const auto text = complete_reference({"model_card.json", card_text(made)}, package_folder(made.path()),
                                       {"cases.safetensors", 1e-4, 0.5}, diagnostics);
  REQUIRE(text);
  CHECK_FALSE(diagnostics.had_errors());
  made.folder.write("model_card.json", *text);
  const auto card = read_package_card(package_folder(made.path()));
  REQUIRE(card.reference);
  CHECK(card.reference->file == "cases.safetensors");
  CHECK(card.reference->rtol == 1e-4);
  CHECK(card.reference->atol == 0.5);
}

TEST_CASE("reference cases that do not fit the card are refused") {
  package_parts parts = parts_without_hashes();
  parts.reference = typeplate_tests::safetensors_columns<float>({{"inputs.a", {1}}});
  const test_package made(parts);
  Diagnostics diagnostics;
  CHECK(message_of([&] {
          (void)complete_reference({"c", card_text(made)}, package_folder(made.path()), {"reference.safetensors"},
                                   diagnostics);
        }) ==
        "file reference.safetensors of model `pair` has no tensor `inputs.b`; it needs one for each port of the "
        "card");
}

TEST_CASE("tolerances that are no tolerances are refused") {
  const test_package made(parts_without_hashes());
  Diagnostics diagnostics;
  CHECK(message_of([&] {
          (void)complete_reference({"c", card_text(made)}, package_folder(made.path()),
                                   {"reference.safetensors", -1.0}, diagnostics);
        }) == "the reference cases need a finite rtol of 0 or more, not -1");
}
