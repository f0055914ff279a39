// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Writing so that nobody ever reads half a file, and so that a file that stays the same keeps its time: build tools
// compare times.
#pragma once

#include <string>
#include <string_view>

namespace typeplate::inline abi_1::generator {

/// Makes the file have this text: written beside it under another name, then renamed over it; nothing is written
/// where it has the text already. Missing folders are made. Throws std::runtime_error with a sentence that names
/// the path. Returns whether the file changed.
bool write_if_changed(const std::string& path, std::string_view text);

/// Writes a file that must not exist yet. Throws like write_if_changed, also when it exists.
void write_new_file(const std::string& path, std::string_view text);

/// Makes the file exist with a new time of change. Throws like write_if_changed.
void touch_file(const std::string& path);

}  // namespace typeplate::inline abi_1::generator
