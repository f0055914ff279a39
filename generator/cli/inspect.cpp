// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>

#include "cli/card_file.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/table.hpp"
#include "summary/card_json.hpp"
#include "summary/port_summary.hpp"
#include "text/doc_comment.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

std::string on_one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

// Headings and tables, one below the other.
class Page {
 public:
  explicit Page(const Terminal& terminal) : terminal_(terminal) {}

  void section(std::string_view heading, const Table& table) {
    if (table.rows.empty()) return;
    text_ += "\n" + styled(heading, Style::Heading, terminal_) + "\n" + table_text(table, terminal_);
  }
  void title(const std::string& line) { text_ += styled(visible_text(line), Style::Heading, terminal_) + "\n"; }
  void facts(const Table& table) { text_ += table_text(table, terminal_); }
  std::string take() { return std::move(text_); }

 private:
  Terminal terminal_;
  std::string text_;
};

void add_fact(Table& table, const char* label, const std::string& fact) {
  if (!fact.empty()) table.rows.push_back({label, on_one_line(fact)});
}

Table about(const card::Card& card) {
  Table table;
  add_fact(table, "description", card.description);
  add_fact(table, "license", card.license);
  add_fact(table, "authors", joined(card.authors));
  add_fact(table, "domain", card.domain);
  add_fact(table, "tags", joined(card.tags));
  add_fact(table, "citation", card.citation);
  return table;
}

Table ports(const std::vector<card::Port>& ports) {
  Table table{.heading = {"name", "unit", "dtype", "shape", "range", "outside", "NaN"}, .rows = {}};
  for (const card::Port& port : ports) {
    const PortSummary words = summary_of(port);
    const bool open = words.lower.empty() && words.upper.empty();
    table.rows.push_back({words.name, words.unit, words.dtype, words.shape, words.range,
                          open ? "" : words.out_of_range, words.non_finite});
  }
  return table;
}

// What the ports are, in words: too long for the columns of numbers.
Table meanings(const card::Card& card) {
  Table table;
  for (const auto* side : {&card.inputs, &card.outputs}) {
    for (const card::Port& port : *side) {
      const PortSummary words = summary_of(port);
      const std::string before = words.description.empty() ? "" : on_one_line(words.description) + ", ";
      const std::string measures = words.measures.empty() ? "" : " (" + words.measures + ")";
      table.rows.push_back({words.name, before + "in " + words.unit_name + measures});
    }
  }
  return table;
}

void add_processing(Table& table, const char* what, const std::vector<card::Standardization>& ports) {
  for (const card::Standardization& port : ports) {
    table.rows.push_back({port.port, what, card::json_number(port.mean), card::json_number(port.deviation)});
  }
}

Table processing(const card::Card& card) {
  Table table{.heading = {"port", "step", "mean", "deviation"}, .rows = {}};
  add_processing(table, "standardize", card.standardize);
  add_processing(table, "destandardize", card.destandardize);
  return table;
}

void add_tensors(Table& table, const char* label, const std::vector<card::TensorLayout>& tensors) {
  for (const card::TensorLayout& tensor : tensors) {
    const std::string name = tensor.argument.empty() ? "" : tensor.argument + ": ";
    const std::string columns = joined(tensor.ports);
    table.rows.push_back({label, name + (tensor.rank1 ? columns : "[" + columns + "]")});
  }
}

Table artifact(const card::Card& card) {
  Table table;
  add_fact(table, "file", card.artifact.file);
  add_fact(table, "format", card.artifact.format);
  add_fact(table, "requires",
           card.artifact.requires_libtorch.empty() ? "" : "LibTorch " + card.artifact.requires_libtorch);
  add_tensors(table, "input", card.artifact.inputs);
  add_tensors(table, "output", card.artifact.outputs);
  return table;
}

Table files(const card::Card& card) {
  Table table{.heading = {"name", "bytes", "sha256"}, .rows = {}};
  for (const card::PackageFile& file : card.files) {
    table.rows.push_back({file.name, std::to_string(file.bytes), file.sha256});
  }
  return table;
}

Table reference(const card::Card& card) {
  Table table;
  if (!card.reference) return table;
  add_fact(table, "file", card.reference->file);
  add_fact(table, "rtol", card::json_number(card.reference->rtol));
  if (card.reference->port_atols.empty()) add_fact(table, "atol", card::json_number(card.reference->atol));
  for (const card::PortTolerance& port : card.reference->port_atols) {
    table.rows.push_back({"atol", card::json_number(port.atol) + " for " + port.port});
  }
  return table;
}

// The members of an object that the card keeps as JSON; a text without its quotes.
Table kept(const std::string& json) {
  Table table;
  card::Diagnostics none;  // the card's reader has already checked this text
  const card::LocatedJson parsed = card::parse_json({"card", json}, none);
  for (const card::JsonMember& member : parsed.root.members) {
    const auto [begin, end] = member.value.span;
    const bool is_text = member.value.kind == card::JsonKind::string;
    table.rows.push_back({member.key, is_text ? member.value.string : json.substr(begin, end - begin)});
  }
  return table;
}

Table limitations(const card::Card& card) {
  Table table;
  for (const std::string& limitation : card.limitations) table.rows.push_back({"-", on_one_line(limitation)});
  return table;
}

std::string page_of(const card::Card& card, const Terminal& terminal) {
  Page page(terminal);
  page.title(card.name + " " + card.version);
  page.facts(about(card));
  page.section("inputs", ports(card.inputs));
  page.section("outputs", ports(card.outputs));
  page.section("what they are", meanings(card));
  page.section("processing", processing(card));
  page.section("artifact", artifact(card));
  page.section("files", files(card));
  page.section("reference", reference(card));
  page.section("training", kept(card.training));
  page.section("metrics", kept(card.metrics));
  page.section("parameters", kept(card.parameters));
  page.section("limitations", limitations(card));
  return page.take();
}

}  // namespace

int run(const InspectOptions& options) {
  const auto file = read_card_file(card_in(options.card), {.color = options.color});
  if (!file) return exit_bad_input;
  const std::string text =
      options.json ? card_json(file->card) : page_of(file->card, terminal_of(stdout, options.color));
  std::fwrite(text.data(), 1, text.size(), stdout);
  return exit_ok;
}

}  // namespace typeplate::inline abi_1::generator
