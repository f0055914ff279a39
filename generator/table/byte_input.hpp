// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The bytes of a file, a pipe or a terminal, in chunks.
#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>

namespace typeplate::inline abi_1::table {

class byte_input {
 public:
  /// `-` is the standard input. Throws std::runtime_error with a sentence that names the path.
  explicit byte_input(const std::string& path);
  ~byte_input();
  byte_input(const byte_input&) = delete;
  byte_input& operator=(const byte_input&) = delete;

  /// The next bytes, which stay until the next call; empty at the end. Throws as above.
  [[nodiscard]] std::string_view read();

  /// How messages name it.
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const struct stat& status() const { return status_; }

 private:
  std::string name_;
  int descriptor_;
  struct stat status_ {};
  std::string buffer_;
};

}  // namespace typeplate::inline abi_1::table
