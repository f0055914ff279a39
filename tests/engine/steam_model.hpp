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
  [[nodiscard]] static Model from_function(Function function, const typeplate::load_options& options = {}) {
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
        contract, typeplate::make_sample_function(static_cast<Function&&>(function), adapter), options));
  }

  explicit Model(typeplate::model_handle handle) : handle_(static_cast<typeplate::model_handle&&>(handle)) {}

  [[nodiscard]] Outputs forward(const Inputs& inputs) const {
    double to[2];
    handle_.forward(samples_of(inputs).of, to);
    return outputs_of(to);
  }

  [[nodiscard]] BatchOutputs forward(const BatchInputs& inputs) const {
    const Sources from = sources_of(inputs);
    const std::size_t rows = handle_.rows(from.of);
    BatchOutputs outputs = room_for(rows);
    handle_.forward(from.of, rows, sinks_of(outputs).of);
    return outputs;
  }

  [[nodiscard]] typeplate::row_results<BatchOutputs> forward(const BatchInputs& inputs,
                                                             typeplate::per_row_t) const {
    const Sources from = sources_of(inputs);
    const std::size_t rows = handle_.rows(from.of);
    BatchOutputs outputs = room_for(rows);
    typeplate::row_report report = handle_.forward(from.of, rows, sinks_of(outputs).of, typeplate::per_row);
    return {static_cast<BatchOutputs&&>(outputs), static_cast<typeplate::row_report&&>(report)};
  }

  [[nodiscard]] typeplate::result<Outputs> try_forward(const Inputs& inputs) const noexcept {
    double to[2];
    const typeplate::outcome ran = handle_.try_forward(samples_of(inputs).of, to);
    if (!ran) return ran.error();
    return outputs_of(to);
  }

  [[nodiscard]] typeplate::result<BatchOutputs> try_forward(const BatchInputs& inputs) const noexcept {
    const Sources from = sources_of(inputs);
    const typeplate::result<std::size_t> rows = handle_.try_rows(from.of);
    if (!rows) return rows.error();
    BatchOutputs outputs = room_for(*rows);
    const typeplate::outcome ran = handle_.try_forward(from.of, *rows, sinks_of(outputs).of);
    if (!ran) return ran.error();
    return static_cast<BatchOutputs&&>(outputs);
  }

  [[nodiscard]] typeplate::result<typeplate::row_results<BatchOutputs>> try_forward(
      const BatchInputs& inputs, typeplate::per_row_t) const noexcept {
    const Sources from = sources_of(inputs);
    const typeplate::result<std::size_t> rows = handle_.try_rows(from.of);
    if (!rows) return rows.error();
    BatchOutputs outputs = room_for(*rows);
    auto report = handle_.try_forward(from.of, *rows, sinks_of(outputs).of, typeplate::per_row);
    if (!report) return report.error();
    return typeplate::row_results<BatchOutputs>{static_cast<BatchOutputs&&>(outputs),
                                                static_cast<typeplate::row_report&&>(*report)};
  }

 private:
  struct Samples {
    typeplate::sample of[3];
  };
  struct Sources {
    typeplate::column_source of[3];
  };
  struct Sinks {
    typeplate::column_sink of[2];
  };

  static Samples samples_of(const Inputs& inputs) {
    return {{inputs.temperature.sample(), inputs.pressure.sample(), inputs.superheat.sample()}};
  }

  static Outputs outputs_of(const double* from) {
    return Outputs{
        .density = decltype(Outputs::density)::from_number(static_cast<float>(from[0])),
        .enthalpy = decltype(Outputs::enthalpy)::from_number(from[1]),
    };
  }

  static Sources sources_of(const BatchInputs& inputs) {
    return {{inputs.temperature.source(), inputs.pressure.source(), inputs.superheat.source()}};
  }

  static BatchOutputs room_for(std::size_t rows) noexcept {
    return BatchOutputs{
        .density = decltype(BatchOutputs::density)(rows, std::nothrow),
        .enthalpy = decltype(BatchOutputs::enthalpy)(rows, std::nothrow),
    };
  }

  static Sinks sinks_of(BatchOutputs& outputs) { return {{outputs.density.sink(), outputs.enthalpy.sink()}}; }

  typeplate::model_handle handle_;
};

}  // namespace steam_model
