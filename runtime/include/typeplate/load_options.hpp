// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// How a model is loaded: which checks the caller gives up, each by its name (the default gives up none), where it
// computes, and who hears its warnings.
//
//   Model::load("models/steam", {.without_reference = true});
#pragma once

#include <string_view>

#include <typeplate/version.hpp>
#include <typeplate/warning.hpp>

namespace typeplate::inline abi_1 {

struct load_options {
  /// Load a package whose card lists no sha256 and size for its files.
  bool without_hashes = false;
  /// Load a package whose card names no reference cases.
  bool without_reference = false;
  /// Run an artifact whose code uses operators with effects outside the model. The artifact is a program: trust its
  /// author.
  bool trust_code = false;
  /// Run a module that keeps state between calls by letting one call in at a time.
  bool serialize_calls = false;
  /// Where LibTorch computes, in its own words: "cpu", "cuda:0". Must outlive the call of `load` only.
  std::string_view device = "cpu";
  /// Who is told when a port with the policy `warn` gets a value outside its range; standard error by default. What
  /// it refers to must outlive the model.
  warning_handler on_warning = {};
};

}  // namespace typeplate::inline abi_1
