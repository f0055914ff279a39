# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Classes whose objects the tests pickle; in a module of their own, so that dill writes their names and not their code."""
import enum
from dataclasses import dataclass, field


class Plain:
    def __init__(self, **attributes):
        self.__dict__.update(attributes)

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None

    class Inner:
        pass


class Slotted:
    __slots__ = ("first", "second")

    def __init__(self):
        self.first, self.second = 1, "two"


class ListLike(list):
    pass


class DictLike(dict):
    pass


class Keywords:
    def __new__(cls, *, size):
        made = super().__new__(cls)
        made.size = size
        return made

    def __getnewargs_ex__(self):
        return (), {"size": self.size}


class Colour(enum.Enum):
    RED = 1


@dataclass
class Settings:
    rate: float = 1e-3
    layers: list = field(default_factory=lambda: [64, 64])
    name: str = "net"
