#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the Debian package, looks at it as a distribution would, unpacks it, and builds and runs a user's project with it."""
import pathlib
import re
import sys

import installed_files
import support


def fields_of(package):
    text = support.run("dpkg-deb", "-f", package)
    return dict(line.split(": ", 1) for line in text.splitlines() if not line.startswith(" ") and ": " in line)


def check_fields(package, options):
    fields = fields_of(package)
    support.expect("Package", fields["Package"], "typeplate")
    support.expect("Version", fields["Version"], options.version)
    support.expect("Architecture", fields["Architecture"], support.run("dpkg", "--print-architecture").strip())
    needed = {re.sub(r"\s*\(.*?\)", "", word).strip() for word in re.split(r"[,|]", fields["Depends"])}
    wanted = {"libc6", "libssl3", "libstdc++6", "libssl-dev", "libbz2-dev", "libdeflate-dev", "liblzma-dev", "pkg-config", "zlib1g-dev"}
    if options.libtorch == "/usr":
        wanted.add("libtorch-dev")
    support.expect("missing in Depends", sorted(wanted - needed), [])
    summary = fields["Description"]
    support.expect("the summary is one short line without article and full stop",
                   len(summary) <= 80 and not summary.endswith(".") and not summary.lower().startswith(("a ", "the ")), True)


def check_contents(package):
    """Owner, rights and places of the files; archives without debug information."""
    problems = []
    for line in support.run("dpkg-deb", "-c", package).splitlines():
        rights, owner, _, _, _, path = line.split(None, 5)
        wanted = "drwxr-xr-x" if path.endswith("/") else "-rwxr-xr-x" if re.search(r"/bin/|/libexec/", path) else "-rw-r--r--"
        if owner != "root/root" or rights != wanted or not path.startswith("./usr/"):
            problems.append(line)
    if problems:
        sys.exit("wrong owner, rights or place:\n" + "\n".join(problems))


def check_debug_information(folder):
    for archive in folder.rglob("*.a"):
        if ".debug_info" in support.run("readelf", "-S", "--wide", archive):
            sys.exit(f"{archive} holds debug information")


def main():
    options = support.options_of(__doc__, "config", "version", "libtorch", "card", "compiler", "project", "work")
    work = support.fresh_folder(pathlib.Path(options.work) / "a Debian package")
    support.run("cpack", "--config", options.config, "-G", "DEB", "-B", work)
    package = next(work.glob(f"typeplate_{options.version}_*.deb"))
    check_fields(package, options)
    check_contents(package)

    root = work / "unpacked"
    support.run("dpkg-deb", "-x", package, root)
    check_debug_information(root)
    files = {path.replace(".1.gz", ".1").replace("zsh/vendor-completions", "zsh/site-functions")
             for path in installed_files.files_under(root / "usr")}
    installed_files.compare("the package", files, options.libtorch != "OFF")
    support.expect("typeplate --version", support.run(root / "usr" / "bin" / "typeplate", "--version").strip(),
                   f"typeplate {options.version}")

    source, build = support.lay_out_consumer("find_package", work, options.card), work / "build of a user"
    support.run(*support.configure_words(source, build, options, f"-DCMAKE_PREFIX_PATH={root / 'usr'}",
                                         f"-DCMAKE_CXX_COMPILER={options.compiler}"))
    support.run("cmake", "--build", build)
    support.expect("the program's answer", support.run(build / "plant").strip(), "efficiency 0.50")
    support.expect_independent(build, options.project, options.work)


if __name__ == "__main__":
    main()
