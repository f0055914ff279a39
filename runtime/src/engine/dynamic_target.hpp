// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a dynamic model owns and its bindings point to: the contract, with its text, and the model itself.
#pragma once

#include <utility>

#include <typeplate/dynamic_model.hpp>
#include <typeplate/engine/kept_contract.hpp>
#include <typeplate/model_handle.hpp>

namespace typeplate::inline abi_1 {

class dynamic_target {
 public:
  dynamic_target(kept_contract promised, model_handle model)
      : promised_(std::move(promised)), model_(std::move(model)) {}

  [[nodiscard]] static dynamic_model make(kept_contract promised, model_handle model) {
    return dynamic_model(new dynamic_target(std::move(promised), std::move(model)));
  }

  [[nodiscard]] const contract& promised() const { return promised_.get(); }
  [[nodiscard]] const model_handle& model() const { return model_; }

 private:
  kept_contract promised_;
  model_handle model_;
};

}  // namespace typeplate::inline abi_1
