// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Every folder under tests/cases/port is a test. It has rules.json and tensors.json, which describes the tensors of
// a file ({"name": ["float32", [2, 3]]}), and maybe model.json, which describes what must come out. What comes out
// is compared with stderr.txt (the diagnostics), report.txt and inverse.json (where the folder has one: the
// inverse, or why there is none). TYPEPLATE_BLESS=1 writes what comes out into the folders.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <typeplate/card/render.hpp>

#include "catch.hpp"
#include "port_support.hpp"

using namespace typeplate_tests;

namespace {

namespace fs = std::filesystem;
using typeplate::weights::element_type;

std::vector<fs::path> case_folders() {
  std::vector<fs::path> folders;
  for (const fs::directory_entry& entry : fs::directory_iterator(TYPEPLATE_CASES)) folders.push_back(entry.path());
  std::sort(folders.begin(), folders.end());
  return folders;
}

element_type type_of(const std::string& name) {
  for (auto type = element_type::boolean; type <= element_type::complex128;
       type = static_cast<element_type>(static_cast<unsigned char>(type) + 1)) {
    if (typeplate::weights::name_of(type) == name) return type;
  }
  FAIL("no element type: " << name);
  return element_type::float32;
}

std::vector<port::outline> outlines_in(const fs::path& path) {
  std::vector<port::outline> outlines;
  if (!fs::exists(path)) return outlines;
  card::Diagnostics diagnostics;
  const card::LocatedJson json = card::parse_json({path.string(), read_text(path.string())}, diagnostics);
  REQUIRE_FALSE(diagnostics.had_errors());
  for (const card::JsonMember& member : json.root.members) {
    port::outline outline{member.key, type_of(member.value.items.at(0).string), {}};
    for (const card::JsonNode& size : member.value.items.at(1).items)
      outline.shape.push_back(static_cast<std::uint64_t>(size.integer.value()));
    outlines.push_back(std::move(outline));
  }
  return outlines;
}

struct outcome {
  std::string stderr_text, report, inverse;
};

outcome run_case(const fs::path& folder) {
  outcome result;
  card::Diagnostics diagnostics;
  const card::LocatedJson json =
      card::parse_json({"rules.json", read_text((folder / "rules.json").string())}, diagnostics);
  if (const auto rules = port::read_rules(json, diagnostics)) {
    const auto plan = port::make_plan(*rules, outlines_in(folder / "tensors.json"),
                                      outlines_in(folder / "model.json"), diagnostics);
    result.report = port::report_text(plan, *rules);
    card::Diagnostics turning;
    const auto back = port::inverse_of(*rules, turning);
    result.inverse = back ? port::rules_text(*back) : card::render_rich(turning, json.source);
  }
  result.stderr_text = card::render_rich(diagnostics, json.source);
  return result;
}

void compare(const fs::path& file, const std::string& got, bool optional) {
  if (optional && !fs::exists(file)) return;
  if (std::getenv("TYPEPLATE_BLESS") != nullptr) {
    if (got.empty())
      fs::remove(file);
    else
      std::ofstream(file, std::ios::binary) << got;
  }
  CHECK(got == (fs::exists(file) ? read_text(file.string()) : std::string()));
}

}  // namespace

TEST_CASE("every case folder gives the diagnostics, the report and the inverse that are written in it") {
  const std::vector<fs::path> folders = case_folders();
  REQUIRE(folders.size() > 20);
  for (const fs::path& folder : folders) {
    INFO("case " << folder.filename().string());
    const outcome result = run_case(folder);
    compare(folder / "stderr.txt", result.stderr_text, false);
    compare(folder / "report.txt", result.report, false);
    compare(folder / "inverse.json", result.inverse, true);
    CHECK(result.stderr_text.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("every code of porting has a case folder that shows it") {
  for (const card::CodeInfo& row : card::code_table) {
    if (!row.id.starts_with("TP10")) continue;
    const auto folders = case_folders();
    const auto shows = [&row](const fs::path& folder) {
      if (!folder.filename().string().starts_with(row.id)) return false;
      const fs::path file = folder / (row.id == "TP1012" ? "inverse.json" : "stderr.txt");
      return fs::exists(file) &&
             read_text(file.string()).find("[" + std::string(row.id) + "]") != std::string::npos;
    };
    INFO(row.id);
    CHECK(std::any_of(folders.begin(), folders.end(), shows));
  }
}
