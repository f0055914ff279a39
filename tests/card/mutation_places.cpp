// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "mutation_places.hpp"

#include <array>
#include <string>

#include "catch.hpp"

namespace typeplate::inline abi_1::card {

namespace {

constexpr bool always = true;

constexpr std::array places{
    Place{"$schema", "s", ""},
    Place{"schema", "s", "TP0204", "TP0203", "TP0202", "TP0201", always},
    Place{"name", "s", "TP0207", "TP0203"},
    Place{"version", "s", "TP0206", "TP0203", "TP0202", "TP0201", always},
    Place{"description|license|domain|citation", "s", ""},
    Place{"authors|tags|limitations", "a", "TP0201"},
    Place{"authors|tags|limitations/[]", "s", "TP0207"},
    Place{"inputs|outputs", "a", "TP0201 TP0216", "TP0203"},
    Place{"inputs|outputs/[]", "o", "TP0203 TP0304", "", "TP0202", "TP0201", always},
    Place{"inputs|outputs/[]/name", "s", "TP0207 TP0403", "TP0203", "TP0202", "TP0201", always},
    Place{"inputs|outputs/[]/unit", "s", "TP0301", "TP0304?", "TP0202", "TP0201", always},
    Place{"inputs|outputs/[]/dimension", "o", "TP0303", "TP0304?"},
    Place{"inputs|outputs/[]/dimension/*", "n", "TP0303 TP0305", "TP0303?"},
    Place{"inputs|outputs/[]/dtype", "s", "TP0209", "TP0203", "TP0202", "TP0201", always},
    Place{"inputs|outputs/[]/shape", "a", "TP0210 TP0901", "TP0203", "TP0202", "TP0201", always},
    Place{"inputs|outputs/[]/shape/[]", "s", "TP0210 TP0211", "", "", "TP0210 TP0901", always},
    Place{"inputs|outputs/[]/range", "a", "TP0212", "", "TP0202", "TP0201", always},
    Place{"inputs|outputs/[]/range/[]", "nz", "TP0213 TP0214"},
    Place{"inputs|outputs/[]/out_of_range|non_finite", "s", "TP0215", "", "TP0202", "TP0201", always},
    Place{"inputs|outputs/[]/difference|optional", "b", ""},
    Place{"inputs|outputs/[]/quantity", "s", "TP0207"},
    Place{"inputs|outputs/[]/description", "s", ""},
    Place{"preprocess|postprocess", "a", "TP0201"},
    Place{"preprocess|postprocess/[]", "o", "TP0409", "", "", "TP0201", always},
    Place{"preprocess|postprocess/[]/*", "o", "", "TP0409"},
    Place{"preprocess|postprocess/[]/*/*", "a", "TP0408", "", "TP0402", "TP0201", always},
    Place{"preprocess|postprocess/[]/*/*/[]", "n", "TP0408"},
    Place{"artifact", "o", "TP0203", "TP0203", "TP0202", "TP0201", always},
    Place{"artifact/format", "s", "TP0410", "TP0203", "TP0202", "TP0201", always},
    Place{"artifact/file", "s", "TP0401", "TP0203"},
    Place{"artifact/requires", "s", "TP0413", "", "TP0202", "TP0201", always},
    Place{"artifact/inputs|outputs", "ao", "TP0403 TP0201", "TP0203", "TP0202", "TP0201", always},
    Place{"artifact/inputs|outputs/*", "sa", "TP0402 TP0406 TP0201", "TP0403", "", "TP0201", always},
    Place{"artifact/inputs|outputs/*/[]", "s", "TP0402", "", "", "TP0201", always},
    Place{"files", "o", ""},
    Place{"files/*", "o", "TP0203", "", "", "TP0201", always},
    Place{"files/*/sha256", "s", "TP0411", "TP0203", "TP0202", "TP0201", always},
    Place{"files/*/bytes", "n", "TP0412", "TP0203"},
    Place{"reference", "o", "TP0203", "", "TP0202", "TP0201", always},
    Place{"reference/file", "s", "TP0401", "TP0203"},
    Place{"reference/rtol", "n", "TP0414"},
    Place{"reference/atol", "no", "TP0414"},
    Place{"reference/atol/*", "n", "TP0414", "", "TP0402"},
    Place{"training|metrics|parameters|extensions", "o", ""},
    Place{"training|metrics|parameters|extensions/**", "*", "", "", ""},
};

std::string_view first_part(std::string_view& text, char separator) {
  const std::size_t end = text.find(separator);
  const std::string_view part = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  return part;
}

bool segment_matches(std::string_view pattern, std::string_view segment) {
  if (pattern == "*") return true;
  while (!pattern.empty()) {
    if (first_part(pattern, '|') == segment) return true;
  }
  return false;
}

bool matches(std::string_view pattern, std::string_view path) {
  while (!pattern.empty() && !path.empty()) {
    const std::string_view wanted = first_part(pattern, '/');
    if (wanted == "**") return true;
    if (!segment_matches(wanted, first_part(path, '/'))) return false;
  }
  return pattern.empty() && path.empty();
}

}  // namespace

const Place& place_of(std::string_view path) {
  for (const Place& place : places) {
    if (matches(place.pattern, path)) return place;
  }
  FAIL("mutation_places.cpp has no row for " << std::string(path));
  return places[0];
}

}  // namespace typeplate::inline abi_1::card
