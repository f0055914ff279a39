// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "npy_header.hpp"

#include <charconv>
#include <string>

#include <typeplate/weights/printable.hpp>
#include "../numpy_type.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

constexpr std::string_view magic = "\x93NUMPY";

[[noreturn]] void refuse(const std::string& reason) {
  throw refusal_reason(reason);
}

// What to do instead, for each kind of type that no tensor has.
std::string_view advice_for(std::string_view name) {
  const std::size_t kind = name.find_first_not_of("<>|=");
  if (name.ends_with("f1"))
    return "float8_e5m2 of ml_dtypes, which NumPy itself does not load again; save it as float32 or as safetensors";
  switch (kind == std::string_view::npos ? '\0' : name[kind]) {
    case 'O':
      return "Python objects, which only running Python's pickle could read; save the numbers in them as arrays";
    case 'U':
    case 'S':
    case 'a':
      return "texts; save them beside the weights, as JSON";
    case 'M':
    case 'm':
      return "dates or times; save them as int64, with `astype(\"int64\")`";
    case 'V':
      return "raw bytes, as NumPy writes bfloat16 and float8 without saying which; save it as float32 or as "
             "safetensors";
    case 'f':
    case 'c':
      return "long doubles, which differ between machines; save it as float64 or complex128";
    default:
      return "no numbers that are known; save it as one of NumPy's number types";
  }
}

// Reads the one dict that may stand in a header, in whatever order its three keys are.
class literal_reader {
 public:
  explicit literal_reader(std::string_view text) : text_(text) {}

  void read(npy_header& header) {
    expect('{');
    while (!take('}')) {
      const std::string_view key = word("a key");
      expect(':');
      read_value(key, header);
      if (!take(',')) {
        expect('}');
        break;
      }
    }
    skip_blanks();
    if (at_ != text_.size()) fail("something after its end");
    if (!has_type_ || !has_order_ || !has_shape_)
      fail(std::string("no `") + (!has_type_ ? "descr" : !has_order_ ? "fortran_order" : "shape") + "`");
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    refuse("its header has " + what + " at character " + std::to_string(at_) + ": `" + printable(text_) + "`");
  }

  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n')) ++at_;
  }

  bool take(char wanted) {
    skip_blanks();
    if (at_ == text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  void expect(char wanted) {
    if (!take(wanted)) fail(std::string("no `") + wanted + "`");
  }

  bool take_name(std::string_view name) {
    skip_blanks();
    if (!text_.substr(at_).starts_with(name)) return false;
    at_ += name.size();
    return true;
  }

  // A text in quotes of either kind; none that belongs here needs an escape.
  std::string_view word(const std::string& what) {
    skip_blanks();
    const char quote = at_ < text_.size() ? text_[at_] : '\0';
    if (quote != '\'' && quote != '"') fail("no text as " + what);
    const std::size_t end = text_.find(quote, at_ + 1);
    if (end == std::string_view::npos) fail("a text without an end");
    const std::string_view found = text_.substr(at_ + 1, end - at_ - 1);
    if (found.find('\\') != std::string_view::npos) fail("an escape in a text");
    at_ = end + 1;
    return found;
  }

  void once(bool& seen, std::string_view key) const {
    if (seen) fail("a second `" + std::string(key) + "`");
    seen = true;
  }

  void read_value(std::string_view key, npy_header& header) {
    if (key == "descr") {
      once(has_type_, key);
      read_type(header);
    } else if (key == "fortran_order") {
      once(has_order_, key);
      header.column_major = take_name("True");
      if (!header.column_major && !take_name("False")) fail("neither True nor False as `fortran_order`");
    } else if (key == "shape") {
      once(has_shape_, key);
      read_shape(header.shape);
    } else {
      fail("the unknown key `" + printable(key, 30) + "`");
    }
  }

  void read_type(npy_header& header) {
    skip_blanks();
    if (at_ < text_.size() && (text_[at_] == '[' || text_[at_] == '(' || text_[at_] == '{'))
      throw unread_elements(
          "is a structured array: its elements are records of several fields; save each field as an array of its "
          "own",
          false);
    const std::string_view name = word("`descr`");
    const auto type = numpy_type_named(name);
    if (!type || !type->type)
      throw unread_elements(
          "has elements of NumPy's type `" + printable(name, 30) + "`, " + std::string(advice_for(name)),
          type && (type->kind == 'U' || type->kind == 'S'));
    header.type = *type->type;
    header.order = type->order;
  }

  void read_shape(std::vector<std::uint64_t>& shape) {
    expect('(');
    while (!take(')')) {
      if (shape.size() == most_axes) fail("more than " + std::to_string(most_axes) + " axes");
      shape.push_back(size());
      if (take(',')) continue;
      // Without its comma, (3) is no tuple but a number in brackets.
      if (shape.size() == 1) fail("a number where a tuple belongs");
      expect(')');
      break;
    }
  }

  std::uint64_t size() {
    skip_blanks();
    std::uint64_t value = 0;
    const char* const begin = text_.data() + at_;
    const auto read = std::from_chars(begin, text_.data() + text_.size(), value);
    if (read.ec != std::errc()) fail("no size");
    at_ += static_cast<std::size_t>(read.ptr - begin);
    if (at_ < text_.size() && text_[at_] == 'L') ++at_;  // as Python 2 wrote it
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool has_type_ = false;
  bool has_order_ = false;
  bool has_shape_ = false;
};

}  // namespace

bool is_npy(std::span<const std::byte> bytes) {
  return holds_at(bytes, 0, magic);
}

std::uint64_t npy_header_size(std::span<const std::byte> begin) {
  if (!is_npy(begin)) refuse("it does not begin with \\x93NUMPY");
  byte_reader reader(begin, magic.size());
  const auto major = reader.little<std::uint8_t>();
  const auto minor = reader.little<std::uint8_t>();
  if (major < 1 || major > 3 || minor != 0)
    refuse("it is of version " + std::to_string(major) + "." + std::to_string(minor) +
           "; read are 1.0, 2.0 and 3.0");
  const std::uint64_t length = major == 1 ? reader.little<std::uint16_t>() : reader.little<std::uint32_t>();
  if (length > longest_npy_header)
    refuse("it states a header of " + std::to_string(length) + " bytes; at most " +
           std::to_string(longest_npy_header) + " are read");
  return reader.position() + length;
}

npy_header read_npy_header(std::span<const std::byte> bytes) {
  npy_header header;
  header.size = npy_header_size(bytes);
  const std::uint64_t before = bytes[magic.size()] == std::byte{1} ? 10 : 12;
  byte_reader reader(bytes, before);
  literal_reader(reader.take_text(header.size - before)).read(header);
  return header;
}

}  // namespace typeplate::inline abi_1::weights
