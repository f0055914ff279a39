// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/standard_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>

namespace typeplate::inline abi_1::generator {

StandardOutputAside::StandardOutputAside() : real_(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)) {
  std::fflush(stdout);
  if (::dup2(STDERR_FILENO, STDOUT_FILENO) >= 0) return;
  // Without a standard error nobody reads what a model prints.
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere < 0) return;
  ::dup2(nowhere, STDOUT_FILENO);
  if (nowhere != STDOUT_FILENO) ::close(nowhere);
}

StandardOutputAside::~StandardOutputAside() {
  std::fflush(stdout);  // what a model printed may still wait there
  if (real_ < 0) return;
  ::dup2(real_, STDOUT_FILENO);
  ::close(real_);
}

}  // namespace typeplate::inline abi_1::generator
