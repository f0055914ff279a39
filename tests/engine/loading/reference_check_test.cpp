// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "loading_support.hpp"

#include <limits>

#include "catch.hpp"

using namespace typeplate_tests;

namespace {

constexpr float not_a_number = std::numeric_limits<float>::quiet_NaN();

std::string loading(const package_parts& parts, float last = 1.0F) {
  const test_package made(parts);
  return message_of([&] {
    (void)load(made, {}, [&](const typeplate::torch_artifact&) { return std::make_unique<fake_backend>(last); });
  });
}

package_parts with_outputs(const std::vector<float>& second, const std::string& tolerances) {
  package_parts parts = parts_with("linear.pt");
  parts.reference = safetensors_columns<float>(
      {{"inputs.a", {1, 2}}, {"inputs.b", {10, 20}}, {"outputs.first", {21, 42}}, {"outputs.second", second}});
  parts.reference_member = R"("reference": {"file": "reference.safetensors", )" + tolerances + "},";
  return parts;
}

}  // namespace

TEST_CASE("a model that computes something else is refused with case, port, both values and the tolerance") {
  CHECK(loading(with_outputs({44, 88}, R"("rtol": 0, "atol": 0.5)")) ==
        "model `pair`: reference case 1 (in a batch) gives `second` = 87 J/kg, expected 88 J/kg within 0.5; the "
        "artifact, the card's scaling or the reference file is not what the card was made with");
}

TEST_CASE("a deviation of exactly the tolerance passes, absolute and relative") {
  CHECK(loading(with_outputs({44, 88}, R"("rtol": 0, "atol": 1)")) == "(no error)");
  CHECK(loading(with_outputs({44, 88}, R"("rtol": 0.0078125, "atol": 0.3125)")) == "(no error)");
  CHECK(loading(with_outputs({44, 88}, R"("rtol": 0.0078125, "atol": 0.3)")) != "(no error)");
}

TEST_CASE("a port may have a tolerance of its own") {
  CHECK(loading(with_outputs({44, 88}, R"("rtol": 0, "atol": {"second": 1})")) == "(no error)");
  CHECK(loading(with_outputs({44, 88}, R"("rtol": 0, "atol": {"first": 1})")) != "(no error)");
}

TEST_CASE("a result that is not a number is never within a tolerance") {
  package_parts parts = with_outputs({44, 87}, R"("rtol": 0, "atol": 1e30)");
  CHECK(loading(parts, not_a_number).starts_with("the reference cases of model `pair` cannot be run: "));
}

TEST_CASE("reference inputs outside their own port's range are told as such") {
  package_parts parts = parts_with("linear.pt");
  parts.reference = safetensors_columns<float>(
      {{"inputs.a", {1, 200}}, {"inputs.b", {10, 20}}, {"outputs.first", {21, 42}}, {"outputs.second", {44, 87}}});
  const std::string text = loading(parts);
  CHECK(text.starts_with("the reference cases of model `pair` cannot be run: "));
  CHECK(text.find("`a`") != std::string::npos);
  CHECK(text.find("200") != std::string::npos);
}

TEST_CASE("a model that is right in a batch and wrong alone is refused") {
  /// Adds 1 to every result of a single sample.
  class moody final : public typeplate::backend {
   public:
    [[nodiscard]] std::unique_ptr<typeplate::workspace> make_workspace() const override {
      return std::make_unique<space>();
    }

   private:
    class space final : public typeplate::workspace {
     public:
      void* input(std::size_t tensor, std::size_t rows) override { return inner(rows).input(tensor, rows); }
      void run(std::size_t rows) override {
        last_rows_ = rows;
        inner(rows).run(rows);
      }
      [[nodiscard]] typeplate::output_view output(std::size_t tensor) const override {
        return (last_rows_ == 1 ? *alone_ : *batch_).output(tensor);
      }

     private:
      typeplate::workspace& inner(std::size_t rows) { return rows == 1 ? *alone_ : *batch_; }
      std::size_t last_rows_ = 0;
      std::unique_ptr<typeplate::workspace> batch_ = fake_backend(1.0F).make_workspace();
      std::unique_ptr<typeplate::workspace> alone_ = fake_backend(2.0F).make_workspace();
    };
  };
  const test_package made(parts_with("linear.pt"));
  CHECK(
      message_of([&] {
        (void)load(made, {}, [](const typeplate::torch_artifact&) { return std::make_unique<moody>(); });
      }).starts_with("model `pair`: reference case 0 (alone) gives `second` = 45 J/kg, expected 44 J/kg within "));
}
