// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "pickled_storages.hpp"

#include <utility>

#include <typeplate/weights/pickle/read.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include "../limit_words.hpp"
#include "torch_stream.hpp"

namespace typeplate::inline abi_1::weights::torch {

bool pickled_storages::has(pickle::node object) const {
  return called_name(object) == "torch.storage\n_load_from_bytes";
}

std::span<const std::byte> pickled_storages::bytes_of(pickle::node object) {
  const auto bytes = pickle::as_byte_text(object.arguments()[std::size_t{0}]);
  if (!bytes) throw broken_tensor("lies in a storage without bytes");
  if (bytes->kept != nullptr) {
    unpacked_ += bytes->kept->size();
    if (unpacked_ > limits_.unpacked_bytes)
      throw over_budget("its storages unpack to " +
                        beyond_limit(limits_.unpacked_bytes, "bytes", "unpacked_bytes"));
    found_.kept.push_back(bytes->kept);
  }
  return std::as_bytes(std::span(bytes->bytes.data(), bytes->bytes.size()));
}

storage_stream::storage_stream(std::span<const std::byte> bytes, std::string_view what, const read_limits& limits,
                               const read_budget& budget)
    : end(magic_length(bytes)) {
  if (end == 0) throw broken_tensor("lies in a storage that torch.save did not write");
  for (auto& objects : pickles) {
    auto next = pickle::read_pickle(bytes, what, limits, {.begin = end, .begun = budget.begun()});
    objects = std::move(next.objects);
    end = next.end;
  }
}

pickled_storages::known_storage pickled_storages::read(pickle::node object) {
  const auto bytes = bytes_of(object);
  storage_stream stream(bytes, what_, limits_, budget_);
  known_storage found;
  found.objects = std::move(stream.pickles[storage_stream::storage_id]);
  found.stated = state_storage(found.objects->root());
  byte_reader elements(bytes, stream.end);
  const auto run = stream_storage(elements, found.stated);
  found.number = found_.storages.size();
  found_.storages.push_back({.size = run.size(), .source = run});
  return found;
}

stated_storage pickled_storages::state(pickle::node object) {
  // The keys within are those of the program that wrote them, and may be equal for different storages.
  const std::string key = std::to_string(object.index());
  auto place = known_.find(key);
  if (place == known_.end()) place = known_.emplace(key, read(object)).first;
  stated_storage stated = place->second.stated;
  stated.key = place->first;
  return stated;
}

storage_place pickled_storages::place_of(const stated_storage& storage) {
  const auto place = known_.find(storage.key);
  if (place == known_.end()) throw broken_tensor("lies in a storage that is not there");
  return {place->second.number, storage.view ? storage.view->offset : 0};
}

}  // namespace typeplate::inline abi_1::weights::torch
