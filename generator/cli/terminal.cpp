// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>

namespace typeplate::inline abi_1::generator {
namespace {

constexpr std::size_t narrowest = 40;
constexpr std::size_t usual_width = 80;

std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? std::string_view{} : std::string_view(value);
}

bool colors_wanted(ColorChoice choice, bool is_terminal) {
  if (choice != ColorChoice::Auto) return choice == ColorChoice::Always;
  return is_terminal && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

std::size_t width_of(int descriptor) {
  const std::string_view columns = environment("COLUMNS");
  std::size_t width = 0;
  std::from_chars(columns.data(), columns.data() + columns.size(), width);
  winsize size{};
  if (width == 0 && ioctl(descriptor, TIOCGWINSZ, &size) == 0) width = size.ws_col;
  if (width == 0) width = usual_width;
  return width < narrowest ? narrowest : width;
}

}  // namespace

Terminal terminal_of(std::FILE* stream, ColorChoice choice) {
  const int descriptor = fileno(stream);
  const bool is_terminal = isatty(descriptor) == 1;
  return {.color = colors_wanted(choice, is_terminal), .width = is_terminal ? width_of(descriptor) : 0};
}

card::Colors colors_of(const Terminal& terminal) {
  if (!terminal.color) return {};
  return {.error = "\x1b[1;31m",
          .warning = "\x1b[1;33m",
          .note = "\x1b[1;36m",
          .help = "\x1b[1;32m",
          .caret = "\x1b[1m",
          .reset = "\x1b[0m"};
}

std::string styled(std::string_view text, Style style, const Terminal& terminal) {
  if (!terminal.color || style == Style::Plain || text.empty()) return std::string(text);
  return (style == Style::Heading ? "\x1b[1m" : "\x1b[2m") + std::string(text) + "\x1b[0m";
}

}  // namespace typeplate::inline abi_1::generator
