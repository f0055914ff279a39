// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The scan of real TorchScript files, written by PyTorch, and of files that are something else.
#include <typeplate/package/torchscript_scan.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "test_package.hpp"

using namespace typeplate::package;
using typeplate_tests::bytes_of_file;
using typeplate_tests::message_of;

namespace {

std::string file(const std::string& name) {
  return bytes_of_file(std::string(TYPEPLATE_TORCHSCRIPT_CASES) + "/" + name);
}

std::string check(const std::string& content, bool trust_code = false) {
  return message_of([&] { (void)checked_torchscript(std::as_bytes(std::span(content)), "file m.pt", trust_code); });
}

std::string packed(const std::vector<std::pair<std::string, std::string>>& files) {
  std::vector<zip_member> members;
  for (const auto& [name, text] : files) {
    const auto bytes = std::as_bytes(std::span(text));
    members.push_back({name, {bytes.begin(), bytes.end()}});
  }
  const auto bytes = write_zip(members, "file m.pt");
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

TEST_CASE("files that PyTorch wrote for harmless modules pass") {
  for (const char* name : {"linear", "linear_frozen", "linear_traced", "linear_deflated", "named_pair",
                           "dictionary", "noise", "prints", "few_rows", "counter"}) {
    CAPTURE(name);
    CHECK(check(file(std::string(name) + ".pt")) == "(no error)");
  }
}

TEST_CASE("what LibTorch gets holds the same members with the same bytes") {
  const std::string content = file("linear.pt");
  const auto written = checked_torchscript(std::as_bytes(std::span(content)), "file m.pt", false);
  const auto before = read_zip(std::as_bytes(std::span(content)), "file m.pt");
  const auto after = read_zip(written, "file m.pt");
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(before[i].name == after[i].name);
    CHECK(before[i].bytes == after[i].bytes);
  }
}

TEST_CASE("a module that writes a file while it is loaded is refused") {
  CHECK(check(file("writes_when_loaded.pt")) ==
        "file m.pt is refused: its code (`writes_when_loaded/code/__torch__.py`, line 15) has a `__setstate__`, "
        "which runs while the file is loaded; set `trust_code` if you know who wrote it");
  CHECK(check(file("writes_when_loaded.pt"), true) == "(no error)");
}

TEST_CASE("a module that writes a file when it is called is refused") {
  CHECK(check(file("writes_when_called.pt")) ==
        "file m.pt is refused: its code (`writes_when_called/code/__torch__.py`, line 8) calls `torch.save`, which "
        "reaches outside the network; set `trust_code` if you know who wrote it");
}

TEST_CASE("a module that reads a file is refused") {
  CHECK(check(file("reads_file.pt")) ==
        "file m.pt is refused: its code (`reads_file/code/__torch__.py`, line 8) calls `torch.from_file`, which "
        "reaches outside the network; set `trust_code` if you know who wrote it");
}

TEST_CASE("checkpoints and pickles are told apart from TorchScript") {
  const std::string advice = "; write it with `torch.jit.script(module).save(path)`";
  CHECK(check(file("checkpoint.pt")) ==
        "file m.pt is a checkpoint of `torch.save` (weights or a pickled module), not TorchScript" + advice);
  CHECK(check(file("old_checkpoint.pt")) ==
        "file m.pt is a checkpoint of PyTorch before 1.6 (a pickle), not TorchScript" + advice);
  CHECK(check(file("list.pkl")) == "file m.pt is a Python pickle, not TorchScript" + advice);
  CHECK(check("") == "file m.pt is empty");
  CHECK(check("version https://git-lfs.github.com/spec/v1") ==
        "file m.pt is not a TorchScript file: it does not begin like a zip archive");
  CHECK(check(packed({{"a/readme", ""}})) ==
        "file m.pt is a zip archive, but no TorchScript file: it has no member `<name>/data.pkl` beside "
        "`<name>/code/`");
  CHECK(check(packed({{"a/model.json", ""}, {"a/code/x.py", ""}})) ==
        "file m.pt is a TorchScript file of PyTorch 1.3 or older; save it again with a newer one");
}

TEST_CASE("a TorchScript file with any byte changed, or cut short, never crashes the scan") {
  const std::string good = file("counter.pt");
  std::size_t refused = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(~static_cast<unsigned char>(bad[at]));
    refused += check(bad) == "(no error)" ? 0U : 1U;
    if (at % 7 == 0) CHECK(check(good.substr(0, at)) != "(no error)");
  }
  CHECK(refused > good.size() / 4);
}
