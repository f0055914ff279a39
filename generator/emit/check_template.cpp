// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "emit/check_template.hpp"

#include <algorithm>
#include <optional>

#include "emit/template_names.hpp"
#include "emit/template_tags.hpp"
#include "text/doc_comment.hpp"
#include "typeplate/card/source.hpp"
#include "typeplate/card/suggest.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

constexpr std::size_t deepest = 16;
constexpr std::size_t most_mistakes = 50;

struct OpenSection {
  std::string_view name;
  std::size_t offset = 0;
  NameKind kind = NameKind::Text;
  bool repeats = false;
};

std::string quoted(std::string_view name) {
  constexpr std::size_t longest = 60;
  return "`" + visible_text(name.substr(0, longest)) + (name.size() > longest ? "..." : "") + "`";
}

class TemplateChecker {
 public:
  explicit TemplateChecker(const TemplateFile& file) : file_(file), lines_(file.text) {}

  std::vector<TemplateMistake> check() {
    const TemplateTags read = read_template_tags(file_.text);
    for (const TemplateTag& tag : read.tags) check_tag(tag);
    if (!read.mistake.empty()) {
      report(read.offset, read.mistake);
    } else {
      for (const OpenSection& section : open_)
        report(section.offset, "section " + quoted(section.name) + " is not closed");
    }
    return std::move(mistakes_);
  }

 private:
  void check_tag(const TemplateTag& tag) {
    switch (tag.kind) {
      case TagKind::Text:
        return check_text(tag);
      case TagKind::Section:
      case TagKind::Inverted:
        return open_section(tag);
      case TagKind::End:
        return close_section(tag);
      case TagKind::Unescaped:
        return report(tag.offset, "nothing is escaped here: write two braces, as in `{{ name }}`");
      case TagKind::Partial:
        return report(tag.offset, "partials are not read: write the text of " + quoted(tag.name) + " in its place");
    }
  }

  void check_text(const TemplateTag& tag) {
    if (tag.name == ".") {
      const bool in_lines = !open_.empty() && open_.back().kind == NameKind::Lines && open_.back().repeats;
      if (!in_lines)
        report(tag.offset, "`.` is a line, and stands only inside a section of lines such as `limitations`");
      return;
    }
    const auto kind = find(tag);
    if (kind && *kind != NameKind::Text) {
      const std::string name(tag.name);
      report(tag.offset, quoted(tag.name) + " is a list: write `{{# " + name + " }}...{{/ " + name + " }}`");
    }
  }

  void open_section(const TemplateTag& tag) {
    const auto kind = find(tag);
    const auto same = [&tag](const OpenSection& section) { return section.repeats && section.name == tag.name; };
    if (std::any_of(open_.begin(), open_.end(), same) && kind != NameKind::Text) {
      report(tag.offset, "the list " + quoted(tag.name) + " stands inside itself");
    }
    if (open_.size() >= deepest) return report(tag.offset, "sections are nested more than 16 deep");
    const bool repeats = tag.kind == TagKind::Section && kind.value_or(NameKind::Text) != NameKind::Text;
    open_.push_back({tag.name, tag.offset, kind.value_or(NameKind::Text), repeats});
  }

  void close_section(const TemplateTag& tag) {
    if (!open_.empty() && open_.back().name == tag.name) return open_.pop_back();
    const std::string wanted =
        open_.empty() ? "no section is open" : "the open section is " + quoted(open_.back().name);
    report(tag.offset, quoted(tag.name) + " is closed here, but " + wanted);
    const auto same = [&tag](const OpenSection& section) { return section.name == tag.name; };
    const auto opened = std::find_if(open_.rbegin(), open_.rend(), same);
    if (opened != open_.rend()) open_.erase(opened.base() - 1, open_.end());
  }

  // What the name stands for here; empty after reporting that there is no such name.
  std::optional<NameKind> find(const TemplateTag& tag) {
    std::vector<std::string_view> known;
    for (auto section = open_.rbegin(); section != open_.rend(); ++section) {
      if (!section->repeats) continue;
      if (const auto kind = find_in(names_inside(section->kind), tag.name, known)) return kind;
    }
    if (const auto kind = find_in(top_names(), tag.name, known)) return kind;
    const std::string_view near = card::nearest(tag.name, known);
    report(tag.offset, "there is no name " + quoted(tag.name) + " here" +
                           (near.empty() ? "" : "; did you mean " + quoted(near) + "?"));
    return std::nullopt;
  }

  static std::optional<NameKind> find_in(std::span<const TemplateName> names, std::string_view wanted,
                                         std::vector<std::string_view>& known) {
    for (const TemplateName& name : names) {
      if (name.name == wanted) return name.kind;
      known.push_back(name.name);
    }
    return std::nullopt;
  }

  void report(std::size_t offset, std::string message) {
    if (mistakes_.size() == most_mistakes) return;
    const card::Position place = lines_.position(offset);
    mistakes_.push_back({file_.name, place.line, place.column, std::move(message)});
  }

  const TemplateFile& file_;
  card::LineTable lines_;
  std::vector<OpenSection> open_;
  std::vector<TemplateMistake> mistakes_;
};

}  // namespace

std::vector<TemplateMistake> check_template(const TemplateFile& file) {
  return TemplateChecker(file).check();
}

}  // namespace typeplate::inline abi_1::generator
