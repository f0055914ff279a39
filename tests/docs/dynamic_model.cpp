// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The program of docs/how-to/dynamic-model.md: docs.dynamic_model compiles and runs it on the steam example.
#include <cstdio>
#include <string>
#include <typeplate/dynamic_model.hpp>
#include <vector>

int main(int argument_count, char** arguments) {
  const std::string folder = argument_count > 1 ? arguments[1] : "examples/steam/model";
  try {
    const auto model = tp::dynamic_model::load(folder);

    const tp::contract& promised = model.contract();
    for (std::size_t i = 0; i < promised.input_count; ++i) {
      const tp::port_contract& port = promised.inputs[i];
      std::printf("%s in %s, from %g to %g\n", std::string(port.name).c_str(), std::string(port.unit).c_str(),
                  port.lower, port.upper);
    }

    const auto steam = model.forward({{"temperature", 350, "degC"}, {"pressure", 80, "bar"}});
    std::printf("density %.2f kg/m3\n", steam["density"].in("kg/m3"));

    const auto ready = model.bind({{"temperature", "degC"}, {"pressure", "bar"}}, {{"density", "kg/m3"}});
    const std::vector<double> temperatures = {350, 400, 450};
    const std::vector<double> pressures = {80, 80, 80};
    std::vector<double> densities(3);
    ready.forward({temperatures, pressures}, {densities});
    for (const double density : densities) std::printf("%.2f\n", density);

    const auto wrong = model.bind({{"temperature", "bar"}, {"pressure", "bar"}});
    static_cast<void>(wrong);
  } catch (const tp::error& refused) {
    std::puts(refused.what());
  }
}
