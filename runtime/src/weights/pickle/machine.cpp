// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "machine.hpp"

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::weights::pickle {
namespace {

constexpr std::uint64_t steps_between_clocks = 4096;

std::string hexadecimal(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return {'0', 'x', digits[byte >> 4U], digits[byte & 0xFU]};
}

}  // namespace

void machine::step() {
  const std::uint64_t at = reader_.position();
  if (reader_.left() == 0)
    throw refusal_reason("it ends at byte " + std::to_string(at) + " without the opcode STOP");
  const auto code = reader_.little<unsigned char>();
  const opcode_row* row = opcode_row_of(code);
  if (row == nullptr)
    throw refusal_reason("byte " + std::to_string(at) + " is " + hexadecimal(code) + ", which is no opcode");
  opcode_ = static_cast<char>(code);
  const auto place = [&] { return "opcode " + std::string(row->name) + " at byte " + std::to_string(at) + ": "; };
  try {
    (this->*row->load)();
  } catch (const over_budget& reason) {
    throw over_budget(place() + reason.what());
  } catch (const refusal_reason& reason) {
    throw refusal_reason(place() + reason.what());
  }
}

pickle_part machine::run() {
  for (std::uint64_t steps = 0; result_ == no_node; ++steps) {
    if (steps % steps_between_clocks == 0) builder_.check_time();
    if (steps == options_.most_opcodes)
      throw over_budget("it has more than " + std::to_string(steps) + " opcodes, as many as are to be read");
    step();
  }
  return {builder_.finish(result_), reader_.position()};
}

pickle_part read_pickle(std::span<const std::byte> bytes, std::string_view what, const read_limits& limits,
                        const read_options& options) {
  try {
    if (options.begin > bytes.size())
      throw refusal_reason("it ends at byte " + std::to_string(bytes.size()) + ", where byte " +
                           std::to_string(options.begin) + " should be the first of a pickle");
    return machine(bytes, limits, options).run();
  } catch (const refusal_reason& reason) {
    refuse_file(what, "is not a pickle that can be read", reason);
  }
}

}  // namespace typeplate::inline abi_1::weights::pickle
