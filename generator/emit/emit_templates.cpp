// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "emit/emit_templates.hpp"

#include <algorithm>
#include <string_view>

#include "emit/render_template.hpp"
#include "emit/template_fields.hpp"
#include "view/make_header_view.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

constexpr std::string_view suffix = ".mustache";
constexpr std::string_view hole = "{name}";
constexpr std::string_view header_template = "model_header.mustache";

// The name of the file that a template makes; empty where it would be none.
std::string output_name(std::string_view template_name, const std::string& name) {
  if (!template_name.ends_with(suffix)) return "";
  std::string output(template_name.substr(0, template_name.size() - suffix.size()));
  if (const std::size_t at = output.find(hole); at != std::string::npos) output.replace(at, hole.size(), name);
  // A line break, which dependency files cannot say, is one of the control characters.
  const auto is_control = [](unsigned char c) { return c < ' ' || c == 0x7F; };
  const bool plain = !output.starts_with('.') && output.find_first_of("{}/\\") == std::string::npos &&
                     std::none_of(output.begin(), output.end(), is_control);
  return plain ? output : "";
}

void add_mistake(const TemplateFile& file, std::string message, std::vector<TemplateMistake>& mistakes) {
  mistakes.push_back({file.name, 1, 1, std::move(message)});
}

}  // namespace

Files emit_templates(const card::Card& card, const std::vector<TemplateFile>& templates,
                     std::vector<TemplateMistake>& mistakes) {
  const std::string name = make_header_view(card).name_space;
  const std::string header = name + "/" + name + ".hpp";
  const TemplateValue::Object fields = template_fields(card);
  Files files = emit_header(card);
  for (const TemplateFile& file : templates) {
    const bool is_header = file.name == header_template;
    const std::string output = is_header ? header : output_name(file.name, name);
    const std::vector<TemplateMistake> found = check_template(file);
    mistakes.insert(mistakes.end(), found.begin(), found.end());
    if (output.empty()) {
      add_mistake(file, "the template's name makes no file name: write it like `{name}.md.mustache`", mistakes);
    } else if (output == name || (!is_header && files.contains(output))) {
      add_mistake(file, "another file of this card has the name `" + output + "` already", mistakes);
    } else if (mistakes.empty()) {
      files[output] = render_template(file.name, file.text, fields);
    }
  }
  return mistakes.empty() ? files : Files{};
}

}  // namespace typeplate::inline abi_1::generator
