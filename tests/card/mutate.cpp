// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "mutate.hpp"

#include <stdexcept>

namespace typeplate::inline abi_1::card {

namespace {

struct Replacement {
  std::string name, text;
  JsonKind kind;
  bool extreme;  // also tried where a value of this type stands already
};

std::string nested(std::size_t depth) {
  return std::string(depth, '[') + std::string(depth, ']');
}

const std::vector<Replacement>& replacements() {
  static const std::vector<Replacement> all{
      {"null", "null", JsonKind::null, false},
      {"true", "true", JsonKind::boolean, false},
      {"17", "17", JsonKind::number, false},
      {"text", "\"text\"", JsonKind::string, false},
      {"[]", "[]", JsonKind::array, true},
      {"{}", "{}", JsonKind::object, true},
      {"1e308", "1e308", JsonKind::number, true},
      {"-1e308", "-1e308", JsonKind::number, true},
      {"-1", "-1", JsonKind::number, true},
      {"0", "0", JsonKind::number, true},
      {"0.5", "0.5", JsonKind::number, true},
      {"1e-320", "1e-320", JsonKind::number, true},
      {"an empty string", "\"\"", JsonKind::string, true},
      {"a huge string", '"' + std::string(100'000, 'x') + '"', JsonKind::string, true},
      {"a string of NUL", "\"\\u0000\"", JsonKind::string, true},
      {"a nested list", nested(20), JsonKind::array, true},
      {"too deep a list", nested(70), JsonKind::broken, true},
      {"1e999", "1e999", JsonKind::broken, true},
      {"a hundred thousand digits", std::string(100'000, '9'), JsonKind::broken, true},
      {"NaN", "NaN", JsonKind::broken, true},
  };
  return all;
}

class Mutator {
 public:
  Mutator(const std::string& card, const std::function<void(const Mutant&)>& use)
      : text_(card), lines_(text_), use_(use) {}

  void visit(const JsonNode& node, const std::string& path) {
    if (!path.empty()) replace(node, path);
    for (const JsonNode& item : node.items) visit(item, path + "/[]");
    for (std::size_t i = 0; i < node.members.size(); ++i) {
      const JsonMember& member = node.members[i];
      const std::string below = path.empty() ? member.key : path + "/" + member.key;
      remove(node, i, below);
      misspell(member, below);
      repeat(member, below);
      visit(member.value, below);
    }
  }

 private:
  std::string spliced(Span place, const std::string& instead) const {
    std::string text = text_;
    return text.replace(place.begin, place.end - place.begin, instead);
  }

  void give(Damage damage, const std::string& path, Span place, const std::string& instead,
            std::size_t line_of) const {
    use_({spliced(place, instead), damage, path, {}, JsonKind::broken, lines_.position(line_of).line});
  }

  void remove(const JsonNode& object, std::size_t index, const std::string& path) const {
    Span place{object.members[index].key_span.begin, object.members[index].value.span.end};
    if (index + 1 < object.members.size()) {
      place.end = object.members[index + 1].key_span.begin;
    } else if (index > 0) {
      place.begin = object.members[index - 1].value.span.end;
    }
    give(Damage::removed, path, place, "", object.span.begin);
  }

  void misspell(const JsonMember& member, const std::string& path) const {
    const std::size_t end = member.key_span.end - 1;
    give(Damage::misspelt, path, {end, end}, "x", end);
  }

  // The copy stands behind the original on the line where that ends: there the second key is.
  void repeat(const JsonMember& member, const std::string& path) const {
    const Span whole{member.key_span.begin, member.value.span.end};
    const std::string again = ", " + text_.substr(whole.begin, whole.end - whole.begin);
    give(Damage::doubled, path, {whole.end, whole.end}, again, whole.end);
  }

  void replace(const JsonNode& node, const std::string& path) const {
    for (const Replacement& replacement : replacements()) {
      if (replacement.kind == node.kind && !replacement.extreme) continue;
      use_({spliced(node.span, replacement.text), Damage::replaced, path, replacement.name, replacement.kind,
            lines_.position(node.span.begin).line});
    }
  }

  const std::string& text_;
  LineTable lines_;
  const std::function<void(const Mutant&)>& use_;
};

}  // namespace

void for_each_mutant(const std::string& card, const std::function<void(const Mutant&)>& use) {
  Diagnostics diagnostics;
  const LocatedJson json = parse_json({"card", card}, diagnostics);
  if (diagnostics.had_errors()) throw std::invalid_argument("mutants are made of JSON only");
  Mutator(card, use).visit(json.root, "");
}

std::string_view name_of(Damage damage) {
  switch (damage) {
    case Damage::removed:
      return "removed";
    case Damage::misspelt:
      return "misspelt";
    case Damage::doubled:
      return "doubled";
    case Damage::replaced:
      return "replaced";
  }
  return {};
}

}  // namespace typeplate::inline abi_1::card
