# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""What the tests of this folder share: running commands, and projects of users that are built away from the sources."""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def options_of(description, *names):
    """The command line: each name is required, `--flags`, `--launcher` and `--arguments`, those of an example, may be empty; words for other tests are let by."""
    parser = argparse.ArgumentParser(description=description)
    for name in names:
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--flags", default="")
    parser.add_argument("--launcher", default="")
    parser.add_argument("--arguments", nargs="*", default=[])
    return parser.parse_known_args()[0]


def attempt(*command, cwd=None, env=None):
    """Runs a command; gives its exit status and everything that it printed."""
    result = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                            check=False, cwd=cwd, env=env)
    return result.returncode, result.stdout


def run(*command, cwd=None, env=None):
    """Runs a command that must succeed; gives what it printed."""
    status, output = attempt(*command, cwd=cwd, env=env)
    if status != 0:
        sys.exit(f"{' '.join(str(word) for word in command)} failed with {status}:\n{output}")
    return output


def expect(what, actual, wanted):
    if actual != wanted:
        sys.exit(f"{what}: {actual!r} instead of {wanted!r}")
    print(f"{what}: {actual}")


def expect_refusal(what, outcome, *sentences):
    """`outcome` of attempt() is a failure that says each sentence. CMake wraps lines, so blanks count as one."""
    status, output = outcome
    flat = " ".join(output.split())
    missing = [sentence for sentence in sentences if sentence not in flat]
    if status == 0 or missing:
        sys.exit(f"{what}: exit {status}, without {missing}:\n{output}")
    print(f"{what}: refused")


def fresh_folder(path):
    path = pathlib.Path(path)
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def lay_out_consumer(kind, folder, card):
    """A user's project as a folder of its own: the CMakeLists.txt of `kind`, the program, its test and a card."""
    source = folder / "source of a user"
    shutil.copytree(HERE / "consumers" / kind, source)
    for name in ("main.cpp", "plant_test.cpp"):
        shutil.copy(HERE / "consumers" / name, source)
    shutil.copy(card, source / "model_card.json")
    return source


def configure_words(source, build, options, *definitions):
    """The command that configures `source`, and asks CMake which files it read."""
    query = build / ".cmake" / "api" / "v1" / "query"
    query.mkdir(parents=True, exist_ok=True)
    (query / "cmakeFiles-v1").touch()
    words = ["cmake", "-S", source, "-B", build, "-G", "Ninja", f"-DCMAKE_CXX_FLAGS={options.flags}"]
    if options.launcher:
        words.append(f"-DCMAKE_CXX_COMPILER_LAUNCHER={options.launcher}")
    return words + list(definitions)


def files_read(build):
    """Every file that configuring and compiling read, CMake's and the compiler's."""
    reply = next((build / ".cmake" / "api" / "v1" / "reply").glob("cmakeFiles-v1-*.json"))
    answer = json.loads(reply.read_text(encoding="utf-8"))
    top = pathlib.Path(answer["paths"]["source"])
    found = {(top / entry["path"]).resolve() for entry in answer["inputs"]}
    for line in run("ninja", "-C", build, "-t", "deps").splitlines():
        if line.startswith(" "):
            found.add((build / line.strip()).resolve())
    return found


def expect_independent(build, project, work):
    """Nothing that the consumer in `build` read lies in the sources or the build folder of Typeplate, `work` aside."""
    project, work = pathlib.Path(project).resolve(), pathlib.Path(work).resolve()
    read = files_read(build)
    inside = sorted(str(path) for path in read if path.is_relative_to(project) and not path.is_relative_to(work))
    if inside or len(read) < 100:
        sys.exit(f"{len(read)} files were read, these from Typeplate's own folder:\n" + "\n".join(inside))
    print(f"{len(read)} files were read, none from Typeplate's own folder")
