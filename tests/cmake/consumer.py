#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Builds and runs a user's project in a path with blanks, with Typeplate installed, fetched or in a folder of its own.

It generates a header from a card and calls a model. Sources of Typeplate are a copy, and nothing is read from the originals.
"""
import pathlib
import shutil

import support

# Where a consumer has the libraries that read files, a program of its own for files of weights.
WEIGHTS = """
add_executable(plant_weights plant_weights.cpp)
target_link_libraries(plant_weights PRIVATE typeplate::weights)
"""
PARTS = ("cmake", "generator", "porting", "runtime", "templates", "CMakeLists.txt", "LICENSE")


def copy_sources(project, target):
    target.mkdir()
    for part in PARTS:
        path = pathlib.Path(project) / part
        if path.is_dir():
            shutil.copytree(path, target / part)
        else:
            shutil.copy(path, target)


def definitions_for(options, folder, source):
    """Puts Typeplate where the kind of project looks for it."""
    if options.kind == "find_package":
        return [f"-DCMAKE_PREFIX_PATH={options.prefix}"]
    if options.kind == "add_subdirectory":
        copy_sources(options.project, source / "typeplate sources")
        # The generator that is there already; fetched sources build their own.
        return ["-DTYPEPLATE_GENERATOR=OFF", f"-DTYPEPLATE_EXECUTABLE={next(pathlib.Path(options.prefix).rglob('bin/typeplate'))}"]
    sources = folder / "typeplate-1"
    copy_sources(options.project, sources)
    archive = shutil.make_archive(str(folder / "archive of typeplate"), "gztar", folder, sources.name)
    shutil.rmtree(sources)
    return [f"-DTYPEPLATE_ARCHIVE={archive}"]


def add_weights(source):
    shutil.copy(support.HERE / "consumers" / "plant_weights.cpp", source)
    with open(source / "CMakeLists.txt", "a", encoding="utf-8") as project:
        project.write(WEIGHTS)


def main():
    options = support.options_of(__doc__, "kind", "prefix", "project", "card", "compiler", "work")
    folder = support.fresh_folder(pathlib.Path(options.work) / f"a consumer by {options.kind}")
    source, build = support.lay_out_consumer(options.kind, folder, options.card), folder / "build of a user"
    definitions = definitions_for(options, folder, source)
    reads_files = options.kind != "add_subdirectory"
    if reads_files:
        add_weights(source)
    support.run(*support.configure_words(source, build, options, f"-DCMAKE_CXX_COMPILER={options.compiler}", *definitions))
    support.run("cmake", "--build", build, "--target", "plant", "plant_test", *(["plant_weights"] if reads_files else []))
    support.expect("the program's answer", support.run(build / "plant", cwd=folder).strip(), "efficiency 0.50")
    support.expect("the program's own test", support.run(build / "plant_test", cwd=folder).strip(), "the script was played")
    if reads_files:
        support.expect("the tensors of its own file", support.run(build / "plant_weights", cwd=folder).strip(), "gain float32 1")
    support.expect_independent(build, options.project, options.work)


if __name__ == "__main__":
    main()
