// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Everything a generated header needs, and its one include. It names no LibTorch, no JSON and no stream: a file
// that includes it compiles in well under a second more than an empty one.
#pragma once

#include <typeplate/as.hpp>
#include <typeplate/column.hpp>
#include <typeplate/contract.hpp>
#include <typeplate/error.hpp>
#include <typeplate/input.hpp>
#include <typeplate/input_column.hpp>
#include <typeplate/load_options.hpp>
#include <typeplate/model_handle.hpp>
#include <typeplate/result.hpp>
#include <typeplate/row_report.hpp>
#include <typeplate/sample.hpp>
#include <typeplate/sample_function.hpp>
#include <typeplate/units.hpp>
#include <typeplate/version.hpp>
#include <typeplate/warning.hpp>
