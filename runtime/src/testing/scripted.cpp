// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/engine/message.hpp>
#include <typeplate/testing/scripted.hpp>

namespace typeplate::inline abi_1::testing::detail {

error out_of_answers(std::size_t answers, std::size_t call) {
  return message()
      .text("the scripted model has ")
      .count(answers)
      .text(answers == 1 ? " answer, and this is call " : " answers, and this is call ")
      .count(call)
      .text("; give it more answers, or one for every call")
      .to_error();
}

}  // namespace typeplate::inline abi_1::testing::detail
