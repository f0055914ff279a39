// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "emit/emit_header.hpp"

#include "emit/render_template.hpp"
#include "emit/templates.hpp"
#include "view/header_fields.hpp"
#include "view/make_header_view.hpp"

namespace typeplate::inline abi_1::generator {

std::string header_path(const card::Card& card) {
  const std::string name = make_header_view(card).name_space;
  return name + "/" + name + ".hpp";
}

Files emit_header(const card::Card& card) {
  const HeaderView view = make_header_view(card);
  return {{view.name_space + "/" + view.name_space + ".hpp",
           render_template("model_header.mustache", model_header(), header_fields(view))}};
}

}  // namespace typeplate::inline abi_1::generator
