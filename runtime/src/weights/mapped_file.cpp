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

}  // namespace

mapped_file::mapped_file(const std::string& path) {
  const descriptor file(path);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) fail(path, words_for(errno));
  if (S_ISDIR(status.st_mode)) fail(path, words_for_folder(path));
  if (!S_ISREG(status.st_mode)) fail(path, "it is no regular file (a pipe or a device); save it to a file first");
  const auto size = static_cast<std::size_t>(status.st_size);
  if (size == 0) return;
  void* const begin = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (begin == MAP_FAILED) fail(path, words_for(errno));
  bytes_ = {static_cast<const std::byte*>(begin), size};
}

mapped_file::mapped_file(mapped_file&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

mapped_file& mapped_file::operator=(mapped_file&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

mapped_file::~mapped_file() {
  if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace typeplate::inline abi_1::weights
