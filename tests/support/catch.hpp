// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The one place that names Catch2's header, so that a move to another major version touches one file.
#pragma once

#include <catch2/catch.hpp>
