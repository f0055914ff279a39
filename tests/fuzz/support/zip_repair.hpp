// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Puts the right checksums into a zip archive whose bytes a fuzzer changed: without that, every change of a member
// ends at its checksum and never reaches the reader of what is inside.
#pragma once

#include <string>

namespace typeplate::test {

/// Sets the checksum of every member that can be found, in the directory, in the local header and in a data
/// descriptor with a signature. Members that unpack to more than a megabyte stay as they are.
void repair_checksums(std::string& archive);

}  // namespace typeplate::test
