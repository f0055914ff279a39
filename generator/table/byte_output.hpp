// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Where a result goes that must be whole or not there. A file has no name until it is complete: where the file
// system allows it (ext4, XFS, Btrfs, tmpfs), not even a killed process leaves anything behind. What goes to a pipe
// or a device cannot be taken back.
#pragma once

#include <sys/stat.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace typeplate::inline abi_1::table {

/// Nobody reads the pipe any more.
class broken_pipe : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class byte_output {
 public:
  /// `-` is the standard output, whose descriptor is the other argument and stays open. A link is followed, also to
  /// a file that does not exist yet; an existing file is replaced by commit() and keeps its permissions. Throws
  /// std::runtime_error with a sentence that names the path.
  explicit byte_output(const std::string& path, int standard_output = STDOUT_FILENO);
  /// Without commit() there is no file, or still the old one.
  ~byte_output() { discard(); }
  byte_output(const byte_output&) = delete;
  byte_output& operator=(const byte_output&) = delete;

  /// Throws as above, and `broken_pipe`.
  void write(std::string_view bytes);
  /// Everything is written: from now on the file is there, also after a power failure. Throws as above.
  void commit();

  /// For messages: the path as it may be shown.
  [[nodiscard]] const std::string& name() const { return name_; }
  /// Are written bytes out of reach?
  [[nodiscard]] bool is_stream() const { return target_.empty(); }
  /// Does a person read it as it is written?
  [[nodiscard]] bool is_terminal() const;
  /// Would commit() replace this very file?
  [[nodiscard]] bool replaces(const struct stat& other) const;

 private:
  void open_file(const struct stat* old);
  void discard();
  void give_name();
  [[noreturn]] void fail(int error) const;

  std::string name_;       // for messages
  std::string target_;     // the file; empty for a stream
  std::string temporary_;  // its name until it is complete; empty where it has none
  int descriptor_ = -1;
};

}  // namespace typeplate::inline abi_1::table
