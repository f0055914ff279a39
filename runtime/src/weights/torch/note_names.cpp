// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "note_names.hpp"

#include <algorithm>
#include <vector>

#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include "pickled_storages.hpp"

namespace typeplate::inline abi_1::weights::torch {
namespace {

using pickle::node_index;
using pickle::node_kind;

class names_of_file {
 public:
  names_of_file(listing& found, std::string_view what, const read_limits& limits, read_budget& budget)
      : found_(found), what_(what), limits_(limits), budget_(budget) {}

  // The function that loads a storage from bytes, under every number that the pickle gives it.
  std::vector<node_index> add_all(const pickle::tree& objects) {
    std::vector<node_index> loading;
    for (std::size_t i = 0; i < objects.nodes().size(); ++i) {
      budget_.step();
      const auto index = static_cast<node_index>(i);
      if (!objects.at(index).is(node_kind::global)) continue;
      const std::string name = objects.at(index).class_name();
      if (name == "torch.storage._load_from_bytes") loading.push_back(index);
      add(name);
    }
    return loading;
  }

  void add_within(const pickle::tree& objects, const std::vector<node_index>& loading) {
    for (std::size_t i = 0; i < objects.nodes().size(); ++i) {
      const pickle::node object = objects.at(static_cast<node_index>(i));
      const bool is_call = object.is(node_kind::call) || object.is(node_kind::instance);
      if (is_call && std::ranges::binary_search(loading, object.data().callable) && !add_storage(object))
        add("torch.load");
    }
  }

 private:
  // Whether the bytes are a storage, whose pickles load no others.
  bool add_storage(pickle::node call) {
    const auto bytes = pickle::as_byte_text(call.arguments()[std::size_t{0}]);
    if (!bytes) return false;
    try {
      bool is_storage = true;
      for (const auto& part :
           storage_stream(std::as_bytes(std::span(bytes->bytes)), what_, limits_, budget_).pickles)
        is_storage = add_all(*part).empty() && is_storage;
      return is_storage;
    } catch (const broken_tensor&) {
      return false;
    } catch (const limit_met&) {
      throw;
    } catch (const error&) {
      return false;
    }
  }

  void add(const std::string& name) {
    constexpr std::size_t cost = 100;
    if (found_.names.contains(name)) return;
    budget_.charge(name.size() + cost);
    found_.names.insert(name);
  }

  listing& found_;
  std::string_view what_;
  const read_limits& limits_;
  read_budget& budget_;
};

}  // namespace

void note_names(const pickle::tree& objects, listing& found, std::string_view what, const read_limits& limits,
                read_budget& budget) {
  names_of_file names(found, what, limits, budget);
  const auto loading = names.add_all(objects);
  if (!loading.empty()) names.add_within(objects, loading);
}

}  // namespace typeplate::inline abi_1::weights::torch
