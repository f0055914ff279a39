// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the tests in Python ask: the tree of a pickle as one canonical line, the tensors of a file, and a pickle
// written again. Each line of the standard input is one command:
//   tree FILE[!MEMBER] [WAY] | class FILE[!MEMBER] [WAY] | globals FILE | tensors FILE | rewrite FILE PROTOCOL OUT
//   | opcodes
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include <typeplate/error.hpp>
#include <typeplate/weights/archive/zip_directory.hpp>
#include <typeplate/weights/mapped_file.hpp>
#include <typeplate/weights/pickle/read.hpp>
#include <typeplate/weights/pickle/values.hpp>
#include <typeplate/weights/pickle/write.hpp>
#include <typeplate/weights/weights_file.hpp>

#include "pickle/machine.hpp"

using namespace typeplate::weights;
using namespace typeplate::weights::pickle;

namespace {

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    text += digits[byte >> 4U];
    text += digits[byte & 15U];
  }
  return text;
}

// The bytes of an array in row-major order, little-endian.
std::string plain_bytes(const array& from) {
  const auto size = static_cast<std::size_t>(from.dtype.size);
  const std::uint64_t count = element_count(from.shape);
  const std::size_t part = from.dtype.kind == 'c' ? size / 2 : from.dtype.kind == 'U' ? 4 : size;
  std::string bytes;
  for (std::uint64_t i = 0; i < count; ++i) {
    std::uint64_t rest = i;
    std::uint64_t place = 0;
    for (std::size_t axis = from.shape.size(); axis-- > 0; rest /= from.shape[axis])
      place += rest % from.shape[axis] * static_cast<std::uint64_t>(from.strides[axis]);
    std::string element(reinterpret_cast<const char*>(from.bytes.data()) + place * size, size);
    const bool swapped = from.dtype.order == byte_order::big && from.dtype.kind != 'S';
    for (std::size_t at = 0; swapped && at < size; at += part)
      std::reverse(element.begin() + static_cast<std::ptrdiff_t>(at),
                   element.begin() + static_cast<std::ptrdiff_t>(at + part));
    bytes += element;
  }
  return bytes;
}

class canonical {
 public:
  std::string of(const node& from) {
    if (!from.exists()) return "-";
    switch (from.kind()) {
      case node_kind::none:
        return "None";
      case node_kind::boolean:
        return *from.as_boolean() ? "True" : "False";
      case node_kind::integer:
        return from.long_bytes() ? "L" + hex(*from.long_bytes()) : "i" + std::to_string(*from.as_integer());
      case node_kind::floating: {
        std::ostringstream text;
        text << "f" << std::hex << static_cast<std::uint64_t>(from.data().number);
        return text.str();
      }
      case node_kind::text:
        return "t" + hex(*from.as_text());
      case node_kind::global:
        return "<" + from.class_name() + ">";
      case node_kind::extension:
        return "ext" + std::to_string(from.data().number);
      case node_kind::persistent:
        return "pers(" + of(from.callable()) + ")";
      case node_kind::buffer:
        return from.as_bytes() ? (from.data().read_only ? "b" : "B") + hex(*from.as_bytes()) : "buffer";
      case node_kind::tuple:
        return "(" + list(from.items()) + ")";
      default:
        return known_value(from);
    }
  }

 private:
  std::string known_value(const node& from) {
    if (from.class_name() == "dill._dill._load_type")
      return "<builtins." + std::string(from.arguments()[std::size_t{0}].as_text().value_or("?")) + ">";
    if (const auto bytes = as_byte_text(from))
      return (from.is(node_kind::bytearray) || from.class_name() == "builtins.bytearray" ? "B" : "b") +
             hex(bytes->bytes);
    if (const auto found = as_array(from)) return array_text(*found);
    if (const auto found = as_complex(from)) return number_pair("complex", found->real(), found->imag());
    if (const auto found = as_fraction(from))
      return "fraction(" + std::to_string(found->numerator) + "/" + std::to_string(found->denominator) + ")";
    return time_or_shared_value(from);
  }

