// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What every writer asks of the tensors that it is given, before a byte is written and when their values come.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include <typeplate/weights/write_weights.hpp>

namespace typeplate::inline abi_1::weights {

/// "tensor `decoder.weight`", for a message.
[[nodiscard]] std::string words_for(const output_tensor& tensor);

/// Bytes of the values; throws as `byte_count` of a tensor does.
[[nodiscard]] std::uint64_t byte_count(const output_tensor& tensor);

/// The values, which must be as many bytes as type and shape ask for; throws `typeplate::error` otherwise.
[[nodiscard]] tensor_bytes values_of(const output_tensor& tensor);

/// Writes the values, by the tensor's own way where it has one; throws like values_of.
void write_output(byte_sink& sink, const output_tensor& tensor);

/// Tells the sink how much the values take at least; ties may be kept.
void expect_values(byte_sink& sink, std::span<const output_tensor> tensors);

/// Throws `typeplate::error`, which names the tensor, where two have the same name.
void require_distinct_names(std::span<const output_tensor> tensors);

/// Throws `typeplate::error` with "tensor `x` " and the rest of the sentence.
[[noreturn]] void refuse_output(const output_tensor& tensor, const std::string& rest);

}  // namespace typeplate::inline abi_1::weights
