// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// `typeplate init`: the artifact is read, scanned and tried as a loader would, and its card drafted beside it.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/standard_output.hpp"
#include "cli/time_limit.hpp"
#include "disk/write_file.hpp"
#include "init/draft_card.hpp"
#include "text/counted.hpp"
#include "typeplate/card/read_card.hpp"
#include "typeplate/card/render.hpp"
#include "typeplate/package/package_folder.hpp"
#include "typeplate/package/torchscript_scan.hpp"
#include "typeplate/weights/printable.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

namespace fs = std::filesystem;
using weights::printable;

void require_new(const std::string& card) {
  std::error_code failure;
  if (fs::exists(fs::symlink_status(card, failure)))
    throw std::runtime_error("`" + printable(card, 120) +
                             "` is there already, and a card is never overwritten: give another name "
                             "with -o, or remove it first");
}

// The artifact's path inside the package, whose folder is the card's.
std::string path_in_package(const fs::path& artifact, const fs::path& folder) {
  std::error_code failure;
  const fs::path root = fs::canonical(folder, failure);
  if (failure)
    throw std::runtime_error("the folder `" + printable(folder.string(), 120) +
                             "` of the card does not exist; make it first");
  const fs::path file = fs::canonical(artifact, failure);
  if (failure)
    throw std::runtime_error("`" + printable(artifact.string(), 120) + "` cannot be read: " + failure.message() +
                             "; give the path of a TorchScript file");
  const fs::path inside = file.lexically_relative(root);
  if (inside.empty() || *inside.begin() == "..")
    throw std::runtime_error(
        "`" + printable(artifact.string(), 120) + "` lies outside of the package: the card would be in `" +
        printable(root.string(), 120) + "`; write it beside the artifact with -o, or move the artifact");
  return inside.generic_string();
}

std::string name_of(const InitOptions& options) {
  return options.name.empty() ? fs::path(options.artifact).stem().string() : options.name;
}

// Whatever a name or a path holds: what is drafted must be a card with nothing wrong but its units.
void require_only_units_missing(const std::string& text, const std::string& path) {
  card::Diagnostics diagnostics;
  const card::SourceFile source{.name = path, .text = text};
  static_cast<void>(card::read_card_text(source, diagnostics));
  const std::string lines = render_short(diagnostics, source);
  for (std::size_t begin = 0; begin < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string line = lines.substr(begin, end - begin);
    if (line.find("error[") != std::string::npos && line.find("error[TP0309]") == std::string::npos)
      throw std::runtime_error("no card can be drafted for this file: " + line.substr(line.find("error[")) +
                               "; rename the file, or give the model a name with --name");
    begin = end + 1;
  }
}

std::size_t count_ports(const std::vector<outlined_tensor>& tensors) {
  std::size_t count = 0;
  for (const outlined_tensor& tensor : tensors) count += tensor.columns;
  return count;
}

void print_what_is_left(const module_outline& module, const std::string& card) {
  std::printf("%s: drafted with %s and %s\n", card.c_str(), counted(count_ports(module.inputs), "input").c_str(),
              counted(count_ports(module.outputs), "output").c_str());
  if (module.any_columns)
    std::printf(
        "the model takes any number of columns, and one was drafted: where it was trained with more, write "
        "them into `inputs` and `artifact.inputs`\n");
  std::printf(
      "next: replace every unit `?` and the drafted names, then run `typeplate hash %s` and `typeplate check "
      "%s`; `typeplate reference` adds cases that prove the model\n",
      card.c_str(), card.c_str());
}

// Loading runs the file's code as well as the trials do.
module_outline outline(std::span<const std::byte> archive, const std::string& what, std::size_t seconds) {
  const StandardOutputAside aside;
  const TimeLimit limit(std::chrono::seconds(seconds),
                        what + ": it did not load and answer every call in " + counted(seconds, "second") +
                            ", and no card is written; give more with --time-limit, or ask who made it whether its "
                            "`forward` ends for every input");
  return outline_torchscript(archive, what);
}

}  // namespace

int run(const InitOptions& options) {
  require_new(options.output);
  const fs::path parent = fs::path(options.output).parent_path();
  const fs::path folder = parent.empty() ? fs::path(".") : parent;
  const std::string file = path_in_package(options.artifact, folder);
  const std::string what = "file " + printable(file, 80);
  const auto bytes = package::package_folder(folder.string()).read(file, what);
  const auto archive = package::checked_torchscript(bytes, what, options.trust_code);
  const module_outline module = outline(archive, what, options.time_limit);
  const std::string text = draft_card(module, name_of(options), file);
  require_only_units_missing(text, options.output);
  write_new_file(options.output, text);
  print_what_is_left(module, options.output);
  return exit_ok;
}

}  // namespace typeplate::inline abi_1::generator
