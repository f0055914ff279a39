// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A stand-in for version 2 of nholthaus/units, written from its documentation: just the interface that
// typeplate/interop/nholthaus.hpp reads, with a few units, so that the tests need no copy of the library.
#pragma once

#include <ratio>

namespace units {

template <class Meter = std::ratio<0>, class Kilogram = std::ratio<0>, class Second = std::ratio<0>,
          class Radian = std::ratio<0>, class Ampere = std::ratio<0>, class Kelvin = std::ratio<0>,
          class Mole = std::ratio<0>, class Candela = std::ratio<0>, class Byte = std::ratio<0>>
struct base_unit {
  using meter_ratio = Meter;
  using kilogram_ratio = Kilogram;
  using second_ratio = Second;
  using radian_ratio = Radian;
  using ampere_ratio = Ampere;
  using kelvin_ratio = Kelvin;
  using mole_ratio = Mole;
  using candela_ratio = Candela;
  using byte_ratio = Byte;
};

// A unit is a factor, a power of pi and a shift away from a base unit or from another unit.
template <class Conversion, class Base, class PiExponent = std::ratio<0>, class Translation = std::ratio<0>>
struct unit {
  using base_unit_type = typename Base::base_unit_type;
  using conversion_ratio = std::ratio_multiply<typename Base::conversion_ratio, Conversion>;
  using pi_exponent_ratio = std::ratio_add<typename Base::pi_exponent_ratio, PiExponent>;
  using translation_ratio = std::ratio_add<std::ratio_multiply<typename Base::conversion_ratio, Translation>,
                                           typename Base::translation_ratio>;
};
template <class Conversion, class... Exponents, class PiExponent, class Translation>
struct unit<Conversion, base_unit<Exponents...>, PiExponent, Translation> {
  using base_unit_type = base_unit<Exponents...>;
  using conversion_ratio = Conversion;
  using pi_exponent_ratio = PiExponent;
  using translation_ratio = Translation;
};

namespace traits {
template <class U>
struct unit_traits {
  using base_unit_type = typename U::base_unit_type;
  using conversion_ratio = typename U::conversion_ratio;
  using pi_exponent_ratio = typename U::pi_exponent_ratio;
  using translation_ratio = typename U::translation_ratio;
};
template <class U>
using base_unit_of = typename U::base_unit_type;
}  // namespace traits

template <class T>
struct linear_scale {};
template <class T>
struct decibel_scale {};

template <class Units, class T = double, template <class> class Scale = linear_scale>
class unit_t {
 public:
  explicit constexpr unit_t(T value) : value_(value) {}
  template <class Number>
  constexpr Number to() const {
    return static_cast<Number>(value_);
  }

 private:
  T value_;
};

template <int N>
using whole = std::ratio<N>;
using none = std::ratio<0>;

namespace length {
using meter = unit<std::ratio<1>, base_unit<whole<1>>>;
using meter_t = unit_t<meter>;
using foot_t = unit_t<unit<std::ratio<381, 1250>, meter>>;
}  // namespace length
namespace mass {
using kilogram = unit<std::ratio<1>, base_unit<none, whole<1>>>;
using kilogram_t = unit_t<kilogram>;
using pound_t = unit_t<unit<std::ratio<45359237, 100000000>, kilogram>>;
}  // namespace mass
namespace angle {
using radian = unit<std::ratio<1>, base_unit<none, none, none, whole<1>>>;
using degree_t = unit_t<unit<std::ratio<1, 180>, radian, std::ratio<1>>>;
}  // namespace angle
namespace velocity {
using meters_per_second = unit<std::ratio<1>, base_unit<whole<1>, none, whole<-1>>>;
using kilometers_per_hour_t = unit_t<unit<std::ratio<1000, 3600>, meters_per_second>>;
}  // namespace velocity
namespace pressure {
using pascal = unit<std::ratio<1>, base_unit<whole<-1>, whole<1>, whole<-2>>>;
using bar_t = unit_t<unit<std::ratio<100000>, pascal>>;
}  // namespace pressure
namespace temperature {
using kelvin = unit<std::ratio<1>, base_unit<none, none, none, none, none, whole<1>>>;
using celsius = unit<std::ratio<1>, kelvin, none, std::ratio<27315, 100>>;
using fahrenheit = unit<std::ratio<5, 9>, celsius, none, std::ratio<-160, 9>>;
using kelvin_t = unit_t<kelvin>;
using celsius_t = unit_t<celsius>;
using fahrenheit_t = unit_t<fahrenheit>;
}  // namespace temperature
namespace data {
using byte = unit<std::ratio<1>, base_unit<none, none, none, none, none, none, none, none, whole<1>>>;
using megabyte_t = unit_t<unit<std::ratio<1000000>, byte>>;
}  // namespace data

}  // namespace units
