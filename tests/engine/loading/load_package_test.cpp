// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Loading step by step with a backend that needs no LibTorch: what is refused, in which words, and that nothing
// runs before everything was verified.
#include "loading_support.hpp"

#include "catch.hpp"

using namespace typeplate_tests;

namespace {

std::string loading(const test_package& made, const typeplate::load_options& options = {}) {
  return message_of([&] { (void)load(made, options, make_fake); });
}

}  // namespace

TEST_CASE("a package that is right in every respect loads and computes") {
  const test_package made(parts_with("linear.pt"));
  const auto model = load(made, {}, make_fake);
  CHECK(call(model, {1, 10}) == std::vector<double>{21, 44});
  CHECK(call_columns(model, {{1, 2, 3}, {10, 20, 30}}) ==
        std::vector<std::vector<double>>{{21, 42, 63}, {44, 87, 130}});
}

TEST_CASE("a header of another interface is refused before the package is opened") {
  const typeplate::contract header{.model = "pair", .version = "1.0.0", .hash = ""};
  CHECK(message_of([&] { (void)load_package("no/such/package", header, {}, 7, make_fake); }) ==
        "the header of model `pair` was compiled against interface 7 of Typeplate, this library has 1; compile the "
        "program with the headers of the library it links");
}

TEST_CASE("a package that is not there is refused") {
  const typeplate::contract header{.model = "pair", .version = "1.0.0", .hash = ""};
  CHECK(message_of([&] { (void)load_package("/no/such/package", header, {}, typeplate::abi_number, make_fake); }) ==
        "model `pair` cannot be loaded: package /no/such/package does not exist; give the folder that holds "
        "model_card.json");
}

TEST_CASE("a card that is broken is refused with the name that the program has for the model") {
  const test_package made(parts_with("linear.pt"));
  made.folder.write("model_card.json", "{");
  const typeplate::contract header{.model = "pair", .version = "1.0.0", .hash = ""};
  CHECK(message_of([&] {
          (void)load_package(made.path(), header, {}, typeplate::abi_number, make_fake);
        }).starts_with("model `pair` cannot be loaded: " + made.path() + "/model_card.json:1:2: error[TP01"));
}

TEST_CASE("a model for which the process gets no memory is refused with a sentence, typed and dynamic") {
  const test_package made(parts_with("linear.pt"));
  const auto greedy = [](const typeplate::torch_artifact&) -> std::unique_ptr<const typeplate::backend> {
    throw std::bad_alloc();
  };
  const std::string words =
      "package " + made.path() +
      " cannot be loaded: this process gets no memory for it; raise its limit or free some memory";
  CHECK(message_of([&] { (void)load(made, {}, greedy); }) == words);
  CHECK(message_of([&] { (void)typeplate::load_dynamic_package(made.path(), {}, greedy); }) == words);
}

TEST_CASE("a network that fails in the trial run is refused as one, with its own words nested") {
  class failing_backend final : public typeplate::backend {
   public:
    [[nodiscard]] std::unique_ptr<typeplate::workspace> make_workspace() const override {
      return std::make_unique<space>();
    }

   private:
    class space final : public typeplate::workspace {
     public:
      void* input(std::size_t, std::size_t) override { return room_; }
      void run(std::size_t) override {
        try {
          throw std::runtime_error("words of a library");
        } catch (...) {
          std::throw_with_nested(typeplate::error("the network failed"));
        }
      }
      [[nodiscard]] typeplate::output_view output(std::size_t) const override { return {}; }

     private:
      float room_[6] = {};
    };
  };
  const test_package made(parts_with("linear.pt"));
  const auto loading_it = [&] {
    (void)load(made, {}, [](const typeplate::torch_artifact&) { return std::make_unique<failing_backend>(); });
  };
  CHECK(message_of(loading_it) == "the trial run at load failed: the network failed");
  CHECK(nested_message_of(loading_it) == "words of a library");
}

TEST_CASE("a dynamic model is loaded with the same steps and sentences") {
  const test_package made(parts_with("linear.pt"));
  const auto model = typeplate::load_dynamic_package(made.path(), {}, make_fake);
  CHECK(model.contract().model == "pair");
  CHECK(model.contract().input_count == 2);
  CHECK(model.contract().inputs[0].upper == 100);
  CHECK(model.contract().hash == typeplate::card::contract_hash(contract_text(typeplate::package::read_package_card(
                                     typeplate::package::package_folder(made.path())))));
  CHECK(model.forward({{"a", 1, "K"}, {"b", 0.0001, "bar"}})["second"].number() == 44);
  const auto broken = [&](const auto& change, const typeplate::load_options& options) {
    const test_package other(parts_with("linear.pt"));
    change(other);
    const std::string typed = message_of([&] { (void)load(other, options, make_fake); });
    CHECK(typed != "(no error)");
    CHECK(message_of([&] { (void)typeplate::load_dynamic_package(other.path(), options, make_fake); }) == typed);
  };
  broken([](const test_package& it) { it.folder.write("linear.pt", std::string_view("x")); }, {});
  broken([](const test_package& it) { std::filesystem::remove(it.folder.path() / "reference.safetensors"); }, {});
  broken(
      [](const test_package& it) {
        it.folder.write("linear.pt", std::string(parts_with("linear.pt").artifact.size(), 'x'));
      },
      {});
  broken(
      [](const test_package& it) {
        package_parts wrong = parts_with("linear.pt");
        wrong.reference = safetensors_columns<float>(
            {{"inputs.a", {1}}, {"inputs.b", {10}}, {"outputs.first", {22}}, {"outputs.second", {44}}});
        it.folder.write("reference.safetensors", wrong.reference);
        it.folder.write("model_card.json", wrong.card());
      },
      {});
  broken([](const test_package& it) { it.folder.write("model_card.json", unproven("linear.pt").card()); }, {});
}

