// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <typeplate/weights/port/plan.hpp>
#include <typeplate/weights/port/rules.hpp>

#include "cli/card_file.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/flag_words.hpp"
#include "cli/shipped_rules.hpp"
#include "cli/weights_input.hpp"
#include "cli/weights_output.hpp"
#include "text/counted.hpp"
#include "text/doc_comment.hpp"
#include "typeplate/card/json.hpp"
#include "typeplate/card/source_file.hpp"
#include "typeplate/card/suggest.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

namespace port = weights::port;

struct Shipped {
  std::string_view name;
  std::string_view (*text)();
};

constexpr std::array shipped{Shipped{"flax_to_torch", flax_to_torch}, Shipped{"gpt2_qkv", gpt2_qkv},
                             Shipped{"hf_patchtst_to_rustml", hf_patchtst_to_rustml},
                             Shipped{"rustml_to_hf_patchtst", rustml_to_hf_patchtst},
                             Shipped{"torch_to_flax", torch_to_flax}};

// The rules' text, the mistakes in it, and how both are printed.
struct Rules {
  card::SourceFile source;
  card::Diagnostics diagnostics;
  std::optional<port::porting_rules> rules;
};

// A file of this name wins over the rules that the program brings.
std::optional<card::SourceFile> read_source(const std::string& name, card::Diagnostics& diagnostics) {
  std::error_code failure;
  const bool is_plain = name.find_first_of("./") == std::string::npos;
  if (std::filesystem::is_directory(name, failure)) {
    diagnostics.add_for_file(card::Code::unreadable_file, "this is a directory, and porting rules are a JSON file");
    return std::nullopt;
  }
  if (!is_plain || std::filesystem::exists(name, failure)) return card::read_source_file(name, diagnostics);
  std::vector<std::string_view> known;
  for (const Shipped& each : shipped) {
    if (each.name == name) return card::SourceFile{name + ".json", std::string(each.text())};
    known.push_back(each.name);
  }
  const std::string_view near = card::nearest(name, known);
  diagnostics.add_for_file(card::Code::unreadable_file,
                           "there is no such file, and no rules of that name come with Typeplate",
                           near.empty() ? "those that come are flax_to_torch, gpt2_qkv, hf_patchtst_to_rustml, "
                                          "rustml_to_hf_patchtst and torch_to_flax"
                                        : "did you mean `" + std::string(near) + "`?");
  return std::nullopt;
}

Rules read_rules(const PortOptions& options) {
  Rules read;
  auto source = read_source(options.rules, read.diagnostics);
  read.source = source ? *std::move(source) : card::SourceFile{options.rules, {}};
  if (read.diagnostics.had_errors()) return read;
  const card::LocatedJson json = card::parse_json(read.source, read.diagnostics);
  read.rules = port::read_rules(json, read.diagnostics);
  if (read.rules && options.inverse) read.rules = port::inverse_of(*read.rules, read.diagnostics);
  return read;
}

int say_rules(const Rules& read, const PortOptions& options) {
  if (options.inverse)
    std::fputs(port::rules_text(*read.rules).c_str(), stdout);
  else if (options.diagnostics != DiagnosticFormat::Json)
    std::printf("%s: %s without mistakes\n", visible_text(read.source.name).c_str(),
                counted(read.rules->rules.size(), "rule").c_str());
  return exit_ok;
}

void note_unmapped(const port::port_plan& plan, const PortOptions& options) {
  const auto unread = static_cast<std::size_t>(
      std::ranges::count_if(plan.unread, [](const port::unread_tensor& each) { return !each.rule.has_value(); }));
  if (plan.unmapped.size() + unread == 0 || options.report) return;
  std::fprintf(stderr, "typeplate: note: no rule takes %s of `%s`; --report lists them\n",
               counted(plan.unmapped.size() + unread, "tensor").c_str(), visible_text(options.input).c_str());
}

// What must come out: all of it has to be known.
std::vector<port::outline> outlines_of_model(const PortOptions& options) {
  return with_member_flag("", [&options] {
    const weights::weights_file file =
        open_weights(options.model, {.member = "", .limits = options.opening.limits});
    require_all_read(file, "it cannot be a model to be like");
    return port::outlines_of(file);
  });
}

int port_file(Rules& read, const PortOptions& options) {
  std::optional<WrittenFormat> format;
  if (!options.output.empty()) format = written_format(options.format, options.output);
  const weights::weights_file file = open_weights(options.input, options.opening);
  std::vector<port::outline> model;
  if (!options.model.empty()) model = outlines_of_model(options);
  const port::port_plan plan =
      port::make_plan(*read.rules, port::outlines_of(file), model, read.diagnostics, file.refused());
  print_diagnostics(read.diagnostics, read.source, {.format = options.diagnostics, .color = options.color});
  if (options.report) {
    const std::string report = port::report_text(plan, *read.rules);
    std::fwrite(report.data(), 1, report.size(), stdout);
  }
  if (read.diagnostics.had_errors()) return exit_bad_input;
  note_unmapped(plan, options);
  if (format) write_weights(options.output, *format, port::ported(plan, file), {{"format", "pt"}});
  return exit_ok;
}

}  // namespace

int run(const PortOptions& options) {
  Rules read = read_rules(options);
  if (read.rules && !options.input.empty()) return port_file(read, options);
  // Rules of the way back are the result; an empty list of mistakes before them would spoil it.
  if (!read.rules || !options.inverse)
    print_diagnostics(read.diagnostics, read.source, {.format = options.diagnostics, .color = options.color});
  return read.rules ? say_rules(read, options) : exit_bad_input;
}

}  // namespace typeplate::inline abi_1::generator
