// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <cstdio>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/weights_input.hpp"
#include "cli/weights_output.hpp"
#include "text/doc_comment.hpp"
#include "typeplate/weights/printable.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

// What safetensors keeps beside tensors: its own as it is, so that the file may be the same, byte for byte. Others
// get what Hugging Face's programs ask for.
weights::text_metadata metadata_of(const weights::weights_file& file) {
  using enum weights::file_format;
  weights::text_metadata metadata = file.metadata();
  if (file.format() != safetensors && file.format() != sharded_safetensors) metadata.try_emplace("format", "pt");
  return metadata;
}

// Only safetensors has a place for texts beside tensors.
void note_lost_metadata(const weights::weights_file& file, WrittenFormat format, const std::string& output) {
  const auto& metadata = file.metadata();
  const bool is_nothing = metadata.empty() || (metadata.size() == 1 && metadata.contains("format"));
  if (format == WrittenFormat::Safetensors || is_nothing) return;
  std::fprintf(stderr, "typeplate: note: %s not kept in `%s`; only safetensors has a place for them\n",
               metadata.size() == 1 ? "1 text of metadata is"
                                    : (std::to_string(metadata.size()) + " texts of metadata are").c_str(),
               visible_text(output).c_str());
}

// An empty state_dict is one, but who converts a file rarely wants that.
void note_no_tensors(const weights::weights_file& file, const ConvertOptions& options) {
  if (!file.tensors().empty()) return;
  const std::string objects =
      file.objects() == nullptr ? "" : "; " + tree_command(options.input, options.opening) + " shows its objects";
  std::fprintf(stderr, "typeplate: note: %s has no tensors, and so `%s` has none%s\n",
               visible_text(file.what()).c_str(), visible_text(options.output).c_str(), objects.c_str());
}

// Texts and objects have no place among tensors; what they are is said, not why.
void note_left_out(const weights::weights_file& file, const ConvertOptions& options) {
  const auto left_out = file.refused();  // all that is still here holds no numbers
  if (left_out.empty()) return;
  const std::string rest =
      left_out.size() == 1 ? "" : ", and " + std::to_string(left_out.size() - 1) + " more like it";
  const std::string shown =
      file.objects() == nullptr ? "" : "; " + tree_command(options.input, options.opening) + " shows them";
  std::fprintf(stderr, "typeplate: note: `%s` is not kept: it is an array of texts or objects%s%s\n",
               weights::printable(left_out.front().name).c_str(), rest.c_str(), shown.c_str());
}

}  // namespace

int run(const ConvertOptions& options) {
  const WrittenFormat format = written_format(options.format, options.output);
  const weights::weights_file file = open_weights(options.input, options.opening);
  require_all_read(file, "porting rules with `drop` leave it out");
  constexpr bool keep_ties = true;  // torch files can hold them
  write_weights(options.output, format, weights::outputs_of(file, keep_ties), metadata_of(file));
  note_lost_metadata(file, format, options.output);
  note_left_out(file, options);
  note_no_tensors(file, options);
  return exit_ok;
}

}  // namespace typeplate::inline abi_1::generator
