// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/port/pattern.hpp>

#include <algorithm>
#include <stdexcept>

namespace typeplate::inline abi_1::weights::port {
namespace {

constexpr std::size_t most_captures = 64;  // each is compared with each

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
}

bool is_capture_name(std::string_view name) {
  return !name.empty() && !is_digit(name.front()) && std::all_of(name.begin(), name.end(), is_name_character);
}

// Reads one pattern from its front to its end, part by part.
class pattern_reader {
 public:
  pattern_reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  std::variant<name_pattern, pattern_mistake> read() {
    found_.text = text_;
    found_.parts.emplace_back();
    if (text_.empty()) return pattern_mistake{0, 0, "a pattern needs at least one character"};
    while (at_ < text_.size() && !mistake_) step();
    if (mistake_) return *mistake_;
    return std::move(found_);
  }

 private:
  pattern_part& part() { return found_.parts.back(); }

  void step() {
    const char next = text_[at_];
    const bool doubled = at_ + 1 < text_.size() && text_[at_ + 1] == next;
    if ((next == '{' || next == '}') && doubled) {
      literal(next);
      at_ += 2;
    } else if (next == '{') {
      capture();
    } else if (next == '}') {
      refuse(at_, at_ + 1, "`}` closes nothing; write `}}` for the character itself");
    } else if (next == separator_) {
      found_.parts.emplace_back();
      ++at_;
    } else {
      literal(next);
      ++at_;
    }
  }

  void literal(char c) {
    pattern_part& current = part();
    if (current.kind == capture_kind::rest)
      return refuse(at_, at_ + 1, "`{" + current.capture + "...}` stands for whole parts: no text may touch it");
    (current.kind == capture_kind::none ? current.before : current.after) += c;
  }

  void capture() {
    const std::size_t end = text_.find('}', at_);
    if (end == std::string_view::npos) return refuse(at_, text_.size(), "`{` is not closed");
    std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    capture_kind kind = capture_kind::one;
    if (inside.ends_with("...")) {
      kind = capture_kind::rest;
      inside.remove_suffix(3);
    } else if (inside.ends_with(":number")) {
      kind = capture_kind::number;
      inside.remove_suffix(7);
    }
    if (!is_capture_name(inside))
      return refuse(at_, end + 1,
                    "a capture is written `{name}`, `{name:number}` or `{name...}`, with letters, digits and _");
    add_capture(kind, inside, end + 1);
  }

  void add_capture(capture_kind kind, std::string_view name, std::size_t end) {
    if (part().kind != capture_kind::none)
      return refuse(at_, end,
                    std::string("two captures stand in one part of the name; parts end at `") + separator_ + "`");
    if (++captures_ > most_captures)
      return refuse(at_, end, "a pattern has at most " + std::to_string(most_captures) + " captures");
    if (found_.find(name) != nullptr) return refuse(at_, end, "`{" + std::string(name) + "}` is captured twice");
    const bool second_rest = std::any_of(found_.parts.begin(), found_.parts.end(),
                                         [](const pattern_part& each) { return each.kind == capture_kind::rest; });
    if (kind == capture_kind::rest && second_rest)
      return refuse(at_, end, "a pattern has at most one capture of several parts");
    if (kind == capture_kind::rest && !part().before.empty())
      return refuse(at_, end, "`{" + std::string(name) + "...}` stands for whole parts: no text may touch it");
    part().kind = kind;
    part().capture = name;
    at_ = end;
  }

