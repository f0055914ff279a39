// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/save_file.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <optional>
#include <vector>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "new_file.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 20U;
constexpr std::size_t large = std::size_t{128} << 10U;  // worth a call to the system of its own
constexpr int most_links = 40;

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
  throw error(clipped("file " + printable(path, 200) + " cannot be written: " + reason, error::longest_text));
}

std::string words_for(int number, const std::string& path) {
  if (number == ENOENT) return "its folder " + printable(folder_of(path), 100) + " does not exist";
  if (number == EBUSY) return "too many programs save into its folder at once";
  return std::generic_category().message(number);
}

// What a link leads to, also where that does not exist yet.
std::string target_of(const std::string& path) {
  std::string target = path;
  for (int i = 0; i < most_links; ++i) {
    char text[PATH_MAX];
    const ssize_t size = ::readlink(target.c_str(), text, sizeof text);
    if (size < 0) return target;
    const std::string next(text, static_cast<std::size_t>(size));
    target = next.starts_with('/') ? next : folder_of(target) + "/" + next;
  }
  fail(path, words_for(ELOOP, path));
}

// The file that will be replaced; nothing where there is none.
std::optional<struct stat> old_file(const std::string& target, const std::string& path) {
  struct stat old {};
  if (::stat(target.c_str(), &old) != 0) {
    if (errno != ENOENT) fail(path, words_for(errno, path));
    return std::nullopt;
  }
  if (S_ISDIR(old.st_mode)) fail(path, "it is a folder");
  if (!S_ISREG(old.st_mode)) fail(path, "it is no regular file (a pipe or a device)");
  return old;
}

// Keeps small pieces until they are worth a call to the system; large ones go there as they are.
class file_sink final : public byte_sink {
 public:
  explicit file_sink(new_file& file) : file_(file) { buffer_.reserve(buffer_size); }

  using byte_sink::write;
  void write(std::span<const std::byte> run) override {
    if (run.size() >= large || run.size() > buffer_size - buffer_.size()) flush();
    if (run.size() >= large)
      file_.write(run);
    else
      buffer_.insert(buffer_.end(), run.begin(), run.end());
  }

  void expect(std::uint64_t bytes) override { file_.find_room(bytes); }

  void flush() {
    file_.write(buffer_);
    buffer_.clear();
  }

 private:
  new_file& file_;
  std::vector<std::byte> buffer_;
};

// Who could not read the old file must not read the new one. Only root may keep another owner.
void keep_rights(const new_file& file, const struct stat& old) {
  if (::fchown(file.number(), old.st_uid, old.st_gid) != 0 && errno != EPERM)
    throw saving_failed(errno, std::generic_category());
  if (::fchmod(file.number(), old.st_mode & 07777U) != 0) throw saving_failed(errno, std::generic_category());
}

// Returns the folder, whose list of names is to be synced.
descriptor replace(const std::string& target, const std::optional<struct stat>& old,
                   const std::function<void(byte_sink&)>& write) {
  const std::string place = folder_of(target);
  // Before anything is replaced, so that only the last step of all can fail afterwards.
  descriptor folder(::open(place.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open()) throw saving_failed(errno, std::generic_category());
  new_file file(place, old.has_value());
  file_sink sink(file);
  write(sink);
  sink.flush();
  if (old) keep_rights(file, *old);
  file.keep_as(target);
  return folder;
}

}  // namespace

void save_file(const std::string& path, const std::function<void(byte_sink&)>& write) {
  if (path.empty() || path.ends_with('/')) fail(path, "the path names no file");
  (void)old_file(path, path);  // before its links are followed by name: those in /proc lead to no name
  const std::string target = target_of(path);
  const auto old = old_file(target, path);
  descriptor folder;
  try {
    folder = replace(target, old, write);
  } catch (const saving_failed& problem) {
    fail(path, words_for(problem.code().value(), path));
  }
  try {
    sync_folder(folder);
  } catch (const saving_failed& problem) {
    throw error(clipped("file " + printable(path, 200) +
                            " is written, but a power cut may still bring the old one back: " +
                            "its folder cannot be synced: " + problem.code().message(),
                        error::longest_text));
  }
}

}  // namespace typeplate::inline abi_1::weights
