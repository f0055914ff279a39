// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Mustache, made strict and safe for code: a name that the view does not have is an error, nothing is escaped for
// HTML, and no value can bring a line of its own. Texts of several lines are lists of lines.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "emit/template_value.hpp"

namespace typeplate::inline abi_1::generator {

/// A template that is no Mustache, names something unknown, repeats without end in sight or makes more than 16 MiB,
/// or a value with a line break in it.
class template_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Fills the template. A section that may be empty must have its end tag at the beginning of the next line, because
/// the engine (kainjow 4.1) keeps the line break behind an end tag that stands alone after nothing. `name` is what
/// errors call it.
[[nodiscard]] std::string render_template(std::string_view name, std::string_view text,
                                          const TemplateValue::Object& view);

}  // namespace typeplate::inline abi_1::generator
