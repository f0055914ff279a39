// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/package/package_folder.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>
#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::package {
namespace {

namespace fs = std::filesystem;
using weights::printable;

constexpr const char* is_it_readable = "; check that this user may read it";

[[noreturn]] void refuse(std::string_view what, const std::string& reason) {
  throw error(std::string(what) + " " + reason);
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

bool stays_inside(std::string_view name) {
  if (name.empty() || name.find('\0') != std::string_view::npos) return false;
  const fs::path path(name);
  return path.is_relative() && std::ranges::none_of(path, [](const fs::path& part) {
           return part == ".." || part == "." || part.empty();
         });
}

// The file with every link followed, which must still lie inside the folder (whose own links are followed too).
fs::path resolved(const fs::path& folder, std::string_view name, std::string_view what) {
  if (!stays_inside(name)) refuse(what, "is not read: its name must be a path inside the package, without `..`");
  std::error_code problem;
  const fs::path root = fs::canonical(folder, problem);
  if (problem) refuse(what, "cannot be read: " + problem.message() + is_it_readable);
  const fs::path file = fs::canonical(folder / fs::path(name), problem);
  if (problem == std::errc::no_such_file_or_directory)
    refuse(what, "does not exist in " + printable(folder.string(), 120) +
                     "; put it there, or correct the card's name for it");
  if (problem) refuse(what, "cannot be read: " + problem.message() + is_it_readable);
  if (std::ranges::mismatch(root, file).in1 != root.end())
    refuse(what, "is a link to " + printable(file.string(), 120) +
                     ", outside the package; copy the file into the package");
  return file;
}

std::uint64_t regular_size(int descriptor, std::string_view what) {
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0)
    refuse(what, std::string("cannot be read: ") + std::strerror(errno) + is_it_readable);
  if (S_ISDIR(facts.st_mode)) refuse(what, "is a folder; correct the card, which must name a file");
  if (!S_ISREG(facts.st_mode)) refuse(what, "is a device or a pipe; put a plain file in its place");
  return static_cast<std::uint64_t>(facts.st_size);
}

// A sparse file says any size it likes, and costs its maker nothing.
void require_room(std::uint64_t size, std::string_view what) {
  const auto memory =
      static_cast<std::uint64_t>(::sysconf(_SC_PHYS_PAGES)) * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
  if (size > memory)
    refuse(what, "has " + std::to_string(size) + " bytes, more than the " + std::to_string(memory) +
                     " of this machine's memory; it is damaged, or needs a larger machine");
}

std::vector<std::byte> room_for(std::uint64_t size, std::string_view what) {
  try {
    return std::vector<std::byte>(static_cast<std::size_t>(size));
  } catch (const std::bad_alloc&) {
    refuse(what, "has " + std::to_string(size) +
                     " bytes, and this process gets no memory for them; raise its limit or free some memory");
  }
}

std::vector<std::byte> read_all(int descriptor, std::uint64_t size, std::string_view what) {
  std::vector<std::byte> bytes = room_for(size, what);
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const ::ssize_t got = ::read(descriptor, bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse(what, std::string("cannot be read: ") + std::strerror(errno) + is_it_readable);
    if (got == 0) refuse(what, "became shorter while it was read; load it again when nobody writes to it");
    filled += static_cast<std::size_t>(got);
  }
  return bytes;
}

}  // namespace

package_folder::package_folder(std::string_view path) : path_(path) {
  std::error_code problem;
  const auto kind = fs::status(path_, problem).type();
  const std::string what_to_do = "; give the folder that holds " + std::string(card_file_name);
  if (path.empty()) throw error("the path of the package is empty" + what_to_do);
  const std::string words = "package " + printable(path, 120);
  if (kind == fs::file_type::not_found)
    throw error(
        words + " does not exist" +
        (path_.is_relative() ? " (looked for in " + printable(fs::current_path(problem).string(), 120) + ")" : "") +
        what_to_do);
  if (kind == fs::file_type::regular) throw error(words + " is a file" + what_to_do);
  if (kind != fs::file_type::directory) throw error(words + " is not a folder that can be read" + what_to_do);
}

void package_folder::require_inside(std::string_view name, std::string_view what) const {
  std::error_code problem;
  if (fs::exists(path_ / fs::path(name), problem)) static_cast<void>(resolved(path_, name, what));
}

std::vector<std::byte> package_folder::read(std::string_view name, std::string_view what,
                                            std::optional<std::uint64_t> stated_bytes) const {
  const fs::path file = resolved(path_, name, what);
  // Not blocking: opening a pipe must not wait for a writer.
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
  if (descriptor.number() < 0)
    refuse(what, std::string("cannot be read: ") + std::strerror(errno) + is_it_readable);
  const std::uint64_t size = regular_size(descriptor.number(), what);
  if (stated_bytes && size != *stated_bytes)
    refuse(what, "has " + std::to_string(size) + " bytes, the card states " + std::to_string(*stated_bytes) +
                     "; it is not the file that the card was made for");
  if (!stated_bytes && size > largest_unstated_file)
    refuse(what, "has " + std::to_string(size) + " bytes; at most " + std::to_string(largest_unstated_file) +
                     " are read unless the card states the size; run `typeplate hash` on the card");
  require_room(size, what);
  return read_all(descriptor.number(), size, what);
}

}  // namespace typeplate::inline abi_1::package
