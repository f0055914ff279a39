// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A model that answers as a test says, and remembers what it was asked: for code whose calls are what is tested.
// Units, ranges and policies are checked as for the real model, before the script hears of a call.
//
//   using fake = tp::testing::scripted<steam_properties::Model, steam_properties::Inputs,
//   steam_properties::Outputs>; fake steam(Outputs{.density = 33.4 * kg / m3, .enthalpy = 2988.0 * kJ / kg});
//   steam.fail_on_call(2, "the sensor bus is gone");
//   control_step(steam.model());
//   CHECK(steam.calls() == 1);
//   CHECK(near(steam.inputs()[0].pressure, 80.0 * bar, 1e-6));
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <typeplate/error.hpp>
#include <typeplate/testing/near.hpp>

namespace typeplate::inline abi_1::testing {

namespace detail {

/// The sentence of a call after the last answer of a script.
[[nodiscard]] error out_of_answers(std::size_t answers, std::size_t call);

}  // namespace detail

/// `Model`, `Inputs` and `Outputs` are those of one generated header. Neither copied nor moved: the model refers to
/// it and must not outlive it. Its functions may be called from any thread; one lock orders the calls.
template <class Model, class Inputs, class Outputs>
class scripted {
 public:
  /// Every call is answered with `always`.
  explicit scripted(const Outputs& always) : scripted(std::vector<Outputs>{always}, true) {}

  /// The calls are answered one after the other. A call after the last answer throws `typeplate::error`.
  explicit scripted(std::vector<Outputs> one_after_the_other) : scripted(std::move(one_after_the_other), false) {}

  scripted(const scripted&) = delete;
  scripted& operator=(const scripted&) = delete;

  /// Call number `call` (the first is 1) throws `typeplate::error` with this sentence instead of answering. It
  /// counts as a call and is recorded, and uses up no answer.
  void fail_on_call(std::size_t call, std::string_view sentence) {
    const std::lock_guard lock(mutex_);
    failures_.emplace_back(call, error(sentence));
  }

  /// What the code under test is given.
  [[nodiscard]] const Model& model() const { return model_; }

  /// How many samples the model was asked for: each row of a batch is one.
  [[nodiscard]] std::size_t calls() const {
    const std::lock_guard lock(mutex_);
    return inputs_.size();
  }

  /// What it was asked, in the order of the calls, each number in its port's unit.
  [[nodiscard]] std::vector<Inputs> inputs() const {
    const std::lock_guard lock(mutex_);
    return inputs_;
  }

  /// As new: no calls, the first answer next. Failures stay.
  void forget() {
    const std::lock_guard lock(mutex_);
    inputs_.clear();
    answered_ = 0;
  }

 private:
  scripted(std::vector<Outputs> answers, bool again)
      : answers_(std::move(answers)),
        again_(again),
        model_(Model::from_function([this](const Inputs& given) { return answer(given); })) {}

  [[nodiscard]] Outputs answer(const Inputs& given) {
    const std::lock_guard lock(mutex_);
    inputs_.push_back(given);
    const std::size_t call = inputs_.size();
    for (const auto& [number, failure] : failures_) {
      if (number == call) throw failure;
    }
    const std::size_t next = again_ ? 0 : answered_++;
    if (next >= answers_.size()) throw detail::out_of_answers(answers_.size(), call);
    return answers_[next];
  }

  mutable std::mutex mutex_;
  std::vector<Outputs> answers_;
  bool again_;
  std::size_t answered_ = 0;
  std::vector<std::pair<std::size_t, error>> failures_;
  std::vector<Inputs> inputs_;
  Model model_;
};

}  // namespace typeplate::inline abi_1::testing
