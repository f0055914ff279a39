// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/write_weights.hpp>

#include <algorithm>
#include <map>
#include <tuple>

#include <typeplate/weights/weights_file.hpp>

namespace typeplate::inline abi_1::weights {
namespace {

// Everything that decides which elements a tensor has and what their values are.
using view = std::tuple<std::size_t, std::uint64_t, element_type, byte_order, bool, bool,
                        std::vector<std::uint64_t>, std::vector<std::int64_t>>;

view view_of(const tensor& each) {
  return {each.storage,    each.offset,  each.type,  each.order,
          each.conjugated, each.negated, each.shape, each.strides};
}

}  // namespace

std::vector<output_tensor> outputs_of(const weights_file& file, bool keep_ties) {
  // Who wants the others all the same makes the list without them.
  const auto lost = std::ranges::find(file.refused(), true, &refused_tensor::holds_numbers);
  if (lost != file.refused().end()) (void)file.at(lost->name);
  std::vector<output_tensor> outputs;
  outputs.reserve(file.tensors().size());
  std::map<view, std::size_t> first;
  for (const tensor& each : file.tensors()) {
    output_tensor output{each.name, each.type, each.shape, [&file, &each] { return file.values(each); }, {}};
    output.write_values = [&file, &each](byte_sink& sink) { file.write_values(each, sink); };
    if (keep_ties) {
      const auto [place, added] = first.emplace(view_of(each), outputs.size());
      if (!added) output.tied_to = place->second;
    }
    outputs.push_back(std::move(output));
  }
  return outputs;
}

}  // namespace typeplate::inline abi_1::weights
