// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Which classes and functions a file names. What Python would run lies in any pickle that loading reads, also in
// one that says nothing of the tensors.
#pragma once

#include <string_view>

#include <typeplate/weights/listing.hpp>
#include <typeplate/weights/read_limits.hpp>
#include "../read_budget.hpp"

namespace typeplate::inline abi_1::weights::torch {

/// Adds to `found.names` those of a pickle of the file, and those of the pickles within it that are storages
/// (pickled_storages.hpp). Where PyTorch would load something else there, `torch.load` is added. Throws where a
/// limit is met; `what` begins the message.
void note_names(const pickle::tree& objects, listing& found, std::string_view what, const read_limits& limits,
                read_budget& budget);

}  // namespace typeplate::inline abi_1::weights::torch
