// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Many values that a model has put out, in its unit: an owning column of `BatchOutputs`.
//
//   for (auto density : outputs.density) total = total + density;      // quantities
//   for (double x : outputs.density.in(lb / ft3)) plot(x);             // numbers in a unit
//   other_model.forward(BatchInputs{.density = outputs.density});      // the next model's input, nothing copied
#pragma once

#include <cstddef>
#include <new>
#include <string_view>  // declares the iterator tags
#include <type_traits>

#include <typeplate/sample.hpp>
#include <typeplate/units/quantity.hpp>

namespace typeplate::inline abi_1 {

namespace detail {

template <class Number>
inline constexpr dtype dtype_of = std::is_same_v<Number, float> ? dtype::float32 : dtype::float64;

/// Walks over anything with `operator[]` that returns values. Values is cheap to copy.
template <class Values>
class value_iterator {
 public:
  using value_type = std::remove_cvref_t<decltype(std::declval<const Values&>()[0])>;
  using difference_type = std::ptrdiff_t;
  using iterator_concept = std::forward_iterator_tag;
  using iterator_category = std::input_iterator_tag;
  using reference = value_type;
  using pointer = void;

  value_iterator() = default;
  value_iterator(Values values, std::size_t at) : values_(values), at_(at) {}

  [[nodiscard]] value_type operator*() const { return values_[at_]; }
  value_iterator& operator++() {
    ++at_;
    return *this;
  }
  value_iterator operator++(int) {
    value_iterator before = *this;
    ++at_;
    return before;
  }
  [[nodiscard]] friend bool operator==(const value_iterator& a, const value_iterator& b) { return a.at_ == b.at_; }

 private:
  Values values_{};
  std::size_t at_ = 0;
};

}  // namespace detail

/// The values of a column as numbers in units of V, converted as they are read. It borrows the column's memory.
template <unit_type U, unit_type V, class Rep>
class numbers_in {
 public:
  numbers_in() = default;
  numbers_in(const Rep* data, std::size_t size) : data_(data), size_(size) {}

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] Rep operator[](std::size_t row) const { return detail::converted<U, V, Rep>(data_[row]); }
  [[nodiscard]] auto begin() const { return detail::value_iterator(*this, 0); }
  [[nodiscard]] auto end() const { return detail::value_iterator(*this, size_); }

 private:
  const Rep* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Owns `size()` numbers of type Rep in units of U. Reading is safe from many threads.
template <unit_type U, class Rep>
class column {
  static_assert(std::is_same_v<Rep, float> || std::is_same_v<Rep, double>,
                "typeplate: a port's element type is float or double");

 public:
  using unit = U;
  using rep = Rep;

  column() = default;
  /// Room for `rows` values, which are unspecified until a model writes them.
  explicit column(std::size_t rows) : data_(new Rep[rows]), size_(rows) {}
  /// The same without exceptions: where there is no memory, `size()` is 0, and a model refuses to write here.
  column(std::size_t rows, std::nothrow_t) noexcept
      : data_(rows > most_rows ? nullptr : new (std::nothrow) Rep[rows]), size_(data_ == nullptr ? 0 : rows) {}
  column(const column& other) : column(other.size_) {
    for (std::size_t row = 0; row < size_; ++row) data_[row] = other.data_[row];
  }
  column(column&& other) noexcept : data_(other.data_), size_(other.size_) {
    other.data_ = nullptr;
    other.size_ = 0;
  }
  column& operator=(column other) noexcept {
    Rep* const data = other.data_;
    const std::size_t size = other.size_;
    other.data_ = data_;
    other.size_ = size_;
    data_ = data;
    size_ = size;
    return *this;
  }
  ~column() { delete[] data_; }

  [[nodiscard]] std::size_t size() const { return size_; }
  /// The numbers, in units of U.
  [[nodiscard]] const Rep* data() const { return data_; }
  /// `row` must be less than `size()`.
  [[nodiscard]] quantity<U, Rep> operator[](std::size_t row) const {
    return quantity<U, Rep>::from_number(data_[row]);
  }

  /// All values as numbers in another unit. The result must not outlive this column.
  template <unit_type V>
  requires(convertible_units<U, V>) [[nodiscard]] numbers_in<U, V, Rep> in(V) const& { return {data_, size_}; }

  template <unit_type V>
  requires(!convertible_units<U, V>) numbers_in<U, U, Rep> in(V)
  const& {
    explain_mismatch<unit_mismatch<U, V>>();
    return {};
  }

  template <unit_type V>
  void in(V) && = delete;  // the numbers would end with this column: give it a name first

  [[nodiscard]] auto begin() const { return detail::value_iterator(quantities{data_}, 0); }
  [[nodiscard]] auto end() const { return detail::value_iterator(quantities{data_}, size_); }

  /// Where the engine writes.
  [[nodiscard]] column_sink sink() { return {data_, detail::dtype_of<Rep>}; }

 private:
  struct quantities {
    const Rep* data = nullptr;
    [[nodiscard]] quantity<U, Rep> operator[](std::size_t row) const {
      return quantity<U, Rep>::from_number(data[row]);
    }
  };

  static constexpr std::size_t most_rows = static_cast<std::size_t>(-1) / 2 / sizeof(Rep);

  Rep* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace typeplate::inline abi_1
