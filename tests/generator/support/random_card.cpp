// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "support/random_card.hpp"

#include <iterator>
#include <set>

namespace typeplate::test {
namespace {

// What has a meaning to somebody: C++, Make, shells, terminals, Mustache, Doxygen, clang-format.
constexpr std::string_view special_pieces[] = {"\\",
                                               "\\\n",
                                               "\\\r\n",
                                               "\\ \n",
                                               "?\?/",
                                               "?\?/\n",
                                               "*/",
                                               "/*",
                                               "//",
                                               "\"",
                                               "'",
                                               "\n",
                                               "\r",
                                               "\r\n",
                                               "\t",
                                               "\v",
                                               "\f",
                                               "#define x",
                                               "\n#include <x>\n",
                                               "}",
                                               "{",
                                               ")",
                                               ";",
                                               "R\"(",
                                               ")\"",
                                               "{{",
                                               "}}",
                                               "<%",
                                               "%>",
                                               "{{=<% %>=}}",
                                               "<% hash %>",
                                               "$(x)",
                                               "`x`",
                                               "%s",
                                               "\\u202E",
                                               "\\N{LATIN}",
                                               "@file",
                                               "NOLINT",
                                               "// clang-format on",
                                               "__LINE__",
                                               "L\"",
                                               "u8\"",
                                               "'\\''",
                                               "\xE2\x80\xA8",
                                               "\xE2\x80\xA9",
                                               "\xC2\x85",
                                               "\xE2\x80\xAE",
                                               "\xE2\x80\xAD",
                                               "\xE2\x81\xA6",
                                               "\xE2\x81\xA7",
                                               "\xE2\x81\xA9",
                                               "\xE2\x80\x8F",
                                               "\xD8\x9C",
                                               "\xEF\xBB\xBF",
                                               "\xE2\x80\x8B",
                                               "\xCC\x81",
                                               "\xF0\x9F\x98\x80",
                                               "\xCE\x94",
                                               "\xC3\xA9",
                                               "\xC2\xB0",
                                               "\xE6\xB8\xA9",
                                               " ",
                                               "-",
                                               "_",
                                               "__",
                                               ".",
                                               "0",
                                               "9",
                                               "e",
                                               "X",
                                               "\x7F",
                                               "\x1B[31m"};

constexpr std::string_view dangerous_names[] = {"linux",
                                                "unix",
                                                "i386",
                                                "errno",
                                                "major",
                                                "minor",
                                                "makedev",
                                                "stdin",
                                                "stdout",
                                                "stderr",
                                                "assert",
                                                "NULL",
                                                "EOF",
                                                "INT_MAX",
                                                "CHAR_BIT",
                                                "SIGINT",
                                                "BUFSIZ",
                                                "HUGE_VAL",
                                                "NAN",
                                                "INFINITY",
                                                "M_PI",
                                                "I",
                                                "complex",
                                                "st_atime",
                                                "sa_handler",
                                                "si_pid",
                                                "h_errno",
                                                "HZ",
                                                "MAXPATHLEN",
                                                "TRUE",
                                                "FALSE",
                                                "signals",
                                                "slots",
                                                "emit",
                                                "interface",
                                                "near",
                                                "far",
                                                "min",
                                                "max",
                                                "class",
                                                "int",
                                                "and",
                                                "xor_eq",
                                                "co_await",
                                                "concept",
                                                "requires",
                                                "char8_t",
                                                "this",
                                                "operator",
                                                "final",
                                                "import",
                                                "module",
                                                "alignas",
                                                "typeof",
                                                "Inputs",
                                                "Outputs",
                                                "BatchInputs",
                                                "BatchOutputs",
                                                "Model",
                                                "contract",
                                                "port",
                                                "input_ports",
                                                "output_ports",
                                                "typeplate",
                                                "tp",
                                                "std",
                                                "forward",
                                                "load",
                                                "from_function",
                                                "handle_",
                                                "inputs",
                                                "outputs",
                                                "from",
                                                "to",
                                                "rows",
                                                "function",
                                                "called",
                                                "adapter",
                                                "sample",
                                                "source",
                                                "sink",
                                                "number",
                                                "package",
                                                "options",
                                                "f",
                                                "i",
                                                "temperature",
                                                "T",
                                                "p",
                                                "density_of_the_saturated_liquid",
                                                "_Reserved",
                                                "__reserved",
                                                "2fast",
                                                "x__y",
                                                "unnamed"};

constexpr std::string_view units[] = {"K",    "1",          "degC", "kg/m3", "W/(m2.K)", "Pa",  "m/s2",
                                      "J/kg", "nV/Hz(1/2)", "%",    "mmol",  "dB",       "bit", "s-1",
                                      "N.m",  "ft3",        "lx",   "kWh",   "deg",      "rad"};

void append_utf8(std::string& text, char32_t value) {
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((value >> shift) & 0x3F)); };
  if (value < 0x80) {
    text += static_cast<char>(value);
  } else if (value < 0x800) {
    text += static_cast<char>(0xC0 | (value >> 6));
    tail(0);
  } else if (value < 0x10000) {
    text += static_cast<char>(0xE0 | (value >> 12));
    tail(6), tail(0);
  } else {
    text += static_cast<char>(0xF0 | (value >> 18));
    tail(12), tail(6), tail(0);
  }
}

