// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "new_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <limits>
#include <utility>

namespace typeplate::inline abi_1::weights {
namespace {

constexpr int most_writers = 1000;  // that save into one folder at the same time

// Linux takes longer runs as well, but looks for pages as large as they are: saving a gigabyte at once took it
// three to six times as long.
constexpr std::size_t longest_write = std::size_t{1} << 20U;

// So much is written before the disk is told to begin with it: it then works while we go on writing, and the sync
// at the end has next to nothing left to wait for.
constexpr off_t handed_to_disk = off_t{8} << 20U;

[[noreturn]] void fail() {
  throw saving_failed(errno, std::generic_category());
}

// A file system without locks has nobody who holds one.
bool lock(const descriptor& file) {
  return ::flock(file.number(), LOCK_EX | LOCK_NB) == 0 || (errno != EWOULDBLOCK && errno != EINTR);
}

bool is_at(const descriptor& file, const std::string& path) {
  struct stat own {};
  struct stat there {};
  return ::fstat(file.number(), &own) == 0 && ::lstat(path.c_str(), &there) == 0 && own.st_ino == there.st_ino &&
         own.st_dev == there.st_dev;
}

// Removes the file if nobody writes it any more; says whether it is gone.
bool remove_abandoned(const std::string& path) {
  const descriptor file(::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  if (!file.is_open()) return errno == ENOENT;
  return lock(file) && is_at(file, path) && ::unlink(path.c_str()) == 0;
}

}  // namespace

descriptor::descriptor(descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

descriptor& descriptor::operator=(descriptor&& other) noexcept {
  std::swap(number_, other.number_);
  return *this;
}

descriptor::~descriptor() {
  if (number_ >= 0) ::close(number_);
}

// Somebody may take a file that is not locked yet for an abandoned one and remove it: then we begin again.
bool new_file::take(const std::string& path, mode_t mode) {
  descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode));
  if (!file.is_open()) {
    if (errno != EEXIST) fail();
    return false;
  }
  if (!lock(file) || !is_at(file, path)) return false;
  file_ = std::move(file);
  path_ = path;
  return true;
}

new_file::new_file(const std::string& folder, bool secret) {
  const mode_t mode = secret ? 0600 : 0666;
  for (int i = 0; i < most_writers; ++i) {
    const std::string path = folder + "/.typeplate-save-" + std::to_string(i) + ".tmp";
    if (take(path, mode) || (remove_abandoned(path) && take(path, mode))) return;
  }
  errno = EBUSY;
  fail();
}

new_file::~new_file() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

// Fewer bytes are written faster than room for them is found. Only a full disk is a failure: not every file system
// knows the call.
void new_file::find_room(std::uint64_t bytes) {
  const auto most = static_cast<std::uint64_t>(std::numeric_limits<off_t>::max() - written_);
  if (bytes < static_cast<std::uint64_t>(handed_to_disk) || bytes > most) return;
  const int result = ::fallocate(file_.number(), FALLOC_FL_KEEP_SIZE, written_, static_cast<off_t>(bytes));
  if (result != 0 && errno == ENOSPC) fail();
}

void new_file::write(std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file_.number(), bytes.data(), std::min(bytes.size(), longest_write));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail();
    bytes = bytes.subspan(static_cast<std::size_t>(count));
    written_ += count;
    if (written_ - begun_ >= handed_to_disk) begin_to_store();
  }
}

// Nothing depends on it: what fails here fails at the sync as well, and a file system may know no such call.
void new_file::begin_to_store() {
  ::sync_file_range(file_.number(), begun_, written_ - begun_, SYNC_FILE_RANGE_WRITE);
  begun_ = written_;
}

void new_file::keep_as(const std::string& target) {
  if (::fsync(file_.number()) != 0) fail();
  if (::rename(path_.c_str(), target.c_str()) != 0) fail();
  path_.clear();
}

void sync_folder(const descriptor& folder) {
  // Some file systems do not sync folders: they say EINVAL and there is nothing more to do.
  if (::fsync(folder.number()) != 0 && errno != EINVAL) fail();
}

}  // namespace typeplate::inline abi_1::weights
