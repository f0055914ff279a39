// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "emit/render_template.hpp"

#include <kainjow/mustache.hpp>
#include <utility>

namespace typeplate::inline abi_1::generator {
namespace {

namespace mustache = kainjow::mustache;

// Lists inside lists of a large card: what nobody wants to wait for, or to read.
constexpr std::size_t most_lookups = 10'000'000;
constexpr std::size_t largest_result = std::size_t{16} << 20;

mustache::data to_data(const TemplateValue& value);

mustache::data to_data(const TemplateValue::Object& object) {
  mustache::data data(mustache::data::type::object);
  for (const auto& [name, value] : object) data.set(name, to_data(value));
  return data;
}

mustache::data to_data(const TemplateValue& value) {
  if (const auto* text = std::get_if<std::string>(&value.content())) return mustache::data(*text);
  if (const auto* condition = std::get_if<bool>(&value.content())) return mustache::data(*condition);
  if (const auto* object = std::get_if<TemplateValue::Object>(&value.content())) return to_data(*object);
  mustache::data data(mustache::data::type::list);
  for (const TemplateValue& item : std::get<TemplateValue::List>(value.content())) data.push_back(to_data(item));
  return data;
}

class StrictContext : public mustache::context<std::string> {
 public:
  StrictContext(const mustache::data* data, std::string_view template_name)
      : mustache::context<std::string>(data), template_name_(template_name) {}

  const mustache::data* get(const std::string& name) const override {
    if (++lookups_ > most_lookups) throw template_error("template `" + template_name_ + "` repeats too much");
    const mustache::data* found = mustache::context<std::string>::get(name);
    if (found == nullptr) {
      throw template_error("template `" + template_name_ + "` names `" + name + "`, which the view does not have");
    }
    return found;
  }

  const mustache::data* get_partial(const std::string& name) const override { return get(name); }

 private:
  std::string template_name_;
  mutable std::size_t lookups_ = 0;
};

// What the engine writes into.
struct BoundedText {
  std::string template_name;
  std::string text;

  BoundedText& operator<<(const std::string& part) {
    if (text.size() + part.size() > largest_result) {
      throw template_error("template `" + template_name + "` makes a text of more than 16 MiB");
    }
    text += part;
    return *this;
  }
};

std::string checked_for_line_breaks(std::string_view template_name, const std::string& value) {
  if (value.find_first_of(std::string_view("\n\r\0", 3)) != std::string::npos) {
    throw template_error("template `" + std::string(template_name) +
                         "` was given a value with a line break in it: hand over a list of lines");
  }
  return value;
}

}  // namespace

std::string render_template(std::string_view name, std::string_view text, const TemplateValue::Object& view) {
  mustache::mustache engine{std::string(text)};
  if (!engine.is_valid()) throw template_error("template `" + std::string(name) + "`: " + engine.error_message());
  engine.set_custom_escape([name](const std::string& value) { return checked_for_line_breaks(name, value); });
  const mustache::data data = to_data(view);
  StrictContext context(&data, name);
  BoundedText result{std::string(name), {}};
  engine.render(context, result);
  if (!engine.is_valid()) throw template_error("template `" + std::string(name) + "`: " + engine.error_message());
  return std::move(result.text);
}

}  // namespace typeplate::inline abi_1::generator
