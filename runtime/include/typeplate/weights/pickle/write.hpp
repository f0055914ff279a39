// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Writes a tree that was read, or a part of it, as a pickle again: Python loads from it what it would have loaded
// from the first one. So files with objects that only Python understands can be taken apart and put together.
//
//   const auto [objects, end] = pickle::read_pickle(bytes, "file bundle.pkl");
//   save_file("scaler.pkl", [&](byte_sink& sink) { pickle::write_pickle(objects->root()["scaler"], sink); });
//
// The same tree gives the same bytes each time. What is shared stays shared, and what holds itself does.
#pragma once

#include <typeplate/weights/byte_sink.hpp>
#include <typeplate/weights/pickle/tree.hpp>

namespace typeplate::inline abi_1::weights::pickle {

/// Writes `root` and all that it holds in a protocol from 2 to 4. Arrays of joblib are written as NumPy writes
/// them, by the names of modules that NumPy 1 and 2 both know. Throws `typeplate::error` with one sentence for what
/// the protocol cannot hold: an out-of-band buffer, texts of more than 4 GiB in the protocols 2 and 3. Takes time
/// and memory in proportion to the tree, whatever it holds. Safe to call from many threads.
void write_pickle(const node& root, byte_sink& sink, int protocol = 4);

}  // namespace typeplate::inline abi_1::weights::pickle
