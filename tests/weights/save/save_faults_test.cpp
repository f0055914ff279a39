// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Saving is stopped, or fails, at each call to the operating system, one after the other until a save completes:
// the old file or the new one stands, whole, and the next save succeeds.
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <typeplate/weights/save_file.hpp>

#include "catch.hpp"
#include "faulty_calls.hpp"
#include "message_of.hpp"
#include "temporary_folder.hpp"

using namespace typeplate::weights;
using typeplate_tests::calls_made;
using typeplate_tests::fault;
using typeplate_tests::message_of;
using typeplate_tests::plan_fault;
using typeplate_tests::temporary_folder;

namespace {

// Large enough for several writes: small pieces through the buffer and large ones past it.
void save(const std::string& path, char letter) {
  save_file(path, [&](byte_sink& sink) {
    sink.write(std::string(10, letter));
    sink.write(std::string(3U << 20U, letter));
    for (int i = 0; i < 100; ++i) sink.write(std::string(20'000, letter));
  });
}

std::string whole(char letter) {
  return std::string(10 + (3U << 20U) + 2'000'000, letter);
}

// What is said beforehand to be so large that it gets its room first and goes to the disk on the way.
constexpr std::size_t large_size = std::size_t{17} << 20U;

void save_large(const std::string& path, char letter) {
  save_file(path, [&](byte_sink& sink) {
    sink.expect(large_size);
    sink.write(std::string(large_size, letter));
  });
}

std::string whole_large(char letter) {
  return std::string(large_size, letter);
}

struct kind {
  void (*save)(const std::string& path, char letter);
  std::string (*whole)(char letter);
};

constexpr kind in_pieces{save, whole};
constexpr kind large{save_large, whole_large};

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_alone(const temporary_folder& folder) {
  const auto entries = std::filesystem::directory_iterator(folder.path());
  return std::distance(begin(entries), end(entries)) == 1;
}

// How a child process ends that saves with this fault.
int status_of_save(const std::string& path, typeplate_tests::fault_plan plan, const kind& content = in_pieces) {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    plan_fault(plan);
    content.save(path, 'n');
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

// Returns after how many calls the save completed.
int kill_at_every_call(fault how, bool there_before, const kind& content = in_pieces) {
  const temporary_folder folder;
  const std::string path = folder.text() + "/f";
  for (int at = 1;; ++at) {
    INFO("killed at call " << at);
    plan_fault({});
    std::filesystem::remove(path);
    if (there_before) content.save(path, 'o');
    const int status = status_of_save(path, {how, at, 0}, content);
    const std::string after = content_of(path);
    const bool is_old = there_before ? after == content.whole('o') : !std::filesystem::exists(path);
    REQUIRE((is_old || after == content.whole('n')));
    content.save(path, 'x');
    REQUIRE((content_of(path) == content.whole('x')));
    REQUIRE(is_alone(folder));
    if (status == 0) {
      REQUIRE((after == content.whole('n')));
      return at;
    }
    REQUIRE(status == typeplate_tests::exit_of_the_dead);
  }
}

}  // namespace

TEST_CASE("a file is synced before it is renamed, and then its folder") {
  const temporary_folder folder;
  plan_fault({});
  save(folder.text() + "/f", 'o');
  using names = std::vector<std::string>;
  CHECK(calls_made() == names{"open", "open", "flock", "write", "write", "write", "write", "write", "write",
                              "fsync", "rename", "fsync"});
  plan_fault({});
  save(folder.text() + "/f", 'n');
  CHECK(calls_made() == names{"open", "open", "flock", "write", "write", "write", "write", "write", "write",
                              "fchown", "fchmod", "fsync", "rename", "fsync"});
}

TEST_CASE("killed before every call, a new file is whole or not there") {
  CHECK(kill_at_every_call(fault::die_before, false) == 13);
}

TEST_CASE("killed before every call, the old file or the new one stands") {
  CHECK(kill_at_every_call(fault::die_before, true) == 15);
}

TEST_CASE("killed after every call, the old file or the new one stands") {
  CHECK(kill_at_every_call(fault::die_after, true) == 15);
}

TEST_CASE("a large file gets its room first and goes to the disk on the way") {
  const temporary_folder folder;
  plan_fault({});
  save_large(folder.text() + "/f", 'o');
  std::vector<std::string> wanted{"open", "open", "flock", "fallocate"};
  for (int i = 0; i < 2; ++i) {
    wanted.insert(wanted.end(), 8, "write");
    wanted.emplace_back("sync_file_range");
  }
  for (const char* call : {"write", "fsync", "rename", "fsync"}) wanted.emplace_back(call);
  CHECK(calls_made() == wanted);
}

TEST_CASE("killed before and after every call for a large file, the old file or the new one stands") {
  CHECK(kill_at_every_call(fault::die_before, true, large) == 29);
  CHECK(kill_at_every_call(fault::die_after, true, large) == 29);
}

TEST_CASE("a disk without room for a large file is told before anything is written") {
  const temporary_folder folder;
  const std::string path = folder.text() + "/f";
  save_large(path, 'o');
  plan_fault({fault::fail, 4, ENOSPC});
  CHECK(message_of([&] { save_large(path, 'n'); }) ==
        "file " + path + " cannot be written: No space left on device");
  CHECK(calls_made().size() == 5);
  CHECK(calls_made().back() == "unlink");
  plan_fault({});
  CHECK((content_of(path) == whole_large('o')));
  CHECK(is_alone(folder));
}

TEST_CASE("a file system that neither gives room beforehand nor stores on the way is one like any other") {
  const temporary_folder folder;
  const std::string path = folder.text() + "/f";
  for (const int at : {4, 13, 22}) {
    plan_fault({fault::fail, at, EOPNOTSUPP});
    save_large(path, 'n');
    CHECK((calls_made().at(static_cast<std::size_t>(at) - 1) == (at == 4 ? "fallocate" : "sync_file_range")));
    plan_fault({});
    CHECK((content_of(path) == whole_large('n')));
    std::filesystem::remove(path);
  }
}

TEST_CASE("killed in the middle of a write, the old file stands") {
  const temporary_folder folder;
  const std::string path = folder.text() + "/f";
  for (int at = 4; at <= 9; ++at) {
    plan_fault({});
    save(path, 'o');
    CHECK(status_of_save(path, {fault::die_within, at, 0}) == typeplate_tests::exit_of_the_dead);
    CHECK(content_of(path) == whole('o'));
    save(path, 'x');
    CHECK(content_of(path) == whole('x'));
    CHECK(is_alone(folder));
  }
}

TEST_CASE("every call that fails gives a sentence, and the old file stands") {
  const temporary_folder folder;
  const std::string path = folder.text() + "/f";
  for (const int error : {ENOSPC, EIO, EDQUOT, EROFS}) {
    for (int at = 1; at <= 13; ++at) {
      INFO("call " << at << " fails with " << error);
      plan_fault({});
      save(path, 'o');
      plan_fault({fault::fail, at, error});
      const std::string words = message_of([&] { save(path, 'n'); });
      const std::string call = calls_made().at(static_cast<std::size_t>(at) - 1);
      plan_fault({});
      // A file system without locks is one where nobody else holds one.
      if (call == "flock") {
        CHECK(words == "(no error)");
        CHECK(content_of(path) == whole('n'));
      } else {
        CHECK(words == "file " + path + " cannot be written: " + std::generic_category().message(error));
        CHECK(content_of(path) == whole('o'));
      }
      CHECK(is_alone(folder));
    }
  }
}

TEST_CASE("a folder that cannot be synced is reported, and the new file stands") {
  const temporary_folder folder;
  const std::string path = folder.text() + "/f";
  save(path, 'o');
  plan_fault({fault::fail, 14, EIO});
  CHECK(message_of([&] { save(path, 'n'); }) ==
        "file " + path +
            " is written, but a power cut may still bring the old one back: its folder cannot be "
            "synced: Input/output error");
  plan_fault({fault::fail, 14, EINVAL});
  CHECK(message_of([&] { save(path, 'm'); }) == "(no error)");
  plan_fault({});
  CHECK(content_of(path) == whole('m'));
}

TEST_CASE("an interrupted or short write is continued") {
  const temporary_folder folder;
  const std::string path = folder.text() + "/f";
  for (int at = 4; at <= 9; ++at) {
    plan_fault({fault::fail, at, EINTR});
    save(path, 'a');
    CHECK((content_of(path) == whole('a')));  // millions of letters, which nobody wants to see
    plan_fault({fault::shorten, at, 0});
    save(path, 'b');
    CHECK((content_of(path) == whole('b')));
  }
  plan_fault({});
}

TEST_CASE("who may not change the owner keeps the permissions all the same") {
  const temporary_folder folder;
  const std::string path = folder.text() + "/f";
  save(path, 'o');
  plan_fault({fault::fail, 10, EPERM});
  save(path, 'n');
  CHECK(calls_made().at(9) == "fchown");
  plan_fault({});
  CHECK(content_of(path) == whole('n'));
}
