// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// What a stranger's file may cost us: every reader of weights keeps to these limits and says which one was met.
#pragma once

#include <cstdint>

namespace typeplate::inline abi_1::weights {

struct read_limits {
  std::uint64_t header_bytes = 100'000'000;  ///< the header of a safetensors file, the index of a sharded one
  std::uint64_t members = 1'000'000;         ///< members of an archive; tensors with names of their own in a pickle
  std::uint64_t unpacked_bytes = 8ULL << 30U;  ///< what is decompressed, or copied into row-major order, at once
  std::uint64_t objects = 20'000'000;          ///< objects of a pickle or of a msgpack tree
  /// Memory for what a file describes: objects and texts, names, shapes, members. An estimate from above.
  std::uint64_t object_bytes = 4ULL << 30U;
  double seconds = 60;  ///< time for reading what a file describes, not for the tensors' bytes
  /// Whether zip archives are read that state no checksum for any member, as torch.save writes them after
  /// `set_crc32_options(False)`: damage in them goes unseen.
  bool missing_checksums = false;
  /// For who asks a pickle for its objects: no tensors are listed, whatever is wrong with them or with their
  /// number.
  bool only_objects = false;
};

}  // namespace typeplate::inline abi_1::weights
