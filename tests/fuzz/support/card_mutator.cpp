// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Mutations that keep a card JSON: most of what libFuzzer does to bytes breaks the syntax, and never reaches what
// reads the values. Half of the mutations are libFuzzer's own all the same. Only linked with libFuzzer.
#include <algorithm>
#include <random>
#include <string>
#include <typeplate/card/json.hpp>
#include <vector>

#include "support/oracle.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

using namespace typeplate::card;
using Random = std::minstd_rand;

// Every value and every key of a card, with its place.
struct Places {
  std::vector<const JsonNode*> values;
  std::vector<const JsonMember*> members;

  void collect(const JsonNode& node) {
    values.push_back(&node);
    for (const JsonNode& item : node.items) collect(item);
    for (const JsonMember& member : node.members) {
      members.push_back(&member);
      collect(member.value);
    }
  }
};

template <class Item>
const Item& one_of(const std::vector<Item>& items, Random& random) {
  return items[random() % items.size()];
}

std::string_view text_of(const std::string& card, Span span) {
  return std::string_view(card).substr(span.begin, span.end - span.begin);
}

std::string spliced(const std::string& card, Span span, std::string_view instead) {
  std::string result = card;
  return result.replace(span.begin, span.end - span.begin, instead);
}

// What ends, joins or turns around something in one of the languages that a text goes into.
std::string_view tricky_text(Random& random) {
  static const std::vector<std::string_view> texts{"\"", "\\",   "\n",           "\r",           "\x7F",
                                                   "*/", "?\?/", "\xE2\x80\xAE", "\xE2\x80\xA8", "\xC2\x85"};
  return one_of(texts, random);
}

// Another string, written as JSON: cut to a length that much code forgets, with a tricky text inside, or with other
// bytes. Bytes that are no UTF-8 are left for the byte mutations.
std::string mutated_string(const std::string& value, Random& random) {
  std::string bytes = value;
  switch (random() % 4) {
    case 0:
      return json_quote(bytes.substr(0, random() % 3));
    case 1:
      return json_quote(bytes.insert(random() % (bytes.size() + 1), tricky_text(random)));
    default:
      break;
  }
  const std::size_t room = value.size() + 1 + random() % 16;
  bytes.resize(room);
  bytes.resize(LLVMFuzzerMutate(reinterpret_cast<std::uint8_t*>(bytes.data()), value.size(), room));
  return json_quote(bytes);
}

std::string_view fixed_value(Random& random) {
  static const std::vector<std::string_view> values{
      "null",         "true",           "false",     "0",         "-1",          "1",
      "0.5",          "1e308",          "1e-320",    "1e999",     "[]",          "{}",
      "\"\"",         "[null, null]",   "[0, 1]",    "[1, 0]",    "\"K\"",       "\"degC\"",
      "\"W/(m2.K)\"", "\"delta_degC\"", "\"1\"",     "\"clamp\"", "\"warn\"",    "\"float64\"",
      "\"float32\"",  "\"class\"",      "\"a\\\\\"", "\"*/\"",    "\"\\u202e\"", "\"?\\u003f/\"",
      "\"\\n\""};
  return one_of(values, random);
}

std::string with_changed_value(const std::string& card, const Places& places, Random& random) {
  const JsonNode& node = *one_of(places.values, random);
  if (node.kind == JsonKind::string && random() % 4 != 0)
    return spliced(card, node.span, mutated_string(node.string, random));
  if (random() % 2 == 0) return spliced(card, node.span, fixed_value(random));
  return spliced(card, node.span, text_of(card, one_of(places.values, random)->span));
}

std::string with_changed_member(const std::string& card, const Places& places, Random& random) {
  const JsonMember& member = *one_of(places.members, random);
  const Span whole{member.key_span.begin, member.value.span.end};
  const JsonMember& other = *one_of(places.members, random);
  const std::string added = std::string(text_of(card, {other.key_span.begin, other.value.span.end})) + ", ";
  switch (random() % 3) {
    case 0:
      return spliced(card, member.key_span, text_of(card, other.key_span));
    case 1:
      return spliced(card, {whole.begin, whole.begin}, added);
    default:
      return spliced(card, whole, added.substr(0, added.size() - 2));
  }
}

// The same name everywhere: a port that is renamed in one place only makes no valid card.
std::string with_renamed_text(const std::string& card, const Places& places, Random& random) {
  const JsonNode& node = *one_of(places.values, random);
  if (node.kind != JsonKind::string) return card;
  const std::string instead = mutated_string(node.string, random);
  std::vector<Span> spans;
  for (const JsonNode* value : places.values) {
    if (value->kind == JsonKind::string && value->string == node.string) spans.push_back(value->span);
  }
  for (const JsonMember* member : places.members) {
    if (member->key == node.string) spans.push_back(member->key_span);
  }
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin > b.begin; });
  std::string result = card;
  for (const Span span : spans) result = spliced(result, span, instead);
  return result;
}

std::string mutated_card(const std::string& card, const Places& places, Random& random) {
  switch (random() % 4) {
    case 0:
      return with_changed_member(card, places, random);
    case 1:
      return with_changed_value(card, places, random);
    default:
      return with_renamed_text(card, places, random);
  }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned int seed) {
  Random random(seed);
  if (random() % 2 == 0) return LLVMFuzzerMutate(data, size, max_size);
  Diagnostics diagnostics;
  const LocatedJson json = parse_json({"card", std::string(typeplate::test::text_of(data, size))}, diagnostics);
  Places places;
  places.collect(json.root);
  if (!json.strict || places.members.empty()) return LLVMFuzzerMutate(data, size, max_size);
  const std::string card = mutated_card(json.source.text, places, random);
  if (card.size() > max_size) return LLVMFuzzerMutate(data, size, max_size);
  std::copy(card.begin(), card.end(), data);
  return card.size();
}
