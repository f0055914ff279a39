# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Writes tests/units/data/{units,prefixed,conversions}.tsv: what every unit and conversion must be, exactly.

Run it after a change of exact_units.py: python3 scripts/oracles/exact_factors.py
Factors are exact fractions and the nearest doubles in hexadecimal, found with Python's fractions and pi to 50 digits.
"""
import math
import pathlib
import random
from fractions import Fraction as F

from exact_units import BINARY, KINDS, OFFSETS, POLICIES, PREFIXES, ROLES, UNITS

DATA = pathlib.Path(__file__).resolve().parents[2] / "tests" / "units" / "data"
PI_BELOW = F(314159265358979323846264338327950288419716939937510, 10 ** 50)
PI_ABOVE = PI_BELOW + F(1, 10 ** 50)


def integer_root(n, degree):
    """The largest integer whose power is at most n."""
    low, high = 0, 1 << (n.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle ** degree <= n else (low, middle - 1)
    return low


def nearest_root(value, degree):
    """The double nearest to value ** (1/degree)."""
    if degree == 1:
        return float(value)
    bits = (value.numerator.bit_length() - value.denominator.bit_length()) // degree
    shift = 64 - bits
    scaled = value * F(2) ** (shift * degree)
    whole = scaled.numerator // scaled.denominator
    root = integer_root(whole, degree)
    exact = root ** degree == scaled
    return float((F(root) if exact else F(2 * root + 1, 2)) / F(2) ** shift)


def nearest(factor, pi, degree=1):
    """The double nearest to (factor * pi ** pi) ** (1/degree); both bounds of pi must agree."""
    below, above = nearest_root(factor * PI_BELOW ** pi, degree), nearest_root(factor * PI_ABOVE ** pi, degree)
    assert below == above, (factor, pi, degree)
    return below


def prefixes_of(symbol):
    if not UNITS[symbol][1]:
        return {}
    decimal = {p: F(10) ** n for p, n in PREFIXES.items()}
    return decimal | ({p: F(2) ** n for p, n in BINARY.items()} if symbol in ("bit", "B") else {})


def write(name, header, rows):
    DATA.mkdir(parents=True, exist_ok=True)
    lines = ["\t".join(map(str, row)) for row in [header, *rows]]
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="ascii")


def write_units():
    rows = []
    for symbol, (q, _) in UNITS.items():
        offset = OFFSETS.get(symbol, F(0))
        allowed = "".join(prefixes_of(symbol)) or "none"
        rows.append([symbol, allowed, *q.dims, q.factor.numerator, q.factor.denominator, q.pi, offset.numerator,
                     offset.denominator, KINDS.get(symbol, "none"), ROLES.get(symbol, "none"),
                     POLICIES.get(symbol, "accept"), nearest(q.factor, q.pi).hex()])
    write("units.tsv", ["symbol", "prefixes", "L", "M", "T", "I", "Th", "N", "J", "angle", "information", "numerator",
                        "denominator", "pi", "offset_numerator", "offset_denominator", "kind", "role", "policy",
                        "factor"], rows)


def write_prefixed():
    rows = []
    for symbol, (q, _) in UNITS.items():
        for prefix, size in prefixes_of(symbol).items():
            factor = q.factor * size
            rows.append([prefix + symbol, prefix, symbol, factor.numerator, factor.denominator, q.pi,
                         nearest(factor, q.pi).hex()])
    write("prefixed.tsv", ["text", "prefix", "symbol", "numerator", "denominator", "pi", "factor"], rows)


def may_meet(a, b):
    """Do plain units a and b convert, temperatures aside?"""
    (x, _), (y, _) = UNITS[a], UNITS[b]
    logarithmic = {"decibel", "decibel_milliwatt", "decibel_watt", "decibel_volt", "decibel_sound_pressure", "neper",
                   "acidity"}
    kinds = {KINDS.get(a), KINDS.get(b)}
    return x.dims == y.dims and len(kinds - {None}) < 2 and not kinds & logarithmic


def roles_agree(a, b):
    return ROLES.get(a, "none") == ROLES.get(b, "none")


def bare(symbol):
    """The spelling of a unit whose symbol alone is refused."""
    return {"M": "molar", "ppt": "part_per_trillion"}.get(symbol, symbol)


def power_text(symbol, power):
    if power == 1:
        return bare(symbol)
    return bare(symbol) + (str(power) if power.denominator == 1 else f"({power.numerator}/{power.denominator})")


def exact_bits(factors, degree):
    """The bits that the exact size of a product needs below its root, powers of 2 and 5 left out."""
    size = F(1)
    for symbol, power in factors:
        size *= UNITS[symbol][0].factor ** int(power * degree)
        if abs(UNITS[symbol][0].pi * power * degree) > 12:
            return 10 ** 6  # pi to such a power fills the C++ side's numbers
    numbers = [size.numerator, size.denominator]
    for i, n in enumerate(numbers):
        for prime in (2, 5):
            while n % prime == 0:
                n //= prime
        numbers[i] = n.bit_length()
    return max(numbers)


def converted(pairs):
    """The row for a product of (from, to, power) triples, or None where its numbers would be very long."""
    degree = 1
    for *_, power in pairs:
        degree = degree * power.denominator // math.gcd(degree, power.denominator)
    factor, pi = F(1), 0
    for a, b, power in pairs:
        n = int(power * degree)
        factor *= (UNITS[a][0].factor / UNITS[b][0].factor) ** n
        pi += (UNITS[a][0].pi - UNITS[b][0].pi) * n
    texts = [".".join(power_text(triple[side], triple[2]) for triple in pairs) for side in (0, 1)]
    bits = max(exact_bits([(t[side], t[2]) for t in pairs], degree) for side in (0, 1))
    return [*texts, nearest(factor, pi, degree).hex(), (0.0).hex()] if bits < 300 and abs(pi) <= 12 else None


def write_conversions():
    chance = random.Random(20260)
    usable = [u for u in UNITS if u not in OFFSETS and u != "1" and KINDS.get(u) not in ("decibel", "neper", "acidity")]
    rows = []
    for a in UNITS:
        for b in UNITS:
            if a == b or not may_meet(a, b) or not roles_agree(a, b):
                continue
            if ROLES.get(a) == "point":
                scale = UNITS[a][0].factor / UNITS[b][0].factor
                offset = (OFFSETS.get(a, F(0)) - OFFSETS.get(b, F(0))) / UNITS[b][0].factor
                rows.append([a, b, float(scale).hex(), float(offset).hex()])
            elif chance.random() < 0.35:
                rows.append(converted([(a, b, F(1))]))
    powers = [F(1), F(2), F(3), F(-1), F(-2), F(1, 2), F(-1, 2), F(3, 2), F(1, 3), F(-2, 3), F(1, 4), F(5, 12)]
    while len(rows) < 2600:
        triples, seen = [], set()
        for _ in range(chance.choice([1, 2, 2, 3, 4])):
            a = chance.choice(usable)
            b = chance.choice([u for u in usable if may_meet(a, u) and roles_agree(a, u)] or [a])
            if not may_meet(a, a) or {a, b} & seen:
                continue
            seen |= {a, b}
            triples.append((a, b, chance.choice(powers)))
        row = converted(triples) if triples else None
        if row:
            rows.append(row)
    write("conversions.tsv", ["from", "to", "scale", "offset"], rows)


if __name__ == "__main__":
    write_units()
    write_prefixed()
    write_conversions()
