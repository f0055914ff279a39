// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The files of the folder porting/, compiled into the program, so that it finds them wherever it lies.
#pragma once

#include <string_view>

namespace typeplate::inline abi_1::generator {

[[nodiscard]] std::string_view flax_to_torch();
[[nodiscard]] std::string_view gpt2_qkv();
[[nodiscard]] std::string_view hf_patchtst_to_rustml();
[[nodiscard]] std::string_view rustml_to_hf_patchtst();
[[nodiscard]] std::string_view torch_to_flax();

}  // namespace typeplate::inline abi_1::generator
