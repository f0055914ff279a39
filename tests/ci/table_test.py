#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""The judge of continuous integration: a whole run passes, and each way to be incomplete is named and fails."""
import contextlib
import io
import os
import pathlib
import sys
import tempfile

sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
import cells  # noqa: E402
import table  # noqa: E402


def whole_run():
    rows = []
    for cell, (compiler, libtorch, sanitizer) in table.REQUIRED.items():
        row = {"cell": cell, "ok": True, "compiler": compiler, "libtorch": libtorch, "sanitizer": sanitizer, "elapsed": 60.0, "cpu": 90.0}
        if cell not in table.WITHOUT_TESTS:
            row |= {"tests": 700 if cell in table.FULL else 60, "failed": 0, "used_by_tests": {"elapsed": 9, "cpu": 12.5, "memory": 400}}
        rows.append(row)
    return rows


def judged(rows):
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        status = table.report(rows)
    return status, output.getvalue()


def changed(cell, **values):
    return [row | values if row["cell"] == cell else row for row in whole_run()]


def expect(what, rows, status, *words):
    actual, output = judged(rows)
    missing = [word for word in words if word not in output]
    if actual != status or missing:
        sys.exit(f"{what}: status {actual}, expected {status}, without {missing}:\n{output}")
    print(f"{what}: as expected")


def expect_records(what, record, cache, log, wanted):
    """What a build folder with these records says that it was built with."""
    with tempfile.TemporaryDirectory() as folder:
        build = pathlib.Path(folder) / "build" / "dev"
        (build / "CMakeFiles" / "3.25.1").mkdir(parents=True)
        (build / "CMakeFiles" / "3.25.1" / "CMakeCXXCompiler.cmake").write_text(record, encoding="utf-8")
        (build / "CMakeCache.txt").write_text(cache, encoding="utf-8")
        before = os.getcwd()
        os.chdir(folder)
        actual = cells.built_with("dev", log)
        os.chdir(before)
    if actual != wanted:
        sys.exit(f"{what}: {actual} instead of {wanted}")
    print(f"{what}: as expected")


def expect_given_back():
    """Which build folders a run removes behind its cells."""
    for folder, stood_before, passed, wanted in ((None, False, True, False), ("dev", False, True, False), ("asan", True, True, False),
                                                 ("asan", False, False, False), ("asan", False, True, True)):
        if cells.gives_back(folder, stood_before, passed) != wanted:
            sys.exit(f"folder {folder}, there before {stood_before}, passed {passed}: not as expected")
    print("build folders given back: as expected")


def main():
    expect_given_back()
    expect_records("the records of a build", 'set(CMAKE_CXX_COMPILER_ID "GNU")\nset(CMAKE_CXX_COMPILER_VERSION "12.2.0")\n',
                   "CMAKE_CXX_FLAGS:STRING=-fsanitize=thread -g\n", "x\n-- LibTorch 1.13.0 from /usr\n",
                   {"compiler": "GNU 12", "libtorch": "1.13.0", "sanitizer": "thread"})
    expect_records("a configuration that failed early", 'set(CMAKE_CXX_COMPILER_ID "")\n', "", "CMake Error\n",
                   {"compiler": "- -", "libtorch": "-", "sanitizer": "-"})
    expect("a whole run", whole_run(), 0, "100% tests passed, 0 tests failed out of ")
    if not judged(whole_run())[1].splitlines()[-1].startswith("100% tests passed"):
        sys.exit("the last line is not ctest's summary")
    for cell in table.REQUIRED:
        expect(f"a run without {cell}", [row for row in whole_run() if row["cell"] != cell], 1, f"cell {cell} is missing")
        expect(f"a failed {cell}", changed(cell, ok=False), 1, f"cell {cell} failed")
    expect("unequal counts", changed("clang", tests=699), 1, "unequal numbers of tests: test 700, clang 699")
    expect("no tests in a cell", changed("tsan", tests=0), 1, "cell tsan ran no test")
    expect("a failed test", changed("asan", failed=1, ok=False), 1, "1 tests failed out of ")
    expect("another LibTorch", changed("clang", libtorch="1.13.0"), 1, "cell clang was built with Clang 14, LibTorch 1.13.0")
    expect("another compiler", changed("dev-torch2", compiler="Clang 14"), 1, "expected GNU 12")
    expect("no sanitizer", changed("asan", sanitizer="-"), 1, "expected GNU 12, LibTorch 1.13.*, sanitizer address,undefined")
    expect("no cell at all", [], 1, "0 tests failed out of 0")


if __name__ == "__main__":
    main()
