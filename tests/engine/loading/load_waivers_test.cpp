// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// No check is skipped because something is missing, unless the caller named the check.
#include "loading_support.hpp"

#include "catch.hpp"

using namespace typeplate_tests;

namespace {

std::string loading(const test_package& made, const typeplate::load_options& options = {}) {
  return message_of([&] { (void)load(made, options, make_fake); });
}

}  // namespace

TEST_CASE("a package without hashes is refused unless the caller waives them") {
  package_parts parts = parts_with("linear.pt");
  parts.hashes = false;
  const test_package made(parts);
  const std::string sentence =
      "file linear.pt of model `pair` has no sha256 in the card's `files`; run `typeplate hash` on the card, or "
      "set `without_hashes` to load it unverified";
  CHECK(loading(made) == sentence);
  CHECK(loading(made, {.without_reference = true, .trust_code = true}) == sentence);
  CHECK(loading(made, {.without_hashes = true}) == "(no error)");
}

TEST_CASE("a package without reference cases is refused unless the caller waives them") {
  const test_package made(unproven("linear.pt"));
  const std::string sentence =
      "model `pair` has no reference cases: its card has no `reference`, so nothing shows that it computes what it "
      "was trained to; add them with `typeplate reference`, or set `without_reference` to load it unproven";
  CHECK(loading(made) == sentence);
  CHECK(loading(made, {.without_hashes = true, .trust_code = true}) == sentence);
  CHECK(loading(made, {.without_reference = true}) == "(no error)");
}

TEST_CASE("reference cases that are there are run even when the caller would do without") {
  const test_package made(parts_with("linear.pt"));
  const auto wrong = [](const typeplate::torch_artifact&) { return std::make_unique<fake_backend>(2.0F); };
  CHECK(message_of([&] {
          (void)load(made, {.without_reference = true}, wrong);
        }).starts_with("model `pair`: reference case 0 "));
}

TEST_CASE("hashes that are there are compared even when the caller would do without") {
  const test_package made(parts_with("linear.pt"));
  made.folder.write("reference.safetensors", std::string_view("short"));
  CHECK(loading(made, {.without_hashes = true}).find("has 5 bytes, the card states ") != std::string::npos);
}
