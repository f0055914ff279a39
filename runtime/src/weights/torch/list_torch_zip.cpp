// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "../archive/member_names.hpp"
#include "../readers.hpp"
#include "note_names.hpp"
#include "torch_archive.hpp"

namespace typeplate::inline abi_1::weights {
namespace {

listing list_objects(const torch::torch_archive& archive, std::string_view what, file_format format,
                     const read_limits& limits) {
  listing found;
  read_budget budget(limits);
  found.format = format;
  found.objects = archive.objects_of(*archive.find("data.pkl"), found);
  torch::note_names(*found.objects, found, what, limits, budget);
  torch::archive_storages storages(archive, "data/", found);
  torch::tensor_lister lister(found, limits, budget);
  lister.add(found.objects->root(), "", storages);
  if (format != file_format::torchscript) return found;
  const archive::zip_entry* const member = archive.find("constants.pkl");
  if (member == nullptr) return found;
  // The tree of the constants has numbers of its own, which those of `objects` do not mean.
  auto nodes = std::move(found.tensor_nodes);
  const auto constants = archive.objects_of(*member, found);
  found.kept.push_back(constants);
  torch::note_names(*constants, found, what, limits, budget);
  torch::archive_storages own(archive, "constants/", found);
  lister.add(constants->root(), "constants", own);
  found.tensor_nodes = std::move(nodes);
  return found;
}

// LibTorch takes them for one another.
void require_names_that_differ_by_more_than_case(const zip_members& members, std::string_view what) {
  try {
    archive::require_different_names(members, archive::letter_case::ignored);
  } catch (const refusal_reason& reason) {
    throw error(clipped(std::string(what) + " " + reason.what(), error::longest_text));
  }
}

listing list(const file_view& file, zip_members members, std::string_view what, file_format format,
             const read_limits& limits) {
  require_names_that_differ_by_more_than_case(members, what);
  try {
    return list_objects(torch::torch_archive(file, std::move(members), what, limits), what, format, limits);
  } catch (const refusal_reason& reason) {
    refuse_file(what, format == file_format::torchscript ? "is not a TorchScript file" : "is not a torch file",
                reason);
  }
}

}  // namespace

listing list_torch_zip(const file_view& file, zip_members members, std::string_view what,
                       const read_limits& limits) {
  return list(file, std::move(members), what, file_format::torch_zip, limits);
}

listing list_torchscript(const file_view& file, zip_members members, std::string_view what,
                         const read_limits& limits) {
  return list(file, std::move(members), what, file_format::torchscript, limits);
}

}  // namespace typeplate::inline abi_1::weights
