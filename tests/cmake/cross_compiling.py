#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Cross-compiles Typeplate and a user's program, whose header is made by the host's generator and never by the target's.

First for 64-bit ARM with Debian's cross compiler, without LibTorch and without the generator. Then with the host's own
compiler and a toolchain file that names another processor, where the installed generator is a script that must not run.
"""
import os
import pathlib
import shutil
import sys

import support

ARM = """set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
"""
OTHER = """set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR another)
set(CMAKE_CXX_COMPILER "{compiler}")
"""
MACHINE_OF_ARM = 183  # e_machine of an ELF file


def machine_of(program):
    header = program.read_bytes()[:20]
    return int.from_bytes(header[18:20], "little")


def path_without_typeplate():
    folders = os.environ["PATH"].split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if not pathlib.Path(folder, "typeplate").exists())


def toolchain(folder, text):
    file = folder / "toolchain.cmake"
    file.write_text(text, encoding="utf-8")
    return f"-DCMAKE_TOOLCHAIN_FILE={file}"


def build_for_arm(options, host_program, work):
    """Typeplate for ARM in a prefix, then a consumer of it."""
    options.flags = ""  # those of this build are not for another compiler
    arm = toolchain(work, ARM)
    library, prefix = work / "typeplate for ARM", work / "target prefix"
    support.run(*support.configure_words(options.project, library, options, arm, "-DTYPEPLATE_LIBTORCH=OFF",
                                         "-DTYPEPLATE_GENERATOR=OFF", "-DTYPEPLATE_TESTS=OFF", "-DTYPEPLATE_EXAMPLES=OFF"))
    support.run("cmake", "--build", library)
    support.run("cmake", "--install", library, "--prefix", prefix)
    source, build = support.lay_out_consumer("find_package", work, options.card), work / "build of a user"
    words = (arm, f"-DTypeplate_DIR={next(prefix.rglob('TypeplateConfig.cmake')).parent}")

    def configure(path, *more):
        shutil.rmtree(build, ignore_errors=True)
        return support.attempt(*support.configure_words(source, build, options, *words, *more), env={**os.environ, "PATH": path})

    support.expect_refusal("cross-compiling without a generator for the host", configure(path_without_typeplate()),
                           "cross-compiling needs Typeplate's generator for this machine, and there is no `typeplate` in PATH: "
                           "install Typeplate here too, or set TYPEPLATE_EXECUTABLE to its program")
    support.expect_refusal("a generator that is not there", configure(path_without_typeplate(), "-DTYPEPLATE_EXECUTABLE=/no/typeplate"),
                           "TYPEPLATE_EXECUTABLE is `/no/typeplate`, which is no program: set it to the whole path of `typeplate`")
    status, output = configure(os.pathsep.join([str(host_program.parent), path_without_typeplate()]))
    support.expect("exit of configuring with the generator in PATH", status, 0)
    status, output = configure(path_without_typeplate(), f"-DTYPEPLATE_EXECUTABLE={host_program}")
    if status != 0:
        sys.exit(output)
    support.run("cmake", "--build", build)
    support.expect("machine of the user's program", machine_of(build / "plant"), MACHINE_OF_ARM)
    support.expect_independent(build, options.project, options.work)


def target_program_stays_idle(options, host_program, work):
    """The installed generator is for the target: whoever runs it leaves a mark."""
    prefix, mark = work / "target prefix", work / "the target's generator ran"
    shutil.copytree(options.prefix, prefix)
    program = prefix / host_program.relative_to(options.prefix)
    program.write_text(f'#!/bin/sh\ntouch "{mark}"\nexit 1\n', encoding="utf-8")
    program.chmod(0o755)
    source, build = support.lay_out_consumer("find_package", work, options.card), work / "build of a user"
    support.run(*support.configure_words(source, build, options, toolchain(work, OTHER.format(compiler=options.compiler)),
                                         f"-DCMAKE_PREFIX_PATH={prefix}", f"-DTYPEPLATE_EXECUTABLE={host_program}"))
    support.run("cmake", "--build", build)
    support.expect("the target's generator ran", mark.exists(), False)
    support.expect("the program's answer", support.run(build / "plant").strip(), "efficiency 0.50")


def main():
    options = support.options_of(__doc__, "prefix", "project", "card", "compiler", "work")
    work = support.fresh_folder(pathlib.Path(options.work) / "cross compiling")
    host_program = next(pathlib.Path(options.prefix).rglob("bin/typeplate"))
    target_program_stays_idle(options, host_program, support.fresh_folder(work / "another processor"))
    build_for_arm(options, host_program, support.fresh_folder(work / "ARM"))


if __name__ == "__main__":
    main()
