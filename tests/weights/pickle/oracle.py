#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Compares what Python loads from pickles with the trees that Typeplate reads from them, and what Python loads from
pickles that Typeplate wrote again: every protocol and every kind of value.

    oracle.py INSPECTOR PAGE        PAGE: docs/reference/weights-oracles.md
"""
import array as c_array
import collections
import datetime
import decimal
import fractions
import hashlib
import io
import pathlib
import pickle
import pickletools
import struct
import subprocess
import sys
import tempfile
import uuid

import dill
import joblib
import numpy as np
import sklearn
import sklearn.linear_model
import sklearn.pipeline
import sklearn.preprocessing
import sklearn.tree
from sklearn.feature_extraction import DictVectorizer

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import oracle_counts  # noqa: E402  the folder above has it
from pickled_classes import Colour, DictLike, Keywords, ListLike, Plain, Settings, Slotted


def hexadecimal(data):
    return bytes(data).hex()


class Canonical:
    """The same line that the inspector prints, made from the objects themselves."""

    def __init__(self):
        self.seen = {}
        self.kept = []

    def of(self, value):
        if value is None or value is True or value is False:
            return str(value)
        kind = type(value)
        if kind is int:
            if -(2**63) <= value < 2**63:
                return f"i{value}"
            data = pickle.dumps(value, 2)
            start = 4 if data[2:3] == b"\x8a" else 7
            return "L" + hexadecimal(data[start:-1])
        if kind is float:
            return f"f{struct.unpack('<Q', struct.pack('<d', value))[0]:x}"
        if kind is str:
            return "t" + hexadecimal(value.encode("utf-8", "surrogatepass"))
        if kind is bytes:
            return "b" + hexadecimal(value)
        if kind is bytearray:
            return "B" + hexadecimal(value)
        if kind is tuple:
            return "(" + self.list(value) + ")"
        if kind is complex:
            bits = [struct.unpack("<Q", struct.pack("<d", each))[0] for each in (value.real, value.imag)]
            return f"complex({bits[0]:x},{bits[1]:x})"
        if kind is fractions.Fraction:
            return f"fraction({value.numerator}/{value.denominator})"
        if kind is datetime.timedelta:
            return f"timedelta({value.days},{value.seconds},{value.microseconds})"
        if kind in (datetime.date, datetime.time, datetime.datetime):
            return self.time(value)
        if kind is slice:
            return f"slice({self.of(value.start)},{self.of(value.stop)},{self.of(value.step)})"
        if kind is range:
            return f"range({self.of(value.start)},{self.of(value.stop)},{self.of(value.step)})"
        if isinstance(value, np.dtype):
            return f"dtype({self.dtype(value)})"
        if isinstance(value, (np.ndarray, np.generic)):
            return self.array(np.asarray(value))
        if isinstance(value, type) or callable(value) and hasattr(value, "__qualname__") and not hasattr(value, "__dict__"):
            return f"<{value.__module__}.{value.__qualname__}>"
        return self.shared(value)

    def shared(self, value):
        if id(value) in self.seen:
            return f"&{self.seen[id(value)]}"
        self.seen[id(value)] = len(self.seen)
        self.kept.append(value)
        kind = type(value)
        if kind is dict:
            return self.pairs(value.items())
        if kind is collections.OrderedDict:
            return "ordered" + self.pairs(value.items())
        if kind is collections.defaultdict:
            return "default" + self.pairs(value.items())
        if kind is list:
            return "[" + self.list(value) + "]"
        if kind is collections.deque:
            return "deque[" + self.list(value) + "]"
        if kind in (set, frozenset):
            return kind.__name__ + "[" + "".join(f"{each}," for each in sorted(map(self.of, value))) + "]"
        text = f"{kind.__module__}.{kind.__qualname__}"
        attributes = dict(getattr(value, "__dict__", {}))
        if hasattr(value, "__getstate__") and isinstance(value.__getstate__(), dict):
            attributes = value.__getstate__()
        for name in getattr(kind, "__slots__", ()):
            attributes[name] = getattr(value, name)
        text += self.pairs(attributes.items())
        if isinstance(value, list) and value:
            text += "+[" + self.list(value) + "]"
        if isinstance(value, dict) and value:
            text += "+" + self.pairs(value.items())
        return text

    @staticmethod
    def dtype(of):
        if of.kind == "U":
            return f"<U{of.itemsize // 4}"
        if of.kind == "S":
            return f"S{of.itemsize}"
        return of.newbyteorder("<").name

    def array(self, value):
        shape = "[" + ",".join(map(str, value.shape)) + "]"
        if value.dtype.kind == "O":
            return f"array(object,{shape},{self.list(value.ravel().tolist())})"
        plain = value.astype(value.dtype.newbyteorder("<"))
        return f"array({self.dtype(value.dtype)},{shape},{hexadecimal(plain.tobytes('C'))})"

    @staticmethod
    def time(value):
        parts = [getattr(value, name, 0) for name in "year month day hour minute second microsecond fold".split()]
        zone = "zone" if getattr(value, "tzinfo", None) is not None else ""
        return f"{type(value).__name__}({','.join(map(str, parts))},{zone})"

    def list(self, values):
        return "".join(self.of(each) + "," for each in values)

    def pairs(self, entries):
        return "{" + "".join(f"{self.of(key)}:{self.of(value)}," for key, value in entries) + "}"


def own_list():
    value = [1]
    value.append(value)
    return value


def own_dict():
    value = {}
    value["self"] = value
    value["tuple"] = (value, [value])
    return value


def own_object():
    value = Plain(name="cycle")
    value.parts = [value, (value,)]
    return value


def shared():
    part = [1, 2]
    text = "x" * 300
    return {"a": part, "b": part, "c": (part, text), "d": text}


def noted(value):
    value.note = [value]
    return value


def many_shared():
    """More than fit in a key of one byte."""
    parts = [[number] for number in range(300)]
    return parts, list(reversed(parts))


def fitted():
    rows = np.array([[1.0, 2.0], [3.0, 5.0], [4.0, 1.0], [0.5, 2.5]])
    wanted = np.array(["no", "yes", "yes", "no"])
    pipeline = sklearn.pipeline.make_pipeline(
        sklearn.preprocessing.StandardScaler(), sklearn.linear_model.LogisticRegression())
    return {
        "scaler": sklearn.preprocessing.StandardScaler().fit(rows),
        "labels": sklearn.preprocessing.LabelEncoder().fit(wanted),
        "vectorizer": DictVectorizer(sparse=False).fit([{"city": "LA", "age": 3}, {"city": "NY"}]),
        "pipeline": pipeline.fit(rows, wanted),
    }


NUMBER_TYPES = ("bool int8 uint8 int16 uint16 int32 uint32 int64 uint64 float16 float32 float64 complex64 complex128").split()


def values():
    """Each kind of value under its name."""
    yield "none", None
    yield "booleans", [True, False]
    yield "integers", [0, 1, -1, 255, 256, 65535, 65536, -(2**31), 2**31 - 1, 2**31, -(2**31) - 1, -(2**47), -(2**63),
                       2**63 - 1, 2**63, -(2**63) - 1, 2**64, 10**30, -(10**30), 1 << 2039, 1 << 2040, -(1 << 8000)]
    yield "floats", [0.0, -0.0, 1.5, 0.1, 1e308, 5e-324, 1e-310, float("inf"), float("-inf"), float("nan")]
    yield "texts", ["", "a", "ü", "€", "😀", "\ud800", "a\nb\\c\r\x1a\0\"'", "x" * 255, "x" * 256, "x" * 70000]
    yield "bytes", [b"", b"a", bytes(range(256)), b"\xff" * 70000]
    yield "bytearrays", [bytearray(), bytearray(b"abc"), bytearray(range(256))]
    yield "tuples", [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), ((((),),),)]
    yield "lists", [[], [1], list(range(2500)), [[], [[]]]]
    yield "dicts", {"a": 1, 2: "b", None: True, (1, 2): 1.5, b"k": {}, "n": {str(i): i for i in range(1500)}}
    yield "sets", [set(), {1, 2, 3}, {"a", b"b"}, frozenset(), frozenset({1, "x"})]
    yield "ordered", collections.OrderedDict([("b", 1), ("a", [2])])
    yield "defaultdict", collections.defaultdict(list, a=[1])
    yield "deque", collections.deque([1, 2])
    yield "fraction", [fractions.Fraction(1, 3), fractions.Fraction(-5)]
    yield "complex", [1 + 2j, complex("nan")]
    yield "times", [datetime.date(2026, 11, 23), datetime.time(23, 59, 58, 123456, fold=1), datetime.datetime(1, 1, 1),
                    datetime.datetime(2026, 3, 29, 2, 30, 0, 7, fold=1),
                    datetime.datetime(2026, 3, 29, 2, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))]
    yield "timedeltas", [datetime.timedelta(1, 2, 3), datetime.timedelta(-1), datetime.timedelta.max]
    yield "slices", [slice(1, None, 2), range(5), range(1, 10, 3)]
    yield "classes", [Plain, int, np.float64, len]
    yield "plain object", Plain(a=1, b=[1, 2], c={"d": Plain()})
    yield "slotted object", Slotted()
    yield "list-like object", ListLike([1, 2, 3])
    yield "dict-like object", DictLike(a=1, b=2)
    yield "items and attributes", [noted(ListLike([1, 2])), noted(DictLike(a=1, b=2))]
    yield "dataclass", Settings()
    yield "list in itself", own_list()
    yield "dict in itself", own_dict()
    yield "object in itself", own_object()
    yield "shared parts", shared()
    yield "many shared parts", many_shared()
    yield "numpy dtypes", [np.dtype(name) for name in NUMBER_TYPES]
    for name in NUMBER_TYPES:
        for order in "<>":
            numbers = np.arange(-3, 9).astype(name).reshape(3, 4).astype(np.dtype(name).newbyteorder(order))
            yield f"numpy {name} {order}", [numbers, np.asfortranarray(numbers), numbers[:0], np.array(numbers[1, 1], numbers.dtype),
                                            numbers.reshape(2, 1, 3, 2), numbers[1]]
        yield f"numpy scalar {name}", np.dtype(name).type(1)
    yield "numpy texts", [np.array(["a", "bcd", "ü€", ""]), np.array([["x"]], dtype=">U4"), np.array([b"a", b"bc"])]
    yield "numpy objects", np.array([[1, "a"], [None, 2.5]], dtype=object)
    yield "numpy objects in columns", np.asfortranarray(np.array([[1, "a"], [None, 2.5]], dtype=object))
    yield "numpy transposed", np.arange(24.0).reshape(2, 3, 4).transpose(2, 0, 1)
    yield "scikit-learn", fitted()


# What Python can compare after it was written again, though its canonical line is another matter.
def values_to_write_again():
    yield "keywords", Keywords(size=3)
    yield "enumeration", Colour.RED
    yield "nested class", Plain.Inner
    yield "decimal", decimal.Decimal("1.50")
    yield "uuid", uuid.UUID(int=7)
    yield "path", pathlib.PurePosixPath("a/b")
    yield "counter", collections.Counter("abca")
    yield "structured array", np.array([(1, 2.5)], dtype=[("a", "i4"), ("b", "f8")])
    yield "datetime array", np.array(["2026-11-23"], dtype="M8[D]")
    yield "random state", np.random.RandomState(1)
    yield "exception", ValueError("no")
    yield "recursive tuple", recursive_tuple()
    yield "C array", c_array.array("d", [1.5, 2.5])


def recursive_tuple():
    inner = []
    outer = (inner, 1)
    inner.append(outer)
    return outer


def protocols_of(label):
    """Python writes objects with slots, and __new__ with keywords, in these protocols only."""
    return range(2 if label in ("slotted object", "keywords") else 0, 6)


JOBLIB_COMPRESSIONS = (0, "zlib", "gzip", "bz2", "lzma", "xz")


class Inspector:
    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        encoding="utf-8", errors="surrogateescape")
        self.counts = collections.Counter()
        self.cells = oracle_counts.Counts([f"pickle {each}" for each in range(6)] + [f"dill {each}" for each in range(2, 6)])

    def ask(self, *words):
        self.process.stdin.write("\t".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().rstrip("\n")

    def expect(self, count, what, got, wanted):
        self.counts[count] += 1
        if got != wanted:
            sys.exit(f"{what}:\n  got      {got[:1500]}\n  expected {wanted[:1500]}")


def check_opcodes(inspector):
    wanted = sorted(f"{ord(each.code)}:{each.name}" for each in pickletools.opcodes)
    inspector.expect("opcodes", "the opcodes of pickletools", " ".join(sorted(inspector.ask("opcodes").split())),
                     " ".join(wanted))


def same(one, other):
    """Whether two loaded objects hold the same: pickled by the same Python, they are the same bytes."""
    first, second = (pickletools.optimize(pickle.dumps(each, 4)) for each in (one, other))
    if hashlib.sha256(first).digest() == hashlib.sha256(second).digest():
        return True
    # The identity of equal texts and numbers changes what is written; the walk does not see it.
    return Canonical().of(one) == Canonical().of(other)


def check_value(inspector, folder, name, value, dump, protocol):
    path = folder / "value.pkl"
    data = dump(value, protocol)
    path.write_bytes(data)
    load = dill.loads if dump is dill.dumps else pickle.loads
    what = f"{name}, {dump.__module__} protocol {protocol}"
    inspector.expect("read", what, inspector.ask("tree", path), Canonical().of(load(data)))
    inspector.cells.add(name, f"{load.__module__.strip('_').split('.')[0]} {protocol}")


def check_written_again(inspector, folder, name, value, protocol):
    first = pickle.dumps(value, protocol)
    path, out = folder / "first.pkl", folder / "again.pkl"
    path.write_bytes(first)
    for written in (2, 3, 4):
        what = f"{name}, read in protocol {protocol}, written in {written}"
        inspector.expect("written again", what, inspector.ask("rewrite", path, written, out), "ok")
        data = out.read_bytes()
        if data[:2] != bytes([0x80, written]):
            sys.exit(f"{what}: the protocol is not {written}")
        pickletools.dis(data, out=io.StringIO())
        if max(op.proto for op, _, _ in pickletools.genops(data)) > written:
            sys.exit(f"{what}: an opcode of a later protocol is in it")
        try:
            again = pickle.loads(data)
        except Exception as reason:
            sys.exit(f"{what}: Python does not load it: {reason!r}")
        if not same(again, pickle.loads(first)):
            sys.exit(f"{what}: Python loads something else: {again!r}")
        inspector.expect("written twice", what, inspector.ask("rewrite", path, written, out), "ok")
        if out.read_bytes() != data:
            sys.exit(f"{what}: the bytes are others the second time")
        inspector.cells.add(name, f"written {written}")


def check_old_numpy_names(inspector, folder):
    """Files of NumPy 1: the same opcodes with the module names of then."""
    for protocol in range(2, 6):
        value = {"a": np.arange(6.0).reshape(2, 3), "b": np.float32(1.5)}
        data = pickle.dumps(value, protocol)
        if protocol < 4:
            data = data.replace(b"cnumpy._core.", b"cnumpy.core.")
        else:
            data = data.replace(b"\x8c\x16numpy._core.multiarray", b"\x8c\x15numpy.core.multiarray")
            data = data.replace(b"\x8c\x13numpy._core.numeric", b"\x8c\x12numpy.core.numeric")
            # The frame is shorter now, and frames need not be there.
            data = data[:2] + data[11:]
        path = folder / "old.pkl"
        path.write_bytes(data)
        inspector.expect("old numpy names", f"numpy.core, protocol {protocol}", inspector.ask("tree", path),
                         Canonical().of(value))


def check_joblib(inspector, folder):
    model = fitted()
    model["objects"] = np.array(["a", None, [1]], dtype=object)
    model["columns"] = np.asfortranarray(np.arange(6, dtype=">i4").reshape(2, 3))
    wanted = None
    for protocol in range(2, 6):
        for how in JOBLIB_COMPRESSIONS:
            path = folder / "model.joblib"
            joblib.dump(model, path, compress=how if how == 0 else (how, 3), protocol=protocol)
            loaded = joblib.load(path)
            names = {"scaler.mean_": loaded["scaler"].mean_, "columns": loaded["columns"],
                     "pipeline.steps.1.1.coef_": loaded["pipeline"].steps[1][1].coef_}
            got = inspector.ask("tensors", path)
            wanted = wanted or got
            inspector.expect("joblib", f"joblib {how} {protocol}", got, wanted)
            inspector.cells.add("scikit-learn", f"joblib, compress={how}")
            found = dict(each.split("=", 1) for each in got.split(";")[1:])
            for name, numbers in names.items():
                shape = "[" + ",".join(map(str, numbers.shape)) + "]"
                plain = numbers.astype(numbers.dtype.newbyteorder("<"))
                inspector.expect("joblib tensors", f"{name} of joblib {how} {protocol}", found[name],
                                 f"{numbers.dtype.name}{shape}{plain.tobytes('C').hex()}")
    if not wanted.startswith("joblib;"):
        sys.exit(f"the format is {wanted[:40]}")


def check_joblib_types(inspector, folder):
    """Arrays of every element type, in both byte orders, by rows and by columns, empty and without axes."""
    arrays = {}
    for name in NUMBER_TYPES:
        for sign, order in (("<", "little"), (">", "big")):
            numbers = np.arange(-3, 9).astype(name).reshape(3, 4).astype(np.dtype(name).newbyteorder(sign))
            forms = {"rows": numbers, "columns": np.asfortranarray(numbers), "empty": numbers[:0], "single": np.array(numbers[1, 1], numbers.dtype)}
            arrays.update({f"{name}_{order}_{form}": array for form, array in forms.items()})
    path = folder / "types.joblib"
    for protocol in range(2, 6):
        for how in JOBLIB_COMPRESSIONS:
            joblib.dump(arrays, path, compress=how if how == 0 else (how, 3), protocol=protocol)
            loaded = joblib.load(path)
            found = dict(each.split("=", 1) for each in inspector.ask("tensors", path).split(";")[1:])
            for name, array in loaded.items():
                plain = array.astype(array.dtype.newbyteorder("<"))
                shape = "[" + ",".join(map(str, array.shape)) + "]"
                inspector.expect("joblib tensors", f"{name} of joblib {how} {protocol}", found[name],
                                 f"{array.dtype.name}{shape}{plain.tobytes('C').hex()}")
                dtype, order, _ = name.split("_")
                inspector.cells.add(f"numpy {dtype} {'<' if order == 'little' else '>'}", f"joblib, compress={how}")


def main():
    inspector = Inspector(sys.argv[1])
    check_opcodes(inspector)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for label, value in values():
            for protocol in protocols_of(label):
                check_value(inspector, folder, label, value, pickle.dumps, protocol)
                # dill writes a range as a text to evaluate.
                if protocol >= 2 and label != "slices":
                    check_value(inspector, folder, label, value, dill.dumps, protocol)
                check_written_again(inspector, folder, label, value, protocol)
        for label, value in values_to_write_again():
            for protocol in protocols_of(label):
                check_written_again(inspector, folder, label, value, protocol)
        check_old_numpy_names(inspector, folder)
        check_joblib(inspector, folder)
        check_joblib_types(inspector, folder)
    print(", ".join(f"{count} {what}" for what, count in inspector.counts.items()))
    libraries = ", ".join(f"{library.__name__} {library.__version__}" for library in (np, sklearn, joblib, dill))
    oracle_counts.check(sys.argv[2], "pickle", f"Python's pickle, {libraries}", "value", inspector.cells)


if __name__ == "__main__":
    main()
