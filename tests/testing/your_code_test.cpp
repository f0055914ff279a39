// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Tests of a user's code, as docs/how-to/test-your-code.md shows them.
#include <typeplate/testing.hpp>

#include "burner_control.hpp"
#include "catch.hpp"

using boiler::Inputs, boiler::Model, boiler::Outputs;
using tp::testing::near;
using fake_boiler = tp::testing::scripted<Model, Inputs, Outputs>;

TEST_CASE("the valve opens when too little steam is promised") {
  fake_boiler fake(Outputs{.steam_flow = 1.0 * kg / s, .steam_temperature = 190.0 * degC});
  CHECK(next_valve(fake.model(), 350.0 * K, 0.5) == 0.75);
  REQUIRE(fake.calls() == 1);
  CHECK(near(fake.inputs()[0].pressure, 1.2 * MPa, 1e-9));
}

TEST_CASE("the fire goes out when the model fails, and comes back with it") {
  fake_boiler fake(Outputs{.steam_flow = 1.0 * kg / s, .steam_temperature = 190.0 * degC});
  fake.fail_on_call(2, "the model computed a steam flow that is not a number");
  CHECK(next_valve(fake.model(), 350.0 * K, 0.5) == 0.75);
  CHECK(next_valve(fake.model(), 350.0 * K, 0.75) == 0.0);
  CHECK(next_valve(fake.model(), 350.0 * K, 0.0) == 0.25);
}

TEST_CASE("whatever the model may be asked, the valve stays between its ends") {
  fake_boiler fake(Outputs{.steam_flow = -7.0 * kg / s, .steam_temperature = 190.0 * degC});
  for (const Inputs& inputs : tp::testing::samples<Inputs>(boiler::contract)) {
    const double valve = next_valve(fake.model(), inputs.feed_temperature.in(K)*K, inputs.valve.number());
    CHECK((valve >= 0 && valve <= 1));
  }
}

TEST_CASE("a feed outside the card's range puts the fire out") {
  fake_boiler fake(Outputs{.steam_flow = 1.0 * kg / s, .steam_temperature = 190.0 * degC});
  for (const auto& bad : tp::testing::samples_outside<Inputs>(boiler::contract)) {
    if (bad.port != "feed_temperature") continue;
    CHECK(next_valve(fake.model(), bad.inputs.feed_temperature.in(K)*K, 0.5) == 0.0);
  }
  CHECK(fake.calls() == 0);  // the model's own checks came first
}
