// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include <typeplate/package/torchscript_scan.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <string>

#include <typeplate/error.hpp>
#include <typeplate/weights/printable.hpp>
#include "script_tokens.hpp"

namespace typeplate::inline abi_1::package {
namespace {

using weights::printable;
using Tokens = std::span<const script_token>;

// Libraries of operators that only compute. All others (c10d, rpc, image, sox, a user's own) may do anything.
constexpr std::array<std::string_view, 11> known_libraries{
    "aten",   "prim",   "quantized",        "_quantized", "quantization", "prepacked",
    "mkldnn", "sparse", "mkldnn_prepacked", "xnnpack",    "profiler"};
constexpr std::array<std::string_view, 5> known_class_libraries{"quantized", "sparse", "rnn", "xnnpack", "mkldnn"};

// Operators of LibTorch with effects outside the tensors they are given, refused under whatever object they are
// called.
constexpr std::array<std::string_view, 2> file_operators{"save", "from_file"};
// Names that are common for a module's own methods, so refused only as operators of torch.
constexpr std::array<std::string_view, 8> process_operators{"load",
                                                            "manual_seed",
                                                            "seed",
                                                            "set_num_threads",
                                                            "set_flush_denormal",
                                                            "set_deterministic",
                                                            "_cufft_set_plan_cache_max_size",
                                                            "_cufft_clear_plan_cache"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// Calls to other processes, which TorchScript writes without a library's name.
constexpr std::array<std::string_view, 3> remote_calls{"rpc_async", "rpc_sync", "rpc_remote"};

struct Finding {
  std::size_t line;
  std::string words;
};

bool is_sign(Tokens tokens, std::size_t at, char sign) {
  return at < tokens.size() && tokens[at].kind == token_kind::sign && tokens[at].text.front() == sign;
}

bool is_name(Tokens tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].kind == token_kind::name;
}

// The name after "." at `at`, or nothing.
std::optional<std::string_view> member_after(Tokens tokens, std::size_t at) {
  if (!is_sign(tokens, at, '.') || !is_name(tokens, at + 1)) return std::nullopt;
  return tokens[at + 1].text;
}

std::string calls(const std::string& operator_name) {
  return "calls `" + printable(operator_name) + "`, which reaches outside the network";
}

std::optional<std::string> torch_use(Tokens tokens, std::size_t at) {
  const auto name = member_after(tokens, at + 1);
  if (!name) return "uses `torch` without naming an operator, which could hide one";
  if (among(process_operators, *name)) return calls("torch." + std::string(*name));
  return std::nullopt;
}

std::optional<std::string> ops_use(Tokens tokens, std::size_t at) {
  const auto library = member_after(tokens, at + 1);
  const auto name = library ? member_after(tokens, at + 3) : std::nullopt;
  if (!name) return "uses `ops` without naming an operator, which could hide one";
  if (!among(known_libraries, *library))
    return "calls `" + printable("ops." + std::string(*library) + "." + std::string(*name)) +
           "`, of a library of operators that Typeplate does not know";
  if (among(process_operators, *name)) return calls("ops." + std::string(*library) + "." + std::string(*name));
  return std::nullopt;
}

// getattr(x, "name") is a member access whose name is a text; only the plain form, with a plain text, can be
// judged.
std::optional<std::string> getattr_use(Tokens tokens, std::size_t at) {
  std::size_t end = at + 1;
  if (!is_sign(tokens, end, '(')) return "uses `getattr` without calling it, which could hide an operator";
  while (end < tokens.size() && !is_sign(tokens, end, ')')) ++end;
  for (std::size_t i = at; i < end; ++i) {
    if (tokens[i].kind != token_kind::text) continue;
    const bool plain = tokens[i].text.find('\\') == std::string_view::npos;
    if (!plain || among(file_operators, tokens[i].text))
      return calls("getattr(..., \"" + std::string(tokens[i].text) + "\")");
  }
  return std::nullopt;
}

// __torch__.torch.classes.<library>: a class that is C++ code of this process.
std::optional<std::string> class_use(Tokens tokens, std::size_t at) {
  if (member_after(tokens, at + 1) != "torch" || member_after(tokens, at + 3) != "classes") return std::nullopt;
  const auto library = member_after(tokens, at + 5);
  if (library && among(known_class_libraries, *library)) return std::nullopt;
  return "uses the C++ class library `" + printable(library.value_or("?")) + "`, which Typeplate does not know";
}

std::optional<std::string> member_use(Tokens tokens, std::size_t at) {
  const std::string_view name = tokens[at].text;
  if (!among(file_operators, name)) return std::nullopt;
  const bool of_torch = at >= 2 && tokens[at - 2].text == "torch";
  return calls((of_torch ? "torch." : ".") + std::string(name));
}

std::optional<std::string> use(Tokens tokens, std::size_t at, bool known_class) {
  const std::string_view name = tokens[at].text;
  if (at > 0 && is_sign(tokens, at - 1, '.')) return member_use(tokens, at);
  if (at > 0 && tokens[at - 1].text == "def") {
    if (name != "__setstate__" || known_class) return std::nullopt;
    return "has a `__setstate__`, which runs while the file is loaded";
  }
  if (name == "torch") return torch_use(tokens, at);
  if (name == "ops") return ops_use(tokens, at);
  if (name == "getattr") return getattr_use(tokens, at);
  if (name == "__torch__") return class_use(tokens, at);
  if (among(remote_calls, name)) return calls(std::string(name));
  return std::nullopt;
}

std::optional<Finding> first_finding(std::string_view source, bool known_class) {
  const std::vector<script_token> tokens = script_tokens(source);
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].kind != token_kind::name) continue;
    if (auto words = use(tokens, at, known_class)) return Finding{tokens[at].line, std::move(*words)};
  }
  return std::nullopt;
}