  std::string time_or_shared_value(const node& from) {
    if (const auto found = as_timedelta(from))
      return "timedelta(" + std::to_string(found->days) + "," + std::to_string(found->seconds) + "," +
             std::to_string(found->microseconds) + ")";
    if (const auto found = as_date(from)) return "date" + time_text(*found);
    if (const auto found = as_time(from)) return "time" + time_text(*found);
    if (const auto found = as_datetime(from)) return "datetime" + time_text(*found);
    if (const auto found = as_slice(from))
      return "slice(" + of(found->start) + "," + of(found->stop) + "," + of(found->step) + ")";
    if (const auto found = as_range(from))
      return "range(" + of(found->start) + "," + of(found->stop) + "," + of(found->step) + ")";
    if (const auto found = as_dtype(from); found && !from.is(node_kind::global))
      return "dtype(" + found->name + ")";
    return shared_value(from);
  }

  // What may be shared or hold itself is numbered, and named by its number the second time.
  std::string shared_value(const node& from) {
    const auto [place, is_new] = seen_.try_emplace(from.index(), seen_.size());
    if (!is_new) return "&" + std::to_string(place->second);
    if (const auto found = as_mapping(from)) return mapping_name(from) + pairs(*found);
    if (const auto found = as_sequence(from)) return sequence(from, *found);
    std::string text = from.class_name() + pairs(from.attributes());
    if (from.size() > 0) text += "+[" + list(from.items()) + "]";
    if (!from.entries().empty()) text += "+" + pairs(from.entries());
    return text;
  }

  std::string mapping_name(const node& from) {
    const std::string name = from.class_name();
    return name == "collections.OrderedDict" ? "ordered" : name == "collections.defaultdict" ? "default" : "";
  }

  std::string sequence(const node& from, const std::vector<node>& items) {
    const std::string name = from.class_name();
    const bool frozen = from.is(node_kind::frozenset) || name == "builtins.frozenset";
    if (!frozen && !from.is(node_kind::set) && name != "builtins.set")
      return (name == "collections.deque" ? "deque[" : "[") + list(items) + "]";
    std::vector<std::string> texts;
    for (const node& item : items) texts.push_back(of(item));
    std::sort(texts.begin(), texts.end());
    std::string text = frozen ? "frozenset[" : "set[";
    for (const std::string& each : texts) text += each + ",";
    return text + "]";
  }

  std::string array_text(const array& from) {
    std::string text = "array(" + from.dtype.name + "," + shape_text(from.shape) + ",";
    if (from.dtype.kind == 'O') return text + list(from.objects) + ")";
    return text + hex(plain_bytes(from)) + ")";
  }

  static std::string number_pair(const std::string& name, double first, double second) {
    std::ostringstream text;
    text << name << "(" << std::hex << std::bit_cast<std::uint64_t>(first) << ","
         << std::bit_cast<std::uint64_t>(second) << ")";
    return text.str();
  }

  static std::string time_text(const date_time& from) {
    std::ostringstream text;
    text << "(" << from.year << "," << from.month << "," << from.day << "," << from.hour << "," << from.minute
         << "," << from.second << "," << from.microsecond << "," << (from.fold ? 1 : 0) << ","
         << (from.time_zone.exists() && !from.time_zone.is(node_kind::none) ? "zone" : "") << ")";
    return text.str();
  }

  std::string list(const std::vector<node>& items) {
    std::string text;
    for (const node& item : items) text += of(item) + ",";
    return text;
  }

  std::string pairs(const std::vector<std::pair<node, node>>& entries) {
    std::string text = "{";
    for (const auto& [key, value] : entries) {
      text += of(key) + ":";
      text += of(value) + ",";
    }
    return text + "}";
  }

  std::map<node_index, std::size_t> seen_;
};

std::string tensors_of(const std::string& path) {
  const auto file = weights_file::open(path);
  std::string text(name_of(file.format()));
  for (const tensor& each : file.tensors()) {
    const auto values = file.values(each);
    text += ";" + each.name + "=" + std::string(name_of(each.type)) + shape_text(each.shape) +
            hex({reinterpret_cast<const char*>(values.bytes.data()), values.bytes.size()});
  }
  for (const refused_tensor& each : file.refused()) text += ";" + each.name + "!=" + each.reason;
  return text;
}

