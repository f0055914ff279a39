// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The generator: whatever a valid card says, its header is C++ in which no word of the card stands as code, and the
// same card gives the same header.
#include <exception>
#include <typeplate/card/read_card.hpp>

#include "emit/emit_header.hpp"
#include "support/emitted_header.hpp"
#include "support/oracle.hpp"

namespace {

using namespace typeplate;

void check_header(const card::Card& card) {
  const generator::Files files = generator::emit_header(card);
  test::expect(files.size() == 1, "a card gives one header");
  try {
    test::check_emitted_header(card, files.begin()->second);
  } catch (const std::exception& problem) {
    std::fprintf(stderr, "%s\n%s\n", problem.what(), files.begin()->second.c_str());
    test::expect(false, "the header of a card is C++ without a word of the card as code");
  }
  // For some cards, chosen by the header's size: most of the time goes into the template.
  const bool again = files.begin()->second.size() % 8 == 0;
  test::expect(!again || generator::emit_header(card) == files, "a card gives the same header again");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  card::Diagnostics diagnostics;
  const auto card = card::read_card_text(
      {.name = "model_card.json", .text = std::string(test::text_of(data, size))}, diagnostics);
  if (!card) {
    test::forget_coverage();
    return 0;
  }
  check_header(*card);
  return 0;
}
