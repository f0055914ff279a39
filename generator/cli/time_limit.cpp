// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/time_limit.hpp"

#include <unistd.h>

#include "cli/exit_codes.hpp"

namespace typeplate::inline abi_1::generator {

TimeLimit::TimeLimit(std::chrono::seconds limit, const std::string& sentence)
    : line_("typeplate: error: " + sentence + "\n"), watcher_([this, limit] { watch(limit); }) {}

TimeLimit::~TimeLimit() {
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  over_.notify_one();
  watcher_.join();
}

void TimeLimit::watch(std::chrono::seconds limit) {
  std::unique_lock lock(mutex_);
  if (over_.wait_for(lock, limit, [this] { return done_; })) return;
  // Not through a stream: whoever does not come back may hold its lock.
  static_cast<void>(::write(STDERR_FILENO, line_.data(), line_.size()) < 0);
  ::_exit(exit_bad_input);
}

}  // namespace typeplate::inline abi_1::generator
