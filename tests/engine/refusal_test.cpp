// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a caller reads when a value breaks the contract: the whole sentence, since it is the interface at 2 a.m.
#include <limits>
#include <vector>

#include "catch.hpp"
#include "engine_support.hpp"

using engine_test::echo_model;
using engine_test::echo_port;
using engine_test::error_of;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr tp::port_contract temperature{.name = "temperature", .unit = "K", .lower = 590.0, .upper = 1073.0};

tp::port_contract with(tp::out_of_range outside, tp::non_finite not_finite) {
  tp::port_contract port = temperature;
  port.outside = outside;
  port.not_finite = not_finite;
  return port;
}

std::string sample_error(const tp::model_handle& model, double number, double scale = 1.0, double offset = -0.0) {
  const tp::sample given{number, scale, offset};
  double out = 0.0;
  return error_of([&] { model.forward(&given, &out); });
}

double sample_value(const tp::model_handle& model, double number, double scale = 1.0, double offset = -0.0) {
  const tp::sample given{number, scale, offset};
  double out = 0.0;
  model.forward(&given, &out);
  return out;
}

std::string column_error(const tp::model_handle& model, const std::vector<double>& numbers, double offset = -0.0) {
  const tp::column_source given{numbers.data(), numbers.size(), tp::dtype::float64, 1.0, offset};
  std::vector<double> out(numbers.size());
  const tp::column_sink sink{out.data(), tp::dtype::float64};
  return error_of([&] { model.forward(&given, numbers.size(), &sink); });
}

/// A model with one input whose output has the port `output` and the input's value.
tp::model_handle output_model(const tp::port_contract& output) {
  return echo_model({.inputs = engine_test::free_outputs({output}), .outputs = {output}});
}

}  // namespace

TEST_CASE("a value outside its range is refused with value, unit, range and a way out") {
  const tp::model_handle model = echo_port(temperature);
  CHECK(sample_error(model, 1200.0) ==
        "model `test-model`: input `temperature` is 1200 K, outside its range 590 to 1073 K; check value and unit, "
        "or set "
        "\"out_of_range\" in the card to \"warn\", \"clamp\" or \"ignore\"");
  CHECK(sample_error(model, 926.85, 1.0, 273.15) ==
        "model `test-model`: input `temperature` is 1200 K (926.85 as given), outside its range 590 to 1073 K; "
        "check value "
        "and unit, or set \"out_of_range\" in the card to \"warn\", \"clamp\" or \"ignore\"");
}

TEST_CASE("a column names its first bad row and how many are bad") {
  const tp::model_handle model = echo_port(temperature);
  CHECK(column_error(model, {600.0, 1200.0, 600.0, not_a_number, 100.0}) ==
        "model `test-model`: input `temperature` is 1200 K in row 1 (3 of 5 rows refused), outside its range 590 "
        "to 1073 K; "
        "check value and unit, or set \"out_of_range\" in the card to \"warn\", \"clamp\" or \"ignore\"");
  CHECK(column_error(model, {1200.0}) ==
        "model `test-model`: input `temperature` is 1200 K in row 0 (1 of 1 row refused), outside its range 590 to "
        "1073 K; "
        "check value and unit, or set \"out_of_range\" in the card to \"warn\", \"clamp\" or \"ignore\"");
}

TEST_CASE("a range with one bound says which") {
  tp::port_contract port = temperature;
  port.upper = infinity;
  CHECK(sample_error(echo_port(port), 100.0).find("is 100 K, outside its range at least 590 K; ") !=
        std::string::npos);
  port = temperature;
  port.lower = -infinity;
  CHECK(sample_error(echo_port(port), 2000.0).find("is 2000 K, outside its range at most 1073 K; ") !=
        std::string::npos);
}

TEST_CASE("a value that is not finite is refused") {
  const tp::model_handle model = echo_port(temperature);
  CHECK(sample_error(model, not_a_number) ==
        "model `test-model`: input `temperature` is nan K, not a finite number; leave such values out, or set "
        "\"non_finite\" in the card to \"allow\"");
  CHECK(sample_error(model, -infinity, 1.0, 273.15).find("is -inf K, not a finite number; ") != std::string::npos);
  CHECK(column_error(model, {600.0, 600.0, not_a_number})
            .find("is nan K in row 2 (1 of 3 rows refused), not a finite") != std::string::npos);
}

TEST_CASE("a number too large for the port's type is refused as that") {
  const tp::port_contract open{.name = "pressure", .unit = "Pa"};
  CHECK(sample_error(echo_port(open), 1e300, 1e5) ==
        "model `test-model`: input `pressure` is inf Pa (1e+300 as given), too large for float32; check value and "
        "unit");
  CHECK(sample_error(echo_port(open), 1e300).find("is inf Pa (1e+300 as given), too large") != std::string::npos);
}

TEST_CASE("clamping takes the nearer bound, and still refuses what is not finite") {
  const tp::model_handle model = echo_port(with(tp::out_of_range::clamp, tp::non_finite::error));
  CHECK(sample_value(model, 100.0) == 590.0);
  CHECK(sample_value(model, 600.0) == 600.0);
  CHECK(sample_value(model, 5000.0) == 1073.0);
  CHECK(sample_value(model, -600.0, -1.0) == 600.0);
  CHECK(sample_value(model, -5000.0, -1.0) == 1073.0);
  CHECK(sample_error(model, infinity) != "no error");
  CHECK(sample_error(model, not_a_number) != "no error");
  CHECK(column_error(model, {600.0, infinity}) != "no error");
}

