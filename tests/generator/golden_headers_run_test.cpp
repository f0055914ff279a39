// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The golden headers, used as a program uses them: without a package, on functions of our own.
#include <cmath>
#include <limits>
#include <linux_names_xfb4a204b/linux_names_xfb4a204b.hpp>
#include <policies/policies.hpp>
#include <smallest/smallest.hpp>
#include <steam_properties/steam_properties.hpp>
#include <string>
#include <string_view>
#include <typeplate/symbols.hpp>
#include <vector>

#include "catch.hpp"

namespace {

using namespace typeplate::symbols;  // NOLINT(google-build-using-namespace): as users write it

template <class Quantity>
Quantity made_of(double number) {
  return Quantity::from_number(static_cast<typename Quantity::rep>(number));
}

steam_properties::Model ideal_steam() {
  return steam_properties::Model::from_function([](const steam_properties::Inputs& inputs) {
    using Outputs = steam_properties::Outputs;
    const double kelvin = inputs.temperature.number();
    return Outputs{.density = made_of<decltype(Outputs::density)>(inputs.pressure.number() / (461.5 * kelvin)),
                   .enthalpy = made_of<decltype(Outputs::enthalpy)>(1860.0 * kelvin)};
  });
}

}  // namespace

TEST_CASE("the golden steam model runs a sample in everyday units") {
  const auto model = ideal_steam();
  const auto outputs = model.forward(steam_properties::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar});
  CHECK(outputs.density.in(kg / m3) == Approx(8e6 / (461.5 * 623.15)).epsilon(1e-6));
  CHECK(outputs.enthalpy.in(J / kg) == Approx(1860.0 * 623.15).epsilon(1e-6));
}

TEST_CASE("the golden steam model runs columns") {
  const auto model = ideal_steam();
  const std::vector<double> celsius = {350.0, 400.0, 500.0};
  const std::vector<float> pressures = {80.0F, 50.0F, 10.0F};
  const auto outputs = model.forward(steam_properties::BatchInputs{.temperature = typeplate::as<degC>(celsius),
                                                                   .pressure = typeplate::as<bar>(pressures)});
  REQUIRE(outputs.density.size() == 3);
  for (std::size_t row = 0; row < 3; ++row) {
    const auto alone = model.forward(
        steam_properties::Inputs{.temperature = celsius[row] * degC, .pressure = pressures[row] * bar});
    CHECK(outputs.density[row].number() == alone.density.number());
    CHECK(outputs.enthalpy[row].number() == alone.enthalpy.number());
  }
}

TEST_CASE("the golden steam model reads columns behind pointers") {
  const double celsius[] = {350.0, 400.0};
  const double* const pressures = celsius;
  const auto outputs = ideal_steam().forward(steam_properties::BatchInputs{
      .temperature = typeplate::as<degC>(celsius),
      .pressure = typeplate::as<typeplate::unit::kilo<typeplate::unit::pascal>{}>(pressures, 2)});
  CHECK(outputs.density.size() == 2);
}

TEST_CASE("the golden steam model refuses what its card refuses") {
  const auto model = ideal_steam();
  CHECK_THROWS_AS((model.forward(steam_properties::Inputs{.temperature = 20.0 * degC, .pressure = 80.0 * bar})),
                  typeplate::error);
  const std::vector<double> two = {350.0, 351.0};
  const std::vector<double> three = {80.0, 80.0, 80.0};
  CHECK_THROWS_AS((model.forward(steam_properties::BatchInputs{.temperature = typeplate::as<degC>(two),
                                                               .pressure = typeplate::as<bar>(three)})),
                  typeplate::error);
}

