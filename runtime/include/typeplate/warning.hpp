// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a model says about a value that is outside its range and goes through all the same, because the card's
// policy for its port is `"out_of_range": "warn"`. A handler of the user's is told; without one, standard error is.
//
//   std::atomic<int> seen = 0;
//   const auto listen = [&](const tp::warning& said) { seen += static_cast<int>(said.count); };
//   const auto model = Model::load("models/steam", {.on_warning = listen});
#pragma once

#include <cstddef>
#include <string_view>
#include <type_traits>

#include <typeplate/version.hpp>

namespace typeplate::inline abi_1 {

enum class port_direction : unsigned char { input, output };

/// All values of one port in one call that were outside its range. The texts end with the handler's call: copy what
/// is kept.
struct warning {
  std::string_view model;
  std::string_view port;
  std::string_view unit;  ///< of value, lower and upper
  port_direction direction;
  double value;           ///< the first one outside
  std::size_t row;        ///< where that is; 0 for a single sample
  std::size_t count;      ///< how many values of this call are outside
  std::size_t rows;       ///< of this call
  double lower;           ///< -inf where the range has no lower bound
  double upper;           ///< +inf where it has no upper bound
  std::string_view text;  ///< the same as a sentence
};

/// Named in compile errors: a handler that ends before the model that calls it.
template <class Handler>
struct temporary_handler {
  static constexpr bool outlives_the_model = false;
};

template <class TemporaryHandler>
constexpr void explain_temporary_handler() {
  static_assert(
      TemporaryHandler::outlives_the_model,
      "typeplate: a model borrows its warning handler, and this one ends with this statement; give it a name "
      "that outlives the model: const auto handler = [&](const tp::warning&) {...}; {.on_warning = handler}");
}

/// Who is told about warnings: a function with a context, anything that is called with a `const tp::warning&` and
/// kept by the user, or, by default, standard error: the first warning of each port, and when the model ends one
/// line for each port that had more.
///
/// It owns nothing and allocates nothing. What it refers to must outlive the model. A model that is called from
/// many threads calls its handler from all of them at once. What a handler throws ends the call and reaches the
/// caller of `forward`; `try_forward` turns it into a refusal.
class warning_handler {
 public:
  using function = void (*)(void* context, const warning& said);

  /// Standard error.
  constexpr warning_handler() = default;
  constexpr warning_handler(function called, void* context) : called_(called), context_(context) {}

  /// A function.
  warning_handler(void (*called)(const warning& said))
      : called_(
            [](void* context, const warning& said) { reinterpret_cast<void (*)(const warning&)>(context)(said); }),
        context_(reinterpret_cast<void*>(called)) {}

  /// A callable: one with state is borrowed, one without (a lambda that captures nothing) needs no life of its own.
  template <class Handler>
  requires(std::is_class_v<std::remove_cvref_t<Handler>> &&
           !std::is_same_v<std::remove_cvref_t<Handler>, warning_handler> &&
           std::is_invocable_v<const std::remove_reference_t<Handler>&,
                               const warning&>) constexpr warning_handler(Handler&& kept) {
    using callable = std::remove_reference_t<Handler>;
    if constexpr (std::is_empty_v<callable> && std::is_default_constructible_v<callable>) {
      called_ = [](void*, const warning& said) { std::remove_cv_t<callable>{}(said); };
    } else if constexpr (!std::is_lvalue_reference_v<Handler>) {
      explain_temporary_handler<temporary_handler<callable>>();
    } else {
      called_ = [](void* context, const warning& said) { (*static_cast<const callable*>(context))(said); };
      context_ = const_cast<void*>(static_cast<const void*>(__builtin_addressof(kept)));
    }
  }

  /// Whether this is the default.
  [[nodiscard]] constexpr bool is_standard_error() const { return called_ == nullptr; }
  /// Not for the default.
  void operator()(const warning& said) const { called_(context_, said); }

 private:
  function called_ = nullptr;
  void* context_ = nullptr;
};

}  // namespace typeplate::inline abi_1
