// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <stdexcept>

#include "cli/card_file.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/terminal.hpp"
#include "disk/depfile.hpp"
#include "disk/read_templates.hpp"
#include "disk/write_file.hpp"
#include "emit/emit_templates.hpp"
#include "text/doc_comment.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

// The header at the path that the build asked for; other files keep theirs.
Files placed(Files files, const card::Card& card, const std::string& header) {
  if (header.empty()) return files;
  auto made = files.extract(header_path(card));
  made.key() = header;
  if (!files.insert(std::move(made)).inserted) {
    throw std::runtime_error("the header and a template would both be written to `" + header +
                             "`; rename the template");
  }
  return files;
}

void print_mistakes(const std::vector<TemplateMistake>& mistakes, const GenerateOptions& options) {
  const card::Colors colors = colors_of(terminal_of(stderr, options.color));
  for (const TemplateMistake& mistake : mistakes) {
    std::fprintf(stderr, "%s:%zu:%zu: %.*serror:%.*s %s\n",
                 visible_text(options.templates + "/" + mistake.file).c_str(), mistake.line, mistake.column,
                 static_cast<int>(colors.error.size()), colors.error.data(), static_cast<int>(colors.reset.size()),
                 colors.reset.data(), visible_text(mistake.message).c_str());
  }
}

std::vector<std::string> inputs_of(const GenerateOptions& options, const std::vector<TemplateFile>& templates) {
  std::vector<std::string> inputs{options.card};
  for (const TemplateFile& file : templates) inputs.push_back(options.templates + "/" + file.name);
  return inputs;
}

// The rule says what the stamp, or else the header, was made from.
void write(const Files& files, const std::string& header, const GenerateOptions& options,
           const std::vector<std::string>& inputs) {
  for (const auto& [path, contents] : files) write_if_changed(options.output_folder + "/" + path, contents);
  if (!options.depfile.empty()) {
    const std::string target = options.stamp.empty() ? options.output_folder + "/" + header : options.stamp;
    write_if_changed(options.depfile, depfile_text(target, inputs));
  }
  if (!options.stamp.empty()) touch_file(options.stamp);
}

}  // namespace

int run(const GenerateOptions& given) {
  GenerateOptions options = given;
  options.card = card_in(given.card);  // the rule for make and ninja names the file
  const auto file = read_card_file(options.card, {.format = options.format, .color = options.color});
  if (!file) return exit_bad_input;
  const std::vector<TemplateFile> templates = read_templates(options.templates);
  std::vector<TemplateMistake> mistakes;
  const Files emitted = emit_templates(file->card, templates, mistakes);
  print_mistakes(mistakes, options);
  if (!mistakes.empty()) return exit_bad_input;
  const Files files = placed(emitted, file->card, options.header);
  if (options.list) {
    for (const auto& [path, contents] : files) std::printf("%s\n", path.c_str());
  } else {
    const std::string header = options.header.empty() ? header_path(file->card) : options.header;
    write(files, header, options, inputs_of(options, templates));
  }
  return exit_ok;
}

}  // namespace typeplate::inline abi_1::generator
