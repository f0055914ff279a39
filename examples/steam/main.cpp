// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Steam tables from a neural network: the properties of superheated steam at any state, in everyday units.
//
//   steam                       at 350 degC and 80 bar
//   steam 420 degC 55 bar       at any state, in any units of temperature and pressure: K, degF, MPa, psi ...
#include <charconv>
#include <cstdio>
#include <stdexcept>
#include <steam_properties/steam_properties.hpp>
#include <string>
#include <string_view>
#include <typeplate/symbols.hpp>
#include <typeplate/units/parse.hpp>
#include <vector>

#include "reference_states.hpp"

namespace {

using namespace typeplate::symbols;
using steam_properties::BatchInputs, steam_properties::Inputs, steam_properties::Model;

struct usage_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Two words of the command line, such as "55" and "bar", as a quantity in `Unit`. The unit is read at run time by
/// the code that reads the units of cards; from here on the compiler knows it.
template <class Unit>
tp::quantity<Unit> quantity_from(const std::string& name, const std::string& number, const std::string& unit,
                                 Unit) {
  double value = 0;
  const auto [end, failure] = std::from_chars(number.data(), number.data() + number.size(), value);
  if (failure != std::errc() || *end != '\0')
    throw usage_error("the " + name + " `" + number + "` is not a number");
  const auto parsed = tp::parse_unit(unit);
  if (!parsed.ok) {
    throw usage_error("the " + name + "'s unit `" + unit + "`: " + std::string(parsed.message.view()) + "; " +
                      std::string(parsed.hint.view()));
  }
  const auto conversion = tp::run_time_conversion(parsed.spec, tp::unit_spec_of<Unit>);
  if (!conversion.ok) {
    throw usage_error("the " + name + "'s unit `" + unit + "` does not convert into " +
                      std::string(tp::unit_text<Unit>));
  }
  return tp::quantity<Unit>::from_number(value * conversion.scale + conversion.offset);
}

/// One state, given by quantities.
void print_state(const Model& model, tp::quantity<tp::unit::kelvin> temperature,
                 tp::quantity<tp::unit::pascal> pressure) {
  const auto steam = model.forward(Inputs{.temperature = temperature, .pressure = pressure});
  std::printf("Steam at %.6g degC and %.6g bar\n", temperature.in(degC), pressure.in(bar));
  std::printf("  density         %10.4f kg/m3\n", steam.density.in(kg / m3));
  std::printf("  enthalpy        %10.2f kJ/kg\n", steam.enthalpy.in(kJ / kg));
  std::printf("  entropy         %10.4f kJ/(kg.K)\n", steam.entropy.in(kJ / (kg * K)));
  std::printf("  speed of sound  %10.2f m/s\n", steam.speed_of_sound.in(m / s));
}

/// Numbers and units side by side: the states whose properties by IAPWS-95 are known to this program.
void print_beside_iapws(const Model& model) {
  std::puts("\nThe model beside IAPWS-95, at the states stored with this program");
  std::puts("              | density kg/m3     | enthalpy kJ/kg    | entropy kJ/(kg.K) | sound m/s");
  std::puts("   degC   bar |   model    IAPWS  |   model    IAPWS  |   model    IAPWS  |  model   IAPWS");
  for (const reference_state& state : reference_states) {
    const auto steam = model.forward(Inputs{.temperature = state.celsius * degC, .pressure = state.bar * bar});
    std::printf(" %6.0f%6.0f | %8.4f %8.4f | %8.2f %8.2f | %8.4f %8.4f | %7.2f %7.2f\n", state.celsius, state.bar,
                steam.density.in(kg / m3), state.density, steam.enthalpy.in(kJ / kg), state.enthalpy,
                steam.entropy.in(kJ / (kg * K)), state.entropy, steam.speed_of_sound.in(m / s),
                state.speed_of_sound);
  }
}

/// Many states at once: columns of plain numbers in the caller's units, converted while they are packed.
void print_column(const Model& model, double pressure_in_bar) {
  constexpr std::size_t rows = 1001;
  std::vector<double> temperatures(rows), pressures(rows, pressure_in_bar);
  for (std::size_t row = 0; row < rows; ++row) temperatures[row] = 320.0 + 0.48 * double(row);
  const auto steam =
      model.forward(BatchInputs{.temperature = tp::as<degC>(temperatures), .pressure = tp::as<bar>(pressures)});
  std::printf("\nA column of %zu temperatures at %.6g bar; six of them\n", rows, pressure_in_bar);
  std::puts("     degC      kg/m3      kJ/kg  kJ/(kg.K)      m/s");
  for (std::size_t row = 0; row < rows; row += 200) {
    std::printf(" %8.2f %10.4f %10.2f %10.4f %8.2f\n", temperatures[row], steam.density[row].in(kg / m3),
                steam.enthalpy[row].in(kJ / kg), steam.entropy[row].in(kJ / (kg * K)),
                steam.speed_of_sound[row].in(m / s));
  }
}

void run(const std::vector<std::string>& words) {
  if (words.size() != 4) throw usage_error("a state is four words");
  const auto temperature = quantity_from("temperature", words[0], words[1], K);
  const auto pressure = quantity_from("pressure", words[2], words[3], Pa);
  const auto model = Model::load(STEAM_PACKAGE);
  print_state(model, temperature, pressure);
  print_beside_iapws(model);
  print_column(model, pressure.in(bar));
}

}  // namespace

int main(int argc, char** argv) {
  try {
    run(argc > 1 ? std::vector<std::string>(argv + 1, argv + argc)
                 : std::vector<std::string>{"350", "degC", "80", "bar"});
    return 0;
  } catch (const usage_error& mistake) {
    std::fprintf(stderr,
                 "steam: %s\nusage: steam [TEMPERATURE UNIT PRESSURE UNIT], for example: steam 420 degC 55 bar\n",
                 mistake.what());
    return 2;
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "steam: %s\n", failure.what());
    return 1;
  }
}
