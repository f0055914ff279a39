// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/byte_output.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "typeplate/weights/printable.hpp"

namespace typeplate::inline abi_1::table {
namespace {

std::string folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  return folder.empty() ? "." : folder.string();
}

// In the folder of the target, because only there giving it its name is one step; with the process in its name,
// because two programs may write the same file at once.
std::string temporary_name(const std::string& target) {
  return target + "." + std::to_string(::getpid()) + ".tmp";
}

// Where the links end, at a file that need not exist yet: what a shell's `>` would make.
std::string end_of_links(std::filesystem::path path) {
  constexpr int most_links = 40;  // as many as Linux follows
  std::error_code none;
  for (int i = 0; i < most_links && std::filesystem::is_symlink(path, none); ++i) {
    path = path.parent_path() / std::filesystem::read_symlink(path, none);
  }
  return path.string();
}

bool is_standard_output(std::string_view path) {
  return path == "-" || path == "/dev/stdout" || path == "/dev/fd/1" || path == "/proc/self/fd/1";
}

}  // namespace

byte_output::byte_output(const std::string& path, int standard_output)
    : name_(path == "-" ? "standard output" : weights::printable(path, path.size())) {
  // Where that is a file, a new one in its place would lose what others have written and will write to it.
  if (is_standard_output(path)) {
    descriptor_ = ::fcntl(standard_output, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (descriptor_ < 0) fail(errno);
    return;
  }
  struct stat old {};
  const bool exists = ::stat(path.c_str(), &old) == 0;
  if (!exists && errno != ENOENT) fail(errno);
  if (exists && S_ISDIR(old.st_mode)) fail(EISDIR);
  if (exists && !S_ISREG(old.st_mode)) {
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor_ < 0) fail(errno);
    return;
  }
  std::error_code error;
  target_ = exists ? std::filesystem::canonical(path, error).string() : end_of_links(path);
  if (error) fail(error.value());
  open_file(exists ? &old : nullptr);
}

void byte_output::open_file(const struct stat* old) {
  const std::string folder = folder_of(target_);
  if (::access(folder.c_str(), F_OK) != 0) {
    throw std::runtime_error("cannot write `" + name_ + "`: there is no folder `" + folder + "`; make it first");
  }
  // Not every file system has files without a name, and /proc is what gives them one.
  if (::access("/proc/self/fd", F_OK) == 0) {
    descriptor_ = ::open(folder.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
  }
  if (descriptor_ < 0) {
    const std::string name = temporary_name(target_);
    ::unlink(name.c_str());  // left over from a process of our number
    descriptor_ = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0) fail(errno);
    temporary_ = name;
  }
  // Whoever could not read the file before must not read it now.
  if (old == nullptr || ::fchmod(descriptor_, old->st_mode & 07777) == 0) return;
  const int error = errno;
  discard();
  fail(error);
}

void byte_output::discard() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void byte_output::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == EPIPE) throw broken_pipe("nobody reads `" + name_ + "` any more");
    if (count < 0) fail(errno);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void byte_output::give_name() {
  const std::string self = "/proc/self/fd/" + std::to_string(descriptor_);
  if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, target_.c_str(), AT_SYMLINK_FOLLOW) == 0) return;
  if (errno != EEXIST) fail(errno);
  // A link replaces nothing; a rename does.
  const std::string name = temporary_name(target_);
  ::unlink(name.c_str());  // left over from a process of our number
  if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) != 0) fail(errno);
  temporary_ = name;
}

void byte_output::commit() {
  if (is_stream()) return;
  if (::fsync(descriptor_) != 0) fail(errno);
  if (temporary_.empty()) give_name();
  if (!temporary_.empty() && ::rename(temporary_.c_str(), target_.c_str()) != 0) fail(errno);
  temporary_.clear();
  if (::close(std::exchange(descriptor_, -1)) != 0) fail(errno);
}

bool byte_output::is_terminal() const {
  return ::isatty(descriptor_) == 1;
}

bool byte_output::replaces(const struct stat& other) const {
  struct stat old {};
  return !is_stream() && ::stat(target_.c_str(), &old) == 0 && old.st_dev == other.st_dev &&
         old.st_ino == other.st_ino;
}

void byte_output::fail(int error) const {
  throw std::runtime_error("cannot write `" + name_ + "`: " + std::generic_category().message(error));
}

}  // namespace typeplate::inline abi_1::table
