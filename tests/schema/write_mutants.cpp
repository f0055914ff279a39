// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Every mutant of the given cards with the verdict of the card reader, one a line as JSON: the other half of
// schema_test.py, which asks a JSON Schema about the same texts.
//   typeplate_write_mutants CARD...
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <typeplate/card/read_card.hpp>

#include "mutate.hpp"

namespace {

using namespace typeplate::card;

std::string codes_of_errors(const Diagnostics& diagnostics) {
  std::string codes;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.severity != Severity::error) continue;
    codes += (codes.empty() ? "\"" : ", \"") + diagnostic.code + "\"";
  }
  return "[" + codes + "]";
}

void write_verdict(const std::string& card, const Mutant& mutant) {
  Diagnostics diagnostics;
  const bool accepted = read_card_text({.name = card, .text = mutant.text}, diagnostics).has_value();
  const std::string what = mutant.path + " " + std::string(name_of(mutant.damage)) + " " + mutant.replacement;
  std::printf("{\"card\": %s, \"what\": %s, \"accepted\": %s, \"codes\": %s, \"text\": %s}\n",
              json_quote(card).c_str(), json_quote(what).c_str(), accepted ? "true" : "false",
              codes_of_errors(diagnostics).c_str(), json_quote(mutant.text).c_str());
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    std::ifstream stream(name, std::ios::binary);
    const std::string card{std::istreambuf_iterator<char>(stream), {}};
    for_each_mutant(card, [&name](const Mutant& mutant) { write_verdict(name, mutant); });
  }
  return argc > 1 ? 0 : 2;
}
