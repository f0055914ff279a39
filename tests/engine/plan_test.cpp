// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/plan.hpp>

#include <cmath>
#include <limits>

#include "catch.hpp"
#include "engine_support.hpp"

using engine_test::error_of;
using engine_test::owned_contract;
using engine_test::same_bits;

namespace {

owned_contract two_ports() {
  return {.inputs = {{.name = "temperature", .unit = "K", .lower = 590.0, .upper = 1073.0},
                     {.name = "pressure", .unit = "Pa"}},
          .outputs = {{.name = "density", .unit = "kg/m3"}}};
}

std::string plan_error(const owned_contract& promised, const tp::network_layout& layout) {
  return error_of([&] { static_cast<void>(tp::make_plan(promised.view(), layout)); });
}

std::string plan_error(const owned_contract& promised) {
  return plan_error(promised, tp::plain_layout(promised.view()));
}

}  // namespace

TEST_CASE("a plan keeps its own copy of every name") {
  tp::plan kept;
  {
    std::string name = "temperature";
    owned_contract promised = two_ports();
    promised.inputs[0].name = name;
    kept = tp::make_plan(promised.view(), tp::plain_layout(promised.view()));
    name.assign(name.size(), '?');
  }
  CHECK(kept.model == "test-model");
  CHECK(kept.input_labels[0].name == "temperature");
}

TEST_CASE("a port that warns passes every finite number, and has its range among the warnings") {
  owned_contract promised = two_ports();
  promised.inputs[0].outside = tp::out_of_range::warn;
  const tp::plan made = tp::make_plan(promised.view(), tp::plain_layout(promised.view()));
  CHECK(made.inputs[0].rules[0].accepts(1e30));
  CHECK_FALSE(made.inputs[0].rules[0].accepts(std::nan("")));
  REQUIRE(made.input_warnings.size() == 1);
  const tp::port_rule& range = made.input_warnings[0].rule;
  CHECK(range.port == 0);
  CHECK_FALSE(range.accepts(589.0));
  CHECK(range.accepts(590.0));
  CHECK_FALSE(range.accepts(1074.0));
  CHECK(made.output_warnings.empty());
}

TEST_CASE("a range without a number in it is refused") {
  owned_contract promised = two_ports();
  promised.outputs[0].lower = 2.0;
  promised.outputs[0].upper = 1.0;
  CHECK(plan_error(promised) ==
        "model `test-model`: output `density` has the range 2 to 1 kg/m3, which holds no number; give the lower "
        "bound first");
  promised.outputs[0].lower = std::numeric_limits<double>::quiet_NaN();
  CHECK(plan_error(promised) ==
        "model `test-model`: output `density` has the range nan to 1 kg/m3, which holds no number; give the lower "
        "bound first");
}

TEST_CASE("a model without inputs or without outputs is refused") {
  owned_contract promised = two_ports();
  promised.outputs.clear();
  CHECK(plan_error(promised) ==
        "model `test-model` has 0 output ports and 0 places in the network's tensors; a model needs at least one "
        "port, and "
        "a place for each");
}

TEST_CASE("a port bound to a column that does not exist is refused") {
  const owned_contract promised = two_ports();
  tp::network_layout layout = tp::plain_layout(promised.view());
  layout.inputs[1].column = 7;
  CHECK(plan_error(promised, layout) ==
        "model `test-model`: input `pressure` is bound to column 7 of tensor 0, which the network does not have; "
        "correct "
        "the artifact's tensors in the card");
  layout.inputs[1] = {.tensor = 1, .column = 0};
  CHECK(plan_error(promised, layout) ==
        "model `test-model`: input `pressure` is bound to column 0 of tensor 1, which the network does not have; "
        "correct "
        "the artifact's tensors in the card");
}

TEST_CASE("two ports in one column are refused") {
  const owned_contract promised = two_ports();
  tp::network_layout layout = tp::plain_layout(promised.view());
  layout.inputs[1].column = 0;
  CHECK(plan_error(promised, layout) ==
        "model `test-model`: input tensor 0 has 2 columns and 2 ports; name each column's port once in the card's "
        "artifact");
}

TEST_CASE("a column without a port is refused") {
  const owned_contract promised = two_ports();
  tp::network_layout layout = tp::plain_layout(promised.view());
  layout.input_tensors[0].columns = 3;
  CHECK(plan_error(promised, layout) ==
        "model `test-model`: input tensor 0 has 3 columns and 2 ports; name each column's port once in the card's "
        "artifact");
}

TEST_CASE("a tensor of rank one holds one port") {
  const owned_contract promised = two_ports();
  tp::network_layout layout = tp::plain_layout(promised.view());
  layout.input_tensors[0].rank1 = true;
  CHECK(plan_error(promised, layout) ==
        "model `test-model`: input tensor 0 has 2 columns and 2 ports; name each column's port once in the card's "
        "artifact");
}

TEST_CASE("a port of another type than its tensor is refused") {
  const owned_contract promised = two_ports();
  tp::network_layout layout = tp::plain_layout(promised.view());
  layout.output_tensors[0].type = tp::dtype::float64;
  CHECK(plan_error(promised, layout) ==
        "model `test-model`: output `density` is float32 and its tensor float64; give every port of one tensor the "
        "tensor's dtype");
}

TEST_CASE("standardisation by zero or by infinity is refused") {
  const owned_contract promised = two_ports();
  tp::network_layout layout = tp::plain_layout(promised.view());
  layout.inputs[0].scaling = tp::standardize(600.0, 0.0);
  CHECK(plan_error(promised, layout) ==
        "model `test-model`: input `temperature` is standardised with factor inf and offset -inf; mean and "
        "deviation must "
        "be finite and the deviation not zero");
  layout.inputs[0].scaling = {};
  layout.outputs[0].scaling = tp::destandardize(1.0, 0.0);
  CHECK(plan_error(promised, layout).find("output `density` is standardised with factor 0") != std::string::npos);
}

TEST_CASE("standardising follows its formula, and a mean of zero keeps the sign of zero") {
  const tp::affine in = tp::standardize(600.0, 180.0);
  CHECK(in.a == 1.0 / 180.0);
  CHECK(in.b == -600.0 / 180.0);
  const tp::affine out = tp::destandardize(300.0, 250.0);
  CHECK(out.a == 250.0);
  CHECK(out.b == 300.0);
  CHECK(same_bits(tp::standardize(0.0, 1.0).b, -0.0));
  CHECK(same_bits(tp::standardize(-0.0, 1.0).b, -0.0));
  CHECK(same_bits(tp::destandardize(0.0, 1.0).b, -0.0));
}

TEST_CASE("bounds are rounded to the port's type") {
  owned_contract promised = two_ports();
  promised.inputs[0].lower = 590.1;
  promised.inputs[0].upper = 1073.15;
  const tp::plan ports = tp::make_plan(promised.view(), tp::plain_layout(promised.view()));
  const tp::port_rule& rule = ports.inputs[0].rules[0];
  CHECK(rule.check_low == 590.0999755859375);
  CHECK(rule.check_high == 1073.1500244140625);
}
