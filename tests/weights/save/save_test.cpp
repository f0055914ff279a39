// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/save_file.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "message_of.hpp"
#include "temporary_folder.hpp"

using namespace typeplate::weights;
using typeplate_tests::message_of;
using typeplate_tests::temporary_folder;
namespace fs = std::filesystem;

namespace {

std::string content_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> names_in(const temporary_folder& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder.path())) names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

void save_text(const std::string& path, std::string_view text) {
  save_file(path, [&](byte_sink& sink) { sink.write(text); });
}

mode_t mode_of(const fs::path& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

std::string reason(const std::string& path) {
  const std::string words = message_of([&] { save_text(path, "new"); });
  const std::size_t begin = words.find("cannot be written: ");
  return begin == std::string::npos ? words : words.substr(begin);
}

using names = std::vector<std::string>;

}  // namespace

TEST_CASE("a new file and one that is replaced") {
  const temporary_folder folder;
  const std::string path = folder.text() + "/w.safetensors";
  save_text(path, "old");
  CHECK(content_of(path) == "old");
  save_text(path, "new");
  CHECK(content_of(path) == "new");
  save_text(path, "");
  CHECK(content_of(path).empty());
  CHECK(names_in(folder) == names{"w.safetensors"});
}

TEST_CASE("small and large pieces come in their order") {
  const temporary_folder folder;
  std::string expected;
  save_file(folder.text() + "/f", [&](byte_sink& sink) {
    for (int i = 0; i < 300; ++i) {
      const std::string piece(static_cast<std::size_t>(i * i * 50), static_cast<char>('a' + i % 26));
      sink.write(piece);
      expected += piece;
    }
  });
  CHECK(content_of(folder.path() / "f") == expected);
}

TEST_CASE("a file keeps its permissions, and a new one gets those that the process gives") {
  const temporary_folder folder;
  const fs::path path = folder.path() / "f";
  const mode_t mask = ::umask(027);
  save_text(path, "old");
  ::umask(mask);
  CHECK(mode_of(path) == 0640);
  REQUIRE(::chmod(path.c_str(), 0604) == 0);
  save_text(path, "new");
  CHECK(mode_of(path) == 0604);
}

TEST_CASE("while a secret file is written again, nobody else may read what is written") {
  const temporary_folder folder;
  const fs::path path = folder.path() / "f";
  save_text(path, "old");
  REQUIRE(::chmod(path.c_str(), 0600) == 0);
  save_file(path, [&](byte_sink& sink) {
    sink.write("new");
    CHECK(names_in(folder).size() == 2);
    for (const auto& entry : fs::directory_iterator(folder.path())) CHECK(mode_of(entry.path()) == 0600);
  });
  CHECK(mode_of(path) == 0600);
}

TEST_CASE("a link is followed, also over folders and to a file that is not there yet") {
  const temporary_folder folder;
  fs::create_directory(folder.path() / "data");
  fs::create_symlink("data/real", folder.path() / "link");
  fs::create_symlink(folder.path() / "link", folder.path() / "second");
  save_text(folder.text() + "/second", "first");
  CHECK(fs::is_symlink(folder.path() / "second"));
  CHECK(fs::is_symlink(folder.path() / "link"));
  CHECK(content_of(folder.path() / "data/real") == "first");
  save_text(folder.text() + "/link", "again");
  CHECK(content_of(folder.path() / "data/real") == "again");
  fs::create_symlink("ring", folder.path() / "ring");
  CHECK(reason(folder.text() + "/ring") == "cannot be written: Too many levels of symbolic links");
}

TEST_CASE("a name as long as the file system allows can be saved") {
  const temporary_folder folder;
  const std::string name(255, 'x');
  save_text(folder.text() + "/" + name, "new");
  CHECK(names_in(folder) == names{name});
}

TEST_CASE("what is no file is not replaced") {
  const temporary_folder folder;
  fs::create_directory(folder.path() / "folder");
  CHECK(reason(folder.text() + "/folder") == "cannot be written: it is a folder");
  CHECK(reason(folder.text() + "/folder/") == "cannot be written: the path names no file");
  CHECK(reason("") == "cannot be written: the path names no file");
  CHECK(reason("/dev/null") == "cannot be written: it is no regular file (a pipe or a device)");
  CHECK(reason(folder.text() + "/none/f") ==
        "cannot be written: its folder " + folder.text() + "/none does not exist");
}

TEST_CASE("what the writer throws is passed on, the old file stands and nothing is left") {
  const temporary_folder folder;
  const std::string path = folder.text() + "/f";
  save_text(path, "old");
  const auto stop = [](byte_sink& sink) {
    sink.write(std::string(3U << 20U, 'x'));
    throw std::runtime_error("stop");
  };
  CHECK_THROWS_WITH(save_file(path, stop), "stop");
  CHECK_THROWS_WITH(save_file(folder.text() + "/g", stop), "stop");
  CHECK(content_of(path) == "old");
  CHECK(names_in(folder) == names{"f"});
}

TEST_CASE("what a killed process left is removed, and a file that somebody still writes is not") {
  const temporary_folder folder;
  folder.write(".typeplate-save-0.tmp", std::string_view("half of a file"));
  save_file(folder.text() + "/outer", [&](byte_sink& sink) {
    sink.write("outer");
    save_text(folder.text() + "/inner", "inner");
  });
  CHECK(content_of(folder.path() / "outer") == "outer");
  CHECK(content_of(folder.path() / "inner") == "inner");
  CHECK(names_in(folder) == names{"inner", "outer"});
}

TEST_CASE("a link under the temporary name is not written through") {
  const temporary_folder folder;
  folder.write("victim", std::string_view("kept"));
  fs::create_symlink("victim", folder.path() / ".typeplate-save-0.tmp");
  save_text(folder.text() + "/f", "new");
  CHECK(content_of(folder.path() / "victim") == "kept");
  CHECK(content_of(folder.path() / "f") == "new");
}

TEST_CASE("many threads save into one folder at once, some the same file") {
  const temporary_folder folder;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i)
    threads.emplace_back([&, i] {
      for (int turn = 0; turn < 20; ++turn)
        save_text(folder.text() + "/f" + std::to_string(i % 4),
                  std::string(10'000, static_cast<char>('a' + i % 4)));
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(names_in(folder) == names{"f0", "f1", "f2", "f3"});
  for (int i = 0; i < 4; ++i)
    CHECK(content_of(folder.path() / ("f" + std::to_string(i))) == std::string(10'000, static_cast<char>('a' + i)));
}