TEST_CASE("a changed artifact is refused before any backend is made") {
  const test_package made(parts_with("linear.pt"));
  std::string bytes = bytes_of_file(made.path() + "/linear.pt");
  bytes.back() = static_cast<char>(bytes.back() + 1);
  made.folder.write("linear.pt", bytes);
  bool asked = false;
  const auto watched = [&](const typeplate::torch_artifact& artifact) {
    asked = true;
    return make_fake(artifact);
  };
  CHECK(
      message_of([&] { (void)load(made, {}, watched); }).starts_with("file linear.pt of model `pair` has sha256 "));
  CHECK_FALSE(asked);
}

TEST_CASE("another contract than the header's is refused before any backend is made") {
  const test_package made(parts_with("linear.pt"));
  card_contract header(typeplate::package::read_package_card(typeplate::package::package_folder(made.path())));
  header.inputs()[1].unit = "bar";
  CHECK(message_of([&] {
          (void)load_package(made.path(), header.get(), {}, typeplate::abi_number,
                             [](const typeplate::torch_artifact&) -> std::unique_ptr<const typeplate::backend> {
                               throw std::logic_error("not to be called");
                             });
        }) == "package " + made.path() +
                  " is not what the header of model `pair` was generated from: input `b` has the unit Pa, the "
                  "header has bar; generate the header again, or load the package it was made for");
}

TEST_CASE("the backend gets the artifact, its name and the layout of the card") {
  package_parts parts = parts_with("linear.pt");
  parts.requires_libtorch = "1.13.1";
  const test_package made(parts);
  (void)load(made, {.serialize_calls = true}, [](const typeplate::torch_artifact& artifact) {
    CHECK(artifact.what == "file linear.pt of model `pair`");
    CHECK(artifact.archive.size() > 1000);
    CHECK(artifact.inputs.size() == 1);
    CHECK(artifact.inputs[0].columns == 2);
    CHECK(artifact.stated.requires_libtorch == "1.13.1");
    CHECK(artifact.device == "cpu");
    CHECK(artifact.serialize_calls);
    return make_fake(artifact);
  });
}

TEST_CASE("an artifact that is no TorchScript is refused with its name") {
  package_parts parts = parts_with("linear.pt");
  parts.artifact = "something else entirely";
  CHECK(loading(test_package(parts)) ==
        "file linear.pt of model `pair` is not a TorchScript file: it does not begin like a zip archive");
}

TEST_CASE("code that reaches outside is refused unless its author is trusted") {
  const test_package made(parts_with("writes_when_called.pt"));
  CHECK(loading(made) ==
        "file writes_when_called.pt of model `pair` is refused: its code (`writes_when_called/code/__torch__.py`, "
        "line 8) calls `torch.save`, which reaches outside the network; set `trust_code` if you know who wrote it");
  CHECK(loading(made, {.trust_code = true}) == "(no error)");
}

TEST_CASE("scaling of the card is applied around the network") {
  package_parts parts = parts_with("linear.pt");
  parts.preprocess =
      R"("preprocess": [{"standardize": {"b": [10, 2]}}], "postprocess": [{"destandardize": {"first": [100, 10]}}],)";
  parts.reference = safetensors_columns<float>(
      {{"inputs.a", {1}}, {"inputs.b", {14}}, {"outputs.first", {150}}, {"outputs.second", {12}}});
  const auto model = load(test_package(parts), {}, make_fake);
  CHECK(call(model, {1, 14}) == std::vector<double>{150, 12});
}

TEST_CASE("a package with any byte of its small files changed is refused or computes the same") {
  const package_parts parts = parts_with("linear.pt");
  const test_package made(parts);
  const card_contract header(
      typeplate::package::read_package_card(typeplate::package::package_folder(made.path())));
  const auto outcome = [&] {
    return message_of([&] {
      const auto model =
          load_package(made.path(), header.get(), {.without_hashes = true, .without_reference = true},
                       typeplate::abi_number, make_fake);
      REQUIRE(call(model, {1, 10}) == std::vector<double>{21, 44});
    });
  };
  const std::string card = parts.card();
  for (std::size_t at = 0; at < card.size(); ++at) {
    for (const unsigned flip : {0x01U, 0x80U}) {
      std::string bad = card;
      bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ flip);
      made.folder.write("model_card.json", bad);
      CHECK(outcome().size() <= 400);
    }
  }
  made.folder.write("model_card.json", card);
  for (std::size_t size = 0; size < parts.reference.size(); size += 5) {
    made.folder.write("reference.safetensors", std::string_view(parts.reference).substr(0, size));
    CHECK(outcome() != "(no error)");
  }
}
