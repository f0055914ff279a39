// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/package/contract_match.hpp>

#include <algorithm>
#include <charconv>
#include <span>
#include <typeplate/card/json.hpp>
#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include <vector>

namespace typeplate::inline abi_1::package {
namespace {

using card::PortFacts;
using weights::clipped;
using weights::printable;

class Differences {
 public:
  void add(const std::string& difference) { text_ += (text_.empty() ? "" : "; ") + difference; }

  // "input `p` has the unit bar, the header has Pa"
  void compare(const std::string& port, std::string_view what, const std::string& package,
               const std::string& header) {
    if (package != header) add(port + " has " + std::string(what) + " " + package + ", the header has " + header);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string_view word(dtype type) {
  return type == dtype::float32 ? "float32" : "float64";
}

std::string_view word(out_of_range policy) {
  switch (policy) {
    case out_of_range::error:
      return "error";
    case out_of_range::warn:
      return "warn";
    case out_of_range::clamp:
      return "clamp";
    case out_of_range::ignore:
      return "ignore";
  }
  return "?";
}

std::string_view word(non_finite policy) {
  return policy == non_finite::error ? "error" : "allow";
}

// The shortest digits that a float32 reads back: 1073.15, and not the digits of the double beside it.
std::string float_words(float value) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

std::string range_words(double lower, double upper, dtype type) {
  const auto bound = [type](double value, const char* open) {
    if (value - value != 0) return std::string(open);
    return type == dtype::float32 ? float_words(static_cast<float>(value)) : card::json_number(value);
  };
  return bound(lower, "-inf") + " to " + bound(upper, "inf");
}

std::string kind_words(std::string_view quantity) {
  return quantity.empty() ? "(none)" : printable(quantity, 40);
}

void compare_port(Differences& differences, const std::string& name, const PortFacts& package,
                  const port_contract& header) {
  differences.compare(name, "the unit", printable(package.unit, 40), printable(header.unit, 40));
  if (package.difference != header.difference)
    differences.add(name + (package.difference ? " is a difference, in the header it is not"
                                               : " is no difference, in the header it is"));
  differences.compare(name, "the quantity", kind_words(package.quantity), kind_words(header.quantity));
  differences.compare(name, "the dtype", std::string(name_of(package.dtype)), std::string(word(header.type)));
  const dtype type = package.dtype == card::ElementType::float32 ? dtype::float32 : dtype::float64;
  differences.compare(name, "the range", range_words(package.lower, package.upper, type),
                      range_words(header.lower, header.upper, header.type));
  differences.compare(name, "out_of_range", std::string(name_of(package.out_of_range)),
                      std::string(word(header.outside)));
  differences.compare(name, "non_finite", std::string(name_of(package.non_finite)),
                      std::string(word(header.not_finite)));
}

void compare_side(Differences& differences, const char* side, const std::vector<PortFacts>& package,
                  std::span<const port_contract> header) {
  const auto words = [&](std::string_view name) { return std::string(side) + " `" + printable(name, 48) + "`"; };
  bool same_names = true;
  for (const port_contract& port : header) {
    const auto found = std::ranges::find(package, port.name, &PortFacts::name);
    if (found != package.end()) {
      compare_port(differences, words(port.name), *found, port);
      continue;
    }
    same_names = false;
    differences.add(words(port.name) + " is not in the package");
  }
  for (const PortFacts& port : package) {
    if (std::ranges::find(header, port.name, &port_contract::name) != header.end()) continue;
    same_names = false;
    differences.add(words(port.name) + " is not in the header");
  }
  const bool same_order = std::ranges::equal(package, header, {}, &PortFacts::name, &port_contract::name);
  if (same_names && !same_order) differences.add("the " + std::string(side) + "s stand in another order");
}

}  // namespace

std::string contract_differences(const card::ContractFacts& package, const contract& header) {
  Differences differences;
  if (package.model != header.model) differences.add("its model is `" + printable(package.model, 48) + "`");
  compare_side(differences, "input", package.inputs, {header.inputs, header.input_count});
  compare_side(differences, "output", package.outputs, {header.outputs, header.output_count});
  std::string text = differences.take();
  // The hash also covers what a header has no field for.
  if (text.empty() && card::contract_hash(card::contract_text(package)) != header.hash)
    text = "its contract has another hash";
  return text;
}

void require_same_contract(const card::ContractFacts& package, const contract& header,
                           std::string_view package_name) {
  const std::string text = contract_differences(package, header);
  if (text.empty()) return;
  const std::string begin = "package " + printable(package_name, 80) + " is not what the header of model `" +
                            printable(header.model, 48) + "` was generated from: ";
  const std::string end = "; generate the header again, or load the package it was made for";
  throw error(begin + clipped(text, error::longest_text - begin.size() - end.size()) + end);
}

}  // namespace typeplate::inline abi_1::package