bool ends_with_ignoring_case(std::string_view text, std::string_view ending) {
  if (text.size() < ending.size()) return false;
  return std::ranges::equal(text.substr(text.size() - ending.size()), ending,
                            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; });
}

std::string_view below_root(std::string_view name) {
  const std::size_t slash = name.find('/');
  return slash == std::string_view::npos ? std::string_view() : name.substr(slash + 1);
}

// PyTorch's own quantized layers unpack their weights in __setstate__; what they may call is checked like all code.
bool of_pytorch(std::string_view name) {
  return below_root(name).starts_with("code/__torch__/torch/") &&
         below_root(name).find("/classes/") == std::string_view::npos;
}

void scan_member(const zip_member& member, std::string_view what) {
  const std::string_view source(reinterpret_cast<const char*>(member.bytes.data()), member.bytes.size());
  const std::string begin = std::string(what) + " is refused: its code (`" + printable(member.name, 80) + "`";
  try {
    if (const auto finding = first_finding(source, of_pytorch(member.name)))
      throw error(weights::clipped(begin + ", line " + std::to_string(finding->line) + ") " + finding->words +
                                       "; set `trust_code` if you know who wrote it",
                                   400));
  } catch (const std::invalid_argument& reason) {
    throw error(weights::clipped(begin + ") cannot be read: " + reason.what(), 400));
  }
}

bool name_character(char c) {
  return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// A pickle can make objects of C++ classes, and run their own __setstate__, without any code naming them. It writes
// a class as module and name on two lines, which may be parted at any dot.
void scan_pickle(const zip_member& member, std::string_view what) {
  std::string text(reinterpret_cast<const char*>(member.bytes.data()), member.bytes.size());
  std::ranges::replace(text, '\n', '.');
  constexpr std::string_view classes = "torch.classes.";
  for (std::size_t at = text.find(classes); at != std::string::npos; at = text.find(classes, at)) {
    at += classes.size();
    const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), name_character);
    const std::string library(text.begin() + static_cast<std::ptrdiff_t>(at), end);
    if (!among(known_class_libraries, library))
      throw error(
          weights::clipped(std::string(what) + " is refused: its member `" + printable(member.name, 80) +
                               "` makes an object of the C++ class library `" + printable(library, 40) +
                               "`, which Typeplate does not know; set `trust_code` if you know who wrote it",
                           error::longest_text));
  }
}

bool has_member(std::span<const zip_member> members, std::string_view below) {
  return std::ranges::any_of(
      members, [&](const zip_member& member) { return ends_with_ignoring_case(below_root(member.name), below); });
}

bool has_code(std::span<const zip_member> members) {
  return std::ranges::any_of(members,
                             [](const zip_member& member) { return below_root(member.name).starts_with("code/"); });
}

void check_kind(std::span<const zip_member> members, std::string_view what) {
  if (has_member(members, "model.json"))
    throw error(std::string(what) +
                " is a TorchScript file of PyTorch 1.3 or older; save it again with a newer one");
  if (has_code(members) && has_member(members, "data.pkl") && has_member(members, "constants.pkl")) return;
  if (has_member(members, "data.pkl"))
    throw error(std::string(what) +
                " is a checkpoint of `torch.save` (weights or a pickled module), not TorchScript; write it with "
                "`torch.jit.script(module).save(path)`");
  throw error(
      std::string(what) +
      " is a zip archive, but no TorchScript file: it has no member `<name>/data.pkl` beside `<name>/code/`");
}

bool begins_with(std::span<const std::byte> bytes, std::initializer_list<unsigned char> start) {
  return bytes.size() >= start.size() && std::equal(start.begin(), start.end(), bytes.begin(),
                                                    [](unsigned char a, std::byte b) { return std::byte{a} == b; });
}

void check_archive(std::span<const std::byte> bytes, std::string_view what) {
  if (bytes.empty()) throw error(std::string(what) + " is empty");
  if (looks_like_zip(bytes)) return;
  if (begins_with(bytes, {0x80, 0x02, 0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46}))
    throw error(std::string(what) +
                " is a checkpoint of PyTorch before 1.6 (a pickle), not TorchScript; write it with "
                "`torch.jit.script(module).save(path)`");
  if (begins_with(bytes, {0x80}) && bytes.size() > 1 && std::to_integer<unsigned>(bytes[1]) <= 5)
    throw error(std::string(what) +
                " is a Python pickle, not TorchScript; write it with `torch.jit.script(module).save(path)`");
  throw error(std::string(what) + " is not a TorchScript file: it does not begin like a zip archive");
}

}  // namespace

void scan_torchscript(std::span<const zip_member> members, std::string_view what) {
  for (const zip_member& member : members) {
    if (ends_with_ignoring_case(member.name, ".py")) scan_member(member, what);
    if (ends_with_ignoring_case(member.name, ".pkl")) scan_pickle(member, what);
  }
}

std::vector<std::byte> checked_torchscript(std::span<const std::byte> bytes, std::string_view what,
                                           bool trust_code) {
  check_archive(bytes, what);
  const std::vector<zip_member> members = read_zip(bytes, what);
  check_kind(members, what);
  if (!trust_code) scan_torchscript(members, what);
  return write_zip(members, what);
}

}  // namespace typeplate::inline abi_1::package
