// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "msgpack_array.hpp"

#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::weights {
namespace {

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

element_type take_type(byte_reader& in) {
  const msgpack_token name = take_msgpack(in);
  if (!is_run(name)) refuse("an array has " + words_for(name) + ", where the name of its element type belongs");
  const auto type = element_type_called(name.content);
  if (!type || bits_of(*type) % 8 != 0)
    refuse("the array at byte " + std::to_string(name.begin) + " has the element type `" +
           printable(name.content, 30) + "`, which is not read");
  return *type;
}

std::span<const std::byte> bytes_of(const msgpack_token& token) {
  return std::as_bytes(std::span(token.content.data(), token.content.size()));
}

void require_text(const msgpack_token& token, std::string_view wanted) {
  if (token.kind != msgpack_kind::text || token.content != wanted)
    refuse("an array in pieces has " + words_for(token) + ", where `" + std::string(wanted) + "` belongs");
}

// flax writes tuples as maps from "0", "1", ...; gives how many pairs follow.
std::uint64_t take_tuple(byte_reader& in) {
  const msgpack_token map = take_msgpack(in);
  if (map.kind != msgpack_kind::map)
    refuse("an array in pieces has " + words_for(map) + ", where a map from \"0\" on belongs");
  return map.number;
}

void take_chunk(file_bytes file, byte_reader& in, bool first, flax_values& whole) {
  const msgpack_token chunk = take_msgpack(in);
  if (chunk.kind != msgpack_kind::extension || chunk.type != flax_array)
    refuse("an array in pieces has " + words_for(chunk) + ", where a piece belongs");
  const flax_values piece = array_in(file, chunk);
  if (piece.shape.size() != 1)
    refuse("the piece of an array at byte " + std::to_string(chunk.begin) + " has " +
           std::to_string(piece.shape.size()) + " axes, not one");
  if (!first && piece.type != whole.type)
    refuse("the piece of an array at byte " + std::to_string(chunk.begin) + " is " +
           std::string(name_of(piece.type)) + ", where those before are " + std::string(name_of(whole.type)));
  whole.type = piece.type;
  whole.pieces.push_back(piece.pieces.front());
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
  flax_values array;
  for (std::uint64_t axis = 0; axis < axes.number; ++axis) array.shape.push_back(take_size(in));
  array.type = take_type(in);
  const msgpack_token values = take_msgpack(in);
  if (!is_run(values)) refuse("an array has " + words_for(values) + ", where its values belong");
  if (in.left() != 0)
    refuse("the array at byte " + std::to_string(extension.begin) + " has " + std::to_string(in.left()) +
           " bytes behind its values");
  array.pieces.push_back(bytes_of(values));
  return array;
}

flax_values take_chunked_array(file_bytes file, byte_reader& in, std::uint64_t pairs) {
  if (pairs != 3)
    refuse("the array in pieces before byte " + std::to_string(in.position()) + " has " + std::to_string(pairs) +
           " parts, not 3");
  const msgpack_token mark = take_msgpack(in);
  if (mark.kind != msgpack_kind::boolean)
    refuse("the mark of an array in pieces is " + words_for(mark) + ", not true");
  require_text(take_msgpack(in), "shape");
  flax_values whole;
  const std::uint64_t axes = take_tuple(in);
  for (std::uint64_t axis = 0; axis < axes; ++axis) {
    require_text(take_msgpack(in), std::to_string(axis));
    whole.shape.push_back(take_size(in));
  }
  require_text(take_msgpack(in), "chunks");
  const std::uint64_t chunks = take_tuple(in);
  if (chunks == 0) refuse("the array in pieces before byte " + std::to_string(in.position()) + " has no piece");
  for (std::uint64_t chunk = 0; chunk < chunks; ++chunk) {
    require_text(take_msgpack(in), std::to_string(chunk));
    take_chunk(file, in, chunk == 0, whole);
  }
  return whole;
}

}  // namespace typeplate::inline abi_1::weights
