// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The words of a compile error about a port of a model. The port and both units are named by a type, and the
// sentence beside it says what to write; both compilers print the two together.
#pragma once

#include <typeplate/units/mismatch.hpp>

namespace typeplate::inline abi_1 {

/// Named in compile errors: a field of `Inputs` or `BatchInputs` that the braces leave out.
template <class Port>
struct port_not_given {
  static constexpr bool given = false;
};

/// Named in compile errors: Given is the unit of the value, Wanted the unit of the port.
template <class Port, class Given, class Wanted>
struct wrong_unit_for_port : unit_mismatch<Given, Wanted> {};

/// Named in compile errors: a number without a unit for a port in Wanted.
template <class Port, class Number, class Wanted>
struct raw_number_for_port : raw_number<Number, Wanted> {};

/// Named in compile errors: numbers without a unit for a column of a port in Wanted.
template <class Port, class Numbers, class Wanted>
struct raw_numbers_for_port {
  static constexpr bool have_unit = false;
};

/// Named in compile errors: numbers that end before they are read.
template <class Numbers>
struct temporary_numbers {
  static constexpr bool live_long_enough = false;
};

/// Named in compile errors: something else than contiguous numbers of type float or double.
template <class Numbers>
struct unreadable_numbers {
  static constexpr bool contiguous_float_or_double = false;
};

/// Named in compile errors: a stride that is no whole number.
template <class Stride>
struct unusable_stride {
  static constexpr bool counts_numbers = false;
};

/// Named in compile errors: Member is a member of Row, and the steps from row to row are no whole number of
/// members.
template <class Row, class Member>
struct uneven_rows {
  static constexpr bool are_whole_numbers_of_members = false;
};

/// Named in compile errors: Given is what `forward` was called with, Model the model that does not take it.
template <class Given, class Model>
struct wrong_inputs_for_model {
  static constexpr bool taken_by_this_model = false;
};

/// Called from the default constructor of `input`.
template <class PortNotGiven>
constexpr void explain_port_not_given() {
  static_assert(PortNotGiven::given,
                "typeplate: this port is required and was not given; write .name = number * unit");
}

/// Called from the default constructor of `input_column`.
template <class PortNotGiven>
constexpr void explain_column_not_given() {
  static_assert(PortNotGiven::given,
                "typeplate: this port is required and was not given; write .name = tp::as<unit>(values)");
}

template <class RawNumbers>
constexpr void explain_raw_numbers() {
  static_assert(RawNumbers::have_unit,
                "typeplate: these numbers have no unit; write tp::as<unit>(values), for example "
                "tp::as<degC>(values)");
}

template <class TemporaryNumbers>
constexpr void explain_temporary_numbers() {
  static_assert(
      TemporaryNumbers::live_long_enough,
      "typeplate: a column borrows its numbers, and these end with this statement; give them a name first: "
      "const auto values = ...; tp::as<unit>(values)");
}

template <class UnreadableNumbers>
constexpr void explain_unreadable_numbers() {
  static_assert(
      UnreadableNumbers::contiguous_float_or_double,
      "typeplate: a column is read from numbers of type float or double that lie evenly in memory; copy these "
      "into a std::vector<double>, or name the member of a struct: tp::as<unit>(rows, &Row::member)");
}

template <class UnusableStride>
constexpr void explain_unusable_stride() {
  static_assert(UnusableStride::counts_numbers,
                "typeplate: a stride is a whole number and counts numbers, not bytes: 1 is contiguous; write "
                "tp::as<unit>(pointer, rows, stride)");
}

template <class UnevenRows>
constexpr void explain_uneven_rows() {
  static_assert(UnevenRows::are_whole_numbers_of_members,
                "typeplate: the size of this struct is no multiple of its member's size, so that its rows are no "
                "column with a stride; copy the member into a std::vector<double> first, or pad the struct");
}

template <class WrongInputs>
constexpr void explain_wrong_inputs() {
  static_assert(
      WrongInputs::taken_by_this_model,
      "typeplate: these are not the inputs of this model; write its own Inputs{.name = number * unit, ...} "
      "or BatchInputs{...}");
}

}  // namespace typeplate::inline abi_1
