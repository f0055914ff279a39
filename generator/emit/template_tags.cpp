// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "emit/template_tags.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

class TagReader {
 public:
  explicit TagReader(std::string_view text) : text_(text) {}

  TemplateTags read() {
    while (result_.mistake.empty() && read_next()) {
    }
    return std::move(result_);
  }

 private:
  bool read_next() {
    const std::size_t begin = text_.find(open_, at_);
    if (begin == std::string_view::npos) return false;
    const std::size_t inside = begin + open_.size();
    const bool triple = open_ == "{{" && text_.substr(inside).starts_with('{');
    const std::size_t end = text_.find(triple ? "}}}" : close_, inside);
    if (end == std::string_view::npos) {
      refuse(begin, "the tag is not closed: `" + std::string(close_) + "` is missing");
      return false;
    }
    at_ = end + (triple ? 3 : close_.size());
    add(trimmed(text_.substr(inside, end - inside)), begin);
    return true;
  }

  void add(std::string_view content, std::size_t offset) {
    if (content.empty()) return refuse(offset, "the tag is empty");
    if (content.front() == '!') return;
    if (content.front() == '=') return change_delimiters(content, offset);
    constexpr std::string_view signs = "#^/&{>";
    constexpr TagKind kinds[] = {TagKind::Section,   TagKind::Inverted,  TagKind::End,
                                 TagKind::Unescaped, TagKind::Unescaped, TagKind::Partial};
    const std::size_t sign = signs.find(content.front());
    const bool plain = sign == std::string_view::npos;
    const std::string_view name = plain ? content : trimmed(content.substr(1));
    if (name.empty()) return refuse(offset, "the tag names nothing");
    result_.tags.push_back({plain ? TagKind::Text : kinds[sign], name, offset});
  }

  // "=<% %>="
  void change_delimiters(std::string_view content, std::size_t offset) {
    const std::string_view both =
        content.size() > 1 && content.back() == '=' ? trimmed(content.substr(1, content.size() - 2)) : "";
    const std::size_t gap = both.find_first_of(blanks);
    const std::string_view open = both.substr(0, gap);
    const std::string_view close = gap == std::string_view::npos ? "" : trimmed(both.substr(gap));
    const bool good = !open.empty() && !close.empty() &&
                      close.find_first_of("= \t\r\n") == std::string_view::npos &&
                      open.find('=') == std::string_view::npos;
    if (!good) return refuse(offset, "the delimiters cannot be read: write `{{=<% %>=}}`");
    open_ = open;
    close_ = close;
  }

  void refuse(std::size_t offset, std::string mistake) {
    result_.mistake = std::move(mistake);
    result_.offset = offset;
  }

  std::string_view text_;
  std::string_view open_ = "{{";
  std::string_view close_ = "}}";
  std::size_t at_ = 0;
  TemplateTags result_;
};

}  // namespace

TemplateTags read_template_tags(std::string_view text) {
  return TagReader(text).read();
}

}  // namespace typeplate::inline abi_1::generator
