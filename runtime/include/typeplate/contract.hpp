// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a model promises: its ports with their units, types, ranges and policies, compiled into the generated
// header. Plain constants without allocation, so that a program can print them and the loader can compare them.
#pragma once

#include <cstddef>
#include <limits>
#include <string_view>

#include <typeplate/version.hpp>

namespace typeplate::inline abi_1 {

/// The element type of a port.
enum class dtype : unsigned char { float32, float64 };

/// What happens to a value outside its port's range.
enum class out_of_range : unsigned char { error, warn, clamp, ignore };

/// What happens to NaN and to the infinities. `allow` lets NaN pass every check; an infinity is still compared with
/// the range.
enum class non_finite : unsigned char { error, allow };

/// One input or output. The bounds are in the port's unit and already rounded to its type; an open side is
/// infinite.
struct port_contract {
  std::string_view name;
  std::string_view unit;
  std::string_view quantity = {};
  bool difference = false;
  dtype type = dtype::float32;
  double lower = -std::numeric_limits<double>::infinity();
  double upper = std::numeric_limits<double>::infinity();
  out_of_range outside = out_of_range::error;
  non_finite not_finite = non_finite::error;
};

/// One model: what code compiled against its header relies on.
struct contract {
  std::string_view model;
  std::string_view version;
  std::string_view hash;
  const port_contract* inputs = nullptr;
  std::size_t input_count = 0;
  const port_contract* outputs = nullptr;
  std::size_t output_count = 0;
};

}  // namespace typeplate::inline abi_1
