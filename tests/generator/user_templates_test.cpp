// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "catch.hpp"
#include "emit/emit_templates.hpp"
#include "emit/render_template.hpp"
#include "emit/template_fields.hpp"
#include "emit/template_names.hpp"
#include "typeplate/card/read_card.hpp"

using namespace typeplate;
using namespace typeplate::generator;

namespace {

std::string read(const std::string& path) {
  std::ifstream file(path);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

card::Card steam() {
  card::Diagnostics diagnostics;
  const std::string path = TYPEPLATE_CASES "/generate/steam/model_card.json";
  const auto card = card::read_card_text({"model_card.json", read(path)}, diagnostics);
  REQUIRE(card);
  return *card;
}

// "2:5 message" of each mistake.
std::vector<std::string> mistakes_of(const std::string& text) {
  std::vector<std::string> said;
  for (const TemplateMistake& mistake : check_template({"t.mustache", text})) {
    said.push_back(std::to_string(mistake.line) + ":" + std::to_string(mistake.column) + " " + mistake.message);
  }
  return said;
}

using Said = std::vector<std::string>;

Files emitted(const std::vector<TemplateFile>& templates, std::vector<TemplateMistake>& mistakes) {
  return emit_templates(steam(), templates, mistakes);
}

// The names of a view's object, and of the objects in its lists as "inputs.name".
void add_names(const TemplateValue::Object& object, const std::string& before, std::set<std::string>& names) {
  for (const auto& [name, value] : object) {
    names.insert(before + name);
    const auto* list = std::get_if<TemplateValue::List>(&value.content());
    if (list == nullptr || list->empty()) continue;
    const auto* item = std::get_if<TemplateValue::Object>(&list->front().content());
    if (item != nullptr) add_names(*item, before + name + ".", names);
  }
}

std::set<std::string> documented_by_the_table() {
  std::set<std::string> names;
  for (const TemplateName& top : top_names()) {
    names.insert(std::string(top.name));
    for (const TemplateName& inner : names_inside(top.kind))
      names.insert(std::string(top.name) + "." + std::string(inner.name));
  }
  return names;
}

}  // namespace

TEST_CASE("what templates may name, what they are filled with and what the docs say are the same names") {
  std::set<std::string> filled;
  add_names(template_fields(steam()), "", filled);
  CHECK(documented_by_the_table() == filled);

  // In the docs a row of a table begins with | `name` |; the second table is about ports, the third about figures.
  const std::string docs = read(TYPEPLATE_DOCS "/reference/templates.md");
  std::set<std::string> described;
  const std::regex row("\n\\| `([a-z_.]+)` \\|");
  for (std::sregex_iterator match(docs.begin(), docs.end(), row); match != std::sregex_iterator(); ++match) {
    const std::string name = (*match)[1];
    if (name.ends_with(".mustache")) continue;
    if (name.starts_with("port.")) {
      described.insert("inputs." + name.substr(5));
      described.insert("outputs." + name.substr(5));
    } else if (name.starts_with("figure.")) {
      described.insert("metrics." + name.substr(7));
      described.insert("training." + name.substr(7));
    } else {
      described.insert(name);
    }
  }
  CHECK(described == documented_by_the_table());
}

TEST_CASE("every mistake of a template is shown at its place with the nearest name") {
  CHECK(mistakes_of("{{ namespace }}{{# inputs }}{{ unit }}{{ tool_version }}{{/ inputs }}").empty());
  CHECK(mistakes_of("a\n\xC3\xA9 {{ licence }}{{# inputs }}{{ unnit }}{{/ inputs }}") ==
        Said{"2:3 there is no name `licence` here; did you mean `license`?",
             "2:29 there is no name `unnit` here; did you mean `unit`?"});
  CHECK(mistakes_of("{{ unit }}") == Said{"1:1 there is no name `unit` here"});
  CHECK(mistakes_of("{{# limitations }}{{ wrong_entirely }}{{/ limitations }}") ==
        Said{"1:19 there is no name `wrong_entirely` here"});
  CHECK(mistakes_of("{{ inputs }}") == Said{"1:1 `inputs` is a list: write `{{# inputs }}...{{/ inputs }}`"});
  CHECK(mistakes_of("{{ . }}") ==
        Said{"1:1 `.` is a line, and stands only inside a section of lines such as `limitations`"});
  CHECK(mistakes_of("{{# inputs }}{{# inputs }}{{/ inputs }}{{/ inputs }}") ==
        Said{"1:14 the list `inputs` stands inside itself"});
  CHECK(mistakes_of("{{> other }}") == Said{"1:1 partials are not read: write the text of `other` in its place"});
  CHECK(mistakes_of("{{{ license }}}") ==
        Said{"1:1 nothing is escaped here: write two braces, as in `{{ name }}`"});
  CHECK(mistakes_of("{{# license }}") == Said{"1:1 section `license` is not closed"});
  CHECK(mistakes_of("{{# license }}{{/ domain }}{{/ license }}") ==
        Said{"1:15 `domain` is closed here, but the open section is `license`"});
  CHECK(mistakes_of("x {{ license") == Said{"1:3 the tag is not closed: `}}` is missing"});
  CHECK(mistakes_of("{{=<% %>=}}<% licence %> {{ anything }}") ==
        Said{"1:12 there is no name `licence` here; did you mean `license`?"});
  CHECK(mistakes_of("{{= =}}") == Said{"1:1 the delimiters cannot be read: write `{{=<% %>=}}`"});
  CHECK(mistakes_of("{{}}") == Said{"1:1 the tag is empty"});
  CHECK(mistakes_of("{{ \xE2\x80\xAE }}") == Said{"1:1 there is no name `<U+202E>` here"});
}

TEST_CASE("a hostile template costs neither time nor stack") {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "{{# license }}";
  CHECK(mistakes_of(deep).size() == 50);
  CHECK_FALSE(mistakes_of(std::string(1'000'000, '{')).empty());

  const TemplateValue::List many(1000, TemplateValue(std::string(1000, 'x')));
  const TemplateValue::Object view = {{"a", many}, {"b", many}, {"c", many}};
  CHECK_THROWS_WITH(render_template("t", "{{# a }}{{# b }}{{ . }}{{/ b }}{{/ a }}", view),
                    "template `t` makes a text of more than 16 MiB");
  CHECK_THROWS_WITH(render_template("t", "{{# a }}{{# b }}{{# c }}{{^ a }}{{/ a }}{{/ c }}{{/ b }}{{/ a }}", view),
                    "template `t` repeats too much");
}

TEST_CASE("a template's name is that of its file, with the model's name in it") {
  std::vector<TemplateMistake> mistakes;
  const Files files = emitted({{"{name}.md.mustache", "{{ model_name }}"}, {"ports.csv.mustache", "x"}}, mistakes);
  CHECK(mistakes.empty());
  REQUIRE(files.size() == 3);
  CHECK(files.at("steam_properties.md") == "steam-properties");
  CHECK(files.at("ports.csv") == "x");
  CHECK(files.at("steam_properties/steam_properties.hpp") == emit_header(steam()).begin()->second);

  CHECK(emitted({{"model_header.mustache", "// <{{ namespace }}>"}}, mistakes) ==
        Files{{"steam_properties/steam_properties.hpp", "// <steam_properties>"}});
  CHECK(mistakes.empty());
}

TEST_CASE("a template that makes no file of its own is refused") {
  for (const char* name :
       {".mustache", "..mustache", ".hidden.mustache", "{model}.md.mustache", "{name}{name}.mustache",
        "{name}.mustache", "a\\b.mustache", "a\nb.mustache", "a\x1b[31m.mustache"}) {
    INFO(name);
    std::vector<TemplateMistake> mistakes;
    CHECK(emitted({{name, "x"}}, mistakes).empty());
    CHECK(mistakes.size() == 1);
  }
  std::vector<TemplateMistake> mistakes;
  CHECK(emitted({{"{name}.md.mustache", ""}, {"steam_properties.md.mustache", ""}}, mistakes).empty());
  REQUIRE(mistakes.size() == 1);
  CHECK(mistakes[0].message == "another file of this card has the name `steam_properties.md` already");
}

TEST_CASE("a text of a card cannot leave a comment of a template") {
  card::Card card = steam();
  card.description = "first\nint injected; \\";
  card.limitations = {"\\", "a\r\nb"};
  const TemplateValue::Object fields = template_fields(card);
  CHECK(render_template("t", "// {{ description }}\n{{# limitations }}\n// {{ . }}\n{{/ limitations }}\n",
                        fields) == "// first int injected; <U+005C>\n// <U+005C>\n// a<U+000D> b\n");
}