std::string globals_of(const std::string& path) {
  const mapped_file file(path);
  std::string text;
  for (const std::string& name : read_pickle(file.bytes(), "file").objects->global_names()) text += name + " ";
  return text;
}

std::string rewritten(const std::string& path, int protocol, const std::string& out) {
  const auto file = weights_file::open(path);
  // Not with save_file, which waits for the disk: this happens thousands of times.
  memory_sink sink;
  write_pickle(file.objects()->root(), sink, protocol);
  std::ofstream(out, std::ios::binary)
      .write(reinterpret_cast<const char*>(sink.bytes.data()), static_cast<std::streamsize>(sink.bytes.size()));
  return "ok";
}

std::string all_opcodes() {
  std::string text;
  for (const opcode_row& row : opcode_rows()) text += std::to_string(row.code) + ":" + std::string(row.name) + " ";
  return text;
}

// The bytes of FILE, or of the member in FILE!MEMBER, or in FILE!MEMBER!MEMBER of an archive in an archive.
struct opened {
  explicit opened(const std::string& path) : file(path.substr(0, path.find('!'))), bytes(file.bytes()) {
    for (std::size_t bar = path.find('!'); bar != std::string::npos;) {
      const std::size_t next = path.find('!', bar + 1);
      open_member(path.substr(bar + 1, next == std::string::npos ? next : next - bar - 1));
      bar = next;
    }
  }

  void open_member(const std::string& name) {
    for (const archive::zip_entry& member : archive::read_zip_directory(bytes, "file"))
      if (member.name == name) {
        kept.push_back(archive::member_bytes(bytes, member, "file", 1ULL << 30U));
        bytes = kept.back().bytes;
        return;
      }
    throw typeplate::error("there is no member " + name);
  }

  mapped_file file;
  std::vector<tensor_bytes> kept;
  std::span<const std::byte> bytes;
};

// The way to an object, parts between slashes: a key, an attribute, an index, `=2` for the value of the entry 2,
// `@2` for the argument 2, `^` for the state.
node found_at(node from, const std::string& way) {
  std::istringstream parts(way);
  for (std::string part; std::getline(parts, part, '/');) {
    node next = from[std::string_view(part)];
    if (part.front() == '@') next = from.arguments()[static_cast<std::size_t>(std::stoul(part.substr(1)))];
    if (part == "^") next = from.state();
    if (part.front() == '=') next = from.entries().at(static_cast<std::size_t>(std::stoul(part.substr(1)))).second;
    if (!next.exists()) next = from.attribute(part);
    if (!next.exists() && part.find_first_not_of("0123456789") == std::string::npos)
      next = from[static_cast<std::size_t>(std::stoul(part))];
    from = next;
  }
  return from;
}

// Words stand between tabs, because paths may have blanks.
std::string next_word(std::istream& line) {
  std::string word;
  std::getline(line, word, '\t');
  return word;
}

std::string answer(std::istringstream line) {
  const std::string command = next_word(line);
  const std::string path = next_word(line);
  if (command == "opcodes") return all_opcodes();
  if (command == "globals") return globals_of(path);
  if (command == "tensors") return tensors_of(path);
  if (command == "rewrite") {
    const int protocol = std::stoi(next_word(line));
    return rewritten(path, protocol, next_word(line));
  }
  const std::string way = next_word(line);
  const opened file(path);
  const auto objects = read_pickle(file.bytes, "file").objects;
  const node found = found_at(objects->root(), way);
  return command == "class" ? found.class_name() : canonical().of(found);
}

}  // namespace

int main() {
  for (std::string line; std::getline(std::cin, line);) {
    try {
      std::cout << answer(std::istringstream(line)) << std::endl;
    } catch (const typeplate::error& reason) {
      std::cout << "error: " << reason.what() << std::endl;
    }
  }
  return 0;
}
