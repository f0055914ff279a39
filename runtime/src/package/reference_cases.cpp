// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/package/reference_cases.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include <typeplate/weights/safetensors.hpp>

namespace typeplate::inline abi_1::package {
namespace {

using card::ElementType;
using card::Port;
using weights::element_type;
using weights::printable;
using weights::tensor_view;

struct Reader {
  const weights::safetensors& file;
  std::string what;

  [[noreturn]] void refuse(const std::string& reason) const {
    throw error(weights::clipped(what + " " + reason, error::longest_text));
  }
};

std::string tensor_words(std::string_view name) {
  return "tensor `" + printable(name, 60) + "`";
}

void check_tensor(const Reader& reader, const tensor_view& tensor, const Port& port, std::size_t count) {
  const element_type wanted = port.dtype == ElementType::float32 ? element_type::float32 : element_type::float64;
  if (tensor.type != wanted)
    reader.refuse("has the element type " + std::string(safetensors_name(tensor.type)) + " in " +
                  tensor_words(tensor.name) + ", the card's port has " + std::string(safetensors_name(wanted)));
  if (tensor.shape.size() != 1)
    reader.refuse("has " + std::to_string(tensor.shape.size()) + " dimensions in " + tensor_words(tensor.name) +
                  ", where one number a case belongs");
  if (tensor.shape[0] != count)
    reader.refuse("has " + std::to_string(tensor.shape[0]) + " cases in " + tensor_words(tensor.name) + " and " +
                  std::to_string(count) + " in " + tensor_words(reader.file.tensors.front().name));
}

std::vector<double> column(const Reader& reader, const std::string& side, const Port& port, std::size_t count) {
  const std::string name = side + "." + port.name;
  const tensor_view* tensor = reader.file.find(name);
  if (tensor == nullptr) reader.refuse("has no " + tensor_words(name) + "; it needs one for each port of the card");
  check_tensor(reader, *tensor, port, count);
  std::vector<double> values = weights::numbers(*tensor, reader.what);
  const auto odd = std::ranges::find_if(values, [](double value) { return !std::isfinite(value); });
  if (odd != values.end() && port.non_finite == card::NonFinite::error)
    reader.refuse("has " + std::to_string(*odd) + " in case " + std::to_string(odd - values.begin()) + " of " +
                  tensor_words(name) + ", which the card's port does not allow");
  return values;
}

void refuse_strangers(const Reader& reader, const card::Card& card) {
  const auto known = [](const std::string& name, const std::string& side, const std::vector<Port>& ports) {
    return name.starts_with(side) &&
           std::ranges::find(ports, std::string_view(name).substr(side.size()), &Port::name) != ports.end();
  };
  for (const tensor_view& tensor : reader.file.tensors)
    if (!known(tensor.name, "inputs.", card.inputs) && !known(tensor.name, "outputs.", card.outputs))
      reader.refuse("has " + tensor_words(tensor.name) + ", which belongs to no port of the card");
}

std::size_t case_count(const Reader& reader) {
  if (reader.file.tensors.empty()) reader.refuse("has no tensors; it needs one for each port of the card");
  const tensor_view& first = reader.file.tensors.front();
  const std::uint64_t count = first.shape.empty() ? 1 : first.shape[0];
  if (count == 0) reader.refuse("has no cases; give at least one");
  if (count > most_reference_cases)
    reader.refuse("has " + std::to_string(count) + " cases; at most " + std::to_string(most_reference_cases) +
                  " are run at each load");
  return static_cast<std::size_t>(count);
}

}  // namespace

reference_cases read_reference_cases(const card::Card& card, std::span<const std::byte> bytes,
                                     std::string_view what) {
  const weights::safetensors file = weights::read_safetensors(bytes, what);
  const Reader reader{file, std::string(what)};
  refuse_strangers(reader, card);
  reference_cases cases;
  cases.count = case_count(reader);
  for (const Port& port : card.inputs) cases.inputs.push_back(column(reader, "inputs", port, cases.count));
  for (const Port& port : card.outputs) cases.outputs.push_back(column(reader, "outputs", port, cases.count));
  return cases;
}

}  // namespace typeplate::inline abi_1::package
