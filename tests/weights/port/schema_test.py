#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""The JSON Schema for editors and the reader of porting rules say the same of every file of rules, and of every file with one part
changed, but for what a schema cannot say: schema_test.py REPOSITORY PATH_OF_TYPEPLATE"""
import copy
import json
import pathlib
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator

# The codes of mistakes that a schema cannot know, and why.
BEYOND_A_SCHEMA = {
    "TP1001": "which texts are patterns depends on the separator",
    "TP1002": "a schema does not look for a capture in another text",
    "TP1006": "that a permutation names each axis is more than that its numbers differ",
    "TP1007": "a schema does not multiply sizes",
    "TP1008": "a schema does not count the tensors behind each step",
    "TP1009": "which types are cast to which depends on two values",
    "TP1010": "a schema does not compare `rank` with the length of `shape`",
    "TP1011": "a schema does not compare two rules",
}
ODD_VALUES = (None, True, -1, 0, 3, 1.5, "", "a", "a.{x}", "b", [], [1], ["a", "b"], {}, {"axis": 0})


def mutants(value, path=()):
    """The places in a JSON value: each replaced by odd values, each key left out or misspelt."""
    yield path, ODD_VALUES
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in children:
        yield from mutants(child, (*path, key))


def changed(rules, path, change):
    result = copy.deepcopy(rules)
    parent = result
    for key in path[:-1]:
        parent = parent[key]
    change(parent, path[-1])
    return result


def texts_of(rules):
    yield rules
    for path, values in mutants(rules):
        if not path:
            continue
        for value in values:
            yield changed(rules, path, lambda parent, key, value=value: parent.__setitem__(key, value))
        yield changed(rules, path, lambda parent, key: parent.pop(key))
        if isinstance(path[-1], str):
            yield changed(rules, path, lambda parent, key: parent.__setitem__(key + "x", parent.pop(key)))


class Judge:
    def __init__(self, root, program):
        schema = json.loads((root / "docs/reference/porting-rules.schema.json").read_text())
        Draft202012Validator.check_schema(schema)
        self.validator = Draft202012Validator(schema)
        self.program = program
        self.problems, self.count, self.refused = [], 0, 0

    def codes(self, rules, folder):
        path = pathlib.Path(folder) / "rules.json"
        path.write_text(json.dumps(rules))
        result = subprocess.run([self.program, "port", path, "--format", "json"], capture_output=True, text=True, check=False)
        found = {item["code"] for item in json.loads(result.stdout)}
        if (result.returncode == 0) != (not found):
            self.problems.append(f"exit code {result.returncode} with {found}: {json.dumps(rules)}")
        return found

    def judge(self, rules, folder):
        codes, accepts = self.codes(rules, folder), self.validator.is_valid(rules)
        self.count += 1
        self.refused += bool(codes)
        if accepts == (not codes) or (accepts and codes <= set(BEYOND_A_SCHEMA)):
            return
        self.problems.append(f"the schema {'accepts' if accepts else 'refuses'}, the reader says {sorted(codes) or 'nothing'}: "
                             + json.dumps(rules))


def main():
    root, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    judge = Judge(root, program)
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted([*(root / "porting").glob("*.json"), *(root / "tests/cases/port").glob("*/rules.json")]):
            rules = json.loads(path.read_text())
            wanted = texts_of(rules) if path.parent.name in ("valid_every_step", "valid_gpt2_qkv") else [rules]
            for each in wanted:
                judge.judge(each, folder)
    if judge.problems or judge.refused < 300:
        sys.exit("\n".join(judge.problems[:20]) or f"only {judge.refused} of {judge.count} were refused")
    print(f"schema and reader agree on {judge.count} files of rules, {judge.refused} of them refused")


if __name__ == "__main__":
    main()
