// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "safetensors_header.hpp"

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <stdexcept>

#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::weights {
namespace {

using nlohmann::json;

[[noreturn]] void refuse(const std::string& reason) {
  throw std::invalid_argument(reason);
}

enum class place : unsigned char { before, top, metadata, tensor, shape, offsets, after };

// Fed by nlohmann's SAX parser, which neither recurses nor builds a tree: memory is bounded by the header's length.
class HeaderBuilder final : public json::json_sax_t {
 public:
  SafetensorsHeader header;

  bool null() override { return unexpected("null"); }
  bool boolean(bool) override { return unexpected("a truth value"); }
  bool number_integer(number_integer_t value) override {
    return unexpected("the negative number " + std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& text) override {
    return unexpected("the number " + printable(text, 30));
  }
  bool binary(binary_t&) override { return unexpected("binary data"); }

  bool number_unsigned(number_unsigned_t value) override {
    if (place_ != place::shape && place_ != place::offsets)
      return unexpected("the number " + std::to_string(value));
    (place_ == place::shape ? *shape_ : *offsets_).push_back(value);
    return true;
  }

  bool string(string_t& value) override {
    if (place_ == place::metadata) {
      header.metadata.insert_or_assign(key_, value);
      return true;
    }
    if (place_ != place::tensor || key_ != "dtype") return unexpected("the text `" + printable(value) + "`");
    type_ = element_type_named(value);
    if (!type_) refuse(tensor() + " has the unknown dtype `" + printable(value, 30) + "`");
    return true;
  }

  bool start_object(std::size_t) override {
    if (place_ == place::before) {
      place_ = place::top;
    } else if (place_ == place::top) {
      place_ = key_ == "__metadata__" ? place::metadata : place::tensor;
      keys_.clear();
    } else {
      return unexpected("an object");
    }
    return true;
  }

  bool end_object() override {
    if (place_ == place::tensor) finish_tensor();
    place_ = place_ == place::top ? place::after : place::top;
    return true;
  }

  bool start_array(std::size_t) override {
    if (place_ != place::tensor || (key_ != "shape" && key_ != "data_offsets")) return unexpected("a list");
    place_ = key_ == "shape" ? place::shape : place::offsets;
    (place_ == place::shape ? shape_ : offsets_).emplace();
    return true;
  }

  bool end_array() override {
    place_ = place::tensor;
    return true;
  }

  bool key(string_t& name) override {
    key_ = name;
    if (place_ == place::top) {
      name_ = name;
      if (!names_.insert(name).second) refuse("its header names tensor `" + printable(name) + "` twice");
      return true;
    }
    if (!keys_.insert(name).second) refuse(owner() + " has the key `" + printable(name, 30) + "` twice");
    if (place_ == place::tensor && name != "dtype" && name != "shape" && name != "data_offsets")
      refuse(tensor() + " has the unknown key `" + printable(name, 30) + "`");
    return true;
  }

  bool parse_error(std::size_t at, const std::string&, const json::exception&) override {
    refuse("its header is not JSON at byte " + std::to_string(8 + (at == 0 ? 0 : at - 1)));
  }

 private:
  [[nodiscard]] std::string tensor() const { return "tensor `" + printable(name_) + "`"; }
  [[nodiscard]] std::string owner() const { return place_ == place::metadata ? "its `__metadata__`" : tensor(); }

  bool unexpected(const std::string& what) const {
    switch (place_) {
      case place::before:
        refuse("its header is " + what + " where an object belongs");
      case place::top:
        refuse(tensor() + " is " + what + " where an object belongs");
      case place::metadata:
        refuse("its `__metadata__` has " + what + " where a text belongs");
      case place::shape:
        refuse("the shape of " + tensor() + " has " + what + " where a size belongs");
      case place::offsets:
        refuse("the data_offsets of " + tensor() + " have " + what + " where a byte position belongs");
      default:
        refuse(tensor() + " has " + what + " as its `" + printable(key_, 30) + "`");
    }
  }

  void finish_tensor() {
    if (!type_) refuse(tensor() + " has no dtype");
    if (!shape_) refuse(tensor() + " has no shape");
    if (!offsets_) refuse(tensor() + " has no data_offsets");
    if (offsets_->size() != 2)
      refuse("the data_offsets of " + tensor() + " are " + std::to_string(offsets_->size()) + " numbers, not 2");
    header.tensors.push_back({name_, *type_, std::move(*shape_), (*offsets_)[0], (*offsets_)[1]});
    type_.reset();
    shape_.reset();
    offsets_.reset();
  }

  place place_ = place::before;
  std::string key_;
  std::string name_;
  std::set<std::string, std::less<>> names_;
  std::set<std::string, std::less<>> keys_;
  std::optional<element_type> type_;
  std::optional<std::vector<std::uint64_t>> shape_;
  std::optional<std::vector<std::uint64_t>> offsets_;
};

}  // namespace

SafetensorsHeader read_safetensors_header(std::string_view text) {
  HeaderBuilder builder;
  json::sax_parse(text.begin(), text.end(), &builder);
  return std::move(builder.header);
}

}  // namespace typeplate::inline abi_1::weights
