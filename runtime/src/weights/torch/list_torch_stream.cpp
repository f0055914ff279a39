// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What torch.save wrote from 0.1.10 to 1.5, and still writes without the zip format: five pickles (a magic number,
// a version, the machine, the objects, the storages' keys), and the storages, each behind its number of elements.
#include <map>

#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/read.hpp>
#include <typeplate/weights/printable.hpp>
#include "../byte_reader.hpp"
#include "../following_file.hpp"
#include "../readers.hpp"
#include "note_names.hpp"
#include "tensor_lister.hpp"
#include "torch_stream.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

using torch::broken_tensor;
using torch::stated_storage;

constexpr std::int64_t known_protocol = 1001;

stated_storage stated_in(pickle::node object) {
  try {
    return torch::state_storage(object);
  } catch (const broken_tensor& broken) {
    throw refusal_reason(std::string("one of its tensors ") + broken.what());
  }
}

// The storages of a stream: what the objects say of them, and where they lie.
class stream_storages final : public torch::tensor_source {
 public:
  explicit stream_storages(listing& found) : found_(found) {}

  // Storages lie one behind the other, so their sizes must be known before the objects can be looked at.
  void learn(const pickle::tree& objects) {
    for (std::size_t i = 0; i < objects.nodes().size(); ++i) {
      const pickle::node object = objects.at(static_cast<pickle::node_index>(i));
      if (!torch::is_storage(object)) continue;
      const stated_storage stated = stated_in(object);
      known_.emplace(stated.key, known_storage{stated.kind, stated.count, nowhere});
    }
  }

  void read(std::string_view key, byte_reader& from) {
    const auto place = known_.find(key);
    if (place == known_.end() || place->second.number != nowhere)
      throw refusal_reason("it has a storage `" + printable(key) + "` that no tensor lies in, or has it twice");
    const auto run = torch::stream_storage(
        from, {.kind = place->second.kind, .key = key, .location = {}, .count = place->second.count, .view = {}});
    place->second.number = found_.storages.size();
    found_.storages.push_back({.size = run.size(), .source = run});
  }

  torch::storage_place place_of(const stated_storage& storage) override {
    const auto place = known_.find(storage.key);
    if (place == known_.end() || place->second.number == nowhere)
      throw broken_tensor("lies in the storage `" + printable(storage.key) + "`, which is not there");
    const known_storage& known = place->second;
    if (known.kind != storage.kind || known.count != storage.count)
      throw broken_tensor("states storage `" + printable(storage.key) + "` otherwise than another tensor does");
    if (!storage.view) return {known.number, 0};
    if (storage.view->offset > known.count || storage.view->count > known.count - storage.view->offset)
      throw broken_tensor("lies in a part of storage `" + printable(storage.key) + "` that reaches beyond it");
    return {known.number, storage.view->offset};
  }

 private:
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  struct known_storage {
    std::string_view kind;
    std::uint64_t count;
    std::size_t number;
  };

  listing& found_;
  std::map<std::string_view, known_storage> known_;
};

class stream_reader {
 public:
  stream_reader(file_bytes bytes, std::string_view what, const read_limits& limits)
      : bytes_(bytes), what_(what), limits_(limits) {}

  listing list() {
    listing found;
    found.format = file_format::torch_stream;
    if (torch::magic_length(bytes_) == 0) throw refusal_reason("it does not begin with PyTorch's magic number");
    position_ = torch::magic_length(bytes_);
    if (const auto version = next(found)->root().as_integer(); version != known_protocol)
      throw refusal_reason("its protocol is " + (version ? std::to_string(*version) : std::string("not a number")) +
                           ", not 1001");
    (void)next(found);  // the machine: sizes of its integers, which have not mattered since
    found.objects = next(found);
    stream_storages storages(found);
    storages.learn(*found.objects);
    const auto keys = next(found);
    if (!keys->root().is(pickle::node_kind::list)) throw refusal_reason("it has no list of its storages");
    byte_reader data(bytes_, position_);
    for (const pickle::node& key : keys->root().items()) {
      budget_.step();
      storages.read(key.as_text().value_or(""), data);
    }
    require_last_file(bytes_, data.position(), limits_, budget_);
    torch::tensor_lister(found, limits_, budget_).add(found.objects->root(), "", storages);
    return found;
  }

 private:
  std::shared_ptr<const pickle::tree> next(listing& found) {
    auto part = pickle::read_pickle(bytes_, what_, limits_, {.begin = position_, .begun = budget_.begun()});
    position_ = part.end;
    torch::note_names(*part.objects, found, what_, limits_, budget_);
    return part.objects;
  }

  file_bytes bytes_;
  std::string_view what_;
  const read_limits& limits_;
  read_budget budget_{limits_};
  std::uint64_t position_ = 0;
};

}  // namespace

listing list_torch_stream(file_bytes bytes, std::string_view what, const read_limits& limits) {
  try {
    return stream_reader(bytes, what, limits).list();
  } catch (const refusal_reason& reason) {
    refuse_file(what, "is not a torch file", reason);
  }
}

}  // namespace typeplate::inline abi_1::weights
