// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Torch files for tests: whole ones from a few tensors, and broken ones from the parts of a pickle.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>
#include <utility>
#include <vector>

#include "message_of.hpp"
#include "torch/record_writer.hpp"

namespace typeplate_tests {

using namespace typeplate::weights;

inline std::vector<std::byte> bytes_of(std::string_view text) {
  const auto bytes = std::as_bytes(std::span(text.data(), text.size()));
  return {bytes.begin(), bytes.end()};
}

inline std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A tensor of bytes to write.
inline output_tensor output(std::string name, element_type type, std::vector<std::uint64_t> shape,
                            std::string values) {
  const auto kept = std::make_shared<const std::vector<std::byte>>(bytes_of(values));
  return {std::move(name), type, std::move(shape), [kept] { return tensor_bytes{*kept, kept}; }, {}};
}

/// What write_torch makes of tensors.
inline std::vector<std::byte> written(const std::vector<output_tensor>& tensors,
                                      std::string_view root = "archive") {
  memory_sink sink;
  write_torch(sink, tensors, root);
  return std::move(sink.bytes);
}

using members = std::vector<std::pair<std::string, std::string>>;

/// A torch file of a pickle, which gets its first and its last byte here, and of other members.
inline std::vector<std::byte> archive_of(const std::string& objects,
                                         const members& others = {{"data/0", "0123456789abcdef"}},
                                         std::string_view root = "archive") {
  memory_sink sink;
  torch::record_writer records(sink, root);
  records.add("data.pkl", "\x80\x02" + objects + ".");
  for (const auto& [name, contents] : others) records.add(name, contents);
  records.finish();
  return std::move(sink.bytes);
}

// Parts of pickles, in opcodes of protocol 2.

inline std::string integer(std::int64_t value) {
  std::string code = "\x8a\x08";
  for (unsigned int shift = 0; shift < 64; shift += 8)
    code += static_cast<char>(std::bit_cast<std::uint64_t>(value) >> shift & 0xFFU);
  return code;
}

inline std::string word(std::string_view text) {
  std::string code = "X";
  for (unsigned int shift = 0; shift < 32; shift += 8) code += static_cast<char>(text.size() >> shift & 0xFFU);
  return code + std::string(text);
}

inline std::string global(const std::string& module, const std::string& name) {
  return "c" + module + "\n" + name + "\n";
}

inline std::string tuple(const std::vector<std::string>& items) {
  std::string code = "(";
  for (const std::string& each : items) code += each;
  return code + "t";
}

inline std::string integers(const std::vector<std::int64_t>& values) {
  std::vector<std::string> items;
  for (const std::int64_t each : values) items.push_back(integer(each));
  return tuple(items);
}

inline std::string dict(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::string code = "}(";
  for (const auto& [key, value] : entries) code += word(key) + value;
  return code + "u";
}

inline std::string call(const std::string& function, const std::string& arguments) {
  return function + arguments + "R";
}

struct storage_words {
  std::string kind = "FloatStorage";
  std::string key = "0";
  std::int64_t count = 4;
  std::string location = "cpu";
};

inline std::string persistent(const storage_words& storage) {
  return tuple({word("storage"), global("torch", storage.kind), word(storage.key), word(storage.location),
                integer(storage.count)}) +
         "Q";
}

inline std::string rebuilt(const storage_words& storage, std::int64_t offset,
                           const std::vector<std::int64_t>& shape, const std::vector<std::int64_t>& strides) {
  return call(global("torch._utils", "_rebuild_tensor_v2"),
              tuple({persistent(storage), integer(offset), integers(shape), integers(strides), "\x89",
                     call(global("collections", "OrderedDict"), ")")}));
}

inline std::string good_tensor() {
  return rebuilt({}, 0, {2, 2}, {2, 1});
}

inline weights_file read(const std::vector<std::byte>& file, const read_limits& limits = {}) {
  return weights_file::read(file, "file t.pt", limits);
}

/// Why a file is refused, by reading it and then all its values.
inline std::string refusal(const std::vector<std::byte>& file, const read_limits& limits = {}) {
  return message_of([&] {
    const weights_file opened = read(file, limits);
    for (const tensor& each : opened.tensors()) (void)opened.values(each);
  });
}

inline std::vector<std::string> names_in(const weights_file& file) {
  std::vector<std::string> names;
  for (const tensor& each : file.tensors()) names.push_back(each.name);
  return names;
}

}  // namespace typeplate_tests
