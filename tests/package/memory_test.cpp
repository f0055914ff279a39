// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A program of its own, because it replaces operator new: large allocations fail while a test says so.
#include <typeplate/package/package_folder.hpp>

#include <atomic>
#include <cstdlib>
#include <new>

#include "catch.hpp"
#include "message_of.hpp"
#include "temporary_folder.hpp"

namespace {

std::atomic<std::size_t> largest_allocation = static_cast<std::size_t>(-1);

}  // namespace

void* operator new(std::size_t size) {
  void* const memory = size > largest_allocation ? nullptr : std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
// The sanitizers' own would not call the one above, and what it gives comes back to the `delete` below.
void* operator new(std::size_t size, const std::nothrow_t& /*unused*/) noexcept {
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

TEST_CASE("a file for which the process gets no memory is refused with a sentence") {
  const typeplate_tests::temporary_folder folder;
  folder.write("f", std::string_view("x"));
  std::filesystem::resize_file(folder.path() / "f", std::size_t{1} << 20U);
  const typeplate::package::package_folder package(folder.text());
  largest_allocation = std::size_t{1} << 19U;
  const std::string words = typeplate_tests::message_of([&] { (void)package.read("f", "file f of model `m`"); });
  largest_allocation = static_cast<std::size_t>(-1);
  CHECK(words ==
        "file f of model `m` has 1048576 bytes, and this process gets no memory for them; raise its limit or free "
        "some memory");
  CHECK(package.read("f", "file f of model `m`").size() == 1048576);
}
