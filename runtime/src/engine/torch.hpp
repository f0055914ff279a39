// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The one place that names LibTorch's jit headers, because their order matters and each use costs 15 seconds.
// ATen/core/ivalue.h must come first: torch/script.h of 1.13 does not compile with Clang 14 in C++20 otherwise.
#pragma once

#include <ATen/core/ivalue.h>

#include <ATen/ATen.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/jit/api/module.h>
#include <torch/csrc/jit/runtime/graph_executor.h>
#include <torch/csrc/jit/runtime/interpreter.h>