TEST_CASE("the golden contract says what the card says") {
  using namespace typeplate;
  const contract& promised = steam_properties::contract;
  CHECK(promised.model == "steam-properties");
  CHECK(promised.version == "1.2.0");
  CHECK(promised.hash.size() == 64);
  REQUIRE(promised.input_count == 2);
  CHECK(promised.inputs[0].name == "temperature");
  CHECK(promised.inputs[0].unit == "K");
  CHECK(promised.inputs[0].upper == static_cast<double>(1073.15F));
  CHECK(promised.outputs[1].unit == "J/kg");
  CHECK(promised.outputs[1].upper == std::numeric_limits<double>::infinity());

  const contract& policies = ::policies::contract;
  CHECK(policies.inputs[0].type == dtype::float64);
  CHECK(policies.inputs[0].outside == out_of_range::clamp);
  CHECK(policies.inputs[1].outside == out_of_range::ignore);
  CHECK(policies.inputs[1].lower == -std::numeric_limits<double>::infinity());
  CHECK(policies.inputs[2].difference);
  CHECK(policies.inputs[2].not_finite == non_finite::allow);
  CHECK(policies.inputs[3].lower == 0.1);
  CHECK(policies.inputs[5].outside == out_of_range::warn);
  CHECK(policies.inputs[4].quantity == "heat transfer");
  CHECK(policies.inputs[4].lower == static_cast<double>(0.1F));
  CHECK(policies.outputs[0].upper == 16777217.0);
}

TEST_CASE("the golden model with every policy clamps, lets through and keeps differences apart") {
  using policies::Inputs;
  using policies::Outputs;
  const auto model = policies::Model::from_function([](const Inputs& inputs) {
    return Outputs{
        .torque = made_of<decltype(Outputs::torque)>(inputs.speed.number()),
        .rise = made_of<decltype(Outputs::rise)>(inputs.drop.number()),
        .outlet = made_of<decltype(Outputs::outlet)>(inputs.inlet.number()),
        .volumetric_heat_release_rate_of_the_burner =
            made_of<decltype(Outputs::volumetric_heat_release_rate_of_the_burner)>(inputs.flow.number())};
  });
  const auto outputs =
      model.forward(Inputs{.speed = 20000.0 * rpm,
                           .inlet = 1000.0 * degC,
                           .drop = 18.0 * delta_degF,
                           .flow = 7.2 * (t / h),
                           .conductance = 10.0 * (W / (m2 * K)),
                           .noise = 1.0 * typeplate::product<typeplate::unit::nano<typeplate::unit::volt>,
                                                             typeplate::power<typeplate::unit::hertz, -1, 2>>{}});
  CHECK(outputs.torque.number() == 12000.0);
  CHECK(outputs.outlet.number() == 1000.0);
  CHECK(outputs.rise.number() == Approx(10.0));
  CHECK(outputs.volumetric_heat_release_rate_of_the_burner.number() == Approx(2.0));
}

TEST_CASE("the golden model with every policy warns the handler of its options") {
  using policies::Inputs;
  using policies::Outputs;
  std::vector<std::string> heard;
  const auto listen = [&](const typeplate::warning& said) { heard.emplace_back(said.text); };
  const auto model = policies::Model::from_function(
      [](const Inputs& inputs) {
        return Outputs{.torque = made_of<decltype(Outputs::torque)>(0.0),
                       .rise = made_of<decltype(Outputs::rise)>(10.0F * inputs.noise.number()),
                       .outlet = made_of<decltype(Outputs::outlet)>(0.0),
                       .volumetric_heat_release_rate_of_the_burner =
                           made_of<decltype(Outputs::volumetric_heat_release_rate_of_the_burner)>(0.0)};
      },
      {.on_warning = listen});
  const auto inputs = [](double noise) {
    return Inputs{.speed = 1.0 * rpm,
                  .inlet = 0.0 * degC,
                  .drop = 1.0 * delta_degC,
                  .flow = 7.2 * (t / h),
                  .conductance = 10.0 * (W / (m2 * K)),
                  .noise = noise * typeplate::product<typeplate::unit::nano<typeplate::unit::volt>,
                                                      typeplate::power<typeplate::unit::hertz, -1, 2>>{}};
  };
  CHECK(model.forward(inputs(10.0)).rise.number() == 100.0F);
  CHECK(heard.empty());
  CHECK(model.forward(inputs(10.5)).rise.number() == 105.0F);
  CHECK(heard ==
        std::vector<std::string>{
            "model `policies`: input `noise` is 10.5 nV/Hz(1/2), outside its range 0 to 10 nV/Hz(1/2); it was let "
            "through, check value and unit",
            "model `policies`: output `rise` is 105 delta_K, outside the range at most 100 delta_K that the card "
            "promises; it was let through, compare the inputs with the model's training data, they may be a "
            "combination it never saw"});
}

