// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "emit/render_template.hpp"

#include "catch.hpp"

using typeplate::generator::render_template;
using typeplate::generator::template_error;
using typeplate::generator::TemplateValue;
using Object = TemplateValue::Object;
using List = TemplateValue::List;

TEST_CASE("a template is filled without escaping") {
  CHECK(render_template("t", "{{=<% %>=}}a<<% type %>> {{b}};", {{"type", "x<y & \"z\">"}}) ==
        "a<x<y & \"z\">> {{b}};");
}

TEST_CASE("a section repeats whole lines and leaves none of its own") {
  const Object view = {{"lines", List{"one", "two"}}, {"none", List{}}};
  CHECK(render_template("t", "{\n{{# lines }}\n  {{ . }}\n{{/ lines }}\n}\n", view) == "{\n  one\n  two\n}\n");
  CHECK(render_template("t", "{\n{{# none }}\n  x\n{{/ none }}}\n", view) == "{\n}\n");
}

TEST_CASE("a name that the view does not have is an error") {
  CHECK_THROWS_WITH(render_template("header", "{{ unknown }}", {}),
                    "template `header` names `unknown`, which the view does not have");
  CHECK_THROWS_AS(render_template("t", "{{# unknown }}x{{/ unknown }}", {}), template_error);
  CHECK_THROWS_AS(render_template("t", "{{^ unknown }}x{{/ unknown }}", {}), template_error);
  CHECK_THROWS_AS(render_template("t", "{{> unknown }}", {}), template_error);
}

TEST_CASE("a value cannot bring a line of its own") {
  for (const std::string& value : {std::string("a\nb"), std::string("a\rb"), std::string("a\0b", 3)}) {
    CHECK_THROWS_AS(render_template("t", "// {{ value }}", {{"value", value}}), template_error);
  }
}

TEST_CASE("a value is never read as a template") {
  CHECK(render_template("t", "{{ value }}", {{"value", "{{ other }}"}}) == "{{ other }}");
}

TEST_CASE("a broken template is an error that names it") {
  CHECK_THROWS_WITH(render_template("header", "{{# open }}", {{"open", true}}), Catch::Contains("`header`"));
}
