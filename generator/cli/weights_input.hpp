// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Files of weights as words of the command line, and what their commands print alike.
#pragma once

#include <complex>
#include <cstdint>
#include <string>
#include <typeplate/weights/weights_file.hpp>

#include "cli/command_line.hpp"

namespace typeplate::inline abi_1::generator {

/// The file, or the member of it where one is named. Throws `typeplate::error`.
[[nodiscard]] weights::weights_file open_weights(const std::string& path, const OpeningOptions& opening = {});

/// The same for the objects of its pickle alone: its tensors are not listed.
[[nodiscard]] weights::weights_file open_objects(const std::string& path, OpeningOptions opening);

/// The names with which Python would run a program when it loads the file: a line for each, and a list of JSON.
[[nodiscard]] std::string dangerous_text(const weights::weights_file& file);
[[nodiscard]] std::string dangerous_json(const weights::weights_file& file);

/// What shows the objects of such a file: "`typeplate tree model.pkl`".
[[nodiscard]] std::string tree_command(const std::string& path, const OpeningOptions& opening);

/// Throws `typeplate::error`, with `consequence` as the last words, where the file holds a tensor that is not read.
/// Arrays of texts and objects are none.
void require_all_read(const weights::weights_file& file, const std::string& consequence);

/// "1.5 GiB"; bytes below 1 KiB as they are.
[[nodiscard]] std::string size_words(std::uint64_t bytes);

/// A number in as few digits as tell it apart at a glance, such as "-0.01234"; "NaN", "inf".
[[nodiscard]] std::string short_number(double value);
[[nodiscard]] std::string short_number(long double value);

/// "1.5-2j", its parts by `words`.
[[nodiscard]] std::string complex_words(const std::complex<double>& value, std::string (*words)(double));

/// A number for JSON, which has no NaN and no infinities: those become texts.
[[nodiscard]] std::string json_value(double value);
[[nodiscard]] std::string json_value(long double value);

/// "[3,4]", as text and as JSON.
[[nodiscard]] std::string json_shape(const weights::tensor& tensor);

}  // namespace typeplate::inline abi_1::generator
