// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/run_table.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include "table/csv_reader.hpp"
#include "table/header.hpp"
#include "table/mistakes.hpp"
#include "table/numbers.hpp"
#include "table/row_block.hpp"
#include "typeplate/engine/message.hpp"

namespace typeplate::inline abi_1::table {
namespace {

// A block of rows that are long is shorter.
constexpr std::size_t most_block_bytes = std::size_t{16} << 20;

using outputs_of_block = std::vector<std::variant<std::vector<float>, std::vector<double>>>;

/// The sentence about a value begins with its port, whichever row it is in.
bool begins_with_port(std::string_view sentence, const contract& promised, std::string_view direction,
                      const port_contract& port) {
  const message start = message()
                            .text("model ")
                            .name(promised.model)
                            .text(": ")
                            .text(direction)
                            .text(" ")
                            .name(port.name)
                            .text(" is ");
  return sentence.starts_with(start.view());
}

bool is_about_a_value(std::string_view sentence, const contract& promised) {
  const std::span inputs(promised.inputs, promised.input_count);
  const std::span outputs(promised.outputs, promised.output_count);
  const auto about = [&](std::string_view direction) {
    return
        [&, direction](const port_contract& port) { return begins_with_port(sentence, promised, direction, port); };
  };
  return std::ranges::any_of(inputs, about("input")) || std::ranges::any_of(outputs, about("output"));
}

class table_run {
 public:
  table_run(const dynamic_model& model, const table_options& options, const table_ends& ends)
      : model_(model), options_(options), ends_(ends), found_(ends.show) {}

  table_outcome run() {
    // What is wrong with the outputs is wrong for every table.
    static_cast<void>(bind_inputs({}));
    if (next_row()) {
      if (read_header()) read_rows();
    } else if (!outcome_.broken) {
      found_.add({{}, "the table is empty", "begin it with a header such as " + wanted_header(model_.contract())});
    }
    found_.flush();
    outcome_.bad_rows = found_.bad_rows();
    outcome_.shown = found_.shown();
    return outcome_;
  }

 private:
  // The next row of the table, or false at its end and where it cannot be read on.
  bool next_row() {
    for (;;) {
      switch (reader_.next()) {
        case csv_step::row:
          return true;
        case csv_step::more: {
          const std::string_view bytes = ends_.read();
          if (bytes.empty()) reader_.finish();
          reader_.give(bytes);
          break;
        }
        case csv_step::end:
          return false;
        case csv_step::broken:
          outcome_.broken = true;
          found_.count_row();
          found_.add(reader_.error());
          return false;
      }
    }
  }

  bool read_header() {
    std::vector<table_error> errors;
    const contract& promised = model_.contract();
    header_ = match_header(reader_.row(), promised, errors);
    line_end_ = reader_.row_ended_in_crlf() ? "\r\n" : "\n";
    if (errors.empty()) check_units(errors);
    if (!options_.outputs_only) {
      std::vector<std::string_view> names;
      for (std::size_t i = 0; i < promised.output_count; ++i) names.push_back(promised.outputs[i].name);
      refuse_output_names(reader_.row(), names, errors);
    }
    for (table_error& one : errors) found_.add(std::move(one));
    if (!errors.empty()) return false;
    outcome_.header_is_good = true;
    bind_columns();
    return true;
  }

  // Each unit alone, so that all mistakes are found at once.
  void check_units(std::vector<table_error>& errors) const {
    for (std::size_t i = 0; i < header_.inputs.size(); ++i) {
      const input_column& column = header_.inputs[i];
      std::vector<std::string_view> units(header_.inputs.size());
      units[i] = column.unit;
      try {
        static_cast<void>(bind_inputs(units));
      } catch (const error& refused) {
        errors.push_back({column.where, refused.what(), "convert the column, or correct the unit in its name"});
      }
    }
  }

  void bind_columns() {
    std::vector<std::string_view> units;
    for (const input_column& column : header_.inputs) units.push_back(column.unit);
    bound_ = bind_inputs(units);
    for (const binding::place& place : bound_.outputs()) {
      if (place.port->type == dtype::float32) {
        results_.emplace_back(std::vector<float>());
      } else {
        results_.emplace_back(std::vector<double>());
      }
    }
    for (std::size_t i = 0; i < header_.inputs.size(); ++i) {
      const port_contract& port = model_.contract().inputs[i];
      if (!header_.inputs[i].unit.empty() || port.unit == "1") continue;
      const message words = message()
                                .text("column ")
                                .name(header_.inputs[i].title)
                                .text(" names no unit and is read in ")
                                .name(port.unit);
      ends_.note(words.view());
    }
  }

