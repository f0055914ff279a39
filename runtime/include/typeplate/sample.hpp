// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Values on their way between user code and a model, without types: the number in the user's unit and the factor
// and offset into the port's unit. The typed front (`input`, `input_column`, `column`) makes them, the engine reads
// them.
#pragma once

#include <cstddef>

#include <typeplate/contract.hpp>

namespace typeplate::inline abi_1 {

/// One value: `number * scale + offset` is in the port's unit.
struct sample {
  double number;
  double scale;
  double offset;
};

/// Many values of one port, borrowed: `float` or `double` numbers in the user's unit. Row r is the number at
/// `data[r * stride]`, counted in numbers: 1 for contiguous ones, more for a column of a table, less than zero to
/// walk backwards from `data`, and 0 for one number that stands in every row.
struct column_source {
  const void* data;
  std::size_t size;  ///< rows
  dtype type;
  double scale;
  double offset;
  std::ptrdiff_t stride = 1;
};

/// Where the values of one output go, in the port's unit; room for every row.
struct column_sink {
  void* data;
  dtype type;
};

}  // namespace typeplate::inline abi_1
