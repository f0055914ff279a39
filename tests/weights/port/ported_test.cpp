// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/byte_sink.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "port_support.hpp"
#include "safetensors_bytes.hpp"

using namespace typeplate_tests;
namespace weights = typeplate::weights;

namespace {

std::vector<made> made_by(std::string_view rule, const std::vector<counting>& tensors) {
  return make(rules_of(rules_around(rule)), counting_file(tensors));
}

}  // namespace

TEST_CASE("a transposed matrix has its rows as columns") {
  const auto result = made_by(R"({"from": "a", "to": "b", "steps": [{"transpose": [0, 1]}]})", {{"a", {2, 3}}});
  CHECK(result == std::vector<made>{{"b", {3, 2}, {0, 3, 1, 4, 2, 5}}});
}

TEST_CASE("permuting axes gives what NumPy's transpose gives") {
  const auto result = made_by(R"({"from": "a", "to": "b", "steps": [{"permute": [2, 0, 1]}]})", {{"a", {2, 1, 3}}});
  CHECK(result == std::vector<made>{{"b", {3, 2, 1}, {0, 3, 1, 4, 2, 5}}});
}

TEST_CASE("reshaping keeps the order of the elements, also of permuted ones") {
  const auto plain =
      made_by(R"({"from": "a", "to": "b", "steps": [{"reshape": {"from": ["n", "m"], "to": [1, "n*m"]}}]})",
              {{"a", {2, 3}}});
  CHECK(plain == std::vector<made>{{"b", {1, 6}, {0, 1, 2, 3, 4, 5}}});
  const auto permuted = made_by(
      R"({"from": "a", "to": "b", "steps": [{"transpose": [0, 1]}, {"reshape": {"from": ["n", "m"], "to": ["n*m"]}}]})",
      {{"a", {2, 3}}});
  CHECK(permuted == std::vector<made>{{"b", {6}, {0, 3, 1, 4, 2, 5}}});
}

TEST_CASE("a flattened convolution's input is put into the order of channels last") {
  const auto result =
      made_by(R"({"from": "a", "to": "b", "steps": [{"reshape": {"from": ["o", "c*4"], "to": ["o", "c", 2, 2]}},
      {"permute": [2, 3, 1, 0]}, {"reshape": {"from": [2, 2, "c", "o"], "to": ["4*c", "o"]}}]})",
              {{"a", {1, 8}}});
  CHECK(result == std::vector<made>{{"b", {8, 1}, {0, 4, 1, 5, 2, 6, 3, 7}}});
}

TEST_CASE("a split takes each part from the right place") {
  const auto result = made_by(
      R"({"from": "a", "to": ["q", "k", "v"], "steps": [{"split": {"axis": 1, "parts": [2, 1, 1]}}, {"transpose": [0, 1]}]})",
      {{"a", {2, 4}}});
  CHECK(result == std::vector<made>{{"q", {2, 2}, {0, 4, 1, 5}}, {"k", {1, 2}, {2, 6}}, {"v", {1, 2}, {3, 7}}});
}

TEST_CASE("tensors are joined along any axis") {
  const std::vector<counting> tensors{{"a", {2, 2}}, {"b", {2, 1}, 10}};
  CHECK(made_by(R"({"from": ["a", "b"], "to": "c", "steps": [{"concatenate": {"axis": 1, "parts": [2, 1]}}]})",
                tensors) == std::vector<made>{{"c", {2, 3}, {0, 1, 10, 2, 3, 11}}});
  CHECK(
      made_by(
          R"({"from": ["a", "b"], "to": "c", "steps": [{"transpose": [0, 1]}, {"concatenate": {"axis": 0, "parts": [2, 1]}}]})",
          tensors) == std::vector<made>{{"c", {3, 2}, {0, 2, 1, 3, 10, 11}}});
}

TEST_CASE("a joined tensor may be split again, into other parts") {
  const auto result = made_by(
      R"({"from": ["a", "b"], "to": ["c", "d", "e"], "steps": [{"concatenate": {"axis": 0, "parts": [1, 2]}}, {"split": {"axis": 0}}]})",
      {{"a", {1, 2}}, {"b", {2, 2}, 10}});
  CHECK(result == std::vector<made>{{"c", {1, 2}, {0, 1}}, {"d", {1, 2}, {10, 11}}, {"e", {1, 2}, {12, 13}}});
}

TEST_CASE("scalars and empty tensors pass through steps") {
  CHECK(made_by(R"({"from": "a", "to": "b", "steps": [{"reshape": {"from": [], "to": [1]}}]})", {{"a", {}}}) ==
        std::vector<made>{{"b", {1}, {0}}});
  CHECK(made_by(R"({"from": "a", "to": "b", "steps": [{"transpose": [0, 1]}]})", {{"a", {0, 3}}}) ==
        std::vector<made>{{"b", {3, 0}, {}}});
  CHECK(made_by(R"({"from": ["a", "c"], "to": "b", "steps": [{"concatenate": {"axis": 0}}]})",
                {{"a", {0, 3}}, {"c", {0, 3}}}) == std::vector<made>{{"b", {0, 3}, {}}});
}

TEST_CASE("a tied target has the values of the one it is tied to") {
  const auto result = made_by(
      R"({"from": "a", "to": "b", "steps": [{"transpose": [0, 1]}]}, {"tie": "c", "with": "b"})", {{"a", {2, 2}}});
  REQUIRE(result.size() == 2);
  CHECK(result[1].values == result[0].values);
}

