// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "names/plain_name.hpp"

#include <array>

#include "text/utf8.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

bool is_digit(char32_t value) {
  return value >= '0' && value <= '9';
}
bool is_ascii_letter(char32_t value) {
  return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
}

constexpr std::array<std::string_view, 25> greek = {
    "alpha", "beta",   "gamma",   "delta", "epsilon", "zeta",    "eta",  "theta", "iota",
    "kappa", "lambda", "mu",      "nu",    "xi",      "omicron", "pi",   "rho",   "sigma",
    "sigma", "tau",    "upsilon", "phi",   "chi",     "psi",     "omega"};

std::string spelt_greek(char32_t value) {
  const bool capital = value < 0x3B1;
  std::string name(greek[value - (capital ? 0x391 : 0x3B1)]);
  if (capital) name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

// U+00C0 to U+00FF without their accents; `_` where nothing would be left.
constexpr std::string_view latin = "AAAAAAACEEEEIIIIDNOOOOO_OUUUUYTsaaaaaaaceeeeiiiidnooooo_ouuuuyty";
static_assert(latin.size() == 64);

bool is_between(char32_t value, char32_t first, char32_t last) {
  return value >= first && value <= last;
}

bool is_greek(char32_t value) {
  return is_between(value, 0x391, 0x3A1) || is_between(value, 0x3A3, 0x3A9) || is_between(value, 0x3B1, 0x3C9);
}

// Signs that names of quantities often hold; empty for any other.
std::string spelt_sign(char32_t value) {
  if (value == 0xB0) return "deg";
  if (value == 0xB5) return "mu";
  if (is_between(value, 0xB2, 0xB3)) return std::string(1, static_cast<char>('0' + value - 0xB0));
  if (is_between(value, 0x2080, 0x2089)) return std::string(1, static_cast<char>('0' + value - 0x2080));
  return "";
}

std::string spelt(char32_t value) {
  if (is_ascii_letter(value) || is_digit(value)) return std::string(1, static_cast<char>(value));
  if (const std::string sign = spelt_sign(value); !sign.empty()) return sign;
  if (value < 0xC0 || is_between(value, 0x2000, 0x206F)) return "_";  // punctuation
  if (value <= 0xFF) return std::string(1, latin[value - 0xC0]);
  return is_greek(value) ? spelt_greek(value) : "u" + code_point_name(value).substr(2);
}

}  // namespace

std::string plain_name(std::string_view text) {
  std::string name;
  for (; !text.empty(); text.remove_prefix(first_code_point(text).size)) {
    const CodePoint point = first_code_point(text);
    const std::string piece = point.valid ? spelt(point.value) : "_";
    const bool repeated_gap = piece == "_" && (name.empty() || name.back() == '_');
    if (!repeated_gap) name += piece;
  }
  if (!name.empty() && name.back() == '_') name.pop_back();
  if (name.empty()) return "unnamed";
  return is_digit(static_cast<unsigned char>(name.front())) ? "n" + name : name;
}

}  // namespace typeplate::inline abi_1::generator
