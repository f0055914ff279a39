// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <boiler/boiler.hpp>

#include <string>
#include <thread>
#include <typeplate/symbols.hpp>
#include <typeplate/testing/scripted.hpp>
#include <vector>

#include "catch.hpp"

using namespace typeplate::symbols;
using boiler::BatchInputs, boiler::Inputs, boiler::Model, boiler::Outputs;
using scripted = tp::testing::scripted<Model, Inputs, Outputs>;

namespace {

Outputs flow(double kilograms_per_second) {
  return {.steam_flow = kilograms_per_second * kg / s, .steam_temperature = 190.0 * degC};
}

Inputs feed(double celsius) {
  return {.feed_temperature = celsius * degC, .pressure = 12.0 * bar, .valve = 0.5 * one};
}

std::string words_of(const Model& model, const Inputs& inputs) {
  try {
    static_cast<void>(model.forward(inputs));
  } catch (const tp::error& failure) {
    return failure.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("one answer serves every call") {
  const scripted fake(flow(2.5));
  for (int i = 0; i < 3; ++i) CHECK(fake.model().forward(feed(80)).steam_flow.in(kg / s) == 2.5F);
  CHECK(fake.calls() == 3);
}

TEST_CASE("several answers are given one after the other, and then the script says that it is over") {
  const scripted fake(std::vector{flow(1), flow(2)});
  CHECK(fake.model().forward(feed(80)).steam_flow.number() == 1);
  CHECK(fake.model().forward(feed(80)).steam_flow.number() == 2);
  CHECK(words_of(fake.model(), feed(80)) ==
        "the scripted model has 2 answers, and this is call 3; give it more answers, or one for every call");
}

TEST_CASE("the call that is to fail throws the chosen sentence and uses up no answer") {
  scripted fake(std::vector{flow(1), flow(2)});
  fake.fail_on_call(2, "the network is on fire");
  CHECK(fake.model().forward(feed(80)).steam_flow.number() == 1);
  CHECK(words_of(fake.model(), feed(80)) == "the network is on fire");
  CHECK(fake.model().forward(feed(80)).steam_flow.number() == 2);
  CHECK(fake.calls() == 3);
}

TEST_CASE("inputs are remembered in the ports' units, after the policies") {
  const scripted fake(flow(1));
  static_cast<void>(fake.model().forward(
      Inputs{.feed_temperature = 80.0 * degC, .pressure = 12.0 * bar, .valve = 130.0 * percent}));
  const std::vector<Inputs> seen = fake.inputs();
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].feed_temperature.number() == 353.15F);
  CHECK(seen[0].pressure.number() == 12e5);
  CHECK(seen[0].valve.number() == 1.0F);  // clamped by the card
}

TEST_CASE("a value that the card refuses never reaches the script") {
  const scripted fake(flow(1));
  CHECK_THROWS_AS(fake.model().forward(feed(400)), tp::error);
  CHECK(fake.calls() == 0);
}

TEST_CASE("each row of a batch is a call") {
  const scripted fake(std::vector{flow(1), flow(2), flow(3)});
  const std::vector<double> feeds{60, 70, 80}, pressures{12, 12, 12}, valves{0, 0.5, 1};
  const auto outputs = fake.model().forward(BatchInputs{
      .feed_temperature = tp::as<degC>(feeds), .pressure = tp::as<bar>(pressures), .valve = tp::as<one>(valves)});
  CHECK(outputs.steam_flow[2].number() == 3);
  CHECK(fake.calls() == 3);
}

TEST_CASE("a script that forgets begins again") {
  scripted fake(std::vector{flow(1), flow(2)});
  static_cast<void>(fake.model().forward(feed(80)));
  fake.forget();
  CHECK(fake.calls() == 0);
  CHECK(fake.model().forward(feed(80)).steam_flow.number() == 1);
}

TEST_CASE("calls from many threads are all counted and recorded") {
  const scripted fake(flow(1));
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 250; ++i) static_cast<void>(fake.model().forward(feed(80)));
    });
  }
  for (std::thread& each : threads) each.join();
  CHECK(fake.calls() == 1000);
}