  void refuse(std::size_t begin, std::size_t end, std::string message) {
    mistake_ = pattern_mistake{begin, end, std::move(message)};
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t captures_ = 0;
  name_pattern found_;
  std::optional<pattern_mistake> mistake_;
};

// What the one capture of a part stands for in this text; nothing where the part does not fit it.
std::optional<std::string_view> captured_by(const pattern_part& part, std::string_view text) {
  if (part.kind == capture_kind::none)
    return text == part.before ? std::optional(std::string_view{}) : std::nullopt;
  if (text.size() <= part.before.size() + part.after.size()) return std::nullopt;
  if (!text.starts_with(part.before) || !text.ends_with(part.after)) return std::nullopt;
  text.remove_prefix(part.before.size());
  text.remove_suffix(part.after.size());
  const bool fits = part.kind != capture_kind::number || std::all_of(text.begin(), text.end(), is_digit);
  return fits ? std::optional(text) : std::nullopt;
}

bool take(const pattern_part& part, std::string_view text, captures& captured) {
  const auto found = captured_by(part, text);
  if (found && part.kind != capture_kind::none) captured[part.capture] = {*found};
  return found.has_value();
}

std::string with_doubled_braces(std::string_view text) {
  std::string result;
  for (const char c : text) result.append(c == '{' || c == '}' ? 2 : 1, c);
  return result;
}

}  // namespace

const pattern_part* name_pattern::find(std::string_view capture) const {
  for (const pattern_part& part : parts) {
    if (part.kind != capture_kind::none && part.capture == capture) return &part;
  }
  return nullptr;
}

std::variant<name_pattern, pattern_mistake> parse_pattern(std::string_view text, char separator) {
  return pattern_reader(text, separator).read();
}

std::vector<std::string_view> parts_of(std::string_view name, char separator) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t end = name.find(separator); end != std::string_view::npos; end = name.find(separator, begin)) {
    parts.push_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  parts.push_back(name.substr(begin));
  return parts;
}

std::optional<captures> match(const name_pattern& pattern, std::string_view name, char separator) {
  const std::vector<std::string_view> parts = parts_of(name, separator);
  const auto rest = std::find_if(pattern.parts.begin(), pattern.parts.end(),
                                 [](const pattern_part& part) { return part.kind == capture_kind::rest; });
  const bool has_rest = rest != pattern.parts.end();
  const std::size_t fixed = pattern.parts.size() - (has_rest ? 1 : 0);
  if (parts.size() < fixed || (!has_rest && parts.size() != fixed)) return std::nullopt;
  const auto before = static_cast<std::size_t>(rest - pattern.parts.begin());
  const std::size_t behind = fixed - before;
  captures captured;
  for (std::size_t i = 0; i < before; ++i) {
    if (!take(pattern.parts[i], parts[i], captured)) return std::nullopt;
  }
  for (std::size_t i = 0; i < behind; ++i) {
    if (!take(pattern.parts[before + 1 + i], parts[parts.size() - behind + i], captured)) return std::nullopt;
  }
  if (has_rest)
    captured[rest->capture].assign(parts.begin() + static_cast<std::ptrdiff_t>(before),
                                   parts.end() - static_cast<std::ptrdiff_t>(behind));
  return captured;
}

std::string fill(const name_pattern& pattern, const captures& captured, char separator) {
  std::string name;
  bool first = true;
  const auto begin_part = [&] {
    if (!first) name += separator;
    first = false;
  };
  for (const pattern_part& part : pattern.parts) {
    if (part.kind == capture_kind::none) {
      begin_part();
      name += part.before;
      continue;
    }
    const auto found = captured.find(part.capture);
    if (found == captured.end()) throw std::logic_error("a pattern is filled without its captures");
    for (const std::string_view text : found->second) {
      begin_part();
      name.append(part.before).append(text).append(part.after);
    }
  }
  return name;
}

std::string text_of(const name_pattern& pattern, char separator) {
  std::string text;
  for (const pattern_part& part : pattern.parts) {
    if (&part != &pattern.parts.front()) text += separator;
    text += with_doubled_braces(part.before);
    if (part.kind == capture_kind::none) continue;
    const char* const kind = part.kind == capture_kind::number ? ":number"
                             : part.kind == capture_kind::rest ? "..."
                                                               : "";
    text += "{" + part.capture + kind + "}" + with_doubled_braces(part.after);
  }
  return text;
}

}  // namespace typeplate::inline abi_1::weights::port
