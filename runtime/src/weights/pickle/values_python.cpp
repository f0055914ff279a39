// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Values of Python's builtins and standard library.
#include <charconv>
#include <numeric>
#include <system_error>

#include <typeplate/weights/pickle/values.hpp>
#include "../torch/torch_types.hpp"
#include "literals.hpp"

namespace typeplate::inline abi_1::weights::pickle {
namespace {

bool is_call_of(const node& from, std::string_view name) {
  return from.exists() && (from.is(node_kind::call) || from.is(node_kind::instance)) && from.class_name() == name;
}

node argument(const node& from, std::size_t place) {
  return from.arguments()[place];
}

// The characters of a text that `encode("latin1")` takes, as bytes.
std::optional<byte_text> latin1_bytes(std::string_view text) {
  auto kept = std::make_shared<std::vector<std::byte>>();
  kept->reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) {
      kept->push_back(static_cast<std::byte>(first));
      continue;
    }
    if (first > 0xC3 || at + 1 == text.size()) return std::nullopt;
    kept->push_back(static_cast<std::byte>((first & 3U) << 6U | (static_cast<unsigned char>(text[++at]) & 0x3FU)));
  }
  return byte_text{{reinterpret_cast<const char*>(kept->data()), kept->size()}, kept};
}

bool is_latin1(const node& name) {
  const auto text = name.as_text();
  return text == "latin1" || text == "latin-1" || text == "iso-8859-1";
}

std::optional<byte_text> encoded_bytes(const node& arguments) {
  const auto text = arguments[std::size_t{0}].as_text();
  if (!text || arguments.size() != 2 || !is_latin1(arguments[std::size_t{1}])) return std::nullopt;
  return latin1_bytes(*text);
}

// `bytes()` and `bytearray(...)` as calls: without arguments, of bytes, and of a text with its encoding. What holds
// bytes is bytes itself: there is nothing to follow further.
std::optional<byte_text> constructed_bytes(const node& from) {
  const node given = from.arguments();
  if (!given.is(node_kind::tuple) || !from.effects().empty()) return std::nullopt;
  if (given.size() == 0) return byte_text{std::string_view(""), nullptr};
  if (given.size() == 2) return encoded_bytes(given);
  const node inner = given[std::size_t{0}];
  if (const auto bytes = inner.as_bytes()) return byte_text{*bytes, nullptr};
  return is_call_of(inner, "_codecs.encode") ? encoded_bytes(inner.arguments()) : std::nullopt;
}

std::vector<node> all_items(std::vector<node> first, const node& more) {
  const auto rest = more.items();
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

bool is_sequence_class(const std::string& name) {
  return name == "builtins.set" || name == "builtins.frozenset" || name == "builtins.list" ||
         name == "builtins.tuple" || name == "collections.deque";
}

std::optional<fraction> lowest_terms(std::int64_t numerator, std::int64_t denominator) {
  constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
  if (denominator == 0 || numerator == least || denominator == least) return std::nullopt;
  const std::int64_t divisor = std::gcd(numerator, denominator) * (denominator < 0 ? -1 : 1);
  return fraction{numerator / divisor, denominator / divisor};
}

std::optional<std::int64_t> whole(std::string_view digits) {
  std::int64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool all = read.ec == std::errc() && read.ptr == digits.data() + digits.size();
  return all ? std::optional(value) : std::nullopt;
}

// The bytes that datetime's classes keep, where they are `size` many.
std::optional<byte_text> stored_time(const node& from, std::string_view name, std::size_t size) {
  if (!is_call_of(from, name) || !from.arguments().is(node_kind::tuple)) return std::nullopt;
  auto bytes = as_byte_text(argument(from, 0));
  if (!bytes || bytes->bytes.size() != size) return std::nullopt;
  return bytes;
}

int number_at(std::string_view bytes, std::size_t place, std::size_t size = 1) {
  int value = 0;
  for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<unsigned char>(bytes[place + i]);
  return value;
}

bool is_date(const date_time& read) {
  return read.year >= 1 && read.year <= 9999 && read.month >= 1 && read.month <= 12 && read.day >= 1 &&
         read.day <= 31;
}

bool is_time(const date_time& read) {
  return read.hour < 24 && read.minute < 60 && read.second < 60 && read.microsecond < 1'000'000;
}

void read_date(std::string_view bytes, date_time& read) {
  read.year = number_at(bytes, 0, 2);
  read.month = number_at(bytes, 2) & 0x7F;
  read.day = number_at(bytes, 3);
}

void read_time(std::string_view bytes, date_time& read) {
  read.hour = number_at(bytes, 0) & 0x7F;
  read.minute = number_at(bytes, 1);
  read.second = number_at(bytes, 2);
  read.microsecond = number_at(bytes, 3, 3);
}

std::optional<three_nodes> three_arguments(const node& from) {
  const node given = from.arguments();
  if (!given.is(node_kind::tuple) || given.size() > 3 || given.size() == 0) return std::nullopt;
  if (given.size() == 1) return three_nodes{{}, given[std::size_t{0}], {}};
  return three_nodes{given[std::size_t{0}], given[std::size_t{1}], given[std::size_t{2}]};
}

}  // namespace

