// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What torch.save wrote before 0.1.10: a tar archive of three files. `storages` and `tensors` are small pickles
// with numbers between them, `pickle` holds the objects, in which a tensor is a number.
#include <charconv>
#include <map>

#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/read.hpp>
#include <typeplate/weights/printable.hpp>
#include "../byte_reader.hpp"
#include "../limit_words.hpp"
#include "../readers.hpp"
#include "note_names.hpp"
#include "tar_members.hpp"
#include "tensor_lister.hpp"
#include "torch_types.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

// Goes through one file of the archive: pickles, and between them whatever belongs there.
class part_reader {
 public:
  part_reader(const torch::tar_files& files, std::string_view name, std::string_view what,
              const read_limits& limits, read_budget& budget, listing& found)
      : what_("member `" + std::string(name) + "` of " + std::string(what)),
        limits_(limits),
        budget_(budget),
        found_(found) {
    const auto file = files.find(name);
    if (file == files.end()) throw refusal_reason("its tar archive has no member `" + std::string(name) + "`");
    bytes_ = file->second;
  }

  std::shared_ptr<const pickle::tree> objects() {
    auto part = pickle::read_pickle(bytes_, what_, limits_, {.begin = position_, .begun = budget_.begun()});
    position_ = part.end;
    torch::note_names(*part.objects, found_, what_, limits_, budget_);
    return std::move(part.objects);
  }

  std::uint64_t count() {
    const auto number = objects()->root().as_integer();
    if (!number || *number < 0) throw refusal_reason("its " + what_ + " begins without a number");
    if (static_cast<std::uint64_t>(*number) > limits_.members)
      throw over_budget("its " + what_ + " states " + std::to_string(*number) + " parts, " +
                        beyond_limit(limits_.members, "parts", "members"));
    return static_cast<std::uint64_t>(*number);
  }

  std::span<const std::byte> take(std::uint64_t size) {
    byte_reader from(bytes_, position_);
    const auto run = from.take(size);
    position_ = from.position();
    return run;
  }

  template <class Number>
  Number number() {
    return byte_reader(take(sizeof(Number))).little<Number>();
  }

 private:
  std::span<const std::byte> bytes_;
  std::string what_;
  const read_limits& limits_;
  read_budget& budget_;
  listing& found_;
  std::uint64_t position_ = 0;
};

std::int64_t integer(pickle::node number, std::string_view of_what) {
  const auto value = number.as_integer();
  if (!value) throw refusal_reason("it has no number where the " + std::string(of_what) + " belongs");
  return *value;
}

std::uint64_t natural(std::int64_t value, std::string_view of_what) {
  if (value < 0)
    throw refusal_reason("it has the number " + std::to_string(value) + " where the " + std::string(of_what) +
                         " belongs");
  return static_cast<std::uint64_t>(value);
}

class tar_tensors final : public torch::tensor_source {
 public:
  explicit tar_tensors(listing& found) : found_(found) {}

  void read_storages(part_reader from) {
    const std::uint64_t count = from.count();
    for (std::uint64_t i = 0; i < count; ++i) read_storage(from);
    const auto views = from.objects();
    for (const pickle::node& view : views->root().items()) add_view(view);
  }

  void read_tensors(part_reader from) {
    const std::uint64_t count = from.count();
    for (std::uint64_t i = 0; i < count; ++i) read_tensor(from);
  }

  torch::storage_place place_of(const torch::stated_storage&) override {
    throw torch::broken_tensor("lies in a storage, where this format keeps tensors by number");
  }

  const tensor* tensor_of(pickle::node object) override {
    if (!object.is(pickle::node_kind::persistent)) return nullptr;
    const auto text = object.callable().as_text();
    if (!text) return nullptr;
    if (const auto place = tensors_.find(std::string(*text)); place != tensors_.end()) return &place->second;
    return storage_as_tensor(*text);
  }

 private:
  struct known_storage {
    std::size_t number;
    element_type type;
    std::uint64_t offset;  // in elements
    std::uint64_t count;
  };

  // A storage that no tensor is seen in: its elements one behind the other. Storages and tensors have keys of one
  // kind, their addresses in the program that wrote them.
  const tensor* storage_as_tensor(std::string_view key) {
    std::int64_t number = 0;
    const auto read = std::from_chars(key.data(), key.data() + key.size(), number);
    const auto place = storages_.find(number);
    if (read.ec != std::errc() || read.ptr != key.data() + key.size() || place == storages_.end()) return nullptr;
    tensor& all = bare_storages_[number];
    all.type = place->second.type;
    all.shape = {place->second.count};
    all.strides = {1};
    all.offset = place->second.offset;
    all.storage = place->second.number;
    return &all;
  }

