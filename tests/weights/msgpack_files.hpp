// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What tests of flax's msgpack ask of a file in memory.
#pragma once

#include <memory>
#include <string>
#include <typeplate/weights/weights_file.hpp>

#include "catch.hpp"
#include "message_of.hpp"
#include "output_of.hpp"

namespace typeplate_tests {

using namespace typeplate::weights;

// A file in memory, with its bytes.
struct held : weights_file {
  explicit held(std::unique_ptr<const std::string> file, const read_limits& limits)
      : weights_file(weights_file::read(std::as_bytes(std::span(*file)), "file w.msgpack", limits)),
        bytes(std::move(file)) {}

  std::unique_ptr<const std::string> bytes;
};

inline held opened(const std::string& file, const read_limits& limits = {}) {
  return held(std::make_unique<const std::string>(file), limits);
}

// The reason behind "file w.msgpack is not a msgpack file of flax: ".
inline std::string reason(const std::string& file, const read_limits& limits = {}) {
  const std::string text = message_of([&] { (void)opened(file, limits); });
  const std::string begin = "file w.msgpack is not a msgpack file of flax: ";
  return text.starts_with(begin) ? text.substr(begin.size()) : text;
}

inline std::string values(const weights_file& file, std::string_view name) {
  const tensor* found = file.find(name);
  REQUIRE(found != nullptr);
  return text_of(file.values(*found).bytes);
}

}  // namespace typeplate_tests
