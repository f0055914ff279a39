// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the dynamic model says: for values the sentences of the typed model, for names and units its own.
#include <cmath>
#include <limits>
#include <typeplate/units/parse.hpp>

#include "catch.hpp"
#include "dynamic_support.hpp"
#include "message_of.hpp"

using namespace typeplate_tests;
using namespace tp::symbols;

namespace {

std::string binding_message(std::initializer_list<tp::port_unit> inputs,
                            std::initializer_list<tp::port_unit> outputs = {}) {
  const auto model = dynamic_steam();
  return message_of([&] { (void)model.bind(inputs, outputs); });
}

/// A model of one input in this unit, which puts out what comes in.
tp::dynamic_model echo(std::string_view unit, bool difference = false) {
  const tp::port_contract port[] = {
      {.name = "x", .unit = unit, .difference = difference, .type = tp::dtype::float64}};
  return tp::dynamic_model::from_function(
      {.model = "echo",
       .version = "",
       .hash = "",
       .inputs = port,
       .input_count = 1,
       .outputs = port,
       .output_count = 1},
      [](std::span<const double> in, std::span<double> out) { out[0] = in[0]; });
}

std::string unit_message(std::string_view port_unit, std::string_view given) {
  const auto model = echo(port_unit);
  return message_of([&] { (void)model.bind({{"x", given}}); });
}

}  // namespace

TEST_CASE("values break the contract in the words of the typed model") {
  const auto typed = typed_steam();
  const auto model = dynamic_steam();
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  constexpr double infinity = std::numeric_limits<double>::infinity();
  const double broken[][2] = {{20, 80},        {350, 0.5},  {900, 80},    {350, 200},      {nan, 80},
                              {350, infinity}, {-300, 80},  {350, -80},   {1e300, 80},     {350, -infinity},
                              {nan, nan},      {1e39, 1e9}, {316.0, 1e2}, {800.0001, 80.0}};
  for (const auto& [celsius, pressure] : broken) {
    const std::string want = message_of([&, t = celsius, p = pressure] {
      (void)typed.forward(steam_properties::Inputs{.temperature = t * degC, .pressure = p * bar});
    });
    CHECK(want != "(no error)");
    CHECK(message_of([&, t = celsius, p = pressure] {
            (void)model.forward({{"pressure", p, "bar"}, {"temperature", t, "degC"}});
          }) == want);
  }
}

TEST_CASE("columns break the contract in the words of the typed model") {
  const auto typed = typed_steam();
  const auto model = dynamic_steam();
  const auto ready = model.bind({{"pressure", "bar"}, {"temperature", "degC"}}, {{"density"}});
  for (const double bad : {20.0, 2000.0, std::numeric_limits<double>::quiet_NaN()}) {
    const std::vector<double> temperatures{350, bad, 400, bad};
    const std::vector<double> pressures{80, 80, 80, 1e6};
    std::vector<double> out(4);
    const std::string want = message_of([&] {
      (void)typed.forward(steam_properties::BatchInputs{.temperature = tp::as<degC>(temperatures),
                                                        .pressure = tp::as<bar>(pressures)});
    });
    CHECK(want != "(no error)");
    CHECK(message_of([&] { ready.forward({pressures, temperatures}, {out}); }) == want);
  }
}

TEST_CASE("columns of different lengths are refused in the words of the typed model") {
  const auto typed = typed_steam();
  const auto model = dynamic_steam();
  const auto ready = model.bind({{"pressure", "bar"}, {"temperature", "degC"}}, {{"density"}});
  const std::vector<double> three(3, 350.0);
  const std::vector<double> two(2, 80.0);
  std::vector<double> out(3);
  const std::string want = message_of([&] {
    (void)typed.forward(
        steam_properties::BatchInputs{.temperature = tp::as<degC>(three), .pressure = tp::as<bar>(two)});
  });
  CHECK(message_of([&] { ready.forward({two, three}, {out}); }) == want);
}

TEST_CASE("without exceptions the words are the same, and good samples have the same bits") {
  const auto model = dynamic_steam();
  const auto ready = model.bind({{"temperature", "degC"}, {"pressure", "bar"}}, {{"density", "lb/ft3"}});
  double tried = 0;
  double thrown = 0;
  REQUIRE(ready.try_forward(std::vector<double>{350, 80}, {&tried, 1}));
  ready.forward(std::vector<double>{350, 80}, {&thrown, 1});
  CHECK(tried == thrown);
  for (const std::vector<double>& bad : {std::vector<double>{20, 80}, {350}, {}}) {
    const auto outcome = ready.try_forward(bad, {&tried, 1});
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().what() == message_of([&] { ready.forward(bad, {&thrown, 1}); }));
  }
  CHECK_FALSE(tp::binding().try_forward(std::span<const double>(), std::span<double>()));
}

