// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "safetensors_header.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include <typeplate/weights/printable.hpp>
#include <typeplate/weights/tensor.hpp>
#include "byte_reader.hpp"
#include "json_cursor.hpp"
#include "limit_words.hpp"
#include "name_index.hpp"
#include "read_budget.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

using numbers64 = std::vector<std::uint64_t>;

// What a tensor or a note takes beside its name: here, and in what is made of it.
constexpr std::uint64_t cost_of_entry = 512;

[[noreturn]] void refuse(const std::string& reason) {
  throw refusal_reason(reason);
}

std::string words_for(std::string_view name) {
  return "tensor `" + printable(name) + "`";
}

// The JSON without its padding; the format allows spaces after the object, nothing else and nothing before.
std::string_view unpadded(std::string_view header) {
  if (!header.starts_with('{')) refuse("its header does not begin with `{`");
  const std::size_t last = header.find_last_of('}');
  if (last == std::string_view::npos) return header;
  const std::size_t stray = header.find_first_not_of(' ', last + 1);
  if (stray != std::string_view::npos)
    refuse("byte " + std::to_string(8 + stray) + " after the header's object is not a space");
  return header.substr(0, last + 1);
}

void read_notes(json_cursor& in, SafetensorsHeader& header, read_budget& budget) {
  if (!in.enter('{'))
    refuse(words_for(safetensors_notes) + " is " + in.value_in_words() + " where an object belongs");
  std::string key;
  std::string decoded;
  while (in.next_member(key)) {
    const auto text = in.text(decoded);
    if (!text) refuse("its `__metadata__` has " + in.value_in_words() + " where a text belongs");
    budget.step();
    budget.charge(key.size() + text->size() + cost_of_entry);
    if (!header.metadata.emplace(key, *text).second)
      refuse("its `__metadata__` has the key `" + printable(key, 30) + "` twice");
  }
}

// One entry of the header.
class entry_reader {
 public:
  entry_reader(json_cursor& in, std::string_view name) : in_(in), name_(name) {}

  DeclaredTensor read() {
    if (!in_.enter('{')) refuse(words_for(name_) + " is " + in_.value_in_words() + " where an object belongs");
    std::string key;
    while (in_.next_member(key)) read_field(key);
    require(type_.has_value(), "dtype");
    require(shape_.has_value(), "shape");
    require(offsets_.has_value(), "data_offsets");
    if (offsets_->size() != 2)
      refuse("the data_offsets of " + words_for(name_) + " are " + std::to_string(offsets_->size()) +
             " numbers, not 2");
    return {std::string(name_), *type_, std::move(*shape_), (*offsets_)[0], (*offsets_)[1]};
  }

 private:
  void require(bool there, std::string_view key) const {
    if (!there) refuse(words_for(name_) + " has no " + std::string(key));
  }

  void read_field(std::string_view key) {
    if (key == "dtype") {
      once(type_.has_value(), key);
      type_ = read_type();
    } else if (key == "shape") {
      once(shape_.has_value(), key);
      shape_ = read_numbers(key, "the shape of ", " has ", " where a size belongs");
    } else if (key == "data_offsets") {
      once(offsets_.has_value(), key);
      offsets_ = read_numbers(key, "the data_offsets of ", " have ", " where a byte position belongs");
    } else {
      refuse(words_for(name_) + " has the unknown key `" + printable(key, 30) + "`");
    }
  }

  void once(bool seen, std::string_view key) const {
    if (seen) refuse(words_for(name_) + " has the key `" + std::string(key) + "` twice");
  }

  [[noreturn]] void refuse_value(std::string_view key) {
    refuse(words_for(name_) + " has " + in_.value_in_words() + " as its `" + std::string(key) + "`");
  }

  element_type read_type() {
    std::string decoded;
    const auto text = in_.text(decoded);
    if (!text) refuse_value("dtype");
    const auto type = element_type_named(*text);
    if (!type) refuse(words_for(name_) + " has the unknown dtype `" + printable(*text, 30) + "`");
    return *type;
  }

  numbers64 read_numbers(std::string_view key, const char* of, const char* has, const char* wanted) {
    if (!in_.enter('[')) refuse_value(key);
    numbers64 numbers;
    while (in_.next_item()) {
      const auto number = in_.whole_number();
      if (!number) refuse(of + words_for(name_) + has + in_.value_in_words() + wanted);
      if (numbers.size() == most_axes)
        refuse(of + words_for(name_) + has + "more than " + std::to_string(most_axes) + " numbers");
      numbers.push_back(*number);
    }
    return numbers;
  }

  json_cursor& in_;
  std::string_view name_;
  std::optional<element_type> type_;
  std::optional<numbers64> shape_;
  std::optional<numbers64> offsets_;
};

