// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The reader of pickles, the values that are made from their nodes, and the writer: what is read is written in
// every protocol, and what was written once reads and writes the same again.
#include <typeplate/weights/pickle/read.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/pickle/write.hpp>

#include "support/weights_oracle.hpp"

namespace {

using namespace typeplate;
using namespace typeplate::test;
using namespace typeplate::weights::pickle;
using weights::memory_sink;

pickle_part read(std::span<const std::byte> bytes) {
  return read_pickle(bytes, "file f", small_limits);
}

void check_array(const node& from) {
  const auto found = as_array(from);
  if (!found) return;
  expect(found->dtype.kind == 'O' || found->shape.size() == found->strides.size(), "an axis has a stride");
  const std::uint64_t count = weights::element_count(found->shape);
  if (found->dtype.kind != 'O') expect(found->bytes.size() == count * found->dtype.size, "an array has its bytes");
  done_or_refused([&] { expect(doubles(*found).size() == count, "an array has its numbers"); });
  done_or_refused([&] { expect(texts(*found).size() == count, "an array has its texts"); });
}

void look_at_values(const node& from) {
  done_or_refused([&] { check_array(from); });
  done_or_refused([&] { static_cast<void>(as_number(from)); });
  done_or_refused([&] { static_cast<void>(as_whole_number(from)); });
  static_cast<void>(as_dtype(from));
  static_cast<void>(as_byte_text(from));
  static_cast<void>(as_sequence(from));
  static_cast<void>(as_mapping(from));
  static_cast<void>(as_complex(from));
  static_cast<void>(as_date(from));
  static_cast<void>(as_time(from));
  static_cast<void>(as_datetime(from));
  static_cast<void>(as_timedelta(from));
  static_cast<void>(as_slice(from));
  static_cast<void>(as_range(from));
  static_cast<void>(as_torch_size(from));
  static_cast<void>(as_torch_device(from));
  static_cast<void>(as_torch_dtype(from));
  if (const auto found = as_fraction(from)) expect(found->denominator > 0, "a denominator is positive");
}

void look_at_node(const node& from) {
  look_at_values(from);
  expect(from.items().size() == from.size(), "an object has as many items as its size says");
  for (const auto& [key, value] : from.entries()) expect(key.exists() && value.exists(), "a key has a value");
  if (from.is(node_kind::global)) expect(!from.class_name().empty(), "a class has a name");
  static_cast<void>(from.attributes());
  static_cast<void>(from.state());
}

std::vector<std::byte> written(const node& root, int protocol) {
  memory_sink sink;
  write_pickle(root, sink, protocol);
  return std::move(sink.bytes);
}

// The first writing may change an object's form (a set becomes a call before protocol 4), the second changes
// nothing.
void check_written(const tree& objects, int protocol) {
  done_or_refused([&] {
    const auto first = written(objects.root(), protocol);
    const auto once = read_pickle(first, "file again");
    const auto second = written(once.objects->root(), protocol);
    const auto twice = read_pickle(second, "file again");
    expect(twice.end == second.size(), "what was written ends with its pickle");
    expect(written(twice.objects->root(), protocol) == second, "what was written is written the same again");
  });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = std::as_bytes(std::span(data, size));
  pickle_part part;
  if (!done_or_refused([&] { part = read(bytes); })) return 0;
  expect(part.end <= size, "a pickle ends in its file");
  const tree& objects = *part.objects;
  for (std::size_t i = 0; i < objects.nodes().size(); ++i) look_at_node(objects.at(static_cast<node_index>(i)));
  static_cast<void>(objects.global_names());
  for (const int protocol : {2, 3, 4}) check_written(objects, protocol);
  return 0;
}
