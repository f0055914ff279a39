// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "table/header.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "table/csv_writer.hpp"
#include "table/numbers.hpp"
#include "typeplate/card/suggest.hpp"
#include "typeplate/engine/message.hpp"
#include "typeplate/text/utf8.hpp"
#include "typeplate/units/parse.hpp"

namespace typeplate::inline abi_1::table {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string quoted(std::string_view text) {
  return std::string(message().name(text).view());
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool is_utf8(std::string_view rest) {
  while (!rest.empty()) {
    const text::character next = text::first_character(rest);
    if (!next.valid) return false;
    rest.remove_prefix(next.size);
  }
  return true;
}

/// From a byte of the field's content to the byte in the row that it stands for.
std::size_t offset_in_row(const csv_field& field, std::size_t content_offset) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < content_offset; ++i) at += field.doubled && field.text[at] == '"' ? 2 : 1;
  return field.offset + at;
}

std::span<const port_contract> inputs_of(const contract& promised) {
  return {promised.inputs, promised.input_count};
}

std::optional<std::size_t> index_of(std::span<const port_contract> ports, std::string_view name) {
  const auto found = std::ranges::find(ports, name, &port_contract::name);
  if (found == ports.end()) return {};
  return static_cast<std::size_t>(found - ports.begin());
}

/// One column of the header: its words and, if it is one, the input that it gives.
struct column {
  std::string title;
  column_name words;
  std::optional<std::size_t> input;
};

// A port's whole name comes first: it may have brackets of its own.
column read_column(const csv_field& field, const contract& promised) {
  const std::string text = content(field);
  column one{.title = std::string(trimmed(text)), .words = split_column_name(text), .input = {}};
  if (const auto whole = index_of(inputs_of(promised), one.title)) {
    one.words = column_name{one.title, {}, false, 0};
    one.input = whole;
  } else {
    one.input = index_of(inputs_of(promised), one.words.name);
  }
  return one;
}

std::vector<column> read_columns(const csv_row& header, const contract& promised,
                                 std::vector<table_error>& errors) {
  std::vector<column> columns;
  for (const csv_field& field : header.fields) {
    columns.push_back(read_column(field, promised));
    if (is_utf8(field.text)) continue;
    errors.push_back({header.place_of(field), "the column's name " + quoted(field.text) + " is not UTF-8",
                      "save the table as UTF-8"});
  }
  return columns;
}

/// A table with another separator is one column of a strange name.
std::optional<table_error> explain_separator(const csv_row& header) {
  if (header.fields.size() != 1) return {};
  for (const auto& [separator, words] :
       {std::pair(';', "semicolons"), std::pair('\t', "tabs"), std::pair('|', "vertical bars")}) {
    const std::size_t at = header.fields[0].text.find(separator);
    if (at == std::string_view::npos) continue;
    return table_error{header.place_of(header.fields[0].offset + at),
                       std::string("the header has ") + words + " between its columns, and no comma",
                       "separate columns by commas, and write decimal points"};
  }
  return {};
}

bool is_all_numbers(const csv_row& row) {
  return std::ranges::all_of(row.fields,
                             [](const csv_field& field) { return read_number(field.text).has_value(); });
}

/// The column that was probably meant: misspelt, or with its unit written in another way.
std::optional<std::size_t> find_similar(std::string_view port, std::span<const column> columns) {
  std::vector<std::string_view> names;
  for (const column& one : columns) names.push_back(one.input ? std::string_view() : one.words.name);
  const std::string_view near = card::nearest(port, names);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].input) continue;
    const std::string& name = columns[i].words.name;
    if ((!near.empty() && name == near) || name.starts_with(port)) return i;
  }
  return {};
}

