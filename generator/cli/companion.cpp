// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
#include "cli/companion.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "cli/exit_codes.hpp"

namespace typeplate::inline abi_1::generator {
namespace {

constexpr const char* companion_name = "typeplate-torch";

// Where this program lies, whatever the caller named it; empty where the system does not say.
std::filesystem::path own_folder() {
  std::error_code failure;
  return std::filesystem::read_symlink("/proc/self/exe", failure).parent_path();
}

}  // namespace

int run_companion(char** arguments) {
  const std::filesystem::path folder = own_folder();
  const std::filesystem::path places[] = {folder / companion_name,
                                          folder.parent_path() / "libexec" / "typeplate" / companion_name};
  for (const std::filesystem::path& place : places) {
    std::error_code failure;
    if (!std::filesystem::exists(place, failure)) continue;
    execv(place.c_str(), arguments);
    std::fprintf(stderr, "typeplate: error: cannot start `%s`: %s\n", place.c_str(), std::strerror(errno));
    return exit_bad_input;
  }
  std::fprintf(
      stderr,
      "typeplate: error: this command runs the model with LibTorch, and the program for that, `%s`, is neither "
      "in `%s` nor in `%s`; install Typeplate with LibTorch\n",
      companion_name, places[0].parent_path().c_str(), places[1].parent_path().c_str());
  return exit_bad_input;
}

}  // namespace typeplate::inline abi_1::generator
