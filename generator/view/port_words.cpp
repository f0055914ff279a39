// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "view/port_words.hpp"

#include <string>

#include "text/doc_comment.hpp"
#include "typeplate/card/json.hpp"
#include "view/unit_words.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

std::string range_words(const card::Port& port) {
  std::string words;
  if (port.lower) words += " from " + card::json_number(*port.lower);
  if (port.upper) words += " up to " + card::json_number(*port.upper);
  if (words.empty()) return "";
  words += " " + port.unit_text;
  switch (port.out_of_range) {
    case card::OutOfRange::clamp:
      words += "; what is outside becomes the nearest bound";
      break;
    case card::OutOfRange::warn:
      words += "; what is outside is let through, and the model's warning handler is told";
      break;
    case card::OutOfRange::ignore:
      words += "; what is outside is let through";
      break;
    case card::OutOfRange::error:
      words += "; what is outside is an error";
      break;
  }
  return " Valid" + words + ".";
}

std::string_view non_finite_words(card::NonFinite policy) {
  return policy == card::NonFinite::allow ? " NaN is let through." : " NaN and infinities are errors.";
}

}  // namespace

Lines port_docs(const card::Port& port, std::string_view identifier) {
  Lines docs = doc_lines(port.description);
  std::string facts = "Unit: " + port.unit_text + ", " + unit_words(port.unit.factors) + ".";
  if (!port.quantity.empty()) facts += " Quantity: " + port.quantity + ".";
  facts += range_words(port);
  facts += non_finite_words(port.non_finite);
  if (port.name != identifier) facts += " The card's name for it is `" + port.name + "`.";
  for (std::string& line : doc_lines(facts)) docs.push_back(std::move(line));
  return docs;
}

}  // namespace typeplate::inline abi_1::generator