TEST_CASE("asked for by row, bad rows are NaN and told, and good rows have the same bits") {
  const auto model = dynamic_steam();
  const auto ready = model.bind({{"temperature", "degC"}, {"pressure", "bar"}}, {{"density", "lb/ft3"}});
  const std::vector<double> temperatures{350, 20, 400};
  const std::vector<double> pressures{80, 80, 90};
  std::vector<double> densities(3);
  const tp::number_source sources[] = {temperatures, pressures};
  const tp::number_sink sinks[] = {densities};
  const tp::row_report report = ready.forward(sources, sinks, tp::per_row);
  CHECK(report.bad_count() == 1);
  CHECK_FALSE(report.good(1));
  CHECK(std::isnan(densities[1]));
  for (const std::size_t row : {std::size_t{0}, std::size_t{2}}) {
    double value = 0;
    ready.forward(std::vector<double>{temperatures[row], pressures[row]}, {&value, 1});
    CHECK(densities[row] == value);
  }
  const auto typed = typed_steam().forward(
      steam_properties::BatchInputs{.temperature = tp::as<degC>(temperatures), .pressure = tp::as<bar>(pressures)},
      tp::per_row);
  CHECK(std::string(report.first_bad()[0].why.what()) == typed.report.first_bad()[0].why.what());
}

TEST_CASE("an unknown port is refused with the nearest name and the list") {
  CHECK(binding_message({{"temprature", "K"}, {"pressure", "Pa"}}) ==
        "model `steam-properties` has no input `temprature`; did you mean `temperature`? It has `temperature`, "
        "`pressure`");
  CHECK(binding_message({{"salinity"}}) ==
        "model `steam-properties` has no input `salinity`; it has `temperature`, `pressure`");
  CHECK(binding_message({{"temperature"}, {"pressure"}}, {{"Density"}}) ==
        "model `steam-properties` has no output `Density`; did you mean `density`? It has `density`, `enthalpy`");
  const auto out = dynamic_steam().forward({{"temperature", 650}, {"pressure", 5e6}});
  CHECK(message_of([&] { (void)out["rho"]; }) ==
        "model `steam-properties` has no output `rho`; it has `density`, `enthalpy`");
}

TEST_CASE("an input must be given, and nothing twice") {
  CHECK(binding_message({{"temperature"}}) ==
        "model `steam-properties`: input `pressure` is not given; every input is required: `temperature`, "
        "`pressure`");
  CHECK(binding_message({}) ==
        "model `steam-properties`: input `temperature` is not given; every input is required: "
        "`temperature`, `pressure`");
  CHECK(binding_message({{"temperature"}, {"pressure"}, {"pressure", "bar"}}) ==
        "model `steam-properties`: input `pressure` is given twice; give each input once");
  CHECK(binding_message({{"temperature"}, {"pressure"}}, {{"density"}, {"density", "g/cm3"}}) ==
        "model `steam-properties`: output `density` is asked for twice; name each output once");
}

TEST_CASE("a text that is no unit is refused with the parser's words") {
  CHECK(binding_message({{"temperature", "celcius"}, {"pressure"}})
            .starts_with("model `steam-properties`: input `temperature` cannot be given in `celcius`: "));
  const tp::unit_result refused = tp::parse_unit("kt");
  const std::string words = binding_message({{"temperature", "kt"}, {"pressure"}});
  CHECK(words.find(refused.message.view()) != std::string::npos);
  CHECK(words.find(refused.hint.view()) != std::string::npos);
}

TEST_CASE("a unit of another dimension is refused with what both measure") {
  CHECK(binding_message({{"temperature", "bar"}, {"pressure"}}) ==
        "model `steam-properties`: input `temperature` cannot be given in `bar`, which measures "
        "mass/(length.time2): it is in `K`, which measures temperature; write a unit that converts, such as `K`");
  CHECK(binding_message({{"temperature"}, {"pressure"}}, {{"density", "1"}}) ==
        "model `steam-properties`: output `density` cannot be had in `1`, which measures a plain number: it is in "
        "`kg/m3`, which measures mass/length3; write a unit that converts, such as `kg/m3`");
  CHECK(
      unit_message("Hz", "rpm") ==
      "model `echo`: input `x` cannot be given in `rpm`, which measures angle/time: it is in `Hz`, which measures "
      "1/time, and an angle is no plain number (rad is not 1, rpm is not Hz); write a unit that converts, such as "
      "`Hz`");
  CHECK(unit_message("Gy", "Sv") ==
        "model `echo`: input `x` cannot be given in `Sv`: it is in `Gy`, which measures another kind of quantity; "
        "write a unit that converts, such as `Gy`");
  CHECK(unit_message("W", "dB") ==
        "model `echo`: input `x` cannot be given in `dB`: a logarithmic unit (dB, dBm, Np, pH) converts into no "
        "other; write a unit that converts, such as `W`");
  CHECK(unit_message("V2/Hz(1/2)", "V") ==
        "model `echo`: input `x` cannot be given in `V`, which measures length2.mass/(time3.current): it is in "
        "`V2/Hz(1/2)`, which measures length4.mass2/(time(11/2).current2); write a unit that converts, such as "
        "`V2/Hz(1/2)`");
}