TEST_CASE("the golden steam model answers without exceptions, and row by row") {
  const auto model = ideal_steam();
  const auto steam =
      model.try_forward(steam_properties::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar});
  REQUIRE(steam);
  CHECK(steam->density.number() ==
        model.forward(steam_properties::Inputs{.temperature = 350.0 * degC, .pressure = 80.0 * bar})
            .density.number());
  const auto cold = model.try_forward(steam_properties::Inputs{.temperature = 20.0 * degC, .pressure = 80.0 * bar});
  CHECK_FALSE(cold);
  CHECK(std::string_view(cold.error().what())
            .starts_with("model `steam-properties`: input `temperature` is 293.15 K"));

  const std::vector<double> temperatures = {350.0, 20.0, 351.0};
  const std::vector<double> pressures = {80.0, 80.0, 80.0};
  const steam_properties::BatchInputs batch{.temperature = typeplate::as<degC>(temperatures),
                                            .pressure = typeplate::as<bar>(pressures)};
  CHECK_FALSE(model.try_forward(batch));
  const auto [outputs, report] = model.forward(batch, typeplate::per_row);
  CHECK(report.bad_count() == 1);
  CHECK_FALSE(report.good(1));
  CHECK(outputs.density[0].number() == steam->density.number());
  CHECK(std::isnan(outputs.density[1].number()));
  const auto tried = model.try_forward(batch, typeplate::per_row);
  REQUIRE(tried);
  CHECK(tried->report.first_bad()[0].row == 1);
  CHECK(tried->outputs.enthalpy[2].number() == outputs.enthalpy[2].number());
}

TEST_CASE("the golden model with hostile names compiles and runs") {
  namespace names = linux_names_xfb4a204b;
  const auto model = names::Model::from_function([](const names::Inputs& inputs) {
    return names::Outputs{.linux_ = made_of<decltype(names::Outputs::linux_)>(inputs.linux_.number()),
                          .out_put_x9c6f8c35 = made_of<decltype(names::Outputs::out_put_x9c6f8c35)>(
                              inputs.unnamed_x6a272b72.number())};
  });
  const auto outputs = model.forward(names::Inputs{.linux_ = 1.0 * one,
                                                   .class_ = 2.0 * one,
                                                   .errno_ = 3.0 * one,
                                                   .Inputs_ = 4.0 * one,
                                                   .inlet_temperature_x13019b25 = 5.0 * degC,
                                                   .inlet_temperature_xec42b7dd = 6.0 * degC,
                                                   .inlet_temperature = 7.0 * degC,
                                                   .DeltaT2_degC_xa822c01f = 8.0 * delta_degC,
                                                   .n2m_xfecf0ccb = 9.0 * one,
                                                   .u6E29u5EA6_xd1b5e522 = 10.0 * one,
                                                   .a_b_x3948b778 = 11.0 * one,
                                                   .unnamed_x6a272b72 = 12.0 * one});
  CHECK(outputs.linux_.number() == 1.0F);
  CHECK(outputs.out_put_x9c6f8c35.number() == 12.0F);
  using namespace std::string_view_literals;
  CHECK(names::contract.inputs[11].name == "\0\xE2\x80\xAE\\\"?\?/"sv);
  CHECK(names::contract.model == "linux \xE2\x80\xAE \"names\" \\"sv);
}

TEST_CASE("the smallest golden model passes its number through") {
  const auto model = smallest::Model::from_function([](const smallest::Inputs& inputs) {
    return smallest::Outputs{.x = made_of<decltype(smallest::Outputs::x)>(inputs.x.number())};
  });
  CHECK(model.forward(smallest::Inputs{.x = 0.1 * one}).x.number() == 0.1);
}
