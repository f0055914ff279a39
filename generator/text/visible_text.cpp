// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "text/doc_comment.hpp"
#include "text/utf8.hpp"

namespace typeplate::inline abi_1::generator {

std::string visible_text(std::string_view text) {
  std::string visible;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (point.value == '\t') {
      visible += ' ';
    } else if (!point.valid) {
      visible += "<byte " + code_point_name(point.value).substr(4) + ">";
    } else if (text::acts(point.value)) {
      visible += "<" + code_point_name(point.value) + ">";
    } else {
      visible += text.substr(0, point.size);
    }
    text.remove_prefix(point.size);
  }
  return visible;
}

}  // namespace typeplate::inline abi_1::generator
