// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The version of Typeplate, and the number of the binary interface between generated headers and the library.
// A generated header compares the version when it is compiled; the library compares the number when it loads a
// model.
#pragma once

#define TYPEPLATE_VERSION_MAJOR 0
#define TYPEPLATE_VERSION_MINOR 1
#define TYPEPLATE_VERSION_PATCH 0

namespace typeplate::inline abi_1 {

inline constexpr int version_major = TYPEPLATE_VERSION_MAJOR;
inline constexpr int version_minor = TYPEPLATE_VERSION_MINOR;
inline constexpr int version_patch = TYPEPLATE_VERSION_PATCH;

/// Changes whenever code compiled against older headers can no longer call the library.
inline constexpr int abi_number = 1;

}  // namespace typeplate::inline abi_1

#ifndef TYPEPLATE_NO_TP_ALIAS
namespace tp = typeplate;  // NOLINT(misc-unused-alias-decls): users write tp::
#endif
