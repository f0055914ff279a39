// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What tests in Python need of the readers and writers: says what files hold, and writes one file's tensors to
// another.
//   weights_program dump FILE...                     one line of JSON for each; texts and values as hexadecimal
//   digits weights_program write FORMAT IN OUT [MOST]       MOST: bytes of an array of msgpack beyond which it is
//   in pieces
#include <cstdio>
#include <cstdlib>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <typeplate/error.hpp>
#include <typeplate/weights/save_file.hpp>
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>
#include <vector>

using namespace typeplate::weights;

namespace {

std::string hex(std::span<const std::byte> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text = "\"";
  for (const std::byte byte : bytes) {
    text += digits[std::to_integer<std::size_t>(byte) >> 4U];
    text += digits[std::to_integer<std::size_t>(byte) & 0xFU];
  }
  return text + "\"";
}

std::string hex(std::string_view text) {
  return hex(std::as_bytes(std::span(text.data(), text.size())));
}

std::string list_of(const std::vector<std::uint64_t>& shape) {
  std::string text = "[";
  for (const std::uint64_t size : shape) text += (text.size() > 1 ? "," : "") + std::to_string(size);
  return text + "]";
}

std::string members(const auto& pairs) {
  std::string text = "{";
  for (const auto& [key, value] : pairs) text += (text.size() > 1 ? "," : "") + hex(key) + ":" + hex(value);
  return text + "}";
}

std::map<std::string, std::string> reasons(const weights_file& file) {
  std::map<std::string, std::string> by_name;
  for (const refused_tensor& each : file.refused()) by_name.emplace(each.name, each.reason);
  return by_name;
}

std::string dumped(const std::string& path) {
  const weights_file file = weights_file::open(path);
  std::string text = "{\"format\":\"" + std::string(name_of(file.format())) + "\",\"tensors\":[";
  for (const tensor& each : file.tensors()) {
    if (text.back() != '[') text += ",";
    text += "{\"name\":" + hex(each.name) + ",\"dtype\":\"" + std::string(name_of(each.type)) +
            "\",\"shape\":" + list_of(each.shape) + ",\"bytes\":" + hex(file.values(each).bytes) + "}";
  }
  return text + "],\"refused\":" + members(reasons(file)) + ",\"metadata\":" + members(file.metadata()) + "}";
}

int dump(std::span<char*> paths) {
  for (const char* path : paths) {
    std::string line;
    try {
      line = dumped(path);
    } catch (const typeplate::error& broken) {
      line = "{\"error\":" + hex(broken.what()) + "}";
    }
    std::puts(line.c_str());
  }
  return 0;
}

int write(std::span<char*> words) {
  const std::string_view format = words[0];
  const weights_file file = weights_file::open(words[1]);
  const std::vector<output_tensor> tensors = outputs_of(file);
  save_file(words[2], [&](byte_sink& sink) {
    if (format == "npz") write_npz(sink, tensors);
    if (format == "safetensors") write_safetensors(sink, tensors, file.metadata());
    if (format == "msgpack" && words.size() == 3) write_msgpack(sink, tensors);
    if (format == "msgpack" && words.size() == 4)
      write_msgpack(sink, tensors, std::strtoull(words[3], nullptr, 10));
  });
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::span<char*> words(argv, static_cast<std::size_t>(argc));
  try {
    if (argc > 2 && std::string_view(argv[1]) == "dump") return dump(words.subspan(2));
    if (argc > 4 && std::string_view(argv[1]) == "write") return write(words.subspan(2));
  } catch (const typeplate::error& broken) {
    std::fprintf(stderr, "%s\n", broken.what());
    return 1;
  }
  return 2;
}
