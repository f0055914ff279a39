// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/mapped_file.hpp>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "byte_reader.hpp"
#include "distributed_checkpoint.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

[[noreturn]] void fail(const std::string& path, const std::string& reason) {
  throw error(clipped("file " + printable(path, 200) + " cannot be read: " + reason, error::longest_text));
}

std::string words_for(int number) {
  return std::generic_category().message(number);
}

bool has_file(const std::string& folder, std::string_view name) {
  return ::access((folder + "/" + std::string(name)).c_str(), F_OK) == 0;
}

// What somebody who names a folder wants of it.
std::string words_for_folder(const std::string& path) {
  const std::string words = "it is a folder";
  if (has_file(path, checkpoint_index))
    return words + " of torch.distributed.checkpoint: " + std::string(checkpoint_help);
  for (const std::string_view name : {"model.safetensors.index.json", "model.safetensors", "pytorch_model.bin"})
    if (has_file(path, name)) return words + "; open `" + std::string(name) + "` in it";
  return words + "; name a file in it";
}

class descriptor {
 public:
  explicit descriptor(const std::string& path) : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (number_ < 0) fail(path, words_for(errno));
  }
  ~descriptor() { ::close(number_); }
  descriptor(const descriptor&) = delete;
  descriptor& operator=(const descriptor&) = delete;

  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

// What descriptions of usual size take: headers and small pickles at the begin; a zip archive's directory at the
// end, with the 64 KiB that are searched for its record. Smaller files are copied whole.
constexpr std::size_t first_bytes = std::size_t{16} << 10U;
constexpr std::size_t last_bytes = std::size_t{66} << 10U;

std::unique_ptr<std::byte[]> copy_of(const descriptor& file, std::size_t place, std::size_t size,
                                     const std::string& path) {
  auto copy = std::make_unique_for_overwrite<std::byte[]>(size);
  for (std::size_t done = 0; done < size;) {
    const ::ssize_t got =
        ::pread(file.number(), copy.get() + done, size - done, static_cast<::off_t>(place + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path, words_for(errno));
    if (got == 0)
      fail(path,
           "it ends before the size that it states: it may still be written, or be one that the system makes "
           "up; save it to a file first");
    done += static_cast<std::size_t>(got);
  }
  return copy;
}

}  // namespace

mapped_file::mapped_file(const std::string& path) {
  const descriptor file(path);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail(path, words_for(errno));
  if (S_ISDIR(status.st_mode)) fail(path, words_for_folder(path));
  if (!S_ISREG(status.st_mode)) fail(path, "it is no regular file (a pipe or a device); save it to a file first");
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return;
  const bool small = size <= first_bytes + last_bytes;
  const std::size_t at_begin = small ? size : first_bytes;
  first_ = copy_of(file, 0, at_begin, path);
  const std::span<const std::byte> first(first_.get(), at_begin);
  const std::size_t at_end = !small && holds_at(first, 0, "PK") ? last_bytes : 0;
  if (at_end != 0) last_ = copy_of(file, size - at_end, at_end, path);
  void* const begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (begin == MAP_FAILED) fail(path, words_for(errno));
  view_ = file_view({static_cast<const std::byte*>(begin), size}, first, {last_.get(), at_end});
}

mapped_file::mapped_file(mapped_file&& other) noexcept
    : view_(std::exchange(other.view_, {})), first_(std::move(other.first_)), last_(std::move(other.last_)) {}

void mapped_file::drop_copies() {
  view_ = bytes();
  first_.reset();
  last_.reset();
}

mapped_file& mapped_file::operator=(mapped_file&& other) noexcept {
  std::swap(view_, other.view_);
  std::swap(first_, other.first_);
  std::swap(last_, other.last_);
  return *this;
}

mapped_file::~mapped_file() {
  if (!bytes().empty()) ::munmap(const_cast<std::byte*>(bytes().data()), bytes().size());
}

}  // namespace typeplate::inline abi_1::weights
