// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/weights/weights_file.hpp>

#include <algorithm>
#include <atomic>
#include <optional>
#include <utility>

#include <typeplate/error.hpp>
#include <typeplate/weights/mapped_file.hpp>
#include <typeplate/weights/printable.hpp>
#include "foreign_archive.hpp"
#include "foreign_format.hpp"
#include "gather.hpp"
#include "limit_words.hpp"
#include "name_index.hpp"
#include "readers.hpp"
#include "safetensors_shards.hpp"
#include "torch/tar_members.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

std::string name_of_file(const std::string& path) {
  return "file " + printable(path.substr(path.rfind('/') + 1));
}

// What the bytes of no known format are, as far as can be said.
std::string why_unread(const file_view& file, const zip_members& members, bool inner) {
  if (const std::string_view words = foreign_format(file); !words.empty()) return std::string(words);
  if (!members.empty()) return foreign_archive(members, inner);
  if (torch::is_tar(file.bytes())) return "is a tar archive and not PyTorch's: unpack it with `tar -xf` first";
  return "is none of the formats that are read: safetensors, PyTorch's, npz, npy, flax's msgpack, pickle, joblib's";
}

// Where the bytes are from. Files beside them are looked for where they are those of a whole file, and files inside
// of them are proposed where somebody can open these.
struct origin {
  const std::string* path = nullptr;
  bool inner = false;
};

listing list(const file_view& file, const std::string& what, const read_limits& limits, origin from) {
  detection is = detect(file, what, limits);
  if (!is.format) throw error(clipped(what + " " + why_unread(file, is.members, from.inner), error::longest_text));
  if (*is.format != file_format::sharded_safetensors) return list_as(std::move(is), file, what, limits);
  if (from.path != nullptr) return list_safetensors_shards(*from.path, file.bytes(), what, limits);
  throw error(clipped(what +
                          " is the index of sharded safetensors, whose files are looked for beside it: open it by "
                          "its path",
                      error::longest_text));
}

// The members of a file that somebody takes for an archive.
zip_members members_of(const file_view& file, const std::string& what, const read_limits& limits) {
  detection is = detect(file, what, limits);
  if (!is.members.empty() || is.format == file_format::npz) return std::move(is.members);
  throw error(clipped(what + " " +
                          (is.format ? "is no zip archive but " + std::string(name_of(*is.format)) +
                                           ": open it with `weights_file::open`"
                                     : why_unread(file, is.members, false)),
                      error::longest_text));
}

tensor_bytes joined(const byte_pieces& pieces, std::uint64_t size, const std::string& what, std::uint64_t most) {
  if (size > most)
    throw error(clipped(what + " has " + std::to_string(size) + " bytes of one tensor in pieces, " +
                            beyond_limit(most, "bytes", "unpacked_bytes"),
                        error::longest_text));
  auto whole = std::make_shared<std::vector<std::byte>>();
  whole->reserve(static_cast<std::size_t>(size));
  for (const file_bytes piece : *pieces) whole->insert(whole->end(), piece.begin(), piece.end());
  return {*whole, whole};
}

}  // namespace

// The state that reading leaves: which storages were verified. Copies of the file's bytes belong to their users.
struct weights_file::contents {
  std::optional<mapped_file> mapping;
  std::shared_ptr<const void> kept;  // a member that was unpacked from another archive
  std::string what;
  read_limits limits;
  listing found;
  name_index by_name;
  std::unique_ptr<std::atomic<bool>[]> verified;

  void accept(listing read);
  [[nodiscard]] tensor_bytes bytes_of(std::size_t number) const;
  [[nodiscard]] tensor_bytes bytes_for(const tensor& wanted) const;
};

void weights_file::contents::accept(listing read) {
  found = std::move(read);
  verified = std::make_unique<std::atomic<bool>[]>(found.storages.size());
  for (const tensor& each : found.tensors) {
    if (each.shape.size() > most_axes)
      throw error(clipped(what + ": tensor `" + printable(each.name) + "` has " +
                              std::to_string(each.shape.size()) + " axes; at most " + std::to_string(most_axes) +
                              " are read",
                          error::longest_text));
    require_within(each, found.storages.at(each.storage).size, what);
  }
  by_name = name_index(found.tensors, [](const tensor& each) { return std::string_view(each.name); });
  if (const auto doubled = by_name.doubled())
    throw error(clipped(what + " names tensor `" + printable(*doubled) + "` twice", error::longest_text));
}

tensor_bytes weights_file::contents::bytes_of(std::size_t number) const {
  const storage& wanted = found.storages.at(number);
  if (const auto* plain = std::get_if<file_bytes>(&wanted.source)) return {*plain, nullptr};
  if (const auto* owned = std::get_if<owned_bytes>(&wanted.source)) return {**owned, *owned};
  if (const auto* pieces = std::get_if<byte_pieces>(&wanted.source))
    return joined(*pieces, wanted.size, what, limits.unpacked_bytes);
  const auto& slice = std::get<zip_slice>(wanted.source);
  const bool stored = !slice.member.deflated;
  tensor_bytes whole = stored && verified[number].load(std::memory_order_acquire)
                           ? tensor_bytes{archive::packed_bytes(slice.archive, slice.member, what), nullptr}
                           : archive::member_bytes(slice.archive, slice.member, what, limits.unpacked_bytes);
  verified[number].store(true, std::memory_order_release);
  whole.bytes = whole.bytes.subspan(static_cast<std::size_t>(slice.begin), static_cast<std::size_t>(wanted.size));
  return whole;
}

