// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Looks through the code of a TorchScript archive before LibTorch sees it. A TorchScript file is a program, part of
// which runs while it is loaded; this scan refuses what could reach outside the network: operators that read or
// write files or change the process, operators and classes of libraries that we do not know, and `__setstate__` of
// unknown classes.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include <typeplate/package/zip_archive.hpp>

namespace typeplate::inline abi_1::package {

/// Throws `typeplate::error` with one sentence that names the member, the line and the operator. `what` begins the
/// sentence
/// ("file model.pt"). Needs no LibTorch; safe to call from many threads.
void scan_torchscript(std::span<const zip_member> members, std::string_view what);

/// The archive that LibTorch may be given for the archive in `bytes`: read with limits, scanned unless
/// `trust_code`, and written anew from the members that were scanned, so that LibTorch's reader cannot see others.
/// Throws `typeplate::error` with one sentence also for bytes that are no TorchScript archive (pickles, eager
/// checkpoints).
[[nodiscard]] std::vector<std::byte> checked_torchscript(std::span<const std::byte> bytes, std::string_view what,
                                                         bool trust_code);

}  // namespace typeplate::inline abi_1::package