std::optional<std::string> as_decimal(const node& from, std::size_t most_bytes) {
  if (const auto value = from.as_integer()) return std::to_string(*value);
  const auto bytes = from.long_bytes();
  return bytes && bytes->size() <= most_bytes ? std::optional(decimal_of(*bytes)) : std::nullopt;
}

std::optional<byte_text> as_byte_text(const node& from) {
  if (const auto bytes = from.as_bytes()) return byte_text{*bytes, nullptr};
  if (is_call_of(from, "_codecs.encode")) return encoded_bytes(from.arguments());
  if (is_call_of(from, "builtins.bytes") || is_call_of(from, "builtins.bytearray")) return constructed_bytes(from);
  return std::nullopt;
}

std::optional<std::vector<node>> as_sequence(const node& from) {
  if (!from.exists()) return std::nullopt;
  const node_kind kind = from.kind();
  if (kind == node_kind::tuple || kind == node_kind::list || kind == node_kind::set || kind == node_kind::frozenset)
    return from.items();
  if (!is_sequence_class(from.class_name())) return std::nullopt;
  const node given = from.arguments();
  if (!given.is(node_kind::tuple)) return std::nullopt;
  if (given.size() == 0) return from.items();
  const node inner = argument(from, 0);
  if (!inner.is(node_kind::list) && !inner.is(node_kind::tuple) && !inner.is(node_kind::set)) return std::nullopt;
  return all_items(inner.items(), from);
}

std::optional<std::vector<std::pair<node, node>>> as_mapping(const node& from) {
  if (from.is(node_kind::dict)) return from.entries();
  const bool ordered = is_call_of(from, "collections.OrderedDict") || is_call_of(from, "builtins.dict");
  if (!ordered && !is_call_of(from, "collections.defaultdict")) return std::nullopt;
  std::vector<std::pair<node, node>> found;
  // Python 2 gives the pairs as the one argument.
  const node pairs = ordered ? argument(from, 0) : node();
  for (const node& pair : pairs.items()) {
    if (pair.size() != 2) return std::nullopt;
    found.emplace_back(pair[std::size_t{0}], pair[std::size_t{1}]);
  }
  if (pairs.is(node_kind::dict)) found = pairs.entries();
  const auto assigned = from.entries();
  found.insert(found.end(), assigned.begin(), assigned.end());
  return found;
}

std::optional<std::complex<double>> as_complex(const node& from) {
  if (!is_call_of(from, "builtins.complex")) return std::nullopt;
  const auto real = argument(from, 0).as_floating();
  const auto imaginary = argument(from, 1).as_floating();
  return real && imaginary ? std::optional(std::complex<double>(*real, *imaginary)) : std::nullopt;
}

