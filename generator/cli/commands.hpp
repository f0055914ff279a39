// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What each command does: reads the file system, calls the stages, prints, and returns the exit code.
#pragma once

#include "cli/command_line.hpp"

namespace typeplate::inline abi_1::generator {

[[nodiscard]] int run(const CheckOptions& options);
[[nodiscard]] int run(const GenerateOptions& options);
[[nodiscard]] int run(const InspectOptions& options);
[[nodiscard]] int run(const UnitsOptions& options);
[[nodiscard]] int run(const HashOptions& options);
[[nodiscard]] int run(const ReferenceOptions& options);
[[nodiscard]] int run(const WeightsOptions& options);
[[nodiscard]] int run(const TreeOptions& options);
[[nodiscard]] int run(const ConvertOptions& options);
[[nodiscard]] int run(const PortOptions& options);
[[nodiscard]] int run(const CompareOptions& options);
[[nodiscard]] int run(const CompletionOptions& options);
[[nodiscard]] int run(const ManOptions& options);

// Those that need LibTorch; only the companion program has them.
[[nodiscard]] int run(const RunOptions& options);
[[nodiscard]] int run(const InitOptions& options);

}  // namespace typeplate::inline abi_1::generator
