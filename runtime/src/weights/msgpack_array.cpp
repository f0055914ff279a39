// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "msgpack_array.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::weights {
namespace {

constexpr std::uint64_t parts_of_chunked = 3;
constexpr std::string_view shape_key = "shape";
constexpr std::string_view chunks_key = "chunks";

[[noreturn]] void refuse(const std::string& reason) {
  throw refusal_reason(reason);
}

bool is_run(const msgpack_token& token) {
  return token.kind == msgpack_kind::text || token.kind == msgpack_kind::bytes;
}

std::uint64_t take_size(byte_reader& in) {
  const msgpack_token size = take_msgpack(in);
  if (size.kind != msgpack_kind::integer || size.negative)
    refuse("a shape has " + words_for(size) + ", where a size belongs");
  return size.number;
}

void take_type(byte_reader& in, flax_values& array) {
  const msgpack_token name = take_msgpack(in);
  if (!is_run(name)) refuse("an array has " + words_for(name) + ", where the name of its element type belongs");
  array.type = element_type_called(name.content);
  if (array.type && bits_of(*array.type) % 8 == 0) return;
  array.type.reset();
  array.unread = "has elements of the type `" + printable(name.content, 30) +
                 "`, which is not read: cast it to one of NumPy's number types before it is saved";
}

void require_few_axes(std::uint64_t axes, std::uint64_t begin) {
  if (axes > most_axes)
    refuse("the array at byte " + std::to_string(begin) + " has " + std::to_string(axes) + " axes; at most " +
           std::to_string(most_axes) + " are read");
}

std::span<const std::byte> bytes_of(const msgpack_token& token) {
  return std::as_bytes(std::span(token.content.data(), token.content.size()));
}

std::uint64_t take_map(byte_reader& in) {
  const msgpack_token map = take_msgpack(in);
  if (map.kind != msgpack_kind::map)
    refuse("an array in pieces has " + words_for(map) + ", where a map from \"0\" on belongs");
  return map.number;
}

std::uint64_t take_place(byte_reader& in) {
  const msgpack_token key = take_msgpack(in);
  std::uint64_t place = 0;
  const char* const end = key.content.data() + key.content.size();
  const auto read = std::from_chars(key.content.data(), end, place);
  if (key.kind != msgpack_kind::text || read.ec != std::errc() || read.ptr != end)
    refuse("an array in pieces has " + words_for(key) + " as a key, where a number as text belongs");
  return place;
}

// flax writes a tuple as a map from "0" on, and finds its values by these keys.
template <class Value, class Take>
std::vector<Value> take_tuple(byte_reader& in, std::uint64_t values, const Take& take) {
  const std::uint64_t begin = in.position();
  std::vector<std::pair<std::uint64_t, Value>> numbered;
  for (std::uint64_t i = 0; i < values; ++i) {
    const std::uint64_t place = take_place(in);
    numbered.emplace_back(place, take());
  }
  std::ranges::stable_sort(numbered, {}, [](const auto& each) { return each.first; });
  std::vector<Value> tuple;
  for (auto& [place, value] : numbered) {
    if (place != tuple.size())
      refuse("the map from \"0\" on before byte " + std::to_string(begin) + " has no key `" +
             std::to_string(tuple.size()) + "`, or one twice");
    tuple.push_back(std::move(value));
  }
  return tuple;
}

file_bytes take_chunk(file_bytes file, byte_reader& in, flax_values& whole) {
  const msgpack_token chunk = take_msgpack(in);
  if (chunk.kind != msgpack_kind::extension || chunk.type != flax_array)
    refuse("an array in pieces has " + words_for(chunk) + ", where a piece belongs");
  flax_values piece = array_in(file, chunk);
  if (piece.shape.size() != 1)
    refuse("the piece of an array at byte " + std::to_string(chunk.begin) + " has " +
           std::to_string(piece.shape.size()) + " axes, not one");
  const bool first = !whole.type && whole.unread.empty();
  if (!first && (piece.type != whole.type || piece.unread != whole.unread))
    refuse("the piece of an array at byte " + std::to_string(chunk.begin) +
           " has another element type than a piece before it");
  whole.type = piece.type;
  whole.unread = std::move(piece.unread);
  return piece.pieces.front();
}

void take_chunks(file_bytes file, byte_reader& in, flax_values& whole) {
  const std::uint64_t count = take_map(in);
  if (count == 0) refuse("the array in pieces before byte " + std::to_string(in.position()) + " has no piece");
  whole.pieces = take_tuple<file_bytes>(in, count, [&] { return take_chunk(file, in, whole); });
}

void take_chunked_shape(byte_reader& in, flax_values& whole) {
  const std::uint64_t axes = take_map(in);
  require_few_axes(axes, in.position());
  whole.shape = take_tuple<std::uint64_t>(in, axes, [&] { return take_size(in); });
}

// False where one of the map's values is a container itself.
bool skip_flat_map(byte_reader& in) {
  const msgpack_token map = take_msgpack(in);
  if (map.kind != msgpack_kind::map) return false;
  for (std::uint64_t i = 0; i < 2 * map.number; ++i) {
    const msgpack_kind kind = take_msgpack(in).kind;
    if (kind == msgpack_kind::map || kind == msgpack_kind::list) return false;
  }
  return true;
}

}  // namespace

