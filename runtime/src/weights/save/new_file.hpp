// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A file under a temporary name in the folder where it will stand, gone again unless somebody keeps it. What a
// killed process left of its own is removed by the next one: the names are always the same, and a lock tells
// whether somebody still writes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <system_error>

#include <sys/types.h>

namespace typeplate::inline abi_1::weights {

/// Closes itself. -1 is none.
class descriptor {
 public:
  explicit descriptor(int number = -1) : number_(number) {}
  descriptor(descriptor&& other) noexcept;
  descriptor& operator=(descriptor&& other) noexcept;
  descriptor(const descriptor&) = delete;
  descriptor& operator=(const descriptor&) = delete;
  ~descriptor();

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }

 private:
  int number_;
};

/// The operating system refused a step of saving. A type of its own, because the values that are written may come
/// from files that fail by themselves.
class saving_failed : public std::system_error {
 public:
  using std::system_error::system_error;
};

/// Every function throws saving_failed.
class new_file {
 public:
  /// Readable for nobody else when `secret`; else for whom the process's mask allows.
  new_file(const std::string& folder, bool secret);
  new_file(const new_file&) = delete;
  new_file& operator=(const new_file&) = delete;
  ~new_file();

  [[nodiscard]] int number() const { return file_.number(); }
  /// Room on the disk for what will be written next, so far as the file system gives it beforehand.
  void find_room(std::uint64_t bytes);
  void write(std::span<const std::byte> bytes);
  /// Syncs it and renames it over `target`, in the same folder.
  void keep_as(const std::string& target);

 private:
  bool take(const std::string& path, mode_t mode);
  void begin_to_store();

  descriptor file_;
  std::string path_;
  off_t written_ = 0;
  off_t begun_ = 0;  // before it, what was written is on its way to the disk
};

/// Syncs a folder's list of names, so that a new name outlives a power cut.
void sync_folder(const descriptor& folder);

}  // namespace typeplate::inline abi_1::weights
