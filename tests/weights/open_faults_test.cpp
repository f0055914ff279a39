// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Opening a file while the system interrupts, gives less than was asked for, or fails.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <string>
#include <typeplate/weights/mapped_file.hpp>
#include <utility>

#include "catch.hpp"
#include "message_of.hpp"
#include "temporary_folder.hpp"

using typeplate::weights::mapped_file;
using typeplate_tests::message_of;
using typeplate_tests::temporary_folder;

namespace {

// What the next calls of pread do: fail once with this number, and give at most so many bytes at once.
int error_once = 0;
std::size_t most_at_once = 0;
unsigned calls = 0;

struct planned {
  planned(int error, std::size_t most) {
    error_once = error;
    most_at_once = most;
    calls = 0;
  }
};

std::string text(const std::string& path) {
  const mapped_file file(path);
  const auto bytes = file.view().part(0, file.view().size());
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

// The linker takes these for the system's (-Wl,--wrap).
extern "C" {
::ssize_t __real_pread(int descriptor, void* into, std::size_t count, ::off_t place);
::ssize_t __wrap_pread(int descriptor, void* into, std::size_t count, ::off_t place);

::ssize_t __wrap_pread(int descriptor, void* into, std::size_t count, ::off_t place) {
  ++calls;
  if (error_once != 0) {
    errno = std::exchange(error_once, 0);
    return -1;
  }
  return __real_pread(descriptor, into, std::min(count, most_at_once), place);
}
}

TEST_CASE("a file is read on where the system interrupts or gives less than was asked for") {
  const temporary_folder folder;
  folder.write("f", "0123456789");
  const planned interrupted(EINTR, 3);
  CHECK(text(folder.text() + "/f") == "0123456789");
  CHECK(calls == 5);
}

TEST_CASE("a file that cannot be read or becomes shorter says so") {
  const temporary_folder folder;
  folder.write("f", "0123456789");
  const auto said = [&] { return message_of([&] { (void)mapped_file(folder.text() + "/f"); }); };
  const planned broken(EIO, 100);
  CHECK(said().ends_with("/f cannot be read: Input/output error"));
  const planned shorter(0, 0);
  CHECK(
      said().ends_with("/f cannot be read: it ends before the size that it states: it may still be written, or be "
                       "one that the system "
                       "makes up; save it to a file first"));
}
