// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One view of every file of weights: safetensors (also sharded), PyTorch's files, npz, npy, flax's msgpack, pickles
// and joblib's. What a file holds is decided by its bytes, never by its name. Nothing in it is executed.
//
//   const auto file = typeplate::weights::weights_file::open("model.pt");
//   for (const auto& tensor : file.tensors()) {
//     const auto values = file.values(tensor);   // verified, row-major, little-endian; borrowed where it lies so
//     use(tensor.name, tensor.type, tensor.shape, values.bytes);
//   }
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include <typeplate/weights/byte_sink.hpp>
#include <typeplate/weights/file_view.hpp>
#include <typeplate/weights/listing.hpp>
#include <typeplate/weights/read_limits.hpp>
#include <typeplate/weights/tensor.hpp>

namespace typeplate::inline abi_1::weights {

/// Opened weights. Reading from several threads at once is safe. Every function throws `typeplate::error`: one
/// sentence that names the file, and the tensor or the member with the byte where one is to blame.
class weights_file {
 public:
  /// Maps the file and reads its descriptions. `index` files of sharded safetensors open their shards, which must
  /// lie in the same folder.
  [[nodiscard]] static weights_file open(const std::string& path, const read_limits& limits = {});
  /// A file inside of a zip archive: `open_member("wts.h5.zip", "diffraction_to_obj/model.pth")`.
  [[nodiscard]] static weights_file open_member(const std::string& path, std::string_view member,
                                                const read_limits& limits = {});
  /// From memory, which must outlive the result. `what` begins messages: "file model.pt".
  [[nodiscard]] static weights_file read(std::span<const std::byte> bytes, std::string_view what,
                                         const read_limits& limits = {});

  weights_file(weights_file&&) noexcept;
  weights_file& operator=(weights_file&&) noexcept;
  ~weights_file();

  [[nodiscard]] file_format format() const;
  [[nodiscard]] std::span<const tensor> tensors() const;          ///< in the file's order; names are unique
  [[nodiscard]] const tensor* find(std::string_view name) const;  ///< null where there is none
  /// Tensors that the file holds in a form that is not read (sparse, quantised, ...), each with the reason.
  [[nodiscard]] std::span<const refused_tensor> refused() const;
  /// The tensor of this name; throws `typeplate::error`, which says so, where there is none or it is refused.
  [[nodiscard]] const tensor& at(std::string_view name) const;
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& metadata() const;
  [[nodiscard]] const pickle::tree* objects() const;  ///< null where the file is no pickle
  /// Every class and function that loading the file in Python would look for ("os.system"), sorted: in `objects()`,
  /// and in the pickles beside them and within them. `torch.load` stands for what such a pickle would load unseen.
  [[nodiscard]] const std::set<std::string, std::less<>>& global_names() const;
  /// The tensor that an object of `objects()` is; null where it is none, or one that is refused.
  [[nodiscard]] const tensor* as_tensor(pickle::node object) const;
  [[nodiscard]] const std::string& what() const;  ///< how messages call it: "file model.pt"

  /// Whether `values` gives the file's own bytes instead of a copy. Costs nothing.
  [[nodiscard]] bool is_borrowed(const tensor& tensor) const;
  /// The values in row-major order, little-endian. The storage's checksum, where the format has one, is verified
  /// before the first byte is handed out, once for each storage.
  [[nodiscard]] tensor_bytes values(const tensor& tensor) const;
  /// Writes the values. Those of a member of an archive that is stored are verified on their way, for half the
  /// memory traffic of `values`: where this throws, maybe at the end, what was written must not be kept.
  void write_values(const tensor& tensor, byte_sink& sink) const;
  /// The whole storage that a tensor is a view of, as it lies in the file, verified the same way.
  [[nodiscard]] tensor_bytes storage_bytes(std::size_t storage) const;

 private:
  struct contents;
  explicit weights_file(std::unique_ptr<contents> opened);
  std::unique_ptr<contents> contents_;
};

/// The format that a file is in, by its first bytes and a zip archive's members; nothing for none of ours.
[[nodiscard]] std::optional<file_format> detect_format(const file_view& file, const read_limits& limits = {});

}  // namespace typeplate::inline abi_1::weights
