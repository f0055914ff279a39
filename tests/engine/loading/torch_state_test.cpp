// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Frozen modules may still write: into themselves, into what they are given; and their results may be what they
// were given.
#include "torch_support.hpp"

#include "catch.hpp"

using namespace typeplate_tests;

namespace {

std::string stateful(const std::string& artifact) {
  return "file " + artifact +
         " of model `pair` keeps state between calls: its `forward` changes the module, so that the same inputs "
         "may give other outputs; set `serialize_calls` to run it all the same, one call at a time";
}

}  // namespace

TEST_CASE("a module that sets an attribute in forward is refused") {
  CHECK(unproven_refusal(unproven("counter.pt")) == stateful("counter.pt"));
}

TEST_CASE("a module that counts in a buffer, in place, is refused") {
  CHECK(unproven_refusal(unproven("buffer_counter.pt")) == stateful("buffer_counter.pt"));
  CHECK(unproven_refusal(unproven("buffer_result.pt")) == stateful("buffer_result.pt"));
}

TEST_CASE("a module that counts on a thread of its own is refused") {
  CHECK(unproven_refusal(unproven("fork_counter.pt")) == stateful("fork_counter.pt"));
  const auto model = load_unproven(unproven("fork_counter.pt"), {.serialize_calls = true});
  const double before = call(model, {0, 0})[0];
  CHECK(call(model, {0, 0})[0] == before + 1);
}

TEST_CASE("a module that collects its inputs in a list is refused") {
  CHECK(unproven_refusal(unproven("history.pt")) == stateful("history.pt"));
}

TEST_CASE("a module with state runs, one call at a time, when the caller asks for it by name") {
  const auto model = load_unproven(unproven("counter.pt"), {.serialize_calls = true});
  const double before = call(model, {0, 0})[0];
  CHECK(call(model, {0, 0})[0] == before + 1);
  CHECK(call(model, {0, 0})[0] == before + 2);
}

TEST_CASE("a result that is the module's own state is not changed by the next call") {
  const auto model = load_unproven(unproven("buffer_result.pt"), {.serialize_calls = true});
  const auto first = call(model, {1, 2});
  const auto second = call(model, {1, 2});
  CHECK(second[0] == first[0] + 1);
  CHECK(second[1] == first[1] + 2);
}

TEST_CASE("a module that writes into its input computes the same in every call") {
  const auto model = load_unproven(unproven("writes_input.pt"));
  for (int i = 0; i < 5; ++i) {
    CHECK(call(model, {1, 2}) == std::vector<double>{3, 5});
    CHECK(call_columns(model, {{1, 2}, {3, 4}}) == std::vector<std::vector<double>>{{3, 5}, {7, 9}});
  }
}

TEST_CASE("a module that writes into its input leaves the caller's columns alone") {
  const auto model = load_unproven(unproven("writes_input.pt"));
  const std::vector<float> a{1, 2}, b{3, 4};
  const typeplate::column_source sources[] = {{a.data(), 2, typeplate::dtype::float32, 1.0, -0.0},
                                              {b.data(), 2, typeplate::dtype::float32, 1.0, -0.0}};
  std::vector<float> first(2), second(2);
  const typeplate::column_sink sinks[] = {{first.data(), typeplate::dtype::float32},
                                          {second.data(), typeplate::dtype::float32}};
  model.forward(sources, 2, sinks);
  CHECK(a == std::vector<float>{1, 2});
  CHECK(b == std::vector<float>{3, 4});
  CHECK(first == std::vector<float>{3, 5});
}

TEST_CASE("a module that turns its input's shape does not spoil the next call") {
  const auto model = load_unproven(unproven("turns_input.pt"));
  for (int i = 0; i < 5; ++i)
    CHECK(call_columns(model, {{1, 2, 3}, {4, 5, 6}}) == std::vector<std::vector<double>>{{2, 3, 4}, {5, 6, 7}});
}

TEST_CASE("a module that writes into a dictionary's tensors computes the same in every call") {
  package_parts parts = unproven("writes_dictionary.pt");
  parts.inputs = R"({"a": "a", "b": "b"})";
  parts.outputs = R"({"first": "first", "second": "second"})";
  const auto model = load_unproven(parts);
  for (int i = 0; i < 5; ++i) CHECK(call(model, {1, 2}) == std::vector<double>{4, 2});
}

TEST_CASE("a result that is the input itself is right in every call, and stays right") {
  const auto model = load_unproven(unproven("identity.pt"));
  const auto first = call_columns(model, {{1, 2}, {3, 4}});
  const auto second = call_columns(model, {{5, 6}, {7, 8}});
  CHECK(first == std::vector<std::vector<double>>{{1, 2}, {3, 4}});
  CHECK(second == std::vector<std::vector<double>>{{5, 6}, {7, 8}});
  CHECK(call(model, {9, 10}) == std::vector<double>{9, 10});
}

TEST_CASE("modules that only compute are not taken for stateful ones") {
  for (const char* name :
       {"linear.pt", "identity.pt", "noise.pt", "few_rows.pt", "writes_input.pt", "fork_only.pt"}) {
    CAPTURE(name);
    CHECK(unproven_refusal(unproven(name)) == "(no error)");
  }
}