void refuse_doubled_names(std::span<const DeclaredTensor> tensors) {
  const name_index names(tensors, [](const DeclaredTensor& each) { return std::string_view(each.name); });
  if (const auto doubled = names.doubled()) refuse("its header names " + words_for(*doubled) + " twice");
}

SafetensorsHeader read_json(std::string_view text, read_budget budget) {
  json_cursor in(text, 8, "its header");
  SafetensorsHeader header;
  std::string name;
  bool notes = false;
  for (in.enter('{'); in.next_member(name);) {
    budget.step();
    budget.charge(name.size() + cost_of_entry);
    if (name != safetensors_notes) {
      header.tensors.push_back(entry_reader(in, name).read());
      continue;
    }
    if (notes) refuse("its header names " + words_for(name) + " twice");
    notes = true;
    read_notes(in, header, budget);
  }
  in.finish();
  refuse_doubled_names(header.tensors);
  return header;
}

// The bytes that shape and element type ask for; nothing when the number does not fit or is not whole.
std::optional<std::uint64_t> wanted_bytes(const DeclaredTensor& tensor) {
  std::uint64_t bits = bits_of(tensor.type);
  if (std::ranges::find(tensor.shape, 0U) != tensor.shape.end()) return 0;
  for (const std::uint64_t size : tensor.shape) {
    if (bits > std::numeric_limits<std::uint64_t>::max() / size) return std::nullopt;
    bits *= size;
  }
  return bits % 8 == 0 ? std::optional(bits / 8) : std::nullopt;
}

std::string shape_words(const DeclaredTensor& tensor) {
  return shape_text(tensor.shape) + " " + std::string(safetensors_name(tensor.type));
}

void check_place(const DeclaredTensor& tensor, std::uint64_t expected_begin, std::uint64_t data_size) {
  if (tensor.begin > tensor.end || tensor.end > data_size)
    refuse(words_for(tensor.name) + " has the data_offsets [" + std::to_string(tensor.begin) + "," +
           std::to_string(tensor.end) + "], which do not lie within the " + std::to_string(data_size) +
           " bytes of data");
  if (tensor.begin != expected_begin)
    refuse(words_for(tensor.name) + " begins at byte " + std::to_string(tensor.begin) +
           " of the data, where byte " + std::to_string(expected_begin) +
           " follows the tensor before it: tensors may neither overlap nor leave holes");
  const auto wanted = wanted_bytes(tensor);
  if (!wanted)
    refuse(words_for(tensor.name) + " has the shape " + shape_words(tensor) +
           ", which is not a whole number of bytes that fits in 64 bits");
  if (*wanted != tensor.end - tensor.begin)
    refuse(words_for(tensor.name) + " has " + std::to_string(tensor.end - tensor.begin) +
           " bytes of data, but its shape " + shape_words(tensor) + " needs " + std::to_string(*wanted));
}

void check_places(const SafetensorsHeader& header) {
  std::uint64_t at = 0;
  for (const DeclaredTensor& tensor : header.tensors) {
    check_place(tensor, at, header.data.size());
    at = tensor.end;
  }
  if (at != header.data.size())
    refuse("its last tensor ends at byte " + std::to_string(at) + " of the data, but the file has " +
           std::to_string(header.data.size()));
}

std::uint64_t header_length(const file_view& file, std::uint64_t most) {
  if (file.size() < 8)
    refuse("it has " + std::to_string(file.size()) + " bytes, fewer than the 8 of the header's length");
  const auto length = byte_reader(file, 0, 8).little<std::uint64_t>();
  if (length > most)
    refuse("it states a header of " + std::to_string(length) + " bytes, " +
           beyond_limit(most, "bytes", "header_bytes"));
  if (length > file.size() - 8)
    refuse("it states a header of " + std::to_string(length) + " bytes, but only " +
           std::to_string(file.size() - 8) + " follow");
  return length;
}

}  // namespace

SafetensorsHeader read_safetensors_header(const file_view& file, const read_limits& limits) {
  const std::uint64_t length = header_length(file, limits.header_bytes);
  const std::string_view text = unpadded(byte_reader(file, 8, 8 + length).take_text(length));
  SafetensorsHeader header = read_json(text, read_budget(limits));
  header.data = file.bytes().subspan(static_cast<std::size_t>(8 + length));
  const auto by_place = [](const DeclaredTensor& a, const DeclaredTensor& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
  };
  if (!std::ranges::is_sorted(header.tensors, by_place)) std::ranges::stable_sort(header.tensors, by_place);
  check_places(header);
  return header;
}

}  // namespace typeplate::inline abi_1::weights
