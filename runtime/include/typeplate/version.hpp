// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The version of Typeplate, and the number of the binary interface between generated headers and the library.
// A generated header compares the version when it is compiled; the library compares the number when it loads a
// model. The rule is written down in docs/reference/versions.md.
//
//     static_assert(typeplate::accepts_header_from(0, 1), "generate the header again");
#pragma once

#define TYPEPLATE_VERSION_MAJOR 0
#define TYPEPLATE_VERSION_MINOR 1
#define TYPEPLATE_VERSION_PATCH 0

namespace typeplate::inline abi_1 {

inline constexpr int version_major = TYPEPLATE_VERSION_MAJOR;
inline constexpr int version_minor = TYPEPLATE_VERSION_MINOR;
inline constexpr int version_patch = TYPEPLATE_VERSION_PATCH;

/// A version without its patch number: a patch release changes neither headers nor what is generated.
struct release {
  int major_number;
  int minor_number;
};

/// Whether a header that the tool of release `tool` generated compiles against, and means the same with, the
/// library of release `library`. Before 1.0 every minor release may change what is generated; from 1.0 on a library
/// accepts what an older tool of its major release generated.
[[nodiscard]] constexpr bool header_fits(release tool, release library) {
  if (tool.major_number != library.major_number) return false;
  if (library.major_number == 0) return tool.minor_number == library.minor_number;
  return tool.minor_number <= library.minor_number;
}

/// Whether this library accepts a header that the tool of release `tool_major`.`tool_minor` generated.
[[nodiscard]] constexpr bool accepts_header_from(int tool_major, int tool_minor) {
  return header_fits({tool_major, tool_minor}, {version_major, version_minor});
}

/// Changes whenever code compiled against older headers can no longer call the library.
inline constexpr int abi_number = 1;

}  // namespace typeplate::inline abi_1

#ifndef TYPEPLATE_NO_TP_ALIAS
namespace tp = typeplate;  // NOLINT(misc-unused-alias-decls): users write tp::
#endif
