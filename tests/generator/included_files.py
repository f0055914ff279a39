#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""A file that includes one generated header reads no header of LibTorch, JSON, protobuf or CLI11, and no heavy one of C++."""
import argparse
import re
import subprocess
import sys

FORBIDDEN = re.compile(r"/(torch|ATen|c10|caffe2|nlohmann|google/protobuf|onnx|CLI|fmt|openssl)/"
                       r"|/c\+\+/[^/]+/(iostream|istream|ostream|sstream|fstream|string|vector|memory|filesystem|functional|map"
                       r"|algorithm|regex|thread|mutex)$"
                       r"|/typeplate/(card|weights|network|package|engine)/")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--include", action="append", default=[])
    parser.add_argument("--header", required=True)
    options = parser.parse_args()
    command = ["g++", "-std=c++20", "-M", "-x", "c++", "-", *(f"-I{folder}" for folder in options.include)]
    rule = subprocess.run(command, input=f"#include <{options.header}>\n", check=True, capture_output=True, text=True).stdout
    files = rule.replace("\\\n", " ").split()[1:]
    if not any(file.endswith(options.header) for file in files) or not any("/typeplate/model.hpp" in file for file in files):
        sys.exit(f"the list of included files cannot be right: {files}")
    bad = [file for file in files if FORBIDDEN.search(file)]
    if bad:
        sys.exit("a generated header includes\n" + "\n".join(bad))
    print(f"{len(files)} files, none of them forbidden")


main()