TEST_CASE("clamping with allowed specials takes infinities to the bounds and leaves NaN") {
  const tp::model_handle model = echo_port(with(tp::out_of_range::clamp, tp::non_finite::allow));
  CHECK(sample_value(model, infinity) == 1073.0);
  CHECK(sample_value(model, -infinity) == 590.0);
  CHECK(std::isnan(sample_value(model, not_a_number)));
}

TEST_CASE("allowed specials: NaN passes a range, an infinity is outside of it") {
  const tp::model_handle model = echo_port(with(tp::out_of_range::error, tp::non_finite::allow));
  CHECK(std::isnan(sample_value(model, not_a_number)));
  CHECK(sample_error(model, infinity) ==
        "model `test-model`: input `temperature` is inf K, outside its range 590 to 1073 K; check value and unit, "
        "or set "
        "\"out_of_range\" in the card to \"warn\", \"clamp\" or \"ignore\"");
  CHECK(column_error(model, {not_a_number, 600.0}) == "no error");
  CHECK(column_error(model, {not_a_number, infinity}) != "no error");
}

TEST_CASE("ignoring the range keeps the check for finite numbers") {
  const tp::model_handle model = echo_port(with(tp::out_of_range::ignore, tp::non_finite::error));
  CHECK(sample_value(model, 5000.0) == 5000.0);
  CHECK(sample_error(model, not_a_number) != "no error");
  CHECK(sample_error(echo_port(with(tp::out_of_range::ignore, tp::non_finite::allow)), not_a_number) == "no error");
}

TEST_CASE("the first bad port in the order of the contract is named") {
  const tp::port_contract open{.name = "pressure", .unit = "Pa"};
  // Ports of two types live in two tensors; the second tensor's port comes first in the contract.
  tp::port_contract wide = temperature;
  wide.name = "wide";
  wide.type = tp::dtype::float64;
  const engine_test::owned_contract promised{.inputs = {open, wide, temperature}, .outputs = {open}};
  const tp::network_layout layout = tp::plain_layout(promised.view());
  tp::network_layout reversed = layout;
  std::swap(reversed.input_tensors[0], reversed.input_tensors[1]);
  for (tp::port_binding& place : reversed.inputs) place.tensor = 1 - place.tensor;
  const tp::plan ports = tp::make_plan(promised.view(), reversed);
  const tp::session session(ports, std::make_unique<engine_test::echo_backend>(reversed));
  const tp::sample given[] = {{1e5, 1.0, -0.0}, {1.0, 1.0, -0.0}, {1.0, 1.0, -0.0}};
  double out = 0.0;
  const std::string text = error_of([&] { session.forward(given, &out); });
  CHECK(text.find("input `wide` is 1 K, outside") != std::string::npos);
}

TEST_CASE("an output outside its range is the model's failure and says so") {
  const tp::model_handle model = output_model({.name = "density", .unit = "kg/m3", .lower = 0.0});
  CHECK(sample_error(model, -3.0) ==
        "model `test-model`: output `density` is -3 kg/m3, outside the range at least 0 kg/m3 that the card "
        "promises; "
        "compare the inputs with the model's training data, they may be a combination it never saw");
  CHECK(
      sample_error(model, not_a_number) ==
      "model `test-model`: output `density` is nan kg/m3, not a finite number; compare the inputs with the model's "
      "training data, they may be a combination it never saw");
  CHECK(column_error(model, {1.0, -3.0, -4.0})
            .find("is -3 kg/m3 in row 1 (2 of 3 rows refused), outside the range") != std::string::npos);
}

TEST_CASE("an output is clamped or left alone as its card says") {
  tp::port_contract output{
      .name = "share", .unit = "1", .lower = 0.0, .upper = 1.0, .outside = tp::out_of_range::clamp};
  CHECK(sample_value(output_model(output), 1.5) == 1.0);
  CHECK(sample_value(output_model(output), -0.5) == 0.0);
  CHECK(sample_error(output_model(output), infinity) != "no error");
  CHECK(column_error(output_model(output), {0.5, infinity}) != "no error");
  output.outside = tp::out_of_range::ignore;
  CHECK(sample_value(output_model(output), 1.5) == 1.5);
}

TEST_CASE("no card makes the sentence longer than 400 characters or hides its end") {
  const std::string hostile(1000, '\n');
  tp::port_contract port = temperature;
  port.name = hostile;
  port.unit = hostile;
  engine_test::owned_contract promised{.inputs = {port}, .outputs = engine_test::free_outputs({port})};
  tp::contract view = promised.view();
  view.model = hostile;
  const tp::network_layout layout = tp::plain_layout(view);
  const tp::session session(tp::make_plan(view, layout), std::make_unique<engine_test::echo_backend>(layout));
  const tp::sample given{-1.2345678901234e-300, 1.0, 273.15};
  double out = 0.0;
  const std::string text = error_of([&] { session.forward(&given, &out); });
  CHECK(text.size() <= 400);
  CHECK(text.find("outside its range") != std::string::npos);
  CHECK(text.find('\n') == std::string::npos);
}
