// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What the tests of porting share: rules from text, tensors from a few words, files in memory.
#pragma once

#include <string>
#include <string_view>
#include <typeplate/weights/port/plan.hpp>
#include <typeplate/weights/port/rules.hpp>
#include <vector>

namespace typeplate_tests {

namespace port = typeplate::weights::port;
namespace card = typeplate::card;

[[nodiscard]] std::string read_text(const std::string& path);

/// A whole file of rules around these, with `.` and the given separator of targets.
[[nodiscard]] std::string rules_around(std::string_view rules, char target_separator = '.');

/// The rules of a text; fails the test, with the diagnostics, where it has mistakes.
[[nodiscard]] port::porting_rules rules_of(const std::string& text);

/// The short diagnostics of a text of rules.
[[nodiscard]] std::string mistakes_of(const std::string& text);

/// A plan and what was said about it.
struct planned {
  port::port_plan plan;
  card::Diagnostics diagnostics;
};
[[nodiscard]] planned plan_of(const port::porting_rules& rules, const std::vector<port::outline>& sources,
                              const std::vector<port::outline>& model = {});

/// The codes of all diagnostics.
[[nodiscard]] std::vector<std::string> codes(const card::Diagnostics& diagnostics);

/// A float32 tensor with the values 0, 1, 2, ... plus `first`.
struct counting {
  std::string name;
  std::vector<std::uint64_t> shape;
  float first = 0;
};

/// A safetensors file of such tensors.
[[nodiscard]] std::string counting_file(const std::vector<counting>& tensors);

/// The values that the rules make of a file, by the targets' order.
struct made {
  std::string name;
  std::vector<std::uint64_t> shape;
  std::vector<float> values;
  friend bool operator==(const made&, const made&) = default;
};
[[nodiscard]] std::vector<made> make(const port::porting_rules& rules, const std::string& file);

/// The float32 tensors of what `make` gives, as a safetensors file again.
[[nodiscard]] std::string file_of(const std::vector<made>& tensors);

}  // namespace typeplate_tests