std::optional<fraction> as_fraction(const node& from) {
  if (!is_call_of(from, "fractions.Fraction")) return std::nullopt;
  // Before Python 3.11 it is written as the text "3/4".
  if (const auto text = argument(from, 0).as_text()) {
    const std::size_t bar = text->find('/');
    const auto numerator = whole(text->substr(0, bar));
    const auto denominator =
        bar == std::string_view::npos ? std::optional<std::int64_t>(1) : whole(text->substr(bar + 1));
    return numerator && denominator ? lowest_terms(*numerator, *denominator) : std::nullopt;
  }
  const auto numerator = argument(from, 0).as_integer();
  const auto denominator = argument(from, 1).as_integer();
  return numerator && denominator ? lowest_terms(*numerator, *denominator) : std::nullopt;
}

std::optional<date_time> as_date(const node& from) {
  const auto stored = stored_time(from, "datetime.date", 4);
  if (!stored) return std::nullopt;
  date_time read;
  read_date(stored->bytes, read);
  return is_date(read) ? std::optional(read) : std::nullopt;
}

std::optional<date_time> as_time(const node& from) {
  const auto stored = stored_time(from, "datetime.time", 6);
  if (!stored) return std::nullopt;
  date_time read;
  read_time(stored->bytes, read);
  read.fold = (number_at(stored->bytes, 0) & 0x80) != 0;
  read.time_zone = argument(from, 1);
  return is_time(read) ? std::optional(read) : std::nullopt;
}

std::optional<date_time> as_datetime(const node& from) {
  const auto stored = stored_time(from, "datetime.datetime", 10);
  if (!stored) return std::nullopt;
  date_time read;
  read_date(stored->bytes, read);
  read_time(stored->bytes.substr(4), read);
  read.fold = (number_at(stored->bytes, 2) & 0x80) != 0;
  read.time_zone = argument(from, 1);
  return is_date(read) && is_time(read) ? std::optional(read) : std::nullopt;
}

std::optional<time_delta> as_timedelta(const node& from) {
  if (!is_call_of(from, "datetime.timedelta")) return std::nullopt;
  const auto days = argument(from, 0).as_integer();
  const auto seconds = argument(from, 1).as_integer();
  const auto microseconds = argument(from, 2).as_integer();
  if (!days || !seconds || !microseconds) return std::nullopt;
  return time_delta{*days, *seconds, *microseconds};
}

std::optional<three_nodes> as_slice(const node& from) {
  return is_call_of(from, "builtins.slice") ? three_arguments(from) : std::nullopt;
}

std::optional<three_nodes> as_range(const node& from) {
  const bool range = is_call_of(from, "builtins.range") || is_call_of(from, "builtins.xrange");
  return range ? three_arguments(from) : std::nullopt;
}

std::optional<std::vector<std::int64_t>> as_torch_size(const node& from) {
  if (!is_call_of(from, "torch.Size")) return std::nullopt;
  std::vector<std::int64_t> sizes;
  for (const node& item : argument(from, 0).items()) {
    const auto size = item.as_integer();
    if (!size) return std::nullopt;
    sizes.push_back(*size);
  }
  return sizes;
}

std::optional<std::string> as_torch_device(const node& from) {
  if (!is_call_of(from, "torch.device")) return std::nullopt;
  const auto kind = argument(from, 0).as_text();
  if (!kind) return std::nullopt;
  const auto number = argument(from, 1).as_integer();
  return std::string(*kind) + (number ? ":" + std::to_string(*number) : "");
}

std::optional<element_type> as_torch_storage_class(const node& from) {
  if (!from.is(node_kind::global)) return std::nullopt;
  const std::string name = from.class_name();
  return name.starts_with("torch.")
             ? torch::type_of_storage_class(std::string_view(name).substr(name.rfind('.') + 1))
             : std::nullopt;
}

std::optional<element_type> as_torch_dtype(const node& from) {
  if (!from.is(node_kind::global)) return std::nullopt;
  const std::string name = from.class_name();
  constexpr std::string_view module = "torch.";
  return name.starts_with(module) ? element_type_called(std::string_view(name).substr(module.size()))
                                  : std::nullopt;
}

}  // namespace typeplate::inline abi_1::weights::pickle
