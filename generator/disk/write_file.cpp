// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "disk/write_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace typeplate::inline abi_1::generator {
namespace {

[[noreturn]] void fail(const std::string& path, int error) {
  throw std::runtime_error("cannot write `" + path + "`: " + std::generic_category().message(error));
}

class OpenFile {
 public:
  explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
  ~OpenFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }

  // A full disk may be reported as late as here.
  [[nodiscard]] bool close() { return ::close(std::exchange(descriptor_, -1)) == 0; }

 private:
  int descriptor_;
};

bool has_text(const std::string& path, std::string_view text) {
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat status {};
  if (!file.is_open() || ::fstat(file.descriptor(), &status) != 0 || !S_ISREG(status.st_mode) ||
      static_cast<std::size_t>(status.st_size) != text.size()) {
    return false;
  }
  char buffer[16384];
  while (!text.empty()) {
    const ssize_t count = ::read(file.descriptor(), buffer, sizeof buffer);
    if (count <= 0 || !text.starts_with(std::string_view(buffer, static_cast<std::size_t>(count)))) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void write_all(int descriptor, std::string_view text, const std::string& path) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, errno);
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

void make_folder_of(const std::string& path) {
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (folder.empty()) return;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) fail(folder.string(), error.value());
}

void replace(const std::string& path, const std::string& temporary, std::string_view text) {
  // What has this name is left over from a process of our number, or is a link that somebody laid there.
  ::unlink(temporary.c_str());
  OpenFile file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file.is_open()) fail(path, errno);
  struct stat old {};  // whoever could not read the file before must not read it now
  if (::stat(path.c_str(), &old) == 0 && ::fchmod(file.descriptor(), old.st_mode & 07777) != 0) fail(path, errno);
  write_all(file.descriptor(), text, path);
  if (!file.close() || ::rename(temporary.c_str(), path.c_str()) != 0) fail(path, errno);
}

// The file that a link leads to. A rename would put a file in the place of anything else, even of a device.
std::string target_of(const std::string& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return path;
  if (status.type() == std::filesystem::file_type::directory) fail(path, EISDIR);
  if (status.type() != std::filesystem::file_type::regular) fail(path, error ? error.value() : EINVAL);
  return std::filesystem::canonical(path, error).string();
}

}  // namespace

bool write_if_changed(const std::string& path, std::string_view text) {
  const std::string target = target_of(path);
  if (has_text(target, text)) return false;
  make_folder_of(target);
  // In the same folder, because only there a rename is one step; with the process in its name, because two builds
  // may generate the same header at once.
  const std::string temporary = target + "." + std::to_string(::getpid()) + ".tmp";
  try {
    replace(target, temporary, text);
  } catch (...) {
    ::unlink(temporary.c_str());
    throw;
  }
  return true;
}

void write_new_file(const std::string& path, std::string_view text) {
  make_folder_of(path);
  // One step decides and creates: nobody's file is replaced, not even one that appears at this moment.
  OpenFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file.is_open()) fail(path, errno);
  try {
    write_all(file.descriptor(), text, path);
    if (!file.close()) fail(path, errno);
  } catch (...) {
    ::unlink(path.c_str());
    throw;
  }
}

void touch_file(const std::string& path) {
  make_folder_of(path);
  const OpenFile file(::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
  if (!file.is_open() || ::futimens(file.descriptor(), nullptr) != 0) fail(path, errno);
}

}  // namespace typeplate::inline abi_1::generator
