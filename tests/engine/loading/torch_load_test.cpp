// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Real TorchScript files through the whole of loading.
#include "torch_support.hpp"

#include <typeplate/engine/torch_backend.hpp>

#include "catch.hpp"

using namespace typeplate_tests;

TEST_CASE("a module loads, passes its reference cases and computes") {
  const auto model = load_torch(test_package(parts_with("linear.pt")));
  CHECK(call(model, {1, 10}) == std::vector<double>{21, 44});
  CHECK(call_columns(model, {{1, 2, 3, 4}, {10, 20, 30, 40}}) ==
        std::vector<std::vector<double>>{{21, 42, 63, 84}, {44, 87, 130, 173}});
}

TEST_CASE("modules that were frozen, traced or compressed before load like others") {
  for (const char* name : {"linear_frozen.pt", "linear_traced.pt", "linear_deflated.pt", "transposed.pt"}) {
    CAPTURE(name);
    const auto model = load_torch(test_package(parts_with(name)));
    CHECK(call(model, {1, 10}) == std::vector<double>{21, 44});
    CHECK(call_columns(model, {{1, 2}, {10, 20}}) == std::vector<std::vector<double>>{{21, 42}, {44, 87}});
  }
}

TEST_CASE("a model outlives the folder that it was loaded from") {
  auto made = std::make_unique<test_package>(parts_with("linear.pt"));
  const auto model = load_torch(*made);
  made.reset();
  CHECK(call(model, {1, 10}) == std::vector<double>{21, 44});
}

TEST_CASE("numbers of rows may change from call to call") {
  const auto model = load_torch(test_package(parts_with("linear.pt")));
  for (const std::size_t rows : {1U, 100U, 2U, 1U, 7U, 8U, 9U, 10U, 11U, 100U, 1U, 5000U}) {
    std::vector<double> a(rows);
    for (std::size_t i = 0; i < rows; ++i) a[i] = static_cast<double>(i % 100);
    const auto results = call_columns(model, {a, std::vector<double>(rows, 1.0)});
    for (std::size_t i = 0; i < rows; ++i) REQUIRE(results[1][i] == 3 * a[i] + 5);
  }
}

TEST_CASE("a float64 model computes in double precision") {
  package_parts parts = parts_with("linear_float64.pt");
  parts.dtype = "float64";
  parts.reference = safetensors_columns<double>(
      {{"inputs.a", {0.1}}, {"inputs.b", {0.2}}, {"outputs.first", {0.5}}, {"outputs.second", {2.1}}});
  const auto model = load_torch(test_package(parts));
  CHECK(call(model, {0.1, 0.2})[0] == Approx(0.5).epsilon(1e-15));
  CHECK(call(model, {0.1, 0.2})[0] != static_cast<double>(0.5F + 1e-7F));
}

TEST_CASE("a module saved in training mode is evaluated: no dropout, stored statistics") {
  const auto model = load_unproven(unproven("noise.pt"));
  for (int i = 0; i < 20; ++i) CHECK(call(model, {3, 4}) == std::vector<double>{4, 5});
}

TEST_CASE("reference cases that LibTorch does not meet refuse the package") {
  package_parts parts = parts_with("linear.pt");
  parts.reference = safetensors_columns<float>(
      {{"inputs.a", {1}}, {"inputs.b", {10}}, {"outputs.first", {21}}, {"outputs.second", {44.5}}});
  CHECK(
      message_of([&] { (void)load_torch(test_package(parts)); })
          .starts_with(
              "model `pair`: reference case 0 (in a batch) gives `second` = 44 J/kg, expected 44.5 J/kg within "));
}

TEST_CASE("an artifact that needs a newer LibTorch, as its card says, is refused before it is opened") {
  package_parts parts = unproven("linear.pt");
  parts.requires_libtorch = "99.1";
  CHECK(unproven_refusal(parts) ==
        "file linear.pt of model `pair` needs LibTorch 99.1 or newer, as its card says, and "
        "this program runs " +
            typeplate::libtorch_version() + "; link a newer LibTorch, or export the model for this one");
  parts.requires_libtorch = "1.13.1";
  CHECK(unproven_refusal(parts) == "(no error)");
}

TEST_CASE("a device that LibTorch does not have is refused") {
  CHECK(unproven_refusal(unproven("linear.pt"), {.device = "toaster"}) ==
        "file linear.pt of model `pair` cannot run on device `toaster`: LibTorch " + typeplate::libtorch_version() +
            " of this process has no such device; `cpu` always works");
  CHECK(unproven_refusal(unproven("linear.pt"), {.device = "cuda:99"}).find("cannot run on device `cuda:99`") !=
        std::string::npos);
  CHECK(unproven_refusal(unproven("linear.pt"), {.device = "meta"}) ==
        "file linear.pt of model `pair` cannot run on device `meta`: it knows shapes only and computes no numbers; "
        "write `cpu`, or the name of a GPU");
  CHECK(unproven_refusal(unproven("linear.pt"), {.device = "cpu"}) == "(no error)");
}

TEST_CASE("a failure inside the module names model and rows, LibTorch's words nested") {
  const auto model = load_unproven(unproven("few_rows.pt"));
  const std::vector<double> six(6, 1.0);
  const auto action = [&] { (void)call_columns(model, {six, six}); };
  CHECK(message_of(action) ==
        "file few_rows.pt of model `pair` failed on 6 samples; the nested exception holds LibTorch's own words");
  CHECK(nested_message_of(action).find("more than five rows") != std::string::npos);
  CHECK(call(model, {3, 4}) == std::vector<double>{3, 4});
}

TEST_CASE("a damaged archive is refused with one sentence, however it is damaged") {
  const package_parts good = unproven("counter.pt");
  std::size_t refused = 0;
  for (std::size_t at = 0; at < good.artifact.size(); at += 11) {
    package_parts parts = good;
    parts.artifact[at] = static_cast<char>(static_cast<unsigned char>(parts.artifact[at]) ^ 0x10U);
    const std::string text = unproven_refusal(parts, {.serialize_calls = true});
    CHECK(text.size() <= 400);
    refused += text == "(no error)" ? 0U : 1U;
  }
  CHECK(refused > good.artifact.size() / 11 / 2);
}