  void read_storage(part_reader& from) {
    const auto stated = from.objects();
    const pickle::node triple = stated->root();
    const std::int64_t key = integer(triple[std::size_t{0}], "key of a storage");
    const pickle::node kind = triple[std::size_t{2}];
    std::string_view name = kind.is(pickle::node_kind::global) ? kind.data().text : std::string_view();
    name.remove_prefix(name.find('\n') + 1);
    const auto type = torch::type_of_storage_class(name);
    if (!type) throw refusal_reason("its storage is of the class `" + printable(name) + "`, which is not read");
    const std::uint64_t width = bits_of(*type) / 8;
    const auto count = from.number<std::uint64_t>();
    constexpr std::uint64_t most = std::uint64_t{1} << 60U;
    const auto bytes = from.take(count < most ? count * width : most);
    if (!storages_.emplace(key, known_storage{found_.storages.size(), *type, 0, count}).second)
      throw refusal_reason("it has two storages of the key " + std::to_string(key));
    found_.storages.push_back({.size = bytes.size(), .source = bytes});
  }

  // Key, key of the storage that it is a part of, offset, number of elements.
  void add_view(pickle::node view) {
    const known_storage& root = storage_of(integer(view[std::size_t{1}], "key of a storage"));
    const std::uint64_t offset = natural(integer(view[std::size_t{2}], "offset of a view"), "offset of a view");
    const std::uint64_t count = natural(integer(view[std::size_t{3}], "size of a view"), "size of a view");
    if (offset > root.count || count > root.count - offset)
      throw refusal_reason("a view of one of its storages reaches beyond it");
    const known_storage added{root.number, root.type, root.offset + offset, count};
    storages_.insert_or_assign(integer(view[std::size_t{0}], "key of a view"), added);
  }

  void read_tensor(part_reader& from) {
    const auto stated = from.objects();
    const pickle::node triple = stated->root();
    const std::int64_t key = integer(triple[std::size_t{0}], "key of a tensor");
    const known_storage& lies_in = storage_of(integer(triple[std::size_t{1}], "key of a tensor's storage"));
    const auto axes = from.number<std::uint32_t>();
    (void)from.number<std::uint32_t>();  // the upper half of a number that was written as 64 bits
    byte_reader numbers(from.take(std::uint64_t{axes} * 16 + 8));
    tensor added;
    for (std::uint32_t i = 0; i < axes; ++i)
      added.shape.push_back(natural(numbers.little<std::int64_t>(), "size of a tensor"));
    for (std::uint32_t i = 0; i < axes; ++i)
      added.strides.push_back(
          static_cast<std::int64_t>(natural(numbers.little<std::int64_t>(), "stride of a tensor")));
    added.offset = lies_in.offset + natural(numbers.little<std::int64_t>(), "offset of a tensor");
    added.type = lies_in.type;
    added.storage = lies_in.number;
    if (!tensors_.emplace(std::to_string(key), std::move(added)).second)
      throw refusal_reason("it has two tensors of the key " + std::to_string(key));
  }

  const known_storage& storage_of(std::int64_t key) const {
    const auto place = storages_.find(key);
    if (place == storages_.end()) throw refusal_reason("it has no storage of the key " + std::to_string(key));
    return place->second;
  }

  listing& found_;
  std::map<std::int64_t, known_storage> storages_;
  std::map<std::string, tensor> tensors_;
  std::map<std::int64_t, tensor> bare_storages_;
};

listing list(file_bytes bytes, std::string_view what, const read_limits& limits) {
  read_budget budget(limits);
  const torch::tar_files files = torch::read_tar(bytes);
  listing found;
  found.format = file_format::torch_tar;
  tar_tensors source(found);
  source.read_storages(part_reader(files, "storages", what, limits, budget, found));
  source.read_tensors(part_reader(files, "tensors", what, limits, budget, found));
  found.objects = part_reader(files, "pickle", what, limits, budget, found).objects();
  torch::tensor_lister(found, limits, budget).add(found.objects->root(), "", source);
  return found;
}

}  // namespace

listing list_torch_tar(file_bytes bytes, std::string_view what, const read_limits& limits) {
  try {
    return list(bytes, what, limits);
  } catch (const refusal_reason& reason) {
    refuse_file(what, "is not a torch file", reason);
  }
}

}  // namespace typeplate::inline abi_1::weights
