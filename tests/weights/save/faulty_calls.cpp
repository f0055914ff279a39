// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "faulty_calls.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <cstdio>

namespace typeplate_tests {
namespace {

fault_plan current;
std::vector<std::string> calls;

// Whether the planned fault is this call's.
bool is_due(const char* name) {
  calls.emplace_back(name);
  return current.what != fault::none && static_cast<int>(calls.size()) == current.at;
}

template <class Call>
auto made(const char* name, const Call& call) -> decltype(call()) {
  if (!is_due(name)) return call();
  if (current.what == fault::die_before) ::_exit(exit_of_the_dead);
  if (current.what == fault::fail) {
    errno = current.error;
    return -1;
  }
  const auto result = call();
  if (current.what == fault::die_after) ::_exit(exit_of_the_dead);
  return result;
}

}  // namespace

void plan_fault(const fault_plan& plan) {
  calls.clear();
  current = plan;
}

const std::vector<std::string>& calls_made() {
  return calls;
}

}  // namespace typeplate_tests

using typeplate_tests::made;

// The names are the linker's.
// NOLINTBEGIN(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp,cert-dcl50-cpp)
extern "C" {
int __real_open(const char* path, int flags, ...);
int __real_fallocate(int file, int mode, off_t offset, off_t size);
int __real_sync_file_range(int file, off_t offset, off_t size, unsigned flags);
ssize_t __real_write(int file, const void* bytes, size_t size);
int __real_fsync(int file);
int __real_rename(const char* from, const char* to);
int __real_unlink(const char* path);
int __real_flock(int file, int operation);
int __real_fchmod(int file, mode_t mode);
int __real_fchown(int file, uid_t owner, gid_t group);

int __wrap_open(const char* path, int flags, ...) {
  std::va_list more;
  va_start(more, flags);
  const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
  va_end(more);
  return made("open", [&] { return __real_open(path, flags, mode); });
}

ssize_t __wrap_write(int file, const void* bytes, size_t size) {
  using typeplate_tests::fault;
  return made("write", [&] {
    const fault what = typeplate_tests::current.what;
    const bool due = static_cast<int>(typeplate_tests::calls.size()) == typeplate_tests::current.at;
    if (due && what == fault::die_within) {
      (void)__real_write(file, bytes, size / 2);
      ::_exit(typeplate_tests::exit_of_the_dead);
    }
    return __real_write(file, bytes, due && what == fault::shorten && size > 1 ? 1 : size);
  });
}

int __wrap_fallocate(int file, int mode, off_t offset, off_t size) {
  return made("fallocate", [&] { return __real_fallocate(file, mode, offset, size); });
}
int __wrap_sync_file_range(int file, off_t offset, off_t size, unsigned flags) {
  return made("sync_file_range", [&] { return __real_sync_file_range(file, offset, size, flags); });
}
int __wrap_fsync(int file) {
  return made("fsync", [&] { return __real_fsync(file); });
}
int __wrap_rename(const char* from, const char* to) {
  return made("rename", [&] { return __real_rename(from, to); });
}
int __wrap_unlink(const char* path) {
  return made("unlink", [&] { return __real_unlink(path); });
}
int __wrap_flock(int file, int operation) {
  return made("flock", [&] { return __real_flock(file, operation); });
}
int __wrap_fchmod(int file, mode_t mode) {
  return made("fchmod", [&] { return __real_fchmod(file, mode); });
}
int __wrap_fchown(int file, uid_t owner, gid_t group) {
  return made("fchown", [&] { return __real_fchown(file, owner, group); });
}
}
// NOLINTEND(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp,cert-dcl50-cpp)
