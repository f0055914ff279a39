// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a call that throws nothing hands back: its value, or the sentence that says why there is none. For control
// loops, where a bad value is an everyday case and an exception costs microseconds and memory.
//
//   if (const auto steam = model.try_forward(inputs)) use(steam->density);
//   else std::puts(steam.error().what());
//
// The header compiles with -fno-exceptions.
#pragma once

#include <cstddef>
#include <new>
#include <type_traits>

#include <typeplate/error.hpp>

namespace typeplate::inline abi_1 {

namespace detail {

/// Throws; in the library, so that this header throws nothing itself.
[[noreturn]] void throw_error(const error& broken);

}  // namespace detail

/// Holds a T or a `typeplate::error`. A plain value: copied, moved and destroyed like what it holds; no allocation
/// of its own.
template <class T>
class [[nodiscard]] result {
  static_assert(std::is_nothrow_move_constructible_v<T>,
                "typeplate: a result holds a type whose moves do not throw");

 public:
  result(T value) noexcept : value_(static_cast<T&&>(value)), good_(true) {}
  result(const typeplate::error& broken) noexcept : error_(broken), good_(false) {}
  result(const result& other) : good_(other.good_) {
    if (good_)
      ::new (static_cast<void*>(&value_)) T(other.value_);
    else
      ::new (static_cast<void*>(&error_)) typeplate::error(other.error_);
  }
  result(result&& other) noexcept : good_(other.good_) {
    if (good_)
      ::new (static_cast<void*>(&value_)) T(static_cast<T&&>(other.value_));
    else
      ::new (static_cast<void*>(&error_)) typeplate::error(other.error_);
  }
  result& operator=(result other) noexcept {
    this->~result();
    return *::new (static_cast<void*>(this)) result(static_cast<result&&>(other));
  }
  ~result() {
    if (good_)
      value_.~T();
    else
      error_.~error();
  }

  /// Whether there is a value.
  [[nodiscard]] explicit operator bool() const noexcept { return good_; }

  /// The value. Where there is none, it throws the error.
  [[nodiscard]] T& value() & {
    require_value();
    return value_;
  }
  [[nodiscard]] const T& value() const& {
    require_value();
    return value_;
  }
  [[nodiscard]] T&& value() && {
    require_value();
    return static_cast<T&&>(value_);
  }

  /// The same in fewer letters, for where the result has been asked.
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T&& operator*() && { return static_cast<result&&>(*this).value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

  /// Why there is no value.
  [[nodiscard]] typeplate::error error() const noexcept {
    return good_ ? typeplate::error("no error: this result holds a value") : error_;
  }

 private:
  void require_value() const {
    if (!good_) detail::throw_error(error_);
  }

  union {
    T value_;
    typeplate::error error_;
  };
  bool good_;
};

/// The value of a call that hands back nothing else but that it was done.
struct done {};
using outcome = result<done>;

}  // namespace typeplate::inline abi_1