  // The inputs in the order of the contract, in these units; the outputs as the options want them.
  [[nodiscard]] binding bind_inputs(const std::vector<std::string_view>& units) const {
    const contract& promised = model_.contract();
    std::vector<port_unit> inputs;
    for (std::size_t i = 0; i < promised.input_count; ++i) {
      inputs.push_back({promised.inputs[i].name, units.empty() ? std::string_view() : units[i]});
    }
    std::vector<port_unit> outputs;
    for (std::size_t i = 0; i < promised.output_count; ++i) outputs.push_back({promised.outputs[i].name, {}});
    for (const port_unit& wanted : options_.output_units) {
      const auto found = std::ranges::find(outputs, wanted.port, &port_unit::port);
      // An unknown name goes on, so that `bind` says what is wrong with it; so does a second unit for one output.
      if (found == outputs.end() || !found->unit.empty()) {
        outputs.push_back(wanted);
      } else {
        *found = wanted;
      }
    }
    return model_.bind(inputs, outputs);
  }

  void write_header() {
    std::string text = reader_.has_byte_order_mark() ? "\xEF\xBB\xBF" : "";
    if (!options_.outputs_only) text += reader_.row().text;
    for (const binding::place& place : bound_.outputs()) {
      if (!options_.outputs_only || &place != bound_.outputs().data()) text += ',';
      text += column_title(place.port->name, place.unit);
    }
    ends_.write(text + line_end_);
  }

  void read_rows() {
    write_header();
    row_block block(header_);
    while (next_row()) {
      ++outcome_.rows;
      block.add(reader_.row(), found_);
      if (block.size() == options_.block_rows || block.text_size() >= most_block_bytes) finish_block(block);
    }
    finish_block(block);
  }

  void finish_block(row_block& block) {
    compute(block);
    if (found_.bad_rows() == 0) write_rows(block);
    found_.flush();
    block.clear();
    ends_.progress(outcome_.rows);
  }

  void compute(const row_block& block) {
    if (block.size() == 0) return;
    std::vector<number_source> sources;
    for (std::size_t i = 0; i < header_.inputs.size(); ++i) sources.emplace_back(block.numbers(i));
    std::vector<number_sink> sinks;
    for (auto& column : results_) {
      std::visit(
          [&](auto& numbers) {
            numbers.resize(block.size());
            sinks.emplace_back(numbers);
          },
          column);
    }
    try {
      bound_.forward(sources, sinks);
      tell_warnings(block);
    } catch (const error& refused) {
      if (!is_about_a_value(refused.what(), model_.contract())) throw;
      find_bad_rows(block, refused);
      if (ends_.warned != nullptr) ends_.warned->drop();
    }
  }

  void tell_warnings(const row_block& block) const {
    if (ends_.warned == nullptr) return;
    ends_.warned->settle([&](const warned_values::value& first) {
      ends_.warn({place_of(block, first.row, first.sentence), first.sentence, {}});
    });
  }

  // Row by row: the sentences about single samples name no row of the block.
  void find_bad_rows(const row_block& block, const error& about_block) {
    std::vector<double> inputs(header_.inputs.size());
    std::vector<double> outputs(bound_.outputs().size());
    const std::size_t before = found_.bad_rows();
    for (std::size_t row = 0; row < block.size(); ++row) {
      for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i] = block.numbers(i)[row];
      try {
        bound_.forward(inputs, outputs);
      } catch (const error& refused) {
        found_.count_row();
        if (found_.wants(block.place_of(row)))
          found_.add({place_of(block, row, refused.what()), refused.what(), {}});
      }
    }
    if (found_.bad_rows() != before) return;
    // A row at the edge of an output's range, which is good alone.
    found_.count_row();
    found_.add({block.place_of(0), about_block.what(), "rows are counted from this one"});
  }

  [[nodiscard]] place place_of(const row_block& block, std::size_t row, std::string_view sentence) const {
    const contract& promised = model_.contract();
    for (std::size_t i = 0; i < promised.input_count; ++i) {
      if (begins_with_port(sentence, promised, "input", promised.inputs[i])) return block.place_of(row, i);
    }
    return block.place_of(row);
  }

  void write_rows(const row_block& block) {
    std::string& text = text_;
    text.clear();
    for (std::size_t row = 0; row < block.size(); ++row) {
      const std::size_t begin = text.size();
      if (!options_.outputs_only) text += block.text(row);
      for (const auto& column : results_) {
        if (!options_.outputs_only || text.size() != begin) text += ',';
        std::visit([&](const auto& numbers) { append_number(text, numbers[row]); }, column);
      }
      text += line_end_;
    }
    ends_.write(text);
    outcome_.written_rows += block.size();
  }

  const dynamic_model& model_;
  const table_options& options_;
  const table_ends& ends_;
  csv_reader reader_;
  mistakes found_;
  matched_header header_;
  std::string line_end_;
  std::string text_;
  binding bound_;
  outputs_of_block results_;
  table_outcome outcome_;
};

}  // namespace

table_outcome run_table(const dynamic_model& model, const table_options& options, const table_ends& ends) {
  return table_run(model, options, ends).run();
}

}  // namespace typeplate::inline abi_1::table
