// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The C++ text that the generator emits for a unit, compiled, is the unit of the text: same spec, same canonical
// text.
#include <typeplate/units/compose.hpp>
#include <typeplate/units/parse.hpp>
#include <vector>

#include "catch.hpp"

namespace {

struct emitted {
  tp::factor_list factors;
  std::string_view type_text;
  std::string_view text;
  bool canonical;
};

template <class U>
emitted describe(std::string_view text) {
  return {tp::detail::factors<U>::list, tp::unit_text<U>, text, tp::detail::is_canonical<U>};
}

#define REMOVE_PARENTHESES(...) __VA_ARGS__
#define CHECK_TYPE(number, type, text) describe<REMOVE_PARENTHESES type>(text),
const std::vector<emitted> all = {
#include "unit_types.inc"
};

}  // namespace

TEST_CASE("every emitted type, compiled, is the unit of its text") {
  REQUIRE(all.size() == EMITTED_TYPES);
  CHECK(all.size() > 1900);
  for (const emitted& type : all) {
    INFO(type.text);
    const tp::unit_result unit = tp::parse_unit(type.text);
    REQUIRE(unit.ok);
    CHECK(type.canonical);
    CHECK(type.type_text == type.text);
    CHECK(type.factors == unit.factors);
    CHECK(tp::detail::spec_of(type.factors) == unit.spec);
  }
}
