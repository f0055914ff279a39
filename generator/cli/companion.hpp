// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The commands that run a model need LibTorch, which this program does not load: it starts for every card of every
// build. A second program has them, and takes over when one of them was asked for.
#pragma once

namespace typeplate::inline abi_1::generator {

/// Becomes `typeplate-torch`, which lies beside this program or in `../libexec/typeplate/`, with the same
/// arguments. Returns, the exit code, only if that failed; says why on the standard error.
[[nodiscard]] int run_companion(char** arguments);

}  // namespace typeplate::inline abi_1::generator
