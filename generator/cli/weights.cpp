// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <optional>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/flag_words.hpp"
#include "cli/table.hpp"
#include "cli/tensor_stats.hpp"
#include "cli/weights_input.hpp"
#include "table/progress_line.hpp"
#include "text/counted.hpp"
#include "text/doc_comment.hpp"
#include "typeplate/card/json.hpp"
#include "typeplate/weights/tensor.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

using card::json_quote;

void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

struct Row {
  const weights::tensor* tensor;
  std::uint64_t bytes;
  std::optional<TensorStats> stats;
};

// Looks at every value, one tensor after the other.
class Statistician {
 public:
  Statistician(const weights::weights_file& file, std::uint64_t all) : file_(file), all_(all) {}

  TensorStats look_at(const weights::tensor& tensor) {
    const weights::tensor_bytes values = file_.values(tensor);
    return stats_of(values.bytes, tensor.type, [this](std::uint64_t bytes) {
      done_ += bytes;
      if (line_.is_due()) line_.show(size_words(done_) + " of " + size_words(all_));
    });
  }

 private:
  const weights::weights_file& file_;
  std::uint64_t all_;
  std::uint64_t done_ = 0;
  table::progress_line line_{true};
};

std::vector<Row> rows_of(const weights::weights_file& file, bool with_stats) {
  std::vector<Row> rows;
  std::uint64_t all = 0;
  for (const weights::tensor& each : file.tensors()) {
    rows.push_back({&each, weights::byte_count(each), {}});
    all += rows.back().bytes;
  }
  if (!with_stats) return rows;
  Statistician statistician(file, all);
  for (Row& row : rows) row.stats = statistician.look_at(*row.tensor);
  return rows;
}

std::uint64_t elements_of(const std::vector<Row>& rows) {
  std::uint64_t sum = 0;
  for (const Row& row : rows) sum += weights::element_count(row.tensor->shape);
  return sum;
}

std::uint64_t bytes_of(const std::vector<Row>& rows) {
  std::uint64_t sum = 0;
  for (const Row& row : rows) sum += row.bytes;
  return sum;
}

// Names come last: they are as long as they are, and the last column of a table is the one that is wrapped.
Table table_of(const std::vector<Row>& rows, bool with_stats) {
  Table table{.heading = {"dtype", "shape", "bytes"}, .rows = {}, .indent = 0};
  if (with_stats) table.heading = {"dtype", "shape", "min", "max", "mean", "NaN"};
  table.heading.emplace_back("name");
  for (const Row& row : rows) {
    std::vector<std::string> cells{std::string(name_of(row.tensor->type)), weights::shape_text(row.tensor->shape)};
    if (row.stats) {
      cells.push_back(row.stats->shown_least);
      cells.push_back(row.stats->shown_largest);
      cells.push_back(row.stats->has_mean ? short_number(row.stats->mean) : "");
      cells.push_back(std::to_string(row.stats->not_a_number));
    } else {
      cells.push_back(std::to_string(row.bytes));
    }
    cells.push_back(row.tensor->name);
    table.rows.push_back(std::move(cells));
  }
  return table;
}

Table metadata_of(const weights::weights_file& file) {
  Table table;
  for (const auto& [key, text] : file.metadata()) table.rows.push_back({key, text});
  return table;
}

// What else is in a pickle: who finds no tensor may find them there.
std::string objects_text(const weights::weights_file& file, const WeightsOptions& options) {
  std::string text;
  if (file.tensors().empty() && file.refused().empty() && file.objects() != nullptr)
    text += "no tensors: " + tree_command(options.file, options.opening) + " shows its objects\n";
  return text + dangerous_text(file);
}

std::string page_of(const weights::weights_file& file, const std::vector<Row>& rows,
                    const WeightsOptions& options) {
  const Terminal terminal = terminal_of(stdout, options.color);
  std::string page = table_text(table_of(rows, options.stats), terminal);
  const Table metadata = metadata_of(file);
  if (!metadata.rows.empty())
    page += "\n" + styled("metadata", Style::Heading, terminal) + "\n" + table_text(metadata, terminal);
  for (const weights::refused_tensor& each : file.refused())
    page += "not read: tensor `" + visible_text(each.name) + "` " + visible_text(with_flags(each.reason)) + "\n";
  page += objects_text(file, options);
  const std::uint64_t bytes = bytes_of(rows);
  const std::string shown = bytes < 1024 ? "" : " (" + size_words(bytes) + ")";
  return page + (page.empty() ? "" : "\n") + visible_text(file.what()) + ": " +
         std::string(name_of(file.format())) + ", " + counted(rows.size(), "tensor") + ", " +
         counted(elements_of(rows), "element") + ", " + counted(bytes, "byte") + shown + "\n";
}

std::string json_stats(const TensorStats& stats) {
  const auto or_null = [](const std::string& text) { return text.empty() ? std::string("null") : text; };
  return ", \"min\": " + or_null(stats.least) + ", \"max\": " + or_null(stats.largest) +
         ", \"mean\": " + (stats.has_mean ? json_value(stats.mean) : "null") +
         ", \"nan\": " + std::to_string(stats.not_a_number);
}

std::string json_of(const weights::weights_file& file, const std::vector<Row>& rows) {
  std::string tensors;
  for (const Row& row : rows) {
    tensors += (tensors.empty() ? "\n    {\"name\": " : ",\n    {\"name\": ") + json_quote(row.tensor->name) +
               ", \"dtype\": " + json_quote(name_of(row.tensor->type)) + ", \"shape\": " + json_shape(*row.tensor) +
               ", \"bytes\": " + std::to_string(row.bytes) + (row.stats ? json_stats(*row.stats) : "") + "}";
  }
  std::string refused;
  for (const weights::refused_tensor& each : file.refused())
    refused += (refused.empty() ? "{\"name\": " : ", {\"name\": ") + json_quote(each.name) +
               ", \"reason\": " + json_quote(with_flags(each.reason)) + "}";
  std::string metadata;
  for (const auto& [key, text] : file.metadata())
    metadata += (metadata.empty() ? "" : ", ") + json_quote(key) + ": " + json_quote(text);
  return "{\n  \"format\": " + json_quote(name_of(file.format())) + ",\n  \"tensors\": [" + tensors +
         (tensors.empty() ? "]" : "\n  ]") + ",\n  \"not_read\": [" + refused + "],\n  \"metadata\": {" + metadata +
         "},\n  \"dangerous\": " + dangerous_json(file) + ",\n  \"count\": " + std::to_string(rows.size()) +
         ",\n  \"elements\": " + std::to_string(elements_of(rows)) +
         ",\n  \"bytes\": " + std::to_string(bytes_of(rows)) + "\n}\n";
}

}  // namespace

int run(const WeightsOptions& options) {
  const weights::weights_file file = open_weights(options.file, options.opening);
  const std::vector<Row> rows = rows_of(file, options.stats);
  print(options.json ? json_of(file, rows) : page_of(file, rows, options));
  return exit_ok;
}

}  // namespace typeplate::inline abi_1::generator
