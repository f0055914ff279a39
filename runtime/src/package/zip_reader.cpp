// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <zip.h>

#include <algorithm>
#include <memory>
#include <set>

#include <typeplate/error.hpp>
#include <typeplate/package/zip_archive.hpp>
#include <typeplate/weights/printable.hpp>

namespace typeplate::inline abi_1::package {
namespace {

using weights::printable;

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseMember {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;
using Member = std::unique_ptr<zip_file_t, CloseMember>;

[[noreturn]] void refuse(std::string_view what, const std::string& reason) {
  throw error(weights::clipped(std::string(what) + " " + reason, 400));
}

Archive open_archive(std::span<const std::byte> bytes, std::string_view what) {
  zip_error_t problem;
  zip_error_init(&problem);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &problem);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &problem);
  if (archive == nullptr && source != nullptr) zip_source_free(source);
  const std::string reason = archive == nullptr ? zip_error_strerror(&problem) : "";
  zip_error_fini(&problem);
  if (archive == nullptr) refuse(what, "cannot be read as a zip archive: " + printable(reason, 120));
  return Archive(archive);
}

bool leaves_archive(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos) return true;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    if (part == ".." || part == ".") return true;
    begin = end + 1;
  }
  return false;
}

// ASCII only, as in readers that ignore case: enough to find names that such a reader takes for one another.
std::string folded(std::string_view name) {
  std::string result(name);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

std::string member_words(std::string_view name) {
  return "its member `" + printable(name) + "`";
}

struct Entry {
  zip_uint64_t index;
  std::string name;
  std::uint64_t size;
};

Entry describe(zip_t* archive, zip_uint64_t index, std::string_view what) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  constexpr zip_uint64_t wanted = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
  if (zip_stat_index(archive, index, ZIP_FL_ENC_RAW, &stat) != 0 || (stat.valid & wanted) != wanted)
    refuse(what, "has a member without a name or a size");
  if (stat.encryption_method != ZIP_EM_NONE)
    refuse(what, "holds encrypted members; " + member_words(stat.name) + " is one");
  return {index, stat.name, stat.size};
}

std::vector<std::byte> contents(zip_t* archive, const Entry& entry, std::string_view what) {
  const Member file(zip_fopen_index(archive, entry.index, 0));
  if (!file) refuse(what, "is broken: " + member_words(entry.name) + " cannot be opened");
  std::vector<std::byte> bytes(static_cast<std::size_t>(entry.size));
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const zip_int64_t got = zip_fread(file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got <= 0)
      refuse(what, "is broken: " + member_words(entry.name) + " is not what its length and checksum state");
    filled += static_cast<std::size_t>(got);
  }
  std::byte beyond{};
  if (zip_fread(file.get(), &beyond, 1) != 0)
    refuse(what, "is broken: " + member_words(entry.name) + " is not what its length and checksum state");
  return bytes;
}

std::vector<Entry> directory(zip_t* archive, std::size_t archive_size, std::string_view what,
                             const zip_limits& limits) {
  const auto count = static_cast<std::uint64_t>(zip_get_num_entries(archive, 0));
  if (count > limits.members)
    refuse(what,
           "has " + std::to_string(count) + " members; at most " + std::to_string(limits.members) + " are read");
  const std::uint64_t most = archive_size * limits.expansion + limits.free_bytes;
  std::vector<Entry> entries;
  std::set<std::string> names;
  std::uint64_t total = 0;
  for (std::uint64_t i = 0; i < count; ++i) {
    Entry entry = describe(archive, i, what);
    if (leaves_archive(entry.name))
      refuse(what, "has a member named `" + printable(entry.name) + "`, which leaves the archive");
    if (!names.insert(folded(entry.name)).second)
      refuse(what, "has two members named `" + printable(entry.name) + "`, letter case aside");
    if (entry.size > most - total) refuse(what, "expands to more than " + std::to_string(most) + " bytes");
    total += entry.size;
    if (!entry.name.ends_with('/')) entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace

std::vector<zip_member> read_zip(std::span<const std::byte> bytes, std::string_view what,
                                 const zip_limits& limits) {
  // libzip takes no bytes at all for an archive that is yet to be filled.
  if (bytes.empty()) refuse(what, "cannot be read as a zip archive: it is empty");
  const Archive archive = open_archive(bytes, what);
  std::vector<zip_member> members;
  for (const Entry& entry : directory(archive.get(), bytes.size(), what, limits))
    members.push_back({entry.name, contents(archive.get(), entry, what)});
  return members;
}

bool looks_like_zip(std::span<const std::byte> bytes) {
  constexpr unsigned char local[] = {'P', 'K', 3, 4};
  return bytes.size() >= 22 && std::equal(std::begin(local), std::end(local), bytes.begin(),
                                          [](unsigned char a, std::byte b) { return std::byte{a} == b; });
}

}  // namespace typeplate::inline abi_1::package
