// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// The header before a member's bytes, which repeats what the directory says. Programs that read an archive from its
// begin see only these headers, so that they must not tell another story.
#pragma once

#include <cstddef>
#include <span>

#include <typeplate/weights/archive/zip_directory.hpp>

namespace typeplate::inline abi_1::weights::archive {

/// The packed bytes of a member. Throws `refusal_reason` where its local header states something else than the
/// directory, or where anything but a data descriptor that fits lies between this member and what follows it.
[[nodiscard]] std::span<const std::byte> find_packed(const file_view& archive, const zip_entry& entry);

}  // namespace typeplate::inline abi_1::weights::archive
