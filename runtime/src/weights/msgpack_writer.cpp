// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Writes the msgpack that flax.serialization restores, with the bytes that flax writes for the same tree: the
// shortest form of every length, and the tensors of a dict in the order in which they are given.
#include <algorithm>
#include <bit>
#include <limits>
#include <map>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include <typeplate/weights/write_weights.hpp>
#include "json_text.hpp"
#include "msgpack_array.hpp"
#include "output_values.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

// Pieces stay below the 32 bits of an extension's length.
constexpr std::uint64_t longest_piece = std::uint64_t{1} << 30U;
constexpr std::size_t deepest = 1024;
constexpr std::size_t no_tensor = std::numeric_limits<std::size_t>::max();

struct branch {
  std::string key;
  std::size_t tensor = no_tensor;
  std::vector<std::size_t> order;  // its children, as they came
  std::map<std::string, std::size_t, std::less<>> children;
};

void append_big(std::string& out, std::uint64_t value, unsigned bytes) {
  while (bytes-- > 0) out += static_cast<char>(value >> (8 * bytes) & 0xFFU);
}

// A code, then the length in one, two or four bytes; `code` is that of one byte, the others follow it.
void append_length(std::string& out, unsigned code, std::uint64_t length) {
  const unsigned width = length <= 0xFF ? 0 : length <= 0xFFFF ? 1 : 2;
  out += static_cast<char>(code + width);
  append_big(out, length, 1U << width);
}

// Lists and maps have no form of one byte.
void append_count(std::string& out, unsigned short_code, unsigned code, std::uint64_t count) {
  if (count < 16) {
    out += static_cast<char>(short_code | count);
    return;
  }
  const bool wide = count > 0xFFFF;
  out += static_cast<char>(code + (wide ? 1U : 0U));
  append_big(out, count, wide ? 4 : 2);
}

void append_list(std::string& out, std::uint64_t count) {
  append_count(out, 0x90, 0xDC, count);
}

void append_map(std::string& out, std::uint64_t count) {
  append_count(out, 0x80, 0xDE, count);
}

void append_text(std::string& out, std::string_view text) {
  if (text.size() < 32)
    out += static_cast<char>(0xA0U | text.size());
  else
    append_length(out, 0xD9, text.size());
  out += text;
}

void append_number(std::string& out, std::uint64_t value) {
  if (value < 0x80) {
    out += static_cast<char>(value);
    return;
  }
  const unsigned width = value <= 0xFF ? 0 : value <= 0xFFFF ? 1 : value <= 0xFFFFFFFF ? 2 : 3;
  out += static_cast<char>(0xCCU + width);
  append_big(out, value, 1U << width);
}

void append_extension(std::string& out, std::int8_t type, std::uint64_t length) {
  const bool fixed = length != 0 && length <= 16 && (length & (length - 1)) == 0;
  if (fixed)
    out += static_cast<char>(0xD4 + std::countr_zero(length));
  else
    append_length(out, 0xC7, length);
  out += static_cast<char>(type);
}

void append_key(std::string& out, std::size_t number) {
  append_text(out, std::to_string(number));
}

// What comes before the values of an array.
void append_array(std::string& out, element_type type, std::span<const std::uint64_t> shape, std::uint64_t bytes) {
  std::string head;
  append_list(head, 3);
  append_list(head, shape.size());
  for (const std::uint64_t size : shape) append_number(head, size);
  append_text(head, name_of(type));
  append_length(head, 0xC4, bytes);
  append_extension(out, flax_array, head.size() + bytes);
  out += head;
}

void write_in_pieces(byte_sink& sink, const output_tensor& tensor, std::span<const std::byte> values,
                     std::uint64_t most) {
  const std::uint64_t element = bits_of(tensor.type) / 8;
  const std::uint64_t piece = std::max<std::uint64_t>(1, most / element) * element;
  std::string out;
  append_map(out, 3);
  append_text(out, flax_chunked);
  out += '\xC3';  // true
  append_text(out, "shape");
  append_map(out, tensor.shape.size());
  for (std::size_t axis = 0; axis < tensor.shape.size(); ++axis) {
    append_key(out, axis);
    append_number(out, tensor.shape[axis]);
  }
  append_text(out, "chunks");
  append_map(out, (values.size() + piece - 1) / piece);
  for (std::size_t number = 0; !values.empty(); ++number) {
    const auto run = values.first(static_cast<std::size_t>(std::min<std::uint64_t>(piece, values.size())));
    const std::uint64_t elements = run.size() / element;
    append_key(out, number);
    append_array(out, tensor.type, std::span(&elements, 1), run.size());
    sink.write(out);
    sink.write(run);
    out.clear();
    values = values.subspan(run.size());
  }
}