// Any scalar value, small ones more often.
char32_t random_code_point(RandomNumbers& random) {
  constexpr std::size_t limits[] = {0x20, 0x80, 0x80, 0x250, 0x3000, 0x10000, 0x110000};
  const auto value = static_cast<char32_t>(random.below(limits[random.below(std::size(limits))]));
  return value >= 0xD800 && value <= 0xDFFF ? U'\xFFFD' : value;
}

std::string random_piece(RandomNumbers& random) {
  if (random.one_in(2)) return std::string(special_pieces[random.below(std::size(special_pieces))]);
  std::string piece;
  append_utf8(piece, random_code_point(random));
  return piece;
}

// A JSON string: control characters as \u00XX, all else as it is.
std::string json_text(std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20) {
      json += std::string("\\u00") + digits[byte >> 4] + digits[byte & 0xF];
    } else {
      if (c == '"' || c == '\\') json += '\\';
      json += c;
    }
  }
  return json + '"';
}

std::string text_member(std::string_view key, RandomNumbers& random) {
  return "\"" + std::string(key) + "\": " + json_text(random_text(random)) + ",\n";
}

std::string text_list(std::string_view key, RandomNumbers& random) {
  std::string list = "\"" + std::string(key) + "\": [";
  for (std::size_t count = random.below(4), i = 0; i < count; ++i)
    list += (i > 0 ? ", " : "") + json_text(random_text(random));
  return list + "],\n";
}

std::string random_range(RandomNumbers& random) {
  constexpr std::string_view ranges[] = {"[0, 1]", "[null, 1e30]", "[-1.5e-7, null]", "[0.1, 1073.15]",
                                         "[16777217, 1e9]"};
  return std::string(", \"range\": ") + std::string(ranges[random.below(std::size(ranges))]);
}

std::string random_port(const std::string& name, RandomNumbers& random) {
  std::string port = "{\"name\": " + json_text(name) + ", \"unit\": \"" +
                     std::string(units[random.below(std::size(units))]) + "\", \"dtype\": \"" +
                     (random.one_in(2) ? "float32" : "float64") + "\", \"shape\": [\"batch\"]";
  if (random.one_in(2)) port += ", \"description\": " + json_text(random_text(random));
  if (random.one_in(4)) port += ", \"quantity\": " + json_text(random_text(random));
  if (random.one_in(2)) port += random_range(random);
  if (random.one_in(4)) port += ", \"out_of_range\": \"clamp\"";
  if (random.one_in(4)) port += ", \"non_finite\": \"allow\"";
  return port + "}";
}

std::vector<std::string> random_names(RandomNumbers& random) {
  std::set<std::string> names;
  for (std::size_t count = 1 + random.below(6); names.size() < count;) names.insert(random_port_name(random));
  return {names.begin(), names.end()};
}

std::string port_list(std::string_view key, const std::vector<std::string>& names, RandomNumbers& random) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ",\n  ") + random_port(name, random);
  return "\"" + std::string(key) + "\": [" + list + "],\n";
}

// Every port as a tensor of its own, so that element types may differ.
std::string tensor_list(std::string_view key, const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + json_text(name);
  return "\"" + std::string(key) + "\": [" + list + "]";
}

}  // namespace

std::uint64_t RandomNumbers::next() {
  state_ ^= state_ << 13;
  state_ ^= state_ >> 7;
  state_ ^= state_ << 17;
  return state_ >> 8;
}

std::string random_text(RandomNumbers& random) {
  std::string text;
  const std::size_t before = random.below(8);
  const std::size_t after = random.below(8);
  for (std::size_t i = 0; i < before; ++i) text += random_piece(random);
  text += marker;
  for (std::size_t i = 0; i < after; ++i) text += random_piece(random);
  return text;
}

std::string random_port_name(RandomNumbers& random) {
  if (random.one_in(3)) return std::string(dangerous_names[random.below(std::size(dangerous_names))]);
  return random_text(random);
}

std::string random_card(std::uint64_t seed) {
  RandomNumbers random(seed);
  const std::vector<std::string> inputs = random_names(random);
  const std::vector<std::string> outputs = random_names(random);
  std::string card = "{\"schema\": \"typeplate/1\",\n";
  card += "\"name\": " + json_text(random_text(random) + std::to_string(seed)) + ",\n";
  card += "\"version\": \"1.0.0+" + std::string(marker) + "\",\n";
  for (const std::string_view key : {"description", "license", "domain", "citation"})
    card += text_member(key, random);
  for (const std::string_view key : {"authors", "tags", "limitations"}) card += text_list(key, random);
  card += port_list("inputs", inputs, random) + port_list("outputs", outputs, random);
  card += "\"metrics\": {" + json_text(random_text(random)) + ": " + json_text(random_text(random)) + "},\n";
  card += "\"artifact\": {\"format\": \"torchscript\", \"file\": \"model.pt\", " + tensor_list("inputs", inputs) +
          ", " + tensor_list("outputs", outputs) + "}}\n";
  return card;
}

}  // namespace typeplate::test
