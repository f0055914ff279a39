// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The catalogue against udunits2, a program of other people: within 4e-15, except for data/udunits_exceptions.tsv,
// where each line says why udunits differs. An exception that is no longer needed fails the test.
#include <udunits2.h>

#include <cmath>
#include <map>
#include <memory>
#include <typeplate/units/parse.hpp>

#include "catch.hpp"
#include "tsv.hpp"

using namespace typeplate;

namespace {

using system_handle = std::unique_ptr<ut_system, decltype(&ut_free_system)>;
using unit_handle = std::unique_ptr<ut_unit, decltype(&ut_free)>;

system_handle read_system() {
  ut_set_error_message_handler(ut_ignore);
  return {ut_read_xml(nullptr), ut_free_system};
}

unit_handle read(ut_system* system, const std::string& text) {
  return {ut_parse(system, text.c_str(), UT_UTF8), ut_free};
}

/// The coherent unit of a dimension in udunits' spelling; bits are plain numbers there.
std::string coherent(const dimension& d) {
  constexpr const char* bases[] = {"m", "kg", "s", "A", "K", "mol", "cd", "radian"};
  std::string text = "1";
  for (std::size_t i = 0; i < std::size(bases); ++i) {
    if (d.of[i].numerator != 0) text += std::string(" ") + bases[i] + "^" + std::to_string(d.of[i].numerator);
  }
  return text;
}

/// What udunits makes of the number x in `expression`, in coherent units; not-a-number when it cannot.
double by_udunits(ut_system* system, const std::string& expression, const dimension& d, double x) {
  const unit_handle from = read(system, expression);
  const unit_handle to = read(system, coherent(d));
  if (!from || !to || ut_are_convertible(from.get(), to.get()) == 0) return std::nan("");
  cv_converter* converter = ut_get_converter(from.get(), to.get());
  const double result = cv_convert_double(converter, x);
  cv_free(converter);
  return result;
}

/// The larger of the relative differences at 1 and at 1000; the second shows an error of the factor beside an
/// offset.
double difference(ut_system* system, const std::string& expression, const unit_spec& spec) {
  const double scale = detail::to_double(spec.scale).value;
  const double offset = static_cast<double>(spec.offset.numerator) / static_cast<double>(spec.offset.denominator);
  double largest = 0;
  for (const double x : {1.0, 1000.0}) {
    const double want = x * scale + offset;
    largest = std::fmax(largest, std::fabs(by_udunits(system, expression, spec.measures, x) - want) / want);
  }
  return largest;
}

}  // namespace

TEST_CASE("udunits agrees with every unit that it knows, but for a list with causes") {
  const system_handle system = read_system();
  REQUIRE(system);
  std::map<std::string, tsv::row> exceptions;
  for (const tsv::row& row : tsv::read("udunits_exceptions.tsv")) exceptions[row[0]] = row;
  int compared = 0;
  for (const tsv::row& row : tsv::read("udunits.tsv")) {
    const unit_result unit = parse_unit(row[0]);
    INFO(row[0] << " = " << row[1]);
    REQUIRE(unit.ok);
    const double relative = difference(system.get(), row[1], unit.spec);
    REQUIRE_FALSE(std::isnan(relative));
    ++compared;
    const auto exception = exceptions.find(row[0]);
    if (exception == exceptions.end()) {
      CHECK(relative <= 4e-15);
      continue;
    }
    INFO("the exception: " << exception->second[2]);
    CHECK(relative > 4e-15);
    CHECK(relative == Approx(std::stod(exception->second[1])).epsilon(0.05));
    CHECK(exception->second[2].size() > 10);
    exceptions.erase(exception);
  }
  CHECK(compared == 174);
  CHECK(exceptions.empty());
}

TEST_CASE("every unit is compared with udunits, or udunits has none of its kind") {
  std::map<std::string, bool> listed;
  for (const tsv::row& row : tsv::read("udunits.tsv")) listed[row[0]] = true;
  const std::map<std::string, bool> absent{{"mil_angle", true}, {"hourangle", true}, {"bohr", true},
                                           {"hartree", true},   {"Ry", true},        {"D", true}};
  for (const definition* row : detail::rows.of) {
    const std::string text(row->policy == unit_policy::refuse_bare ? detail::alias_at(row->aliases, 0)
                                                                   : row->symbol);
    INFO(text);
    const bool counted = listed.count(text) + absent.count(text) == 1;
    CHECK((counted || is_opaque(row->kind)));
  }
}