TEST_CASE("a tensor is left out as another's twin only where the values are the same") {
  const port::porting_rules rules =
      rules_of(rules_around(R"({"from": "a", "to": "a"}, {"untie": "b", "with": "a"})"));
  CHECK(make(rules, counting_file({{"a", {2}}, {"b", {2}}})).size() == 1);
  CHECK(message_of([&] {
          (void)make(rules, counting_file({{"a", {2}}, {"b", {2}, 1}}));
        }) ==
        "file test: tensors `b` and `a` hold different values, and the rules leave out the first because it is the "
        "second");
}

TEST_CASE("sources that are one tensor become targets that are tied, where the same is done to both") {
  const auto values = [] {
    return weights::tensor_bytes{std::as_bytes(std::span("0123456789abcdef", 16)), nullptr};
  };
  std::vector<weights::output_tensor> tensors;
  for (const std::string name : {"wte", "head", "other"})
    tensors.push_back({name, weights::element_type::float32, {2, 2}, values, {}});
  tensors[1].tied_to = 0;
  weights::memory_sink sink;
  weights::write_torch(sink, tensors);
  const auto file = weights::weights_file::read(sink.bytes, "file test");
  const auto ties = [&file](std::string_view rules) {
    card::Diagnostics diagnostics;
    const auto plan = port::make_plan(rules_of(rules_around(rules)), port::outlines_of(file), {}, diagnostics);
    std::vector<int> found;
    for (const weights::output_tensor& each : port::ported(plan, file))
      found.push_back(each.tied_to ? static_cast<int>(*each.tied_to) : -1);
    return found;
  };
  constexpr std::string_view turned = R"("steps": [{"transpose": [0, 1]}])";
  CHECK(ties(R"({"from": "{x}", "to": "n.{x}"})") == std::vector<int>{-1, 0, -1});
  CHECK(ties(R"({"from": "{x}", "to": "n.{x}", )" + std::string(turned) + "}") == std::vector<int>{-1, 0, -1});
  CHECK(ties(R"({"from": "head", "to": "h", )" + std::string(turned) + R"(}, {"from": "{x}", "to": "n.{x}"})") ==
        std::vector<int>{-1, -1, -1});
}

TEST_CASE("values are made only when they are asked for") {
  // The cast refuses a value: asking for the list does not, asking for the values does.
  const port::porting_rules rules =
      rules_of(rules_around(R"({"from": "a", "to": "b", "steps": [{"cast": "uint8"}]})"));
  const std::string file = counting_file({{"a", {2}, 255}});
  const auto read = weights::weights_file::read(std::as_bytes(std::span(file.data(), file.size())), "file test");
  card::Diagnostics diagnostics;
  const auto plan = port::make_plan(rules, port::outlines_of(read), {}, diagnostics);
  const auto outputs = port::ported(plan, read);
  REQUIRE(outputs.size() == 1);
  CHECK(message_of([&] { (void)outputs.front().values(); }) ==
        "tensor `a`: element 1, 256, has no value in uint8; cast to a wider type, or leave out the cast");
}

TEST_CASE("a tensor that is only renamed keeps its bytes, NaN payloads included, without a copy") {
  const std::string data("\x01\x00\xa0\x7f\xff\xff\xff\xff", 8);
  const std::string file = safetensors_file(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", data);
  const auto read = weights::weights_file::read(std::as_bytes(std::span(file.data(), file.size())), "file test");
  card::Diagnostics diagnostics;
  const auto rules = rules_of(rules_around(R"({"from": "a", "to": "b"})"));
  const auto plan = port::make_plan(rules, port::outlines_of(read), {}, diagnostics);
  const auto values = port::ported(plan, read).front().values();
  CHECK(static_cast<const void*>(values.bytes.data()) == file.data() + file.size() - 8);
}

TEST_CASE("a cast to the type that a tensor has keeps every bit") {
  const std::string payloads("\x81\x7f\x01\xff", 4);
  const std::string file = safetensors_file(R"({"a":{"dtype":"BF16","shape":[2],"data_offsets":[0,4]}})", payloads);
  const auto read = weights::weights_file::read(std::as_bytes(std::span(file.data(), file.size())), "file test");
  card::Diagnostics diagnostics;
  const auto rules = rules_of(rules_around(R"({"from": "a", "to": "b", "steps": [{"cast": "bfloat16"}]})"));
  const auto plan = port::make_plan(rules, port::outlines_of(read), {}, diagnostics);
  const auto values = port::ported(plan, read).front().values();
  CHECK(std::string(reinterpret_cast<const char*>(values.bytes.data()), values.bytes.size()) == payloads);
}

TEST_CASE("a plan is carried out with the file that it was made for") {
  const std::string file = counting_file({{"a", {2}}, {"b", {2}}});
  const auto read = weights::weights_file::read(std::as_bytes(std::span(file.data(), file.size())), "file test");
  auto outlines = port::outlines_of(read);
  std::swap(outlines[0], outlines[1]);
  card::Diagnostics diagnostics;
  const auto plan =
      port::make_plan(rules_of(rules_around(R"({"from": "{x}", "to": "{x}"})")), outlines, {}, diagnostics);
  CHECK(message_of([&] { (void)port::ported(plan, read); }) ==
        "file test is not the file that the plan was made for");
}
