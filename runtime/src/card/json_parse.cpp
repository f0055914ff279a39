// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The only file that includes nlohmann's header. Its SAX parser reads through an iterator that counts, and the
// handler below builds a tree of values that know their place.
#include <algorithm>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <unordered_map>
#include <utility>

#include "json_repair.hpp"
#include "json_syntax_error.hpp"
#include "typeplate/card/json.hpp"
#include "utf8.hpp"

namespace typeplate::inline abi_1::card {

namespace {

// Reads a text and counts, in a place that all copies share, how many bytes were read.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* count) : at_(at), count_(count) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*count_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator old = *this;
    ++*this;
    return old;
  }
  friend bool operator==(const CountingIterator& left, const CountingIterator& right) {
    return left.at_ == right.at_;
  }

 private:
  const char* at_;
  std::size_t* count_;
};

bool separates(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == ',' || letter == ':';
}

bool in_number(char letter) {
  return (letter >= '0' && letter <= '9') || std::string_view("+-.eE").find(letter) != std::string_view::npos;
}

JsonNode node_of(JsonKind kind, Span span) {
  JsonNode node;
  node.kind = kind;
  node.span = span;
  return node;
}

// One value whose closing bracket has not been seen, and of an object the keys so far.
struct OpenValue {
  JsonNode node;
  std::unordered_map<std::string, Span> keys;
  JsonMember pending;
  bool pending_is_double = false;
};

class TreeBuilder {
 public:
  TreeBuilder(const RepairedText& repaired, const std::size_t& read, Diagnostics& diagnostics)
      : text_(repaired.text), broken_(repaired.broken), read_(read), diagnostics_(diagnostics) {}

  JsonNode take_root() { return std::move(root_); }

  // The interface that nlohmann's parser calls; the names and parameters are its own.
  bool null() { return scalar(node_of(JsonKind::null, token(4))); }
  bool boolean(bool value) {
    JsonNode node = node_of(JsonKind::boolean, token(value ? 4 : 5));
    node.boolean = value;
    return scalar(std::move(node));
  }
  bool number_integer(std::int64_t value) { return number(static_cast<double>(value), value); }
  bool number_unsigned(std::uint64_t value) {
    const bool fits = value <= static_cast<std::uint64_t>(INT64_MAX);
    return number(static_cast<double>(value),
                  fits ? std::optional(static_cast<std::int64_t>(value)) : std::nullopt);
  }
  bool number_float(double value, const std::string&) { return number(value, std::nullopt); }
  bool string(std::string& value) {
    JsonNode node = node_of(JsonKind::string, token(read_ - begin_of_token()));
    node.string = std::move(value);
    return scalar(std::move(node));
  }
  bool binary(const std::vector<std::uint8_t>&) { return false; }  // never in JSON text
  bool start_object(std::size_t) { return open(JsonKind::object); }
  bool start_array(std::size_t) { return open(JsonKind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& value) {
    OpenValue& object = open_.back();
    const Span span = token(read_ - begin_of_token());
    const auto [first, is_new] = object.keys.try_emplace(value, span);
    object.pending_is_double = !is_new;
    if (!is_new) {
      diagnostics_.add(Code::duplicate_key, span, "the key " + in_backticks(value) + " stands twice in this object",
                       "remove one of the two", {{first->second, "it stands here first"}});
    }
    object.pending.key = std::move(value);
    object.pending.key_span = span;
    return true;
  }
  template <class Exception>
  bool parse_error(std::size_t position, const std::string&, const Exception& exception) {
    const SyntaxError error{
        .token_begin = begin_of_token(), .last_read = position == 0 ? 0 : position - 1, .reason = exception.what()};
    report_syntax_error(text_, error, diagnostics_);
    return false;
  }

 private:
  std::size_t begin_of_token() const {
    std::size_t begin = end_of_last_;
    while (begin < text_.size() && separates(text_[begin])) ++begin;
    return begin;
  }

  Span token(std::size_t size) {
    const std::size_t begin = begin_of_token();
    end_of_last_ = begin + size;
    return {begin, end_of_last_};
  }

  bool number(double value, std::optional<std::int64_t> integer) {
    const std::size_t begin = begin_of_token();
    std::size_t end = begin;
    while (end < text_.size() && in_number(text_[end])) ++end;
    const bool broken = std::binary_search(broken_.begin(), broken_.end(), begin);
    JsonNode node = node_of(broken ? JsonKind::broken : JsonKind::number, token(end - begin));
    node.number = value;
    node.integer = integer;
    return scalar(std::move(node));
  }

  bool scalar(JsonNode node) { return count(node.span) && place(std::move(node)); }

  bool open(JsonKind kind) {
    const Span span = token(1);
    if (open_.size() >= max_json_depth) {
      diagnostics_.add(Code::nested_too_deeply, span,
                       "values are nested more than " + std::to_string(max_json_depth) + " deep");
      return false;
    }
    if (!count(span)) return false;
    open_.emplace_back();
    open_.back().node = node_of(kind, span);
    return true;
  }

  bool close() {
    OpenValue closed = std::move(open_.back());
    open_.pop_back();
    closed.node.span.end = token(1).end;
    return place(std::move(closed.node));
  }

  bool place(JsonNode node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return true;
    }
    OpenValue& parent = open_.back();
    if (parent.node.kind == JsonKind::array) {
      parent.node.items.push_back(std::move(node));
    } else if (!parent.pending_is_double) {
      parent.pending.value = std::move(node);
      parent.node.members.push_back(std::move(parent.pending));
    }
    return true;
  }

  bool count(Span span) {
    if (++values_ <= max_json_values) return true;
    diagnostics_.add(Code::too_many_values, span,
                     "the file holds more than " + std::to_string(max_json_values) + " values");
    return false;
  }

  const std::string& text_;
  const std::vector<std::size_t>& broken_;
  const std::size_t& read_;
  Diagnostics& diagnostics_;
  std::vector<OpenValue> open_;
  JsonNode root_;
  std::size_t end_of_last_ = 0;
  std::size_t values_ = 0;
};

}  // namespace

LocatedJson parse_json(SourceFile source, Diagnostics& diagnostics) {
  const std::size_t errors_before = diagnostics.error_count();
  LocatedJson json{.source = std::move(source), .root = {}, .strict = false};
  const RepairedText repaired = repair_json(json.source, diagnostics);
  if (!repaired.usable) return json;
  std::size_t read = 0;
  TreeBuilder builder(repaired, read, diagnostics);
  const char* const begin = repaired.text.data();
  const bool parsed = nlohmann::json::sax_parse(CountingIterator(begin, &read),
                                                CountingIterator(begin + repaired.text.size(), &read), &builder);
  if (parsed) json.root = builder.take_root();
  json.strict = diagnostics.error_count() == errors_before;
  return json;
}

}  // namespace typeplate::inline abi_1::card
