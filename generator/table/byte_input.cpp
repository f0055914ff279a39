// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/byte_input.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "typeplate/weights/printable.hpp"

namespace typeplate::inline abi_1::table {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 16;

[[noreturn]] void fail(const std::string& name, int error) {
  throw std::runtime_error("cannot read `" + name + "`: " + std::generic_category().message(error));
}

}  // namespace

byte_input::byte_input(const std::string& path)
    : name_(path == "-" ? "standard input" : weights::printable(path, path.size())),
      descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)),
      buffer_(chunk_bytes, '\0') {
  const int opened = errno;
  if (descriptor_ < 0) fail(name_, opened);
  const int error = ::fstat(descriptor_, &status_) != 0 ? errno : S_ISDIR(status_.st_mode) ? EISDIR : 0;
  if (error == 0) return;
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
  fail(name_, error);
}

byte_input::~byte_input() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::string_view byte_input::read() {
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, buffer_.data(), buffer_.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) fail(name_, errno);
  return std::string_view(buffer_).substr(0, static_cast<std::size_t>(count));
}

}  // namespace typeplate::inline abi_1::table
