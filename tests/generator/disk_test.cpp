// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "catch.hpp"
#include "disk/depfile.hpp"
#include "disk/write_file.hpp"

namespace {

namespace fs = std::filesystem;
using typeplate::generator::depfile_text;
using typeplate::generator::touch_file;
using typeplate::generator::write_if_changed;

// A folder of this test's own that goes away with it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (fs::temp_directory_path() / "typeplate disk XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { fs::remove_all(path_); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::string operator/(const char* name) const { return (path_ / name).string(); }
  [[nodiscard]] std::ptrdiff_t files() const {
    return std::distance(fs::recursive_directory_iterator(path_), fs::recursive_directory_iterator());
  }

 private:
  fs::path path_;
};

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Identity {
  ino_t node;
  timespec changed;
};

Identity identity_of(const std::string& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return {status.st_ino, status.st_mtim};
}

}  // namespace

TEST_CASE("a file is written with its folders, and a second time only when its text changes") {
  const TemporaryFolder folder;
  const std::string path = folder / "a/b/header.hpp";
  const std::string text(100'000, 'x');
  CHECK(write_if_changed(path, text));
  CHECK(text_of(path) == text);
  const timespec long_ago[2] = {{1000, 0}, {1000, 0}};
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), long_ago, 0) == 0);

  CHECK_FALSE(write_if_changed(path, text));
  CHECK(identity_of(path).changed.tv_sec == 1000);

  std::string other = text;
  other.back() = 'y';
  CHECK(write_if_changed(path, other));
  CHECK(text_of(path) == other);
  CHECK(identity_of(path).changed.tv_sec > 1000);
  CHECK(write_if_changed(path, ""));
  CHECK(text_of(path).empty());
}

TEST_CASE("a changed file is replaced as a whole: whoever has the old one open keeps reading it") {
  const TemporaryFolder folder;
  const std::string path = folder / "header.hpp";
  write_if_changed(path, "old");
  std::ifstream reader(path, std::ios::binary);
  const ino_t before = identity_of(path).node;
  write_if_changed(path, "new text");
  CHECK(identity_of(path).node != before);
  CHECK(std::string(std::istreambuf_iterator<char>(reader), {}) == "old");
  CHECK(folder.files() == 1);
}

TEST_CASE("a replaced file keeps its permissions") {
  const TemporaryFolder folder;
  const std::string path = folder / "model_card.json";
  write_if_changed(path, "old");
  REQUIRE(::chmod(path.c_str(), 0640) == 0);
  CHECK(write_if_changed(path, "new"));
  CHECK(fs::status(path).permissions() == static_cast<fs::perms>(0640));
}

TEST_CASE("what cannot be written is an error that names the path, and leaves nothing behind") {
  const TemporaryFolder folder;
  write_if_changed(folder / "file", "text");
  fs::create_directory(folder / "folder");
  CHECK_THROWS_WITH(write_if_changed(folder / "file/header.hpp", "x"),
                    Catch::Contains("cannot write `") && Catch::Contains("file"));
  CHECK_THROWS_WITH(write_if_changed(folder / "folder", "x"), Catch::Contains("folder"));
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK_THROWS_WITH(write_if_changed(folder / "pipe", "x"), Catch::Contains("pipe"));
  CHECK_THROWS_WITH(touch_file(folder / "file/stamp"), Catch::Contains("cannot write `"));
  CHECK(fs::is_fifo(folder / "pipe"));
  CHECK(folder.files() == 3);
}

TEST_CASE("a link stays a link, and what it leads to gets the text") {
  const TemporaryFolder folder;
  write_if_changed(folder / "real.hpp", "old");
  fs::create_symlink("real.hpp", folder / "link.hpp");
  CHECK(write_if_changed(folder / "link.hpp", "new"));
  CHECK(fs::is_symlink(folder / "link.hpp"));
  CHECK(text_of(folder / "real.hpp") == "new");
}

TEST_CASE("what lies at the name of the temporary file is replaced, and a link there is not followed") {
  const TemporaryFolder folder;
  const std::string path = folder / "header.hpp";
  const std::string temporary = path + "." + std::to_string(::getpid()) + ".tmp";
  write_if_changed(folder / "mine", "mine");
  fs::create_symlink(folder / "mine", temporary);
  CHECK(write_if_changed(path, "text"));
  CHECK(text_of(path) == "text");
  CHECK(fs::is_regular_file(fs::symlink_status(path)));
  CHECK(text_of(folder / "mine") == "mine");
  CHECK(folder.files() == 2);

  write_if_changed(temporary, "left over");
  CHECK(write_if_changed(path, "new text"));
  CHECK(text_of(path) == "new text");
  CHECK(folder.files() == 2);
}

TEST_CASE("touching makes a file or gives it a new time") {
  const TemporaryFolder folder;
  const std::string path = folder / "new/stamp";
  touch_file(path);
  const timespec long_ago[2] = {{1000, 0}, {1000, 0}};
  REQUIRE(::utimensat(AT_FDCWD, path.c_str(), long_ago, 0) == 0);
  touch_file(path);
  CHECK(identity_of(path).changed.tv_sec > 1000);
}

TEST_CASE("a depfile escapes what means something in a makefile") {
  CHECK(depfile_text("out/a.hpp", {"card.json"}) == "out/a.hpp: card.json\n");
  CHECK(depfile_text("my out/a.hpp", {"a b#c$d.json", "t"}) == "my\\ out/a.hpp: a\\ b\\#c$$d.json t\n");
}
