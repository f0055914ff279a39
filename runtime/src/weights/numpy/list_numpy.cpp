// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// NumPy's files: npy holds one array, npz is a zip archive of them.
#include <algorithm>
#include <string>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "../archive/member_names.hpp"
#include "../byte_reader.hpp"
#include "../foreign_archive.hpp"
#include "../read_budget.hpp"
#include "../readers.hpp"
#include "npy_header.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

constexpr std::string_view suffix = ".npy";

// The header of almost every array fits.
constexpr std::uint64_t usual_header = 256;

std::vector<std::int64_t> column_major_strides(std::span<const std::uint64_t> shape) {
  std::vector<std::uint64_t> turned(shape.rbegin(), shape.rend());
  std::vector<std::int64_t> strides = row_major_strides(turned);
  std::ranges::reverse(strides);
  return strides;
}

std::uint64_t size_of_values(const tensor& array) {
  try {
    return byte_count(array);
  } catch (const error& problem) {
    throw refusal_reason(problem.what());
  }
}

// Adds an array whose header and data take `size` bytes together.
void add_array(listing& found, std::string name, npy_header header, std::uint64_t size) {
  tensor& added = found.tensors.emplace_back();
  added.name = std::move(name);
  added.type = header.type;
  added.order = header.order;
  added.shape = std::move(header.shape);
  added.strides = header.column_major ? column_major_strides(added.shape) : row_major_strides(added.shape);
  added.storage = found.storages.size();
  const std::uint64_t wanted = size_of_values(added);
  const std::uint64_t present = size - header.size;
  if (present != wanted)
    throw refusal_reason("it has " + std::to_string(present) + " bytes of data, but its shape " +
                         shape_text(added.shape) + " of " + std::string(name_of(added.type)) + " needs " +
                         std::to_string(wanted));
  found.storages.emplace_back().size = wanted;
}

// Unpacks no more than the header needs.
npy_header header_of(const file_view& file, const archive::zip_entry& member, std::string_view what) {
  auto begin = archive::member_prefix(file, member, what, usual_header);
  const std::uint64_t size = npy_header_size(begin.bytes);
  if (size > begin.bytes.size()) begin = archive::member_prefix(file, member, what, size);
  return read_npy_header(begin.bytes);
}

// One array of texts or objects, as programs save names beside their weights, keeps nobody from the others.
void add_member(listing& found, const file_view& file, archive::zip_entry member, std::string_view what,
                const read_limits& limits) {
  if (!member.name.ends_with(suffix)) {
    found.refused.push_back(
        {member.name, is_named_like_weights(member.name)
                          ? "is no array of NumPy's but a file in the archive: open it with `open_member`"
                          : "is no array of NumPy's: the name of its member does not end in `.npy`"});
    return;
  }
  std::string name = member.name.substr(0, member.name.size() - suffix.size());
  try {
    npy_header header = header_of(file, member, what);
    const std::uint64_t begin = header.size;
    add_array(found, std::move(name), std::move(header), member.unpacked);
    found.storages.back().source = zip_slice{std::move(member), begin, file.bytes()};
  } catch (const unread_elements& reason) {
    // The header says so; a damaged one must not.
    (void)archive::member_bytes(file, member, what, limits.unpacked_bytes);
    found.refused.push_back({name, reason.what(), !reason.are_texts()});
  } catch (const refusal_reason& reason) {
    throw refusal_reason(archive::member_words(member.name) + " is no array that can be read: " + reason.what());
  }
}

// numpy.save may write to an open file again and again; numpy.load gives the first array and is silent of the
// others.
std::string words_for_more(file_bytes bytes) {
  const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const std::size_t second = text.find("\x93NUMPY", 1);
  if (second == std::string_view::npos) return "";
  return ": another array follows at byte " + std::to_string(second) +
         ", and files of one are read; save several with `numpy.savez`";
}

}  // namespace

listing list_npz(const file_view& file, zip_members members, std::string_view what, const read_limits& limits) {
  listing found;
  found.format = file_format::npz;
  found.tensors.reserve(members.size());
  found.storages.reserve(members.size());
  try {
    read_budget budget(limits);
    for (archive::zip_entry& member : members) {
      budget.step();
      add_member(found, file, std::move(member), what, limits);
    }
  } catch (const refusal_reason& reason) {
    throw error(clipped(std::string(what) + " is not an npz file: " + reason.what(), error::longest_text));
  }
  return found;
}

listing list_npy(file_bytes bytes, std::string_view what, const read_limits& /*limits*/) {
  listing found;
  found.format = file_format::npy;
  try {
    npy_header header = read_npy_header(bytes);
    const auto begin = static_cast<std::size_t>(header.size);
    add_array(found, "arr_0", std::move(header), bytes.size());  // as NumPy calls arrays without names
    found.storages.back().source = bytes.subspan(begin);
  } catch (const unread_elements& reason) {
    throw error(clipped(std::string(what) + ": the array " + reason.what(), error::longest_text));
  } catch (const refusal_reason& reason) {
    throw error(clipped(std::string(what) + " is not an npy file: " + reason.what() + words_for_more(bytes),
                        error::longest_text));
  }
  return found;
}

}  // namespace typeplate::inline abi_1::weights
