// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A model as the generator writes it, by hand, so that the typed front is tested beside the engine: two points, a
// difference, an output of each element type.
#pragma once

#include <typeplate/model.hpp>

namespace steam_model {

namespace port {
struct temperature;
struct pressure;
struct superheat;
struct density;
struct enthalpy;
}  // namespace port

using density_unit =
    typeplate::product<typeplate::unit::kilo<typeplate::unit::gram>, typeplate::power<typeplate::unit::metre, -3>>;
using enthalpy_unit =
    typeplate::product<typeplate::unit::joule, typeplate::power<typeplate::unit::kilo<typeplate::unit::gram>, -1>>;

struct Inputs {
  typeplate::input<port::temperature, typeplate::unit::kelvin, float> temperature;
  typeplate::input<port::pressure, typeplate::unit::pascal, float> pressure;
  typeplate::input<port::superheat, typeplate::difference<typeplate::unit::kelvin>, double> superheat;
};

struct Outputs {
  typeplate::quantity<density_unit, float> density;
  typeplate::quantity<enthalpy_unit, double> enthalpy;
};

struct BatchInputs {
  typeplate::input_column<port::temperature, typeplate::unit::kelvin, float> temperature;
  typeplate::input_column<port::pressure, typeplate::unit::pascal, float> pressure;
  typeplate::input_column<port::superheat, typeplate::difference<typeplate::unit::kelvin>, double> superheat;
};

struct BatchOutputs {
  typeplate::column<density_unit, float> density;
  typeplate::column<enthalpy_unit, double> enthalpy;
};

inline constexpr typeplate::port_contract input_ports[] = {
    {.name = "temperature", .unit = "K", .lower = 590.0, .upper = static_cast<double>(1073.15F)},
    {.name = "pressure", .unit = "Pa", .lower = 1e5, .upper = 1e7},
    {.name = "superheat", .unit = "K", .difference = true, .type = typeplate::dtype::float64},
};

inline constexpr typeplate::port_contract output_ports[] = {
    {.name = "density", .unit = "kg/m3", .lower = 0.0},
    {.name = "enthalpy", .unit = "J/kg", .type = typeplate::dtype::float64},
};

inline constexpr typeplate::contract contract = {
    .model = "steam-model",
    .version = "1.0.0",
    .hash = "",
    .inputs = input_ports,
    .input_count = 3,
    .outputs = output_ports,
    .output_count = 2,
};

class Model {
 public:
  template <class Function>
  [[nodiscard]] static Model from_function(Function function) {
    const auto adapter = [](const Function& called, const double* from, double* to) {
      const Outputs outputs = called(Inputs{
          .temperature = decltype(Inputs::temperature)::from_number(static_cast<float>(from[0])),
          .pressure = decltype(Inputs::pressure)::from_number(static_cast<float>(from[1])),
          .superheat = decltype(Inputs::superheat)::from_number(from[2]),
      });
      to[0] = static_cast<double>(outputs.density.number());
      to[1] = outputs.enthalpy.number();
    };
    return Model(typeplate::from_sample_function(
        contract, typeplate::make_sample_function(static_cast<Function&&>(function), adapter)));
  }

  explicit Model(typeplate::model_handle handle) : handle_(static_cast<typeplate::model_handle&&>(handle)) {}

  [[nodiscard]] Outputs forward(const Inputs& inputs) const {
    const typeplate::sample from[] = {inputs.temperature.sample(), inputs.pressure.sample(),
                                      inputs.superheat.sample()};
    double to[2];
    handle_.forward(from, to);
    return Outputs{
        .density = decltype(Outputs::density)::from_number(static_cast<float>(to[0])),
        .enthalpy = decltype(Outputs::enthalpy)::from_number(to[1]),
    };
  }

  [[nodiscard]] BatchOutputs forward(const BatchInputs& inputs) const {
    const typeplate::column_source from[] = {inputs.temperature.source(), inputs.pressure.source(),
                                             inputs.superheat.source()};
    const std::size_t rows = handle_.rows(from);
    BatchOutputs outputs{
        .density = decltype(BatchOutputs::density)(rows),
        .enthalpy = decltype(BatchOutputs::enthalpy)(rows),
    };
    const typeplate::column_sink to[] = {outputs.density.sink(), outputs.enthalpy.sink()};
    handle_.forward(from, rows, to);
    return outputs;
  }

 private:
  typeplate::model_handle handle_;
};

}  // namespace steam_model
