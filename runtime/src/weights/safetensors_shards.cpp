// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "safetensors_shards.hpp"

#include <map>
#include <set>

#include <typeplate/error.hpp>
#include <typeplate/weights/mapped_file.hpp>
#include <typeplate/weights/printable.hpp>
#include <typeplate/weights/weights_file.hpp>
#include "byte_reader.hpp"
#include "json_cursor.hpp"
#include "limit_words.hpp"
#include "read_budget.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

struct place {
  std::string file;
  bool found = false;
};

using notes = std::map<std::string, std::string, std::less<>>;

struct shard_index {
  std::map<std::string, place, std::less<>> places;  // of each tensor
  notes metadata;
};

[[noreturn]] void refuse(const std::string& reason) {
  throw refusal_reason(reason);
}

std::string words_for(std::string_view tensor) {
  return "tensor `" + printable(tensor) + "`";
}

std::string_view text_of(file_bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool stays_in_folder(std::string_view name) {
  return !name.empty() && name != "." && name != ".." &&
         name.find_first_of(std::string_view("/\\\0", 3)) == std::string_view::npos;
}

// What a name takes beside its text, here and in what is made of it.
constexpr std::uint64_t cost_of_name = 256;

void read_weight_map(json_cursor& in, shard_index& index, read_budget& budget) {
  if (!in.enter('{')) refuse("its `weight_map` is " + in.value_in_words() + " where an object belongs");
  std::string name;
  std::string decoded;
  while (in.next_member(name)) {
    const auto file = in.text(decoded);
    if (!file)
      refuse("its `weight_map` has " + in.value_in_words() + " for " + words_for(name) +
             ", where the name of a file belongs");
    if (!stays_in_folder(*file))
      refuse("its `weight_map` has the file `" + printable(*file) + "` for " + words_for(name) +
             "; only files beside the index are opened");
    budget.step();
    budget.charge(name.size() + file->size() + cost_of_name);
    if (!index.places.emplace(name, place{std::string(*file)}).second)
      refuse("its `weight_map` names " + words_for(name) + " twice");
  }
}

void read_metadata(json_cursor& in, shard_index& index, read_budget& budget) {
  if (!in.enter('{')) refuse("its `metadata` is " + in.value_in_words() + " where an object belongs");
  std::string key;
  std::string decoded;
  while (in.next_member(key)) {
    const auto text = in.text(decoded);
    const std::string_view value = text ? *text : in.skip_value();
    budget.step();
    budget.charge(key.size() + value.size() + cost_of_name);
    if (!index.metadata.emplace(key, value).second)
      refuse("its `metadata` has the key `" + printable(key, 30) + "` twice");
  }
}

shard_index read_index(file_bytes bytes, const read_limits& limits, read_budget& budget) {
  if (bytes.size() > limits.header_bytes)
    refuse("it has " + std::to_string(bytes.size()) + " bytes, " +
           beyond_limit(limits.header_bytes, "bytes", "header_bytes"));
  json_cursor in(text_of(bytes), 0, "it");
  shard_index index;
  std::set<std::string, std::less<>> keys;
  if (!in.enter('{')) refuse("it is " + in.value_in_words() + " where an object belongs");
  std::string key;
  while (in.next_member(key)) {
    budget.step();
    budget.charge(key.size() + cost_of_name);
    if (!keys.insert(key).second) refuse("it has the key `" + printable(key, 30) + "` twice");
    if (key == "weight_map")
      read_weight_map(in, index, budget);
    else if (key == "metadata")
      read_metadata(in, index, budget);
    else
      (void)in.skip_value();
  }
  in.finish();
  if (!keys.contains("weight_map")) refuse("it has no `weight_map`");
  return index;
}

// Says once what all files say, and names the file where they differ.
void add_notes(notes& to, const notes& from, const std::string& file) {
  for (const auto& [key, value] : from) {
    const auto there = to.find(key);
    if (there == to.end())
      to.emplace(key, value);
    else if (there->second != value)
      to.emplace(key + " (" + file + ")", value);
  }
}

void check_promised(shard_index& index, const tensor& found, const std::string& file) {
  const auto promised = index.places.find(found.name);
  if (promised == index.places.end())
    refuse("its `weight_map` does not name " + words_for(found.name) + ", which is in file " + printable(file));
  if (promised->second.file != file)
    refuse("its `weight_map` has " + words_for(found.name) + " in file " + printable(promised->second.file) +
           ", but it is in file " + printable(file));
  promised->second.found = true;
}

// Indexes of PyTorch's own files look the same.
void require_safetensors(const file_view& shard, const std::string& file, const read_limits& limits) {
  const auto format = detect_format(shard, limits);
  if (format && *format != file_format::safetensors)
    refuse("its `weight_map` has the file `" + printable(file) + "`, whose format is " +
           std::string(name_of(*format)) + ": only shards of safetensors are read together; open such files alone");
}

// Opens one shard and appends what it holds.
void add_shard(listing& to, shard_index& index, const std::string& folder, const std::string& file,
               const read_limits& limits) {
  auto mapping = std::make_shared<mapped_file>(folder + file);
  require_safetensors(mapping->view(), file, limits);
  listing shard = list_safetensors(mapping->view(), "file " + printable(file), limits);
  mapping->drop_copies();  // there may be many shards, and none borrows from its header
  for (tensor& each : shard.tensors) {
    check_promised(index, each, file);
    each.storage += to.storages.size();
  }
  to.tensors.insert(to.tensors.end(), std::make_move_iterator(shard.tensors.begin()),
                    std::make_move_iterator(shard.tensors.end()));
  to.storages.insert(to.storages.end(), std::make_move_iterator(shard.storages.begin()),
                     std::make_move_iterator(shard.storages.end()));
  add_notes(to.metadata, shard.metadata, file);
  to.kept.push_back(std::move(mapping));
}

listing list_all(const std::string& path, file_bytes bytes, const read_limits& limits) {
  read_budget budget(limits);
  shard_index index = read_index(bytes, limits, budget);
  std::set<std::string> files;
  for (const auto& [name, place] : index.places) files.insert(place.file);
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  listing all;
  all.format = file_format::sharded_safetensors;
  for (const std::string& file : files) {
    budget.check_time();
    add_shard(all, index, folder, file, limits);
  }
  for (const auto& [name, place] : index.places)
    if (!place.found)
      refuse("its `weight_map` has " + words_for(name) + " in file " + printable(place.file) +
             ", which does not hold it");
  add_notes(all.metadata, index.metadata, "index");
  return all;
}

}  // namespace

bool is_safetensors_index(file_bytes bytes, const read_limits& limits) {
  const std::string_view text = text_of(bytes);
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  return text.size() <= limits.header_bytes && begin != std::string_view::npos && text[begin] == '{' &&
         text.find("\"weight_map\"", begin) != std::string_view::npos;
}

listing list_safetensors_shards(const std::string& path, file_bytes index, std::string_view what,
                                const read_limits& limits) {
  try {
    return list_all(path, index, limits);
  } catch (const refusal_reason& reason) {
    throw error(
        clipped(std::string(what) + " is no index of sharded safetensors: " + reason.what(), error::longest_text));
  }
}

}  // namespace typeplate::inline abi_1::weights
