// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/weights_input.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "cli/class_names.hpp"
#include "text/doc_comment.hpp"
#include "typeplate/card/json.hpp"
#include "typeplate/error.hpp"
#include "typeplate/weights/printable.hpp"
#include "typeplate/weights/tensor.hpp"

namespace typeplate::inline abi_1::generator {

weights::weights_file open_weights(const std::string& path, const OpeningOptions& opening) {
  return opening.member.empty() ? weights::weights_file::open(path, opening.limits)
                                : weights::weights_file::open_member(path, opening.member, opening.limits);
}

weights::weights_file open_objects(const std::string& path, OpeningOptions opening) {
  opening.limits.only_objects = true;
  return open_weights(path, opening);
}

std::string dangerous_text(const weights::weights_file& file) {
  std::string text;
  for (const std::string& name : dangerous_of(file.global_names()))
    text += "dangerous: " + visible_text(weights::clipped(name, 200)) + "\n";
  return text;
}

std::string dangerous_json(const weights::weights_file& file) {
  std::string list;
  for (const std::string& name : dangerous_of(file.global_names()))
    list += (list.empty() ? "" : ", ") + card::json_quote(name);
  return "[" + list + "]";
}

std::string tree_command(const std::string& path, const OpeningOptions& opening) {
  const std::string member = opening.member.empty() ? "" : " --member " + visible_text(opening.member);
  return "`typeplate tree " + visible_text(path) + member +
         (opening.limits.missing_checksums ? " --without-checksums`" : "`");
}

void require_all_read(const weights::weights_file& file, const std::string& consequence) {
  const auto lost = std::ranges::find(file.refused(), true, &weights::refused_tensor::holds_numbers);
  if (lost == file.refused().end()) return;
  const std::size_t rest = consequence.size() + 2;
  throw error(weights::clipped(file.what() + ": tensor `" + weights::printable(lost->name) + "` " + lost->reason,
                               error::longest_text - rest) +
              "; " + consequence);
}

std::string size_words(std::uint64_t bytes) {
  static constexpr std::array units{"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  std::size_t unit = 0;
  auto size = static_cast<double>(bytes);
  for (; size >= 1024 && unit + 1 < units.size(); ++unit) size /= 1024;
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  return text.data();
}

std::string short_number(double value) {
  return short_number(static_cast<long double>(value));
}

std::string short_number(long double value) {
  if (std::isnan(value)) return "NaN";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.4Lg", value);
  return text.data();
}

std::string complex_words(const std::complex<double>& value, std::string (*words)(double)) {
  const std::string imaginary = words(value.imag());
  return words(value.real()) + (imaginary.starts_with('-') ? "" : "+") + imaginary + "j";
}

std::string json_value(double value) {
  return json_value(static_cast<long double>(value));
}

std::string json_value(long double value) {
  const auto rounded = static_cast<double>(value);
  if (std::isfinite(rounded)) return card::json_number(rounded);
  if (std::isfinite(value)) return short_number(value);  // above every double
  return std::isnan(value) ? "\"nan\"" : value > 0 ? "\"inf\"" : "\"-inf\"";
}

std::string json_shape(const weights::tensor& tensor) {
  return weights::shape_text(tensor.shape);
}

}  // namespace typeplate::inline abi_1::generator
