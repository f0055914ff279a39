# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Every unit of Typeplate from its definition, in exact fractions; pi is kept apart as a power.

A second, independent statement of the catalogue: each line says what the unit is defined as (a pound-force is a pound
times standard gravity), not which number the C++ table holds. This file reads nothing of the C++ sources.
"""
from fractions import Fraction as F

BASES = ["m", "kg", "s", "A", "K", "mol", "cd", "rad", "bit"]
PREFIXES = {"Q": 30, "R": 27, "Y": 24, "Z": 21, "E": 18, "P": 15, "T": 12, "G": 9, "M": 6, "k": 3, "h": 2, "da": 1,
            "d": -1, "c": -2, "m": -3, "u": -6, "n": -9, "p": -12, "f": -15, "a": -18, "z": -21, "y": -24, "r": -27,
            "q": -30}
BINARY = {"Ki": 10, "Mi": 20, "Gi": 30, "Ti": 40, "Pi": 50, "Ei": 60}


class Q:
    """factor * pi**pi in coherent units of the dimension `dims`."""

    def __init__(self, factor=1, pi=0, dims=(0,) * 9):
        self.factor, self.pi, self.dims = F(factor), pi, tuple(dims)

    def __mul__(self, other):
        other = other if isinstance(other, Q) else Q(other)
        return Q(self.factor * other.factor, self.pi + other.pi, [a + b for a, b in zip(self.dims, other.dims)])

    __rmul__ = __mul__

    def __pow__(self, n):
        return Q(self.factor ** n, self.pi * n, [a * n for a in self.dims])

    def __truediv__(self, other):
        return self * (other if isinstance(other, Q) else Q(other)) ** -1

    def __rtruediv__(self, other):
        return Q(other) / self


def base(name):
    return Q(1, 0, [int(b == name) for b in BASES])


m, kg, s, A, K, mol, cd, rad, bit = map(base, BASES)
one = Q()
PI = Q(1, 1)

# Named SI units.
sr = rad ** 2
N = kg * m / s ** 2
Pa = N / m ** 2
J = N * m
W = J / s
C = A * s
V = W / A
Fd = C / V
ohm = V / A
S = A / V
Wb = V * s
T = Wb / m ** 2
H = Wb / A
lm = cd * sr
# Times and lengths.
minute, hour = 60 * s, 3600 * s
day = 24 * hour
julian_year = F("365.25") * day
inch = F("0.0254") * m
ft = 12 * inch
yd = 3 * ft
mi = 1760 * yd
c = 299792458 * m / s
turn = 2 * PI * rad
deg = turn / 360
au = 149597870700 * m
# Volumes.
litre = F(1, 1000) * m ** 3
gal_us = 231 * inch ** 3
gal_imp = F("4.54609") * litre
acre = 43560 * ft ** 2
# Masses and forces.
g = kg / 1000
lb = F("0.45359237") * kg
gn = F("9.80665") * m / s ** 2
lbf, kgf = lb * gn, kg * gn
slug = lbf / (ft / s ** 2)
oz = lb / 16
grain = lb / 7000
# Pressures and energies.
atm = 101325 * Pa
psi = lbf / inch ** 2
mmHg = F("13.5951") * F("9.80665") * Pa  # 13595.1 kg/m3 * gn * 1 mm
mmWC = F("9.80665") * Pa                 # 1000 kg/m3 * gn * 1 mm
e = F("1.602176634e-19") * C
hartree = F("4.3597447222060e-18") * J
cal_th, cal_it = F("4.184") * J, F("4.1868") * J
Btu = cal_it * F(1000) * lb / kg * F(5, 9)  # the calorie per gram and kelvin is the Btu per pound and degF
# Counts.
B = 8 * bit

# symbol: (value, prefixable)
UNITS = {
    "m": (m, 1), "g": (g, 1), "s": (s, 1), "A": (A, 1), "K": (K, 1), "mol": (mol, 1), "cd": (cd, 1), "rad": (rad, 1),
    "sr": (sr, 1), "Hz": (1 / s, 1), "N": (N, 1), "Pa": (Pa, 1), "J": (J, 1), "W": (W, 1), "C": (C, 1), "V": (V, 1),
    "F": (Fd, 1), "ohm": (ohm, 1), "S": (S, 1), "Wb": (Wb, 1), "T": (T, 1), "H": (H, 1), "lm": (lm, 1),
    "lx": (lm / m ** 2, 1), "Bq": (1 / s, 1), "Gy": (J / kg, 1), "Sv": (J / kg, 1), "kat": (mol / s, 1),
    "degC": (K, 0), "degF": (F(5, 9) * K, 0), "degR": (F(5, 9) * K, 0), "delta_degC": (K, 0),
    "delta_degF": (F(5, 9) * K, 0),
    "deg": (deg, 0), "arcmin": (deg / 60, 0), "arcsec": (deg / 3600, 1), "rev": (turn, 0), "gon": (turn / 400, 0),
    "mil_angle": (turn / 6400, 0), "hourangle": (turn / 24, 0), "sqdeg": (deg ** 2, 0), "rpm": (turn / minute, 0),
    "rps": (turn / s, 0), "bpm": (1 / minute, 0), "min": (minute, 0), "h": (hour, 0), "d": (day, 0), "wk": (7 * day, 0),
    "yr": (julian_year, 1), "common_year": (365 * day, 0), "mo_j": (julian_year / 12, 0),
    "angstrom": (F(1, 10 ** 10) * m, 0), "micron": (F(1, 10 ** 6) * m, 0), "in": (inch, 0), "ft": (ft, 0), "yd": (yd, 0),
    "mi": (mi, 0), "nmi": (1852 * m, 0), "ft_us": (F(1200, 3937) * m, 0), "mil": (inch / 1000, 0), "ftm": (6 * ft, 0),
    "fur": (660 * ft, 0), "au": (au, 0), "ly": (c * julian_year, 1), "pc": (648000 / PI * au, 1),
    "bohr": (F("5.29177210544e-11") * m, 0), "point": (inch / 72, 0), "ha": (10 ** 4 * m ** 2, 0),
    "are": (100 * m ** 2, 0), "b": (F(1, 10 ** 28) * m ** 2, 1), "acre": (acre, 0),
    # 1 cP * 1 cm/s * 1 cm / atm
    "darcy": (F(1, 1000) * Pa * s * F(1, 100) * m / s * F(1, 100) * m / atm, 1),
    "L": (litre, 1), "cc": (F(1, 10 ** 6) * m ** 3, 0), "gal_us": (gal_us, 0), "quart": (gal_us / 4, 0),
    "pint": (gal_us / 8, 0), "cup": (gal_us / 16, 0), "fl_oz": (gal_us / 128, 0), "tbsp": (gal_us / 256, 0),
    "tsp": (gal_us / 768, 0), "gal_imp": (gal_imp, 0), "bbl": (42 * gal_us, 1), "acre_ft": (acre * ft, 0),
    "t": (1000 * kg, 1), "Da": (F("1.66053906892e-27") * kg, 1), "lb": (lb, 0), "oz": (oz, 0),
    "oz_t": (480 * grain, 0), "gr": (grain, 0), "slug": (slug, 0), "ton_us": (2000 * lb, 0), "ton_uk": (2240 * lb, 0),
    "stone": (14 * lb, 0), "ct": (F("0.0002") * kg, 0), "kn": (1852 * m / hour, 0), "mph": (mi / hour, 0),
    "kph": (1000 * m / hour, 0), "fpm": (ft / minute, 0), "c_light": (c, 0), "gn": (gn, 0),
    "Gal": (F(1, 100) * m / s ** 2, 1), "dyn": (g * F(1, 100) * m / s ** 2, 1), "lbf": (lbf, 0), "kgf": (kgf, 0),
    "gf": (kgf / 1000, 0), "ozf": (lbf / 16, 0), "kip": (1000 * lbf, 0), "pdl": (lb * ft / s ** 2, 0),
    "bar": (10 ** 5 * Pa, 1), "atm": (atm, 0), "at": (kgf / (F(1, 100) * m) ** 2, 0), "Torr": (atm / 760, 1),
    "mmHg": (mmHg * 1, 0), "inHg": (None, 0), "mmWC": (mmWC, 0), "cmWC": (10 * mmWC, 0),
    "inWC": (F("25.4") * mmWC, 0), "psi": (psi, 0), "ksi": (1000 * psi, 0), "psf": (lbf / ft ** 2, 0),
    "Ba": (Pa / 10, 0), "eV": (e * V, 1), "erg": (g * (F(1, 100) * m / s) ** 2, 1), "cal": (cal_th, 1),
    "cal_IT": (cal_it, 1), "Btu": (Btu, 0), "therm": (10 ** 5 * Btu, 0), "Wh": (W * hour, 1), "hartree": (hartree, 1),
    "Ry": (hartree / 2, 1), "tTNT": (10 ** 9 * cal_th, 1), "hp": (550 * ft * lbf / s, 0), "PS": (75 * kgf * m / s, 0),
    "hp_e": (746 * W, 0), "TR": (12000 * Btu / hour, 0), "VA": (V * A, 1), "var": (V * A, 1), "Ah": (A * hour, 1),
    "e_charge": (e, 0), "D": (F(1, 10 ** 21) * C * m ** 2 / s / c, 1), "Gs": (T / 10 ** 4, 1),
    "Mx": (Wb / 10 ** 8, 1), "Oe": (1000 / (4 * PI) * A / m, 1), "P": (Pa * s / 10, 1), "St": (m ** 2 / s / 10 ** 4, 1),
    "nt": (cd / m ** 2, 1), "sb": (10 ** 4 * cd / m ** 2, 0), "ph": (10 ** 4 * lm / m ** 2, 0),
    "lambert": (10 ** 4 / PI * cd / m ** 2, 0), "fc": (lm / ft ** 2, 0), "ftL": (1 / PI * cd / ft ** 2, 0),
    "Ci": (F("3.7e10") / s, 1), "rd": (J / kg / 100, 1), "rem": (J / kg / 100, 1), "roentgen": (F("2.58e-4") * C / kg, 1),
    "M": (mol / litre, 1), "U": (F(1, 10 ** 6) * mol / minute, 1), "1": (one, 0), "%": (one / 100, 0),
    "permille": (one / 1000, 0), "ppm": (one / 10 ** 6, 0), "ppb": (one / 10 ** 9, 0), "ppt": (one / 10 ** 12, 0),
    "bp": (one / 10 ** 4, 0), "bit": (bit, 1), "B": (B, 1), "Bd": (1 / s, 1), "px": (one, 1), "count": (one, 0),
    "gpm": (gal_us / minute, 0), "cfm": (ft ** 3 / minute, 0), "mpg": (mi / gal_us, 0), "tex": (g / (1000 * m), 1),
    "den": (g / (9000 * m), 0), "dpt": (1 / m, 0), "clo": (F("0.155") * K * m ** 2 / W, 0),
    "Jy": (F(1, 10 ** 26) * W / m ** 2 * s, 1), "sverdrup": (10 ** 6 * m ** 3 / s, 0), "eotvos": (F(1, 10 ** 9) / s ** 2, 0),
    "dB": (one, 0), "dBm": (one, 0), "dBW": (one, 0), "dBV": (one, 0), "dB_SPL": (one, 0), "Np": (one, 0),
    "pH_scale": (one, 0),
}
# The conventional columns of mercury are rounded to 9 decimals of a pascal; the inch is 25.4 of the unrounded one.
UNITS["mmHg"] = (F("133.322387415") * Pa, 0)
UNITS["inHg"] = (F("25.4") * UNITS["mmHg"][0], 0)
assert abs(mmHg.factor - UNITS["mmHg"][0].factor) < F(1, 10 ** 9)

OFFSETS = {"degC": F("273.15"), "degF": F("459.67") * F(5, 9)}
KINDS = {"Hz": "frequency", "bpm": "frequency", "Bq": "activity", "Ci": "activity", "Bd": "symbol_rate",
         "Gy": "absorbed_dose", "rd": "absorbed_dose", "Sv": "dose_equivalent", "rem": "dose_equivalent",
         "VA": "apparent_power", "var": "reactive_power", "px": "count_of_pixels", "count": "count", "dB": "decibel",
         "dBm": "decibel_milliwatt", "dBW": "decibel_watt", "dBV": "decibel_volt", "dB_SPL": "decibel_sound_pressure",
         "Np": "neper", "pH_scale": "acidity"}
ROLES = {"K": "point", "degC": "point", "degF": "point", "degR": "point", "delta_degC": "difference",
         "delta_degF": "difference"}
POLICIES = {"M": "refuse_bare", "ppt": "refuse_bare",
            **dict.fromkeys("rpm bpm yr ft_us bohr acre gal_us Da oz Torr cal Btu therm hartree Ry hp px den".split(),
                            "warn")}
