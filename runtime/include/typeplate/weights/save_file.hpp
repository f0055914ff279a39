// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Saving so that a crash at any moment leaves the old file or the new one, whole: the bytes go to a new file beside
// it, which is synced and renamed over it, and then the folder is synced.
#pragma once

#include <functional>
#include <string>

#include <typeplate/weights/byte_sink.hpp>

namespace typeplate::inline abi_1::weights {

/// Writes the file at `path` with what `write` puts into the sink. Throws `typeplate::error`, which names the path;
/// what `write` throws is passed on, and nothing is left behind. An existing file keeps its permissions; a link is
/// followed.
void save_file(const std::string& path, const std::function<void(byte_sink&)>& write);

}  // namespace typeplate::inline abi_1::weights
