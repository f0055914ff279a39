// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// Asks the LibTorch that the linker found who it is; FindLibTorch compares the answer with the headers.
// at::show_config() is declared by hand because LibTorch's headers take seconds to compile.
#include <cstdio>
#include <fstream>
#include <set>
#include <string>

namespace at {
std::string show_config();
}

namespace {

std::string version_of(const std::string& config) {
  const std::string key = "TORCH_VERSION=";
  const auto begin = config.find(key);
  if (begin == std::string::npos) return "unknown";
  const auto value = begin + key.size();
  return config.substr(value, config.find_first_of(", \n", value) - value);
}

bool is_linear_algebra(const std::string& file) {
  for (const char* word : {"blas", "libmkl", "libatlas"}) {
    if (file.find(word) != std::string::npos) return true;
  }
  return false;
}

/// The BLAS libraries that were mapped together with LibTorch, whatever symbolic links led to them.
std::set<std::string> mapped_blas() {
  std::set<std::string> found;
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    const auto path = line.find('/');
    if (path == std::string::npos) continue;
    const std::string file = line.substr(path);
    if (is_linear_algebra(file.substr(file.rfind('/'))) || file.find("/blas/") != std::string::npos)
      found.insert(file);
  }
  return found;
}

}  // namespace

int main() {
  const std::string config = at::show_config();
  std::printf("version=%s\n", version_of(config).c_str());
  for (const std::string& file : mapped_blas()) std::printf("blas=%s\n", file.c_str());
  if (config.find("Math Kernel Library") != std::string::npos) std::printf("blas=MKL inside LibTorch\n");
}
