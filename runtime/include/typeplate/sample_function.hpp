// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A model that is a function of the user's program: to test code that calls a model without the model and without
// LibTorch. Units, ranges and policies are checked as for a real model.
#pragma once

#include <typeplate/contract.hpp>
#include <typeplate/model_handle.hpp>

namespace typeplate::inline abi_1 {

/// A function over numbers in the ports' units, in the order of the contract, after the checks. `call` is used from
/// every thread that calls `forward`, at the same time; `destroy` once, and may be null.
struct sample_function {
  void* state;
  void (*call)(void* state, const double* inputs, double* outputs);
  void (*destroy)(void* state);
};

/// Takes ownership of `function.state`, also when it throws. Exceptions of `function.call` reach the caller of
/// `forward`. Of the options only `on_warning` has a meaning.
model_handle from_sample_function(const contract& promised, sample_function function,
                                  const load_options& options = {});

/// Keeps a copy of `function`, and the adapter that calls it: `adapter(const Function&, const double*, double*)`.
template <class Function, class Adapter>
[[nodiscard]] sample_function make_sample_function(Function function, Adapter adapter) {
  struct holder {
    Function function;
    Adapter adapter;
  };
  return {new holder{static_cast<Function&&>(function), static_cast<Adapter&&>(adapter)},
          [](void* state, const double* inputs, double* outputs) {
            const holder& held = *static_cast<const holder*>(state);
            held.adapter(held.function, inputs, outputs);
          },
          [](void* state) { delete static_cast<holder*>(state); }};
}

}  // namespace typeplate::inline abi_1
