// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// A file's bytes without reading all of them: the kernel brings in the pages that somebody looks at.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include <typeplate/weights/file_view.hpp>

namespace typeplate::inline abi_1::weights {

/// A regular file, mapped for reading. Moves like a pointer. Who shrinks the file while it is mapped ends the
/// process (SIGBUS); replace a file by renaming another over it, as `save_file` does.
class mapped_file {
 public:
  /// Throws `typeplate::error` with a sentence that names the path: it does not exist, is a folder, cannot be read.
  explicit mapped_file(const std::string& path);
  mapped_file(mapped_file&& other) noexcept;
  mapped_file& operator=(mapped_file&& other) noexcept;
  mapped_file(const mapped_file&) = delete;
  mapped_file& operator=(const mapped_file&) = delete;
  ~mapped_file();

  [[nodiscard]] std::span<const std::byte> bytes() const { return view_.bytes(); }
  /// The same bytes, with copies of a small file, of a larger one's begin and, where it begins as a zip archive, of
  /// its end. They live as long as the mapping, or until `drop_copies`.
  [[nodiscard]] file_view view() const { return view_; }
  /// Gives back the memory of the copies, into which nobody may look any more.
  void drop_copies();

 private:
  file_view view_;
  std::unique_ptr<const std::byte[]> first_;
  std::unique_ptr<const std::byte[]> last_;
};

}  // namespace typeplate::inline abi_1::weights
