// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/testing/near.hpp>

#include <cmath>
#include <ostream>
#include <typeplate/engine/message.hpp>

namespace typeplate::inline abi_1::testing {

std::ostream& operator<<(std::ostream& out, const comparison& compared) {
  return out << compared.words();
}

namespace detail {

comparison compare(double got, double wanted, double rtol, double atol, std::string_view unit,
                   std::string_view span) {
  const double distance = std::abs(got - wanted);
  const double allowed = rtol * std::abs(wanted) + atol;
  // A share of infinity is infinite too: without the second condition everything would be near it.
  const bool equal = got == wanted || (distance <= allowed && std::isfinite(distance));
  message words;
  words.value(got, dtype::float64, unit).text(equal ? " is near " : " is not near ");
  words.value(wanted, dtype::float64, unit).text(": they are ").value(distance, dtype::float64, span);
  words.text(" apart, ").value(allowed, dtype::float64, span).text(" are allowed");
  return {equal, std::string(words.view())};
}

}  // namespace detail
}  // namespace typeplate::inline abi_1::testing
