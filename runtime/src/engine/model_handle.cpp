// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/model_handle.hpp>

#include <typeplate/engine/message.hpp>
#include <typeplate/engine/session.hpp>

namespace typeplate::inline abi_1 {
namespace {

const session& require_session(const session* owned) {
  if (owned == nullptr)
    throw error("this model has been moved from and can no longer be called; use the one it was moved to");
  return *owned;
}

}  // namespace

model_handle::~model_handle() {
  delete session_;
}

void model_handle::forward(const sample* inputs, double* outputs) const {
  require_session(session_).forward(inputs, outputs);
}

void model_handle::forward(const column_source* inputs, std::size_t rows, const column_sink* outputs) const {
  require_session(session_).forward(inputs, rows, outputs);
}

std::size_t model_handle::rows(const column_source* inputs) const {
  return require_session(session_).rows(inputs);
}

model_handle make_handle(std::unique_ptr<const session> ready) {
  return model_handle(ready.release());
}

}  // namespace typeplate::inline abi_1
