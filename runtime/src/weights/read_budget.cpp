// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "read_budget.hpp"

#include <array>
#include <charconv>
#include <string>

#include <typeplate/weights/printable.hpp>
#include "limit_words.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

std::string seconds_words(double seconds) {
  std::array<char, 32> text{};
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), seconds).ptr};
}

}  // namespace

void refuse_file(std::string_view what, std::string_view is_no, const refusal_reason& reason) {
  const bool limit = dynamic_cast<const over_budget*>(&reason) != nullptr;
  const std::string sentence =
      clipped(std::string(what) + " " + (limit ? "meets a limit" : std::string(is_no)) + ": " + reason.what(),
              error::longest_text);
  if (limit) throw limit_met(sentence);
  throw error(sentence);
}

void read_budget::refuse_memory() const {
  throw over_budget(std::string(words_.subject) + " " + std::string(words_.take) + " " +
                    beyond_limit(most_bytes_, "bytes of memory", "object_bytes"));
}

void read_budget::check_time() const {
  const std::chrono::duration<double> past = clock::now() - begun_;
  if (past.count() > seconds_)
    throw over_budget("reading " + std::string(words_.subject) + " takes longer than the " +
                      seconds_words(seconds_) + " s that `seconds` of the limits allows");
}

}  // namespace typeplate::inline abi_1::weights
