// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A stand-in: the units are in si.h.
#pragma once

#include <mp-units/systems/si.h>