byte_reader content_of(file_bytes file, const msgpack_token& token) {
  const auto begin =
      static_cast<std::size_t>(reinterpret_cast<const std::byte*>(token.content.data()) - file.data());
  return byte_reader(file.first(begin + token.content.size()), begin);
}

flax_values array_in(file_bytes file, const msgpack_token& extension) {
  byte_reader in = content_of(file, extension);
  const msgpack_token fields = take_msgpack(in);
  if (fields.kind != msgpack_kind::list || fields.number != 3)
    refuse("an array is " + words_for(fields) + ", where a list of shape, element type and values belongs");
  const msgpack_token axes = take_msgpack(in);
  if (axes.kind != msgpack_kind::list) refuse("an array has " + words_for(axes) + ", where its shape belongs");
  require_few_axes(axes.number, extension.begin);
  flax_values array;
  for (std::uint64_t axis = 0; axis < axes.number; ++axis) array.shape.push_back(take_size(in));
  take_type(in, array);
  const msgpack_token values = take_msgpack(in);
  if (!is_run(values)) refuse("an array has " + words_for(values) + ", where its values belong");
  if (in.left() != 0)
    refuse("the array at byte " + std::to_string(extension.begin) + " has " + std::to_string(in.left()) +
           " bytes behind its values");
  array.pieces.push_back(bytes_of(values));
  return array;
}

bool is_chunked_array(byte_reader in, std::uint64_t pairs) {
  for (std::uint64_t pair = 0; pair < std::min(pairs, parts_of_chunked); ++pair) {
    const msgpack_token key = take_msgpack(in);
    if (key.kind != msgpack_kind::text) return false;
    if (key.content == flax_chunked) return true;
    if ((key.content != shape_key && key.content != chunks_key) || !skip_flat_map(in)) return false;
  }
  return false;
}

flax_values take_chunked_array(file_bytes file, byte_reader& in, std::uint64_t pairs) {
  if (pairs != parts_of_chunked)
    refuse("the array in pieces before byte " + std::to_string(in.position()) + " has " + std::to_string(pairs) +
           " parts, not 3");
  flax_values whole;
  std::vector<std::string_view> wanted{flax_chunked, shape_key, chunks_key};
  for (std::uint64_t pair = 0; pair < pairs; ++pair) {
    const msgpack_token key = take_msgpack(in);
    const auto part = std::ranges::find(wanted, key.content);
    if (key.kind != msgpack_kind::text || part == wanted.end())
      refuse("an array in pieces has " + words_for(key) + ", where `" + std::string(wanted.front()) + "` belongs");
    if (*part == shape_key) {
      take_chunked_shape(in, whole);
    } else if (*part == chunks_key) {
      take_chunks(file, in, whole);
    } else if (const msgpack_token mark = take_msgpack(in); mark.kind != msgpack_kind::boolean) {
      refuse("the mark of an array in pieces is " + words_for(mark) + ", not true");
    }
    wanted.erase(part);
  }
  return whole;
}

}  // namespace typeplate::inline abi_1::weights
