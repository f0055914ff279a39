// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "units/unit_meaning.hpp"

#include "typeplate/units/conversion.hpp"
#include "typeplate/units/parse.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

struct NamedQuantity {
  std::string_view unit;  // any unit of the quantity
  std::string_view name;
};

// The first row with the wanted dimension counts; those of a kind of their own are below.
constexpr NamedQuantity quantities[] = {
    {"1", "number"},
    {"m", "length"},
    {"m2", "area"},
    {"m3", "volume"},
    {"kg", "mass"},
    {"s", "time"},
    {"A", "electric current"},
    {"mol", "amount of substance"},
    {"cd", "luminous intensity"},
    {"rad", "angle"},
    {"sr", "solid angle"},
    {"bit", "information"},
    {"Hz", "frequency or rate"},
    {"s-2", "rate of change of a rate"},
    {"m/s", "speed"},
    {"m/s2", "acceleration"},
    {"rad/s", "angular speed"},
    {"rad/s2", "angular acceleration"},
    {"m-1", "wavenumber or reciprocal length"},
    {"m-2", "number per area"},
    {"m-3", "number per volume"},
    {"kg/m3", "density"},
    {"kg/m2", "mass per area"},
    {"kg/m", "mass per length"},
    {"m3/kg", "specific volume"},
    {"kg/s", "mass flow"},
    {"m3/s", "volume flow"},
    {"mol/s", "molar flow or catalytic activity"},
    {"kg/(m2.s)", "mass flux"},
    {"N", "force"},
    {"N.s", "momentum"},
    {"kg.m2", "moment of inertia"},
    {"Pa", "pressure, stress or energy per volume"},
    {"Pa-1", "compressibility"},
    {"Pa/m", "pressure gradient"},
    {"N/m", "surface tension or stiffness"},
    {"J", "energy, work or torque"},
    {"J.s", "angular momentum or action"},
    {"W", "power"},
    {"W/m2", "power per area"},
    {"W/m3", "power per volume"},
    {"Pa.s", "dynamic viscosity"},
    {"m2/s", "kinematic viscosity or diffusivity"},
    {"J/kg", "energy per mass, or dose"},
    {"J/mol", "energy per amount"},
    {"J/K", "heat capacity or entropy"},
    {"J/(kg.K)", "specific heat capacity"},
    {"J/(mol.K)", "molar heat capacity"},
    {"W/(m.K)", "thermal conductivity"},
    {"W/(m2.K)", "heat transfer coefficient"},
    {"W/K", "thermal conductance"},
    {"K/W", "thermal resistance"},
    {"m2.K/W", "thermal insulance"},
    {"K/m", "temperature gradient"},
    {"K/s", "heating rate"},
    {"K-1", "thermal expansion coefficient"},
    {"mol/m3", "concentration"},
    {"mol/kg", "molality"},
    {"kg/mol", "molar mass"},
    {"m3/mol", "molar volume"},
    {"C", "electric charge"},
    {"C.m", "electric dipole moment"},
    {"C/kg", "exposure to radiation"},
    {"C/m2", "surface charge"},
    {"C/m3", "charge density"},
    {"V", "voltage"},
    {"V/m", "electric field"},
    {"ohm", "electric resistance"},
    {"ohm.m", "resistivity"},
    {"S", "electric conductance"},
    {"S/m", "conductivity"},
    {"F", "capacitance"},
    {"H", "inductance"},
    {"Wb", "magnetic flux"},
    {"T", "magnetic flux density"},
    {"A/m", "magnetic field"},
    {"A/m2", "current density"},
    {"lm", "luminous flux"},
    {"lx", "illuminance"},
    {"cd/m2", "luminance"},
    {"bit/s", "data rate"},
    {"N.m/rad", "torque per angle"},
    {"V/Hz(1/2)", "voltage noise density"},
};

std::string_view name_of(unit_kind kind) {
  switch (kind) {
    case unit_kind::none:
      return "";
    case unit_kind::frequency:
      return "frequency";
    case unit_kind::activity:
      return "radioactivity";
    case unit_kind::symbol_rate:
      return "symbol rate";
    case unit_kind::absorbed_dose:
      return "absorbed dose";
    case unit_kind::dose_equivalent:
      return "dose equivalent";
    case unit_kind::apparent_power:
      return "apparent power";
    case unit_kind::reactive_power:
      return "reactive power";
    case unit_kind::count_of_pixels:
      return "number of pixels";
    case unit_kind::count:
      return "count";
    case unit_kind::decibel:
    case unit_kind::neper:
      return "logarithmic ratio";
    case unit_kind::decibel_milliwatt:
    case unit_kind::decibel_watt:
      return "logarithmic power level";
    case unit_kind::decibel_volt:
      return "logarithmic voltage level";
    case unit_kind::decibel_sound_pressure:
      return "logarithmic sound pressure level";
    case unit_kind::acidity:
      return "acidity";
  }
  return "";
}

// "`bar` measures pressure (kg/(m.s2))"
std::string measures(const unit_result& unit) {
  const std::string name = quantity_name(unit.spec);
  const std::string coherent = coherent_unit(unit.spec.measures);
  return "`" + std::string(unit.canonical()) + "` measures " +
         (name.empty() ? coherent : name + " (" + coherent + ")");
}

}  // namespace

std::string quantity_name(const unit_spec& unit) {
  if (unit.role == temperature_role::point) return "temperature";
  if (unit.role == temperature_role::difference) return "temperature difference";
  if (unit.kind != unit_kind::none) return std::string(name_of(unit.kind));
  for (const NamedQuantity& quantity : quantities) {
    if (parse_unit(quantity.unit).spec.measures == unit.measures) return std::string(quantity.name);
  }
  return "";
}

std::string coherent_unit(const dimension& measures) {
  constexpr std::string_view bases[dimension::size] = {"m", "kg", "s", "A", "K", "mol", "cd", "rad", "bit"};
  factor_list factors;
  for (int i = 0; i < dimension::size; ++i) {
    if (measures.of[i].numerator == 0) continue;
    detail::multiply_by(factors, parse_unit(bases[i]).factors, measures.of[i]);
  }
  return std::string(detail::text_of(factors).view());
}

std::string explain_mismatch(const unit_result& from, const unit_result& to) {
  const std::string both = measures(from) + ", " + measures(to);
  switch (mismatch_between(from.spec, to.spec)) {
    case mismatch::none:
    case mismatch::dimension:
      return both;
    case mismatch::angle:
      return both + "; an angle is no plain number here: rad is not 1, and rpm is not Hz";
    case mismatch::kind:
      return both + "; they have one dimension, but are different kinds of quantity";
    case mismatch::logarithmic:
      return both + "; a logarithmic unit converts into no other";
    case mismatch::temperature:
      return both + "; a temperature is no temperature difference";
  }
  return both;
}

}  // namespace typeplate::inline abi_1::generator