TEST_CASE("a temperature point is no difference, and a literal may be both as in the typed model") {
  CHECK(unit_message("delta_K", "degC") ==
        "model `echo`: input `x` cannot be given in `degC`, a temperature point: it wants a difference; write "
        "`delta_degC`");
  CHECK(
      unit_message("K", "delta_degC") ==
      "model `echo`: input `x` cannot be given in `delta_degC`, a temperature difference: it wants a point; write "
      "it in `K` or another unit of points");
  // As with tp::as<K>(numbers): a column in K is a column of points.
  CHECK(unit_message("delta_K", "K") ==
        "model `echo`: input `x` cannot be given in `K`, a temperature point: it wants a difference; write "
        "`delta_K`");
  // As with 20.0 * K.
  CHECK(echo("delta_K").forward({{"x", 20, "K"}})["x"].number() == 20);
  CHECK(echo("K", true).forward({{"x", 20, "K"}})["x"].in("delta_degC") == 20);
  const auto model = echo("delta_K");
  CHECK(message_of([&] {
          (void)model.forward({{"x", 20, "degC"}});
        }) ==
        "model `echo`: input `x` cannot be given in `degC`, a temperature point: it wants a difference; write "
        "`delta_degC`");
}

TEST_CASE("a factor beyond the range of double is refused") {
  CHECK(unit_message("qm10", "Qm10") ==
        "model `echo`: input `x` cannot be given in `Qm10`: the factor to `qm10` is beyond the range of double; "
        "write "
        "a unit that converts, such as `qm10`");
}

TEST_CASE("a contract whose own unit is none is refused when it is bound") {
  CHECK(message_of([] {
          (void)echo("furlongs").bind({{"x"}});
        }).starts_with("model `echo`: input `x` has the unit `furlongs` in its contract, which is none: "));
}

TEST_CASE("too few numbers or columns, and columns that are too short, are refused") {
  const auto model = dynamic_steam();
  const auto ready = model.bind({{"temperature", "degC"}, {"pressure", "bar"}}, {{"density"}});
  double value = 0;
  CHECK(
      message_of([&] {
        ready.forward(std::vector<double>{350}, {&value, 1});
      }) ==
      "model `steam-properties`: this binding has 2 inputs and was called with 1; give one for each, in the order "
      "of `bind`");
  CHECK(
      message_of([&] {
        ready.forward(std::vector<double>{350, 80}, std::span<double>());
      }) ==
      "model `steam-properties`: this binding has 1 output and was called with 0; give one for each, in the order "
      "of `bind`");
  const std::vector<double> temperatures(3, 350.0);
  const std::vector<double> pressures(3, 80.0);
  std::vector<double> out(2);
  CHECK(message_of([&] { ready.forward({temperatures}, {out}); }).find("2 inputs and was called with 1;") !=
        std::string::npos);
  CHECK(message_of([&] {
          ready.forward({temperatures, pressures}, {out});
        }) ==
        "model `steam-properties`: output `density` has a column of 2 numbers for 3 rows; make it as long as the "
        "inputs");
}

TEST_CASE("a model that was moved from and a binding of no model say so") {
  auto model = dynamic_steam();
  const tp::dynamic_model taken = std::move(model);
  const std::string words =
      "this dynamic model or binding has been moved from, or this binding was not made by `bind`; use the one it "
      "was moved "
      "to, "
      "and `bind` to make a binding";
  CHECK(message_of([&] { (void)model.contract(); }) == words);  // NOLINT(bugprone-use-after-move): the point of it
  CHECK(message_of([&] { tp::binding().forward(std::span<const double>(), std::span<double>()); }) == words);
}

TEST_CASE("a binding that was moved from is refused, also when it is called with nothing") {
  const tp::dynamic_model model = typeplate_tests::dynamic_steam();
  tp::binding bound = model.bind({{"temperature", "K"}, {"pressure", "Pa"}});
  const tp::binding taken = std::move(bound);
  CHECK(taken.inputs().size() == 2);
  const std::span<const double> no_numbers;
  CHECK_THROWS_AS(bound.forward(no_numbers, std::span<double>()), tp::error);  // NOLINT(bugprone-use-after-move)
  CHECK_FALSE(bound.try_forward(no_numbers, std::span<double>()));
  CHECK_THROWS_AS(bound.forward({}, {}), tp::error);
}
