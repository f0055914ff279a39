// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A running TorchScript module cannot be interrupted from inside its process: where one does not come back, the
// process ends. Only for programs that leave nothing half done.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

namespace typeplate::inline abi_1::generator {

/// While it lives, the program may take `limit`. Past that it prints `sentence` as an error and ends with
/// `exit_bad_input`: nothing is destroyed, and what waits in the buffers of streams is lost.
class TimeLimit {
 public:
  TimeLimit(std::chrono::seconds limit, const std::string& sentence);
  ~TimeLimit();
  TimeLimit(const TimeLimit&) = delete;
  TimeLimit& operator=(const TimeLimit&) = delete;

 private:
  void watch(std::chrono::seconds limit);

  std::string line_;  // whole from the start: past the limit there may be no memory left
  std::mutex mutex_;
  std::condition_variable over_;
  bool done_ = false;
  std::thread watcher_;  // the last member: it reads the others
};

}  // namespace typeplate::inline abi_1::generator
