#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""With Debian's and PyPI's LibTorch installed, FindLibTorch takes headers and libraries from one of them, and says which.

A project is configured with Torch_ROOT, with an active Python environment and with neither; its program is built, and says
which version its headers and its libraries are. Half of one beside half of the other is refused.
"""
import os
import pathlib
import re

import support

PROJECT = """cmake_minimum_required(VERSION 3.25)
project(User LANGUAGES CXX)
list(APPEND CMAKE_MODULE_PATH "{modules}")
find_package(LibTorch REQUIRED)
add_executable(user user.cpp)
target_compile_features(user PRIVATE cxx_std_20)
target_link_libraries(user PRIVATE LibTorch::LibTorch)
"""
# Tensor's layout and inlined functions differ between the releases: a mixture does not get as far as its output.
# ivalue.h comes first because Clang 14 does not take 1.13.1's Tensor.h without it.
PROGRAM = """#include <ATen/core/ivalue.h>

#include <ATen/core/Tensor.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/sum.h>
#include <torch/version.h>

#include <fstream>
#include <iostream>
#include <set>

namespace at {
std::string show_config();
}

int main() {
  const std::string config = at::show_config();
  const auto version = config.find("TORCH_VERSION=") + 14;
  std::cout << "headers=" << TORCH_VERSION << "\\nlibrary=" << config.substr(version, config.find(',', version) - version)
            << "\\nsum=" << at::sum(at::ones({3, 2})).item<double>() << "\\n";
  std::set<std::string> files;
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);)
    for (const char* name : {"/libtorch_cpu.so", "/libc10.so"})
      if (line.find(name) != std::string::npos) files.insert(line.substr(line.find('/')));
  for (const std::string& file : files) std::cout << "mapped=" << file << "\\n";
}
"""


class Project:
    def __init__(self, options):
        self.options = options
        self.folder = support.fresh_folder(pathlib.Path(options.work) / "both libtorch")
        (self.folder / "CMakeLists.txt").write_text(PROJECT.format(modules=options.modules), encoding="utf-8")
        (self.folder / "user.cpp").write_text(PROGRAM, encoding="utf-8")

    def configure(self, *definitions, path=None):
        build = support.fresh_folder(self.folder / "build")
        hints = ("Torch_ROOT", "LibTorch_ROOT", "CMAKE_PREFIX_PATH")
        env = {name: value for name, value in os.environ.items() if name not in hints} | ({"PATH": path} if path else {})
        return support.attempt("cmake", "-S", self.folder, "-B", build, "-G", "Ninja",
                               f"-DCMAKE_CXX_COMPILER={self.options.compiler}",
                               f"-DCMAKE_CXX_COMPILER_LAUNCHER={self.options.launcher}", *definitions, env=env)

    def expect(self, what, outcome, prefix, version):
        """That this configuration took everything from `prefix`, said so, and runs."""
        status, output = outcome
        support.expect(f"{what}: exit of cmake\n{output}", status, 0)
        support.expect(f"{what}: the line that says which\n{output}", f"LibTorch {version} from {prefix} " in " ".join(output.split()), True)
        support.run("cmake", "--build", self.folder / "build")
        said = support.run(self.folder / "build" / "user")
        values = dict(line.split("=", 1) for line in said.splitlines() if not line.startswith("mapped="))
        support.expect(f"{what}: headers", values["headers"], version)
        support.expect(f"{what}: library", re.split("[+a]", values["library"])[0], version)
        support.expect(f"{what}: sum of six ones", values["sum"], "6")
        mapped = [line[7:] for line in said.splitlines() if line.startswith("mapped=")]
        support.expect(f"{what}: number of libraries mapped {mapped}", len(mapped), 2)
        outside = [file for file in mapped if not file.startswith(str(pathlib.Path(prefix).resolve()) + "/")]
        support.expect(f"{what}: libraries from elsewhere than {prefix}", outside, [])
        print(f"{what}: LibTorch {version} from {prefix}, headers and libraries")


def main():
    options = support.options_of(__doc__, "modules", "system", "python", "compiler", "work")
    environment = pathlib.Path(options.python).parent
    if not pathlib.Path(options.python).exists():
        raise SystemExit(f"{options.python} is missing: run scripts/setup --torch with the release in its name")
    package = support.run(options.python, "-c", "import importlib.util as u; print(u.find_spec('torch').submodule_search_locations[0])").strip()
    newer = re.search(r"__version__ = '([0-9.]+)", (pathlib.Path(package) / "version.py").read_text(encoding="utf-8")).group(1)
    debian = "1.13.0"  # what Debian's 1.13.1 calls itself
    project = Project(options)
    active = f"{environment}:{os.environ['PATH']}"

    project.expect("Torch_ROOT=Debian's", project.configure(f"-DTorch_ROOT={options.system}"), options.system, debian)
    project.expect("Torch_ROOT=the package", project.configure(f"-DTorch_ROOT={package}"), package, newer)
    project.expect("CMAKE_PREFIX_PATH=the package's share/cmake", project.configure(f"-DCMAKE_PREFIX_PATH={package}/share/cmake"),
                   package, newer)
    project.expect("an active Python environment", project.configure(path=active), package, newer)
    project.expect("neither", project.configure(), options.system, debian)
    project.expect("Torch_ROOT=Debian's in an active environment", project.configure(f"-DTorch_ROOT={options.system}", path=active),
                   options.system, debian)

    half = support.fresh_folder(project.folder / "half and half")
    (half / "include").symlink_to(f"{package}/include")
    (half / "lib").symlink_to(f"{options.system}/lib")
    support.expect_refusal("the package's headers with Debian's library",
                           project.configure(f"-DTorch_ROOT={half}", "-DCMAKE_LIBRARY_ARCHITECTURE=x86_64-linux-gnu"),
                           "LibTorch's headers and library disagree", f"are version `{newer}`", f"is version `{debian}`",
                           "point Torch_ROOT at one folder that holds both")


if __name__ == "__main__":
    main()
