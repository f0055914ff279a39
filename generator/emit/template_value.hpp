// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a template is filled with: a small tree of names and texts that knows nothing of the template engine.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace typeplate::inline abi_1::generator {

/// A text for a hole, a condition or a list for a section, or an object whose fields a section may name.
class TemplateValue {
 public:
  using List = std::vector<TemplateValue>;
  using Object = std::vector<std::pair<std::string, TemplateValue>>;

  TemplateValue(std::string text) : content_(std::move(text)) {}
  TemplateValue(const char* text) : content_(std::string(text)) {}
  TemplateValue(bool condition) : content_(condition) {}
  TemplateValue(List list) : content_(std::move(list)) {}
  TemplateValue(Object object) : content_(std::move(object)) {}

  [[nodiscard]] const std::variant<std::string, bool, List, Object>& content() const { return content_; }

 private:
  std::variant<std::string, bool, List, Object> content_;
};

}  // namespace typeplate::inline abi_1::generator
