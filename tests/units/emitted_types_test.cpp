// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The C++ text that the generator emits for a unit, compiled, is the unit of the text: same spec, same canonical
// text.
#include <typeplate/units/compose.hpp>
#include <typeplate/units/parse.hpp>

#include "catch.hpp"

namespace {

struct emitted {
  const tp::factor_list* factors;
  const tp::unit_text_buffer* type_text;
  const char* text;
  bool canonical;
};

// Addresses of constants only: as code, two thousand of these cost the compiler minutes.
#define REMOVE_PARENTHESES(...) __VA_ARGS__
#define CHECK_TYPE(number, type, text)                                                                           \
  {&tp::detail::factors<REMOVE_PARENTHESES type>::list, &tp::detail::text_buffer<REMOVE_PARENTHESES type>, text, \
   tp::detail::is_canonical<REMOVE_PARENTHESES type>},
constexpr emitted all[] = {
#include "unit_types.inc"
};

}  // namespace

TEST_CASE("every emitted type, compiled, is the unit of its text") {
  static_assert(std::size(all) == EMITTED_TYPES && EMITTED_TYPES > 1900);
  for (const emitted& type : all) {
    INFO(type.text);
    const tp::unit_result unit = tp::parse_unit(type.text);
    REQUIRE(unit.ok);
    CHECK(type.canonical);
    CHECK(type.type_text->view() == type.text);
    CHECK(*type.factors == unit.factors);
    CHECK(tp::detail::spec_of(*type.factors) == unit.spec);
  }
}
