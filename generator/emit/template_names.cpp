// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "emit/template_names.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

constexpr TemplateName top[] = {
    {"tool_version"},
    {"version_major"},
    {"version_minor"},
    {"card_name"},
    {"namespace"},
    {"namespace_docs", NameKind::Lines},
    {"model_docs", NameKind::Lines},
    {"example", NameKind::Lines},
    {"batch_example", NameKind::Lines},
    {"model"},
    {"version"},
    {"hash"},
    {"inputs", NameKind::Ports},
    {"outputs", NameKind::Ports},
    {"input_count"},
    {"output_count"},
    {"port_names", NameKind::Lines},
    {"model_name"},
    {"model_version"},
    {"description"},
    {"license"},
    {"domain"},
    {"citation"},
    {"artifact_file"},
    {"artifact_format"},
    {"authors", NameKind::Lines},
    {"tags", NameKind::Lines},
    {"limitations", NameKind::Lines},
    {"metrics", NameKind::Figures},
    {"training", NameKind::Figures},
};

constexpr TemplateName port[] = {
    {"name"},
    {"scalar"},
    {"index"},
    {"docs", NameKind::Lines},
    {"declaration", NameKind::Lines},
    {"column_declaration", NameKind::Lines},
    {"contract", NameKind::Lines},
    {"port_name"},
    {"unit"},
    {"unit_name"},
    {"measures"},
    {"dtype"},
    {"shape"},
    {"lower"},
    {"upper"},
    {"range"},
    {"out_of_range"},
    {"non_finite"},
    {"port_description"},
};

constexpr TemplateName figure[] = {{"key"}, {"value"}};

}  // namespace

std::span<const TemplateName> top_names() {
  return top;
}

std::span<const TemplateName> names_inside(NameKind list) {
  switch (list) {
    case NameKind::Ports:
      return port;
    case NameKind::Figures:
      return figure;
    case NameKind::Text:
    case NameKind::Lines:
      return {};
  }
  return {};
}

}  // namespace typeplate::inline abi_1::generator
