// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "foreign_archive.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::weights {
namespace {

constexpr std::array<std::string_view, 13> weights_endings{".safetensors", ".pt",  ".pth",     ".bin", ".ckpt",
                                                           ".npz",         ".npy", ".msgpack", ".pkl", ".pickle",
                                                           ".joblib",      ".pt2", ".dill"};

std::string lower_case(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::string_view last_part(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

// "`a`, `b` and 3 more": as many as a message has room for.
std::string listed(const std::vector<std::string_view>& names) {
  constexpr std::size_t most = 10;
  constexpr std::size_t room = 180;
  std::string text;
  std::size_t shown = 0;
  for (; shown < names.size() && shown < most; ++shown) {
    const std::string name = "`" + printable(names[shown]) + "`";
    if (shown > 0 && text.size() + name.size() > room) break;
    text += (shown == 0 ? "" : ", ") + name;
  }
  const std::size_t rest = names.size() - shown;
  return rest == 0 ? text : text + " and " + std::to_string(rest) + " more";
}

std::vector<std::string_view> names_of(const zip_members& members) {
  std::vector<std::string_view> names;
  for (const archive::zip_entry& each : members) names.push_back(each.name);
  return names;
}

// Whose archive it is where it has this member, in the folder that is named like the file or without one.
struct member_mark {
  std::string_view name;
  std::string_view words;
};

constexpr std::array<member_mark, 4> marks{{
    {"archive_format",
     "is a program of `torch.export.save`, which is not read: write its weights with "
     "`torch.save(program.state_dict, ...)`"},
    {"serialized_exported_program.json",  // before PyTorch 2.8
     "is a program of `torch.export.save`, which is not read: write its weights with "
     "`torch.save(program.state_dict, ...)`"},
    {".data/extern_modules",
     "is an archive of `torch.package`, which is not read: load its model with PyTorch and write the weights with "
     "`torch.save(model.state_dict(), ...)`"},
    {"model.weights.h5",
     "is a model of Keras, whose weights lie in it as HDF5, which is not read: save its arrays with `numpy.savez` "
     "or "
     "as safetensors first"},
}};

bool has_member(const zip_members& members, std::string_view wanted) {
  return std::ranges::any_of(members, [&](const archive::zip_entry& each) {
    const std::string_view name = each.name;
    return name == wanted || name.substr(name.find('/') + 1) == wanted;
  });
}

// Programs whose archives are known by a member that only they write.
std::string known_archive(const zip_members& members) {
  // torch.export of before PyTorch 2.8 saved it as torch.save does.
  const auto state = std::ranges::find(members, "serialized_state_dict.pt", &archive::zip_entry::name);
  if (state != members.end())
    return "is a program of `torch.export.save`; its weights are the file `" + state->name +
           "` in it: open that with `open_member`";
  const auto known =
      std::ranges::find_if(marks, [&](const member_mark& each) { return has_member(members, each.name); });
  return known == marks.end() ? std::string() : std::string(known->words);
}

}  // namespace

bool is_named_like_weights(std::string_view name) {
  constexpr std::size_t longest = std::string_view(".safetensors").size();
  const std::string end = lower_case(name.substr(name.size() - std::min(name.size(), longest)));
  return std::ranges::any_of(weights_endings, [&](std::string_view each) { return end.ends_with(each); });
}

std::string foreign_archive(const zip_members& members, bool inner) {
  if (std::string known = known_archive(members); !known.empty()) return known;
  const std::string words = "is a zip archive of neither PyTorch's nor NumPy's";
  if (inner) return words + ", inside of another: unpack the outer one, and open the files of this one";
  std::vector<std::string_view> names = names_of(members);
  if (std::ranges::none_of(names, is_named_like_weights))
    return words + ", and none of its files is named like one of weights: " + listed(names) +
           "; if one is, open it with `open_member`";
  std::erase_if(names, [](std::string_view name) { return !is_named_like_weights(name); });
  return words + "; open a file inside of it with `open_member`: " + listed(names);
}

std::string missing_member(std::string_view wanted, const zip_members& members) {
  const std::string words = "has no member `" + printable(wanted) + "`";
  if (members.empty()) return words + "; it has none at all";
  // Where the folder was forgotten, or capitals.
  const std::vector<std::string_view> names = names_of(members);
  const auto file_of = [](std::string_view path) { return lower_case(last_part(path)); };
  const auto near = std::ranges::find(names, file_of(wanted), file_of);
  if (near != names.end()) return words + "; did you mean `" + printable(*near, 150) + "`?";
  return words + "; it has " + listed(names);
}

}  // namespace typeplate::inline abi_1::weights
