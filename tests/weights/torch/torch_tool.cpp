// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the reader finds in files of weights and what the writer writes, for comparison with the real libraries.
//
//   torch_tool inspect FILE...               a line of JSON a file: every tensor with its values in hexadecimal
//   torch_tool member FILE MEMBER            the same of a file inside of a zip archive
//   torch_tool rewrite FILE OUT ROOT         the tensors written as a torch file; ties are kept
//   torch_tool unchecked FILE...             like inspect, with archives that state no checksums
//   torch_tool objects FILE OUT PROTOCOL     the objects written as a pickle, storages kept outside of it
//   torch_tool large OUT                     a torch file of more than 4 GiB: a small tensor, zeros, a small tensor
#include <sys/mman.h>

#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <typeplate/error.hpp>
#include <typeplate/weights/pickle/write.hpp>
#include <typeplate/weights/save_file.hpp>
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>
#include <vector>

namespace {

using namespace typeplate::weights;
using nlohmann::json;

// Names are bytes, and JSON is UTF-8.
std::string hexadecimal(std::span<const std::byte> bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(2 * bytes.size());
  for (const std::byte each : bytes) {
    text += digits[std::to_integer<unsigned>(each) >> 4U];
    text += digits[std::to_integer<unsigned>(each) & 15U];
  }
  return text;
}

std::string hexadecimal(std::string_view text) {
  return hexadecimal(std::as_bytes(std::span(text.data(), text.size())));
}

json described(const weights_file& file, const tensor& tensor) {
  return {{"name", hexadecimal(tensor.name)},
          {"dtype", name_of(tensor.type)},
          {"shape", tensor.shape},
          {"strides", tensor.strides},
          {"offset", tensor.offset},
          {"storage", tensor.storage},
          {"borrowed", file.is_borrowed(tensor)},
          {"values", hexadecimal(file.values(tensor).bytes)}};
}

json described(const weights_file& file) {
  json tensors = json::array();
  for (const tensor& each : file.tensors()) tensors.push_back(described(file, each));
  json refused = json::array();
  for (const refused_tensor& each : file.refused())
    refused.push_back({{"name", hexadecimal(each.name)}, {"reason", each.reason}});
  return {{"format", name_of(file.format())}, {"tensors", tensors}, {"refused", refused}};
}

template <class Open>
void print(Open open) {
  try {
    std::cout << described(open()) << "\n";
  } catch (const typeplate::error& error) {
    std::cout << json{{"error", error.what()}} << "\n";
  }
}

void save(const memory_sink& sink, const std::string& to) {
  std::FILE* const out = std::fopen(to.c_str(), "wb");
  if (out == nullptr || std::fwrite(sink.bytes.data(), 1, sink.bytes.size(), out) != sink.bytes.size() ||
      std::fclose(out) != 0)
    throw typeplate::error("cannot write " + to);
}

void rewrite(const std::string& from, const std::string& to, const std::string& root) {
  const weights_file file = weights_file::open(from);
  const auto tensors = outputs_of(file, true);
  memory_sink sink;
  write_torch(sink, tensors, root);
  save(sink, to);
}

void write_objects(const std::string& from, const std::string& to, int protocol) {
  const weights_file file = weights_file::open(from);
  memory_sink sink;
  pickle::write_pickle(file.objects()->root(), sink, protocol);
  save(sink, to);
}

weights_file open_unchecked(const std::string& path) {
  read_limits limits;
  limits.missing_checksums = true;
  return weights_file::open(path, limits);
}

// Zeros of the kernel's, which take no memory.
void write_large(const std::string& to) {
  constexpr std::size_t size = (std::size_t{1} << 32U) + 4096;
  void* const zeros = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (zeros == MAP_FAILED) throw typeplate::error("cannot map zeros");
  const auto given = [](const void* bytes, std::size_t count) {
    return [bytes, count] { return tensor_bytes{{static_cast<const std::byte*>(bytes), count}, nullptr}; };
  };
  const std::vector<output_tensor> tensors{
      {"first", element_type::int8, {5}, given("first", 5), {}},
      {"zeros", element_type::uint8, {size}, given(zeros, size), {}},
      {"last", element_type::int8, {4}, given("last", 4), {}},
  };
  save_file(to, [&](byte_sink& sink) { write_torch(sink, tensors); });
  ::munmap(zeros, size);
}

using words_of_a_command = std::vector<std::string>;

void print_each(const words_of_a_command& given, weights_file (*open)(const std::string&)) {
  for (std::size_t i = 1; i < given.size(); ++i) print([&] { return open(given[i]); });
}

weights_file open_checked(const std::string& path) {
  return weights_file::open(path);
}

void show_large(const std::string& path) {
  const weights_file file = weights_file::open(path);
  for (const char* name : {"first", "last"})
    std::cout << name << " " << hexadecimal(file.values(file.at(name)).bytes) << "\n";
}

bool run(const words_of_a_command& given) {
  const auto is = [&given](const char* name, std::size_t count) {
    return given.size() == count && given[0] == name;
  };
  if (given.size() >= 2 && given[0] == "inspect") {
    print_each(given, open_checked);
  } else if (given.size() >= 2 && given[0] == "unchecked") {
    print_each(given, open_unchecked);
  } else if (is("objects", 4)) {
    write_objects(given[1], given[2], std::stoi(given[3]));
  } else if (is("member", 3)) {
    print([&] { return weights_file::open_member(given[1], given[2]); });
  } else if (is("rewrite", 4)) {
    rewrite(given[1], given[2], given[3]);
  } else if (is("large", 2)) {
    write_large(given[1]);
    show_large(given[1]);
  } else {
    return false;
  }
  return true;
}

}  // namespace

int main(int count, char** words) {
  try {
    if (run({words + 1, words + count})) return 0;
  } catch (const typeplate::error& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
  std::cerr << "torch_tool: inspect FILE... | unchecked FILE... | objects FILE OUT PROTOCOL | member FILE MEMBER | "
               "rewrite FILE OUT ROOT | large OUT\n";
  return 2;
}