/// `temperature (degC)` and `temperature_degC` have a unit after the name, which the right title would have in
/// brackets.
std::string corrected_title(const column& found, const port_contract& port) {
  if (found.words.has_unit) return std::string(port.name) + " [" + found.words.unit + "]";
  std::string_view rest = found.words.name;
  if (rest.starts_with(port.name)) {
    rest.remove_prefix(port.name.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t(/,-_:"), rest.size()));
    while (rest.ends_with(')') || rest.ends_with(' ')) rest.remove_suffix(1);
  }
  const bool has_unit = !rest.empty() && parse_unit(rest).ok;
  return std::string(port.name) + " [" + std::string(has_unit ? rest : port.unit) + "]";
}

table_error missing_column(const csv_row& header, const contract& promised, const port_contract& port,
                           std::span<const column> columns) {
  const std::string what = "no column for input " + quoted(port.name) + " of model " + quoted(promised.model);
  if (const auto similar = find_similar(port.name, columns)) {
    const column& found = columns[*similar];
    return {header.place_of(header.fields[*similar]), what,
            "write " + quoted(corrected_title(found, port)) + " instead of " + quoted(found.title)};
  }
  return {header.place_of(std::size_t{0}), what, "the model needs the columns " + wanted_header(promised)};
}

/// Empty brackets mean no unit only to who wrote them; the port says which one it has.
std::string help_for(const unit_result& unit, const column_name& words, const port_contract& port) {
  if (!words.unit.empty()) return std::string(unit.hint.view());
  return "the model's unit is " + quoted(port.unit) + ": write " +
         quoted(std::string(port.name) + " [" + std::string(port.unit) + "]") +
         ", or the unit that the numbers are in";
}

void check_unit(const csv_row& header, const csv_field& field, const column_name& words, const port_contract& port,
                std::vector<table_error>& errors) {
  if (!words.has_unit) return;
  const unit_result unit = parse_unit(words.unit);
  if (unit.ok) return;
  const std::size_t at = words.unit_offset + static_cast<std::size_t>(unit.span_begin);
  errors.push_back({header.place_of(offset_in_row(field, at)),
                    "column " + quoted(content(field)) + ": " + std::string(unit.message.view()),
                    help_for(unit, words, port)});
}

}  // namespace

column_name split_column_name(std::string_view text) {
  const std::string_view title = trimmed(text);
  const std::size_t open = title.rfind('[');
  if (!title.ends_with(']') || open == std::string_view::npos) return {std::string(title), {}, false, 0};
  const std::string_view inside = title.substr(open + 1, title.size() - open - 2);
  const std::string_view unit = trimmed(inside);
  return {.name = std::string(trimmed(title.substr(0, open))),
          .unit = std::string(unit),
          .has_unit = true,
          .unit_offset = static_cast<std::size_t>((unit.empty() ? inside : unit).data() - text.data())};
}

std::string column_title(std::string_view name, std::string_view unit) {
  std::string field;
  append_field(field, std::string(name) + " [" + std::string(unit) + "]");
  return field;
}

std::string wanted_header(const contract& promised) {
  constexpr std::size_t most_listed = 8;
  message header;
  for (const port_contract& port : inputs_of(promised).first(std::min(promised.input_count, most_listed))) {
    header.text(header.view().empty() ? "" : ",").quote(column_title(port.name, port.unit), 48);
  }
  const bool more = promised.input_count > most_listed;
  return "`" + std::string(header.view()) + "`" +
         (more ? " and " + std::to_string(promised.input_count - most_listed) + " more" : "");
}

matched_header match_header(const csv_row& header, const contract& promised, std::vector<table_error>& errors) {
  matched_header matched{.inputs = std::vector<input_column>(promised.input_count),
                         .field_count = header.fields.size()};
  const std::vector<column> columns = read_columns(header, promised, errors);
  std::vector<const csv_field*> found(promised.input_count, nullptr);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!columns[i].input) continue;
    const csv_field& field = header.fields[i];
    const std::size_t port = *columns[i].input;
    if (found[port] != nullptr) {
      errors.push_back({header.place_of(field),
                        "a second column for input " + quoted(promised.inputs[port].name) + ", the first is " +
                            quoted(matched.inputs[port].title),
                        "keep one of them"});
      continue;
    }
    found[port] = &field;
    check_unit(header, field, columns[i].words, promised.inputs[port], errors);
    matched.inputs[port] = {i, columns[i].title, columns[i].words.unit, header.place_of(field)};
  }
  const bool none = std::ranges::all_of(found, [](const csv_field* field) { return field == nullptr; });
  if (const auto separator = explain_separator(header); none && separator) {
    errors = {*separator};
  } else if (none && is_all_numbers(header)) {
    errors = {{header.place_of(std::size_t{0}), "the first row holds numbers, not the names of columns",
               "begin the table with a header such as " + wanted_header(promised)}};
  } else {
    for (std::size_t port = 0; port < found.size(); ++port) {
      if (found[port] == nullptr)
        errors.push_back(missing_column(header, promised, promised.inputs[port], columns));
    }
  }
  return matched;
}

void refuse_output_names(const csv_row& header, std::span<const std::string_view> outputs,
                         std::vector<table_error>& errors) {
  for (const csv_field& field : header.fields) {
    const std::string text = content(field);
    const column_name words = split_column_name(text);
    const auto same = [&](std::string_view name) { return name == words.name || name == trimmed(text); };
    if (std::ranges::none_of(outputs, same)) continue;
    errors.push_back({header.place_of(field),
                      "the column " + quoted(text) + " has the name of an output of the model",
                      "rename it, or write the outputs only, with --outputs-only"});
  }
}

}  // namespace typeplate::inline abi_1::table
