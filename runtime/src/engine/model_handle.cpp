// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/model_handle.hpp>

#include <algorithm>
#include <new>
#include <utility>

#include <typeplate/engine/message.hpp>
#include <typeplate/engine/session.hpp>

namespace typeplate::inline abi_1 {
namespace {

/// What an exception says, for who wants none.
error words_of(std::string_view model, const std::exception& thrown) {
  if (const auto* const broken = dynamic_cast<const error*>(&thrown)) return *broken;
  message sentence;
  sentence.text("model ").name(model);
  if (dynamic_cast<const std::bad_alloc*>(&thrown) != nullptr)
    return sentence.text(": no memory for this call; free some, or give fewer rows at a time").to_error();
  return sentence.text(": the call threw an exception: ").quote(thrown.what(), 240).to_error();
}

}  // namespace

model_handle::model_handle(const session* owned) noexcept : session_(owned) {
  if (owned != nullptr) owned->model().copy(name_, longest_name - 1);
}

model_handle::model_handle(model_handle&& other) noexcept : session_(std::exchange(other.session_, nullptr)) {
  std::copy_n(other.name_, longest_name, name_);
}

model_handle& model_handle::operator=(model_handle&& other) noexcept {
  // The model that was held here ends now: it must not live on in `other`, and answer its callers.
  model_handle taken(std::move(other));
  std::swap(session_, taken.session_);
  std::swap(name_, taken.name_);
  return *this;
}

model_handle::~model_handle() {
  delete session_;
}

/// `call(session)`, or the words about a handle that has none.
template <class Call>
auto model_handle::checked(const Call& call) const {
  using answer = decltype(call(*session_));
  if (session_ != nullptr) return call(*session_);
  return answer(message()
                    .text("model ")
                    .name(name_)
                    .text(" has been moved from this variable, which can no longer be called; call the one it was "
                          "moved to")
                    .to_error());
}

template <class Call>
auto model_handle::quiet(const Call& call) const noexcept {
  using answer = decltype(call(*session_));
  try {
    return checked(call);
  } catch (const std::exception& thrown) {
    return answer(words_of(name_, thrown));
  } catch (...) {
    return answer(message()
                      .text("model ")
                      .name(name_)
                      .text(": the call threw something that is no std::exception")
                      .to_error());
  }
}

void model_handle::forward(const sample* inputs, double* outputs) const {
  static_cast<void>(checked([&](const session& held) { return held.run(inputs, outputs); }).value());
}

void model_handle::forward(const column_source* inputs, std::size_t rows, const column_sink* outputs) const {
  static_cast<void>(checked([&](const session& held) { return held.run(inputs, rows, outputs); }).value());
}

row_report model_handle::forward(const column_source* inputs, std::size_t rows, const column_sink* outputs,
                                 per_row_t) const {
  return checked([&](const session& held) { return held.run_rows(inputs, rows, outputs); }).value();
}

std::size_t model_handle::rows(const column_source* inputs) const {
  return checked([&](const session& held) { return held.count_rows(inputs); }).value();
}

outcome model_handle::try_forward(const sample* inputs, double* outputs) const noexcept {
  return quiet([&](const session& held) { return held.run(inputs, outputs); });
}

outcome model_handle::try_forward(const column_source* inputs, std::size_t rows,
                                  const column_sink* outputs) const noexcept {
  return quiet([&](const session& held) { return held.run(inputs, rows, outputs); });
}

result<row_report> model_handle::try_forward(const column_source* inputs, std::size_t rows,
                                             const column_sink* outputs, per_row_t) const noexcept {
  return quiet([&](const session& held) { return held.run_rows(inputs, rows, outputs); });
}

result<std::size_t> model_handle::try_rows(const column_source* inputs) const noexcept {
  return quiet([&](const session& held) { return held.count_rows(inputs); });
}

model_handle make_handle(std::unique_ptr<const session> ready) {
  return model_handle(ready.release());
}

}  // namespace typeplate::inline abi_1
