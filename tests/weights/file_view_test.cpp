// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Copies of a file's ends change nothing but what looking at them costs.
#include <typeplate/weights/file_view.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <typeplate/weights/archive/zip_directory.hpp>
#include <typeplate/weights/mapped_file.hpp>
#include <typeplate/weights/weights_file.hpp>
#include <typeplate/weights/write_weights.hpp>
#include <vector>

#include "catch.hpp"
#include "output_of.hpp"
#include "safetensors_header.hpp"
#include "temporary_folder.hpp"

using namespace typeplate::weights;
using typeplate_tests::output_of;
using typeplate_tests::temporary_folder;
using typeplate_tests::text_of;
using bytes = std::vector<std::byte>;

namespace {

// No two neighbours are the same, and no two pages.
bytes content(std::size_t size) {
  bytes result(size);
  for (std::size_t i = 0; i < size; ++i) result[i] = static_cast<std::byte>(i * 7 + i / 251);
  return result;
}

bool within(std::span<const std::byte> inner, std::span<const std::byte> outer) {
  return inner.data() >= outer.data() && inner.data() + inner.size() <= outer.data() + outer.size();
}

bytes part_of(const bytes& whole, std::size_t begin, std::size_t count) {
  const auto first = whole.begin() + static_cast<std::ptrdiff_t>(begin);
  return {first, first + static_cast<std::ptrdiff_t>(count)};
}

// A file whose middle nobody may look at: it is not what the copies were made of.
struct hidden_middle {
  bytes first;
  bytes last;
  bytes wrong;

  hidden_middle(const bytes& file, std::size_t at_begin, std::size_t at_end)
      : first(part_of(file, 0, at_begin)), last(part_of(file, file.size() - at_end, at_end)), wrong(file.size()) {}
  [[nodiscard]] file_view view() const { return {wrong, first, last}; }
};

// A file of two tensors, the first of this size.
template <class Write>
bytes written(Write write, std::size_t size) {
  memory_sink sink;
  const std::vector tensors = {output_of("a", element_type::uint8, {size}, std::string(size, 'a')),
                               output_of("b", element_type::uint8, {4}, "bbbb")};
  write(sink, tensors);
  return sink.bytes;
}

}  // namespace

TEST_CASE("a part of a file is the same in its copies and in itself") {
  const bytes whole = content(20);
  const bytes first = part_of(whole, 0, 5);
  const bytes last = part_of(whole, 13, 7);
  const file_view view(whole, first, last);
  CHECK(view.size() == 20);
  CHECK(view.bytes().data() == whole.data());
  for (std::size_t begin = 0; begin <= 20; ++begin)
    for (std::size_t count = 0; count <= 20 - begin; ++count) {
      const auto part = view.part(begin, count);
      CAPTURE(begin, count);
      CHECK(std::ranges::equal(part, part_of(whole, begin, count)));
      const bytes& owner = begin + count <= 5 ? first : begin >= 13 ? last : whole;
      CHECK(within(part, owner));
    }
}

TEST_CASE("a file without copies shows its own bytes") {
  const bytes whole = content(10);
  const file_view view = whole;
  CHECK(view.part(0, 10).data() == whole.data());
  CHECK(view.part(3, 2).data() == whole.data() + 3);
  CHECK(file_view().size() == 0);
}

TEST_CASE("the ends of a mapped file of any size are what the file holds") {
  constexpr std::size_t at_begin = 16384;
  constexpr std::size_t at_end = 67584;
  const temporary_folder folder;
  const auto letters = GENERATE(std::string_view("PK"), std::string_view("ab"));
  for (const std::size_t size :
       {std::size_t{1}, at_begin, at_begin + at_end - 1, at_begin + at_end, at_begin + at_end + 1, 3 * at_end}) {
    CAPTURE(size, letters);
    bytes whole = content(size);
    std::ranges::copy(std::as_bytes(std::span(letters)).first(std::min<std::size_t>(size, 2)), whole.begin());
    folder.write("f", whole);
    const mapped_file file(folder.text() + "/f");
    const file_view view = file.view();
    CHECK(std::ranges::equal(file.bytes(), whole));
    const bool all = size <= at_begin + at_end;
    const std::size_t first = all ? size : at_begin;
    CHECK(std::ranges::equal(view.part(0, first), part_of(whole, 0, first)));
    CHECK_FALSE(within(view.part(0, first), file.bytes()));
    const std::size_t last = std::min(size, at_end);
    CHECK(std::ranges::equal(view.part(size - last, last), part_of(whole, size - last, last)));
    CHECK(within(view.part(size - last, last), file.bytes()) == (!all && letters != "PK"));
    if (all) continue;
    CHECK(view.part(0, first + 1).data() == file.bytes().data());
    CHECK(view.part(size - last - 1, last).data() == file.bytes().data() + (size - last - 1));
  }
}

TEST_CASE("a zip archive's directory and a small member are read from the copies of its ends") {
  constexpr std::size_t large = std::size_t{2} << 20U;  // of small archives every local header is looked at
  const bytes file = written([](auto& sink, const auto& tensors) { write_npz(sink, tensors); }, large);
  const hidden_middle hidden(file, 4, std::size_t{66} << 10U);
  CHECK(detect_format(hidden.view()) == file_format::npz);
  const auto members = archive::read_zip_directory(hidden.view(), "file f");
  REQUIRE(members.size() == 2);
  CHECK(text_of(archive::member_bytes(hidden.view(), members[1], "file f", 1000).bytes).ends_with("bbbb"));
}

TEST_CASE("the header of safetensors is read from the copy of a file's begin") {
  const bytes file = written([](auto& sink, const auto& tensors) { write_safetensors(sink, tensors); }, 3000);
  const hidden_middle hidden(file, file.size() - 3004, 0);
  CHECK(detect_format(hidden.view()) == file_format::safetensors);
  const SafetensorsHeader header = read_safetensors_header(hidden.view(), {});
  REQUIRE(header.tensors.size() == 2);
  CHECK(header.data.data() == hidden.wrong.data() + (file.size() - 3004));
}