// What is wrong with a member is said of the tensor that somebody asked for.
tensor_bytes weights_file::contents::bytes_for(const tensor& wanted) const {
  try {
    return bytes_of(wanted.storage);
  } catch (const error& broken) {
    if (!std::holds_alternative<zip_slice>(found.storages[wanted.storage].source)) throw;
    const std::string words = "; tensor `" + printable(wanted.name) + "` lies there";
    throw error(clipped(broken.what(), error::longest_text - words.size()) + words);
  }
}

weights_file::weights_file(std::unique_ptr<contents> opened) : contents_(std::move(opened)) {}
weights_file::weights_file(weights_file&&) noexcept = default;
weights_file& weights_file::operator=(weights_file&&) noexcept = default;
weights_file::~weights_file() = default;

weights_file weights_file::open(const std::string& path, const read_limits& limits) {
  auto opened = std::make_unique<contents>();
  opened->mapping.emplace(path);
  opened->what = name_of_file(path);
  opened->limits = limits;
  opened->accept(list(opened->mapping->view(), opened->what, limits, {.path = &path}));
  return weights_file(std::move(opened));
}

weights_file weights_file::read(std::span<const std::byte> bytes, std::string_view what,
                                const read_limits& limits) {
  auto opened = std::make_unique<contents>();
  opened->what = what;
  opened->limits = limits;
  opened->accept(list(bytes, opened->what, limits, {}));
  return weights_file(std::move(opened));
}

weights_file weights_file::open_member(const std::string& path, std::string_view member,
                                       const read_limits& limits) {
  auto opened = std::make_unique<contents>();
  opened->mapping.emplace(path);
  opened->limits = limits;
  const std::string archive = name_of_file(path);
  const file_view file = opened->mapping->view();
  const zip_members members = members_of(file, archive, limits);
  const auto entry = std::ranges::find(members, member, &archive::zip_entry::name);
  if (entry == members.end())
    throw error(clipped(archive + " " + missing_member(member, members), error::longest_text));
  tensor_bytes unpacked = archive::member_bytes(file.bytes(), *entry, archive, limits.unpacked_bytes);
  opened->kept = std::move(unpacked.kept);
  opened->what = "member " + printable(member) + " of " + archive;
  opened->accept(list(unpacked.bytes, opened->what, limits, {.inner = true}));
  return weights_file(std::move(opened));
}

file_format weights_file::format() const {
  return contents_->found.format;
}
std::span<const tensor> weights_file::tensors() const {
  return contents_->found.tensors;
}
const std::map<std::string, std::string, std::less<>>& weights_file::metadata() const {
  return contents_->found.metadata;
}
const pickle::tree* weights_file::objects() const {
  return contents_->found.objects.get();
}
const std::set<std::string, std::less<>>& weights_file::global_names() const {
  return contents_->found.names;
}
const std::string& weights_file::what() const {
  return contents_->what;
}

const tensor* weights_file::find(std::string_view name) const {
  const auto place = contents_->by_name.find(name);
  return place ? &contents_->found.tensors[*place] : nullptr;
}

bool weights_file::is_borrowed(const tensor& tensor) const {
  const storage& from = contents_->found.storages.at(tensor.storage);
  const auto* slice = std::get_if<zip_slice>(&from.source);
  const bool in_file =
      std::holds_alternative<file_bytes>(from.source) || (slice != nullptr && !slice->member.deflated);
  return in_file && needs_no_copy(tensor);
}

std::span<const refused_tensor> weights_file::refused() const {
  return contents_->found.refused;
}

const tensor& weights_file::at(std::string_view name) const {
  if (const tensor* const found = find(name)) return *found;
  const std::string words = contents_->what + ": tensor `" + printable(name) + "` ";
  const auto refused = std::ranges::find(contents_->found.refused, name, &refused_tensor::name);
  throw error(clipped(words + (refused == contents_->found.refused.end() ? "is not there" : refused->reason),
                      error::longest_text));
}

const tensor* weights_file::as_tensor(pickle::node object) const {
  const listing& found = contents_->found;
  if (!object.exists() || &object.owner() != found.objects.get()) return nullptr;
  const auto place =
      std::ranges::lower_bound(found.tensor_nodes, object.index(), {}, [](const auto& each) { return each.first; });
  if (place == found.tensor_nodes.end() || place->first != object.index()) return nullptr;
  return &found.tensors[place->second];
}

tensor_bytes weights_file::values(const tensor& tensor) const {
  const std::uint64_t size = byte_count(tensor);
  tensor_bytes whole = contents_->bytes_for(tensor);
  if (needs_no_copy(tensor)) return {bytes_in_place(tensor, whole.bytes), std::move(whole.kept)};
  if (size > contents_->limits.unpacked_bytes)
    throw error(clipped(contents_->what + ": tensor `" + printable(tensor.name) + "` takes " +
                            std::to_string(size) + " bytes in row-major order, " +
                            beyond_limit(contents_->limits.unpacked_bytes, "bytes", "unpacked_bytes"),
                        error::longest_text));
  return gather(tensor, whole.bytes);
}

void weights_file::write_values(const tensor& tensor, byte_sink& sink) const {
  const storage& from = contents_->found.storages.at(tensor.storage);
  const auto* slice = std::get_if<zip_slice>(&from.source);
  const bool is_whole_member = slice != nullptr && !slice->member.deflated && slice->begin == 0 &&
                               byte_count(tensor) == slice->member.unpacked && needs_no_copy(tensor);
  if (!is_whole_member || contents_->verified[tensor.storage].load(std::memory_order_acquire))
    return sink.write(values(tensor).bytes);
  if (archive::write_stored_member(slice->archive, slice->member, contents_->what, sink))
    contents_->verified[tensor.storage].store(true, std::memory_order_release);
  else
    (void)values(tensor);  // says what is wrong
}

tensor_bytes weights_file::storage_bytes(std::size_t storage) const {
  return contents_->bytes_of(storage);
}

}  // namespace typeplate::inline abi_1::weights
