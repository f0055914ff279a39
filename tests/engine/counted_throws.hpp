// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Counts the exceptions that this program throws.
#pragma once

namespace engine_test {

/// How often something was thrown until now, caught or not.
[[nodiscard]] long throws();

}  // namespace engine_test
