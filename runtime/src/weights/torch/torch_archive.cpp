// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "torch_archive.hpp"

#include <charconv>
#include <utility>

#include <typeplate/weights/printable.hpp>
#include "torch_types.hpp"

namespace typeplate::inline abi_1::weights::torch {
namespace {

// Of caffe2/serialize/versions.h; PyTorch 2.13 writes 3 and reads as far as this one.
constexpr int newest_version = 10;

// Texts of a few bytes; longer ones are none that PyTorch writes.
constexpr std::uint64_t longest_note = 64;

// The folders in which a member of this name lies, of those at the top.
std::vector<std::string_view> folders_with(std::string_view name, std::span<const archive::zip_entry> members) {
  std::vector<std::string_view> folders;
  for (const archive::zip_entry& each : members) {
    const std::string_view path = each.name;
    const std::size_t slash = path.find('/');
    if (slash != std::string_view::npos && path.substr(slash + 1) == name) folders.push_back(path.substr(0, slash));
  }
  return folders;
}

}  // namespace

std::optional<file_format> format_of(std::span<const archive::zip_entry> members) {
  if (folders_with("data.pkl", members).empty())
    // TorchScript before 1.2; its reader says so.
    return folders_with("model.json", members).empty() ? std::nullopt : std::optional(file_format::torchscript);
  return folders_with("constants.pkl", members).empty() ? file_format::torch_zip : file_format::torchscript;
}

torch_archive::torch_archive(const file_view& file, std::vector<archive::zip_entry> members, std::string_view what,
                             const read_limits& limits)
    : file_(file), what_(what), limits_(limits), members_(std::move(members)) {
  const auto roots = folders_with("data.pkl", members_);
  if (roots.empty() && !folders_with("model.json", members_).empty())
    throw refusal_reason(
        "it is TorchScript of before PyTorch 1.2, which keeps its tensors in another way: load and "
        "save it again with a newer PyTorch");
  if (roots.empty()) throw refusal_reason("it has no member `data.pkl` in a folder");
  if (roots.size() > 1)
    throw refusal_reason("it has a member `data.pkl` in the folder `" + printable(roots[0]) + "` and in `" +
                         printable(roots[1]) + "`");
  root_ = roots.front();
  const std::string folder = root_ + "/";
  for (const archive::zip_entry& each : members_) {
    const std::string_view name = each.name;
    if (name.starts_with(folder)) by_name_.emplace(name.substr(folder.size()), &each);
  }
  require_known_version();
}

const archive::zip_entry* torch_archive::find(std::string_view name) const {
  const auto place = by_name_.find(name);
  return place == by_name_.end() ? nullptr : place->second;
}

std::string torch_archive::text_of(const archive::zip_entry& member) const {
  const tensor_bytes bytes = archive::member_bytes(file_, member, what_, longest_note);
  return {reinterpret_cast<const char*>(bytes.bytes.data()), bytes.bytes.size()};
}

void torch_archive::require_known_version() const {
  const archive::zip_entry* member = find("version");
  if (member == nullptr) member = find(".data/version");  // PyTorch also looks there
  if (member == nullptr) return;
  const std::string text = text_of(*member);
  int version = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), version);
  if (end.ec != std::errc{} || version < 1)
    throw refusal_reason("its member `version` says `" + printable(text) + "`");
  if (version > newest_version)
    throw refusal_reason("its version is " + std::to_string(version) + ", and at most " +
                         std::to_string(newest_version) + " is known");
}

byte_order torch_archive::order() const {
  const archive::zip_entry* const member = find("byteorder");
  if (member == nullptr) return byte_order::little;
  const std::string text = text_of(*member);
  if (text != "little" && text != "big")
    throw refusal_reason("its member `byteorder` says `" + printable(text) + "`, not `little` or `big`");
  return text == "big" ? byte_order::big : byte_order::little;
}

std::shared_ptr<const pickle::tree> torch_archive::objects_of(const archive::zip_entry& member,
                                                              listing& found) const {
  const tensor_bytes bytes = archive::member_bytes(file_, member, what_, limits_.unpacked_bytes);
  if (bytes.kept != nullptr) found.kept.push_back(bytes.kept);
  return pickle::read_pickle(bytes.bytes, "member " + printable(member.name) + " of " + what_, limits_).objects;
}

storage_place archive_storages::place_of(const stated_storage& storage) {
  auto place = known_.find(storage.key);
  if (place == known_.end())
    place = known_.emplace(storage.key, known_storage{add(storage), storage.kind, storage.count}).first;
  const known_storage& known = place->second;
  if (known.kind != storage.kind || known.count != storage.count)
    throw broken_tensor("states storage `" + printable(storage.key) + "` as " + std::to_string(storage.count) +
                        " elements of " + printable(storage.kind) + ", and another tensor as " +
                        std::to_string(known.count) + " of " + printable(known.kind));
  return {known.number, 0};
}

std::size_t archive_storages::add(const stated_storage& storage) {
  const std::uint64_t width = bits_of(*type_of_storage_class(storage.kind)) / 8;
  const archive::zip_entry* const member = archive_.find(std::string(folder_) + std::string(storage.key));
  if (member == nullptr && storage.count != 0)
    throw broken_tensor("lies in the member `" + std::string(folder_) + printable(storage.key) +
                        "`, which is not there");
  // A storage may end within an element that nothing can see.
  const std::uint64_t size = member == nullptr ? 0 : member->unpacked;
  if (size / width != storage.count)
    throw broken_tensor("lies in a storage of " + std::to_string(storage.count) + " elements of " +
                        std::to_string(width) + " bytes, but the member `" + std::string(folder_) +
                        printable(storage.key) + "` has " + std::to_string(size) + " bytes");
  weights::storage added{.size = size, .source = {}};
  if (member != nullptr) added.source = zip_slice{*member, 0, archive_.bytes()};
  found_.storages.push_back(std::move(added));
  return found_.storages.size() - 1;
}

}  // namespace typeplate::inline abi_1::weights::torch
