#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""The JSON Schema for editors and the card reader say the same of every mutant and of every card of the repository, but
for what a schema cannot say: EXCEPTIONS, each with its reason. One that no longer occurs is an error too, and so is a card
that the schema refuses and the reader accepts: an editor must never underline what is right."""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator

# Name: the codes of the reader's errors that the schema cannot know, and why. Nothing else may be wrong with the card.
EXCEPTIONS = {
    "halves of surrogate pairs": ({"TP0107"}, "a schema sees the text behind the escapes, and Python's JSON allows a half"),
    "doubled keys": ({"TP0111"}, "a schema sees the object, in which a key stands once"),
    "nesting and size": ({"TP0112", "TP0113"}, "a schema has no depth and counts no values of the whole file"),
    "unit grammar": ({"TP0301"}, "which texts are units is a grammar with a catalogue, not a pattern"),
    "unit against dimension": ({"TP0303"}, "the exponents of a unit come from its text"),
    "fractions": ({"TP0305"}, "an exponent is within 1e-9 of a fraction with a denominator of at most 12"),
    "bases by two names": ({"TP0306"}, "`length` and `L` are two keys"),
    "differences of temperatures": ({"TP0307"}, "whether a unit is a temperature comes from its text"),
    "two ports of a name": ({"TP0208"}, "uniqueItems compares whole ports, not their names"),
    "one batch axis": ({"TP0211"}, "a schema does not compare values of different ports"),
    "order of bounds": ({"TP0213"}, "a schema does not compare two numbers"),
    "bounds after rounding": ({"TP0214"}, "a schema does not round to the element type"),
    "names of ports": ({"TP0402", "TP0403", "TP0404"}, "a schema does not look a name up elsewhere in the card"),
    "element types of a tensor": ({"TP0405"}, "the ports of a tensor are declared elsewhere in the card"),
    "standardised twice": ({"TP0407"}, "the steps of a section are separate objects"),
    "one file for one purpose": ({"TP0415"}, "a schema does not compare the names of files, and does not know the card's own"),
    "mean over deviation": ({"TP0408"}, "a schema does not divide in the port's element type"),
}
LARGEST_CARD = 16 * 1024 * 1024
CARDS_WITH_MUTANTS = ("tests/cases/card/valid_steam", "tests/cases/card/valid_turbine", "tests/cases/card/valid_climate",
                      "tests/cases/card/valid_editor", "examples/steam/model", "bench/models/mlp_8_64_64_3")


class NotJson(ValueError):
    pass


def refused(word):
    raise NotJson(f"{word} is no JSON")


def number(text):
    value = float(text)
    return value if abs(value) != float("inf") else refused(text[:20])


def whole_number(text):
    # Python refuses to convert digits by the thousand; as a double they are as infinite as here.
    return int(text) if len(text) < 310 else number(text)


class Judge:
    def __init__(self, schema):
        Draft202012Validator.check_schema(schema)
        self.validator = Draft202012Validator(schema)
        self.count = 0
        self.refused = 0
        self.seen = collections.Counter()
        self.problems = []

    def accepts(self, text):
        """What an editor would say: strict JSON in UTF-8, then the schema."""
        try:
            text = text if isinstance(text, str) else text.decode("utf-8")
            card = json.loads(text, parse_constant=refused, parse_float=number, parse_int=whole_number)
        except (ValueError, RecursionError):
            return False
        return self.validator.is_valid(card)

    def compare(self, what, text, accepted, codes):
        self.count += 1
        self.refused += not accepted
        by_schema = self.accepts(text)
        if by_schema == accepted:
            return
        if by_schema and self.is_exception(set(codes)):
            return
        verdict = "accepts" if by_schema else "refuses"
        self.problems.append(f"{what}: the schema {verdict} it, the reader says {sorted(set(codes)) or 'nothing'}")

    def is_exception(self, codes):
        names = {name for name, (known, _) in EXCEPTIONS.items() if known & codes}
        explained = set().union(*(EXCEPTIONS[name][0] for name in names))
        if not codes or codes - explained:
            return False
        self.seen.update(names)
        return True


def judge_mutants(judge, program, cards):
    with subprocess.Popen([program, *map(str, cards)], stdout=subprocess.PIPE) as process:
        for line in process.stdout:
            mutant = json.loads(line)
            judge.compare(f"{mutant['card']}: {mutant['what']}", mutant["text"], mutant["accepted"], mutant["codes"])
    if process.returncode != 0:
        judge.problems.append(f"{program} ended with {process.returncode}")


def follow_recipe(recipe, card):
    """The cards that are too large to keep; tests/card/cases_test.cpp makes them likewise."""
    parts = json.loads(recipe.read_text(encoding="utf-8"))
    if "sparse_bytes" in parts:
        card.touch()
        os.truncate(card, parts["sparse_bytes"])
    else:
        card.write_text(parts["prefix"] + parts["repeat"] * parts["count"] + parts["suffix"], encoding="utf-8")


def judge_file(judge, typeplate, card):
    """One card by the program itself. A case whose card is missing or a folder says nothing about a schema."""
    if not card.is_file():
        return
    command = [typeplate, "check", "--format", "json", card.name]
    run = subprocess.run(command, cwd=card.parent, capture_output=True, text=True)
    codes = [entry["code"] for entry in json.loads(run.stdout) if entry["severity"] == "error"]
    with card.open("rb") as stream:
        text = stream.read(LARGEST_CARD + 1)
    judge.compare(str(card), text, run.returncode == 0, codes)


def judge_cards(judge, typeplate, root):
    for card in sorted([*root.glob("tests/cases/*/*/model_card.json"), *root.glob("examples/**/model_card.json"),
                        *root.glob("bench/models/*/model_card.json")]):
        judge_file(judge, typeplate, card)
    for recipe in sorted(root.glob("tests/cases/card/*/recipe.json")):
        with tempfile.TemporaryDirectory() as folder:
            card = pathlib.Path(folder) / "model_card.json"
            follow_recipe(recipe, card)
            judge_file(judge, typeplate, card)


def schemas_below(schema, place=""):
    """Every schema in the schema that describes a value of its own, with its place."""
    for key, below in schema.get("properties", {}).items():
        yield f"{place}/{key}", below
        yield from schemas_below(below, f"{place}/{key}")
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from schemas_below(schema[key], f"{place}/{key}")
    for name, below in schema.get("$defs", {}).items():
        yield from schemas_below(below, f"{place}/{name}")


def check_words(schema, problems):
    """What editors show: every key is described, and every example is right."""
    for place, below in schemas_below(schema):
        if not below.get("description"):
            problems.append(f"{place}: no description")
        alone = {"$defs": schema["$defs"], **below}
        for example in [*below.get("examples", []), *([below["default"]] if "default" in below else [])]:
            if not Draft202012Validator(alone).is_valid(example):
                problems.append(f"{place}: the example {example!r} is not valid")


def keys_of(value):
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


def check_keys(schema, cards, problems):
    used = set().union(*(keys_of(json.loads(card.read_text(encoding="utf-8"))) for card in cards))
    for place, _ in schemas_below(schema):
        if place.rsplit("/", 1)[1] not in used:
            problems.append(f"{place}: no card with mutants has this key")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", required=True, type=pathlib.Path)
    parser.add_argument("--mutants", required=True)
    parser.add_argument("--typeplate", required=True)
    options = parser.parse_args()
    schema = json.loads((options.root / "docs/reference/model_card.schema.json").read_text(encoding="utf-8"))
    judge = Judge(schema)
    cards = [options.root / folder / "model_card.json" for folder in CARDS_WITH_MUTANTS]
    check_words(schema, judge.problems)
    check_keys(schema, cards, judge.problems)
    judge_mutants(judge, options.mutants, cards)
    mutants = judge.count
    judge_cards(judge, options.typeplate, options.root)
    judge.problems += [f"the exception `{name}` did not occur: remove it" for name in EXCEPTIONS if not judge.seen[name]]
    for name, (_, reason) in EXCEPTIONS.items():
        print(f"{judge.seen[name]:6} exceptions: {name}: {reason}")
    print(f"{mutants} mutants and {judge.count - mutants} cards, {judge.refused} of them refused by the reader")
    for problem in judge.problems[:40]:
        print(problem, file=sys.stderr)
    if judge.problems or mutants < 10_000:
        sys.exit(f"schema_test: {len(judge.problems)} problems")


if __name__ == "__main__":
    main()