void write_tensor(byte_sink& sink, const output_tensor& tensor, std::uint64_t most) {
  const tensor_bytes values = values_of(tensor);
  if (values.bytes.size() > most) return write_in_pieces(sink, tensor, values.bytes, most);
  std::string head;
  append_array(head, tensor.type, tensor.shape, values.bytes.size());
  sink.write(head);
  sink.write(values.bytes);
}

void require_writable(const output_tensor& tensor) {
  if (bits_of(tensor.type) % 8 != 0 || tensor.type == element_type::complex32)
    refuse_output(tensor, "is " + std::string(name_of(tensor.type)) +
                              ", which NumPy and so flax's msgpack do not have: cast it, or write safetensors or "
                              "torch's format");
  if (tensor.shape.size() > most_axes)
    refuse_output(tensor, "has " + std::to_string(tensor.shape.size()) + " axes; NumPy, which flax restores, has " +
                              "at most " + std::to_string(most_axes));
  if (!is_utf8(tensor.name)) refuse_output(tensor, "has a name that is no UTF-8, which msgpack needs: rename it");
}

// The nested dicts that the names describe; the first branch is the root.
class dicts {
 public:
  explicit dicts(std::span<const output_tensor> tensors) : tensors_(tensors), branches_(1) {
    const bool bare = tensors.size() == 1 && tensors.front().name.empty();
    if (bare) branches_.front().tensor = 0;
    for (std::size_t number = 0; !bare && number < tensors.size(); ++number) add(number);
  }

  [[nodiscard]] const branch& operator[](std::size_t number) const { return branches_[number]; }

 private:
  void add(std::size_t number) {
    const output_tensor& tensor = tensors_[number];
    std::string_view rest = tensor.name;
    std::size_t at = 0;
    for (std::size_t depth = 1;; ++depth) {
      const std::size_t slash = rest.find('/');
      const std::string_view key = rest.substr(0, slash);
      if (depth > deepest) refuse_output(tensor, "lies more than 1024 dicts deep, which msgpack's readers refuse");
      if (key == flax_chunked)
        refuse_output(tensor, "has a part of its name that flax keeps for itself: rename it");
      at = child(at, key);
      if (slash == std::string_view::npos) break;
      if (branches_[at].tensor != no_tensor) refuse_both(tensor, tensors_[branches_[at].tensor]);
      rest.remove_prefix(slash + 1);
    }
    if (!branches_[at].order.empty()) refuse_both(tensors_[any_below(at)], tensor);
    branches_[at].tensor = number;
  }

  std::size_t child(std::size_t parent, std::string_view key) {
    const auto there = branches_[parent].children.find(key);
    if (there != branches_[parent].children.end()) return there->second;
    const std::size_t added = branches_.size();
    branches_[parent].children.emplace(key, added);
    branches_[parent].order.push_back(added);
    branches_.push_back({std::string(key), no_tensor, {}, {}});
    return added;
  }

  [[nodiscard]] std::size_t any_below(std::size_t at) const {
    while (branches_[at].tensor == no_tensor) at = branches_[at].order.front();
    return branches_[at].tensor;
  }

  [[noreturn]] static void refuse_both(const output_tensor& below, const output_tensor& above) {
    refuse_output(below, "lies in the dict that " + words_for(above) + " would be: rename one of them");
  }

  std::span<const output_tensor> tensors_;
  std::vector<branch> branches_;
};

// Depth first, with a stack of its own: which branch, and which of its children is next.
void write_branches(byte_sink& sink, const dicts& tree, std::span<const output_tensor> tensors,
                    std::uint64_t most) {
  struct place {
    std::size_t branch;
    std::size_t next;
  };
  std::vector<place> open{{0, 0}};
  std::string head;
  append_map(head, tree[0].order.size());
  while (!open.empty()) {
    const branch& in = tree[open.back().branch];
    if (open.back().next == in.order.size()) {
      open.pop_back();
      continue;
    }
    const std::size_t number = in.order[open.back().next++];
    const branch& next = tree[number];
    append_text(head, next.key);
    if (next.tensor == no_tensor) {
      append_map(head, next.order.size());
      open.push_back({number, 0});
      continue;
    }
    sink.write(head);
    head.clear();
    write_tensor(sink, tensors[next.tensor], most);
  }
  sink.write(head);
}

}  // namespace

void write_msgpack(byte_sink& sink, std::span<const output_tensor> tensors, std::uint64_t most) {
  for (const output_tensor& tensor : tensors) require_writable(tensor);
  require_distinct_names(tensors);
  const std::uint64_t longest = std::min(most, longest_piece);
  const dicts tree(tensors);
  expect_values(sink, tensors);
  if (tree[0].tensor != no_tensor) return write_tensor(sink, tensors.front(), longest);
  write_branches(sink, tree, tensors, longest);
}

}  // namespace typeplate::inline abi_1::weights
