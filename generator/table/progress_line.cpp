// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/progress_line.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "text/counted.hpp"

namespace typeplate::inline abi_1::table {
namespace {

bool can_erase() {
  const char* const terminal = std::getenv("TERM");
  return ::isatty(STDERR_FILENO) == 1 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

}  // namespace

progress_line::progress_line(bool wanted) : wanted_(wanted && can_erase()) {}

void progress_line::show(std::size_t rows) {
  constexpr std::chrono::milliseconds pause(100);
  const clock::time_point now = clock::now();
  if (!wanted_ || now - last_ < pause) return;
  last_ = now;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  // The cursor waits at the start of the line: whatever comes next, even a shell's prompt, overwrites it.
  std::fprintf(stderr, "%s, %.0f rows/s\x1b[K\r", generator::counted(rows, "row").c_str(),
               static_cast<double>(rows) / seconds);
  shown_ = true;
}

void progress_line::erase() {
  if (shown_) std::fputs("\x1b[K", stderr);
  shown_ = false;
}

}  // namespace typeplate::inline abi_1::table
