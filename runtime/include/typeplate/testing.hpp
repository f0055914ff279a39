// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What one needs to test code that calls a model: models that answer as a test says, inputs to try, and comparisons
// that know units. Nothing here needs LibTorch, a package or a test framework. Library: typeplate::testing.
//
// See the three headers for what each is for; docs/how-to/test-your-code.md shows them together.
#pragma once

#include <typeplate/testing/near.hpp>
#include <typeplate/testing/samples.hpp>
#include <typeplate/testing/scripted.hpp>
