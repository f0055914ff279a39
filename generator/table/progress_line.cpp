// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/progress_line.hpp"

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "text/counted.hpp"

namespace typeplate::inline abi_1::table {
namespace {

bool can_erase() {
  const char* const terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

}  // namespace

progress_line::progress_line(bool wanted) : wanted_(wanted && can_erase()) {}

bool progress_line::is_due() const {
  constexpr std::chrono::milliseconds pause(100);
  return wanted_ && clock::now() - last_ >= pause;
}

void progress_line::show(std::size_t rows) {
  if (!is_due()) return;
  const double seconds = std::chrono::duration<double>(clock::now() - begin_).count();
  show(generator::counted(rows, "row") + ", " + std::to_string(std::llround(static_cast<double>(rows) / seconds)) +
       " rows/s");
}

void progress_line::show(std::string_view words) {
  if (!wanted_) return;
  last_ = clock::now();
  // The cursor waits at the start of the line: whatever comes next, even a shell's prompt, overwrites it.
  std::fprintf(stderr, "%.*s\x1b[K\r", static_cast<int>(words.size()), words.data());
  shown_ = true;
}

void progress_line::erase() {
  if (shown_) std::fputs("\x1b[K", stderr);
  shown_ = false;
}

}  // namespace typeplate::inline abi_1::table
