#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""What was read inertly and written again loads equal in Python: fitted estimators of scikit-learn (from pickles and from
joblib's files), objects that hold each other, objects with their code, arrays of JAX and of ml_dtypes.

    written_oracle.py INSPECTOR
        the last line is "N cells compared"; exit status 1 with the first difference
"""
import collections
import dataclasses
import datetime
import fractions
import io
import itertools
import pathlib
import pickle
import pickletools
import subprocess
import sys
import tempfile
import types
import warnings

import cloudpickle
import dill
import jax
import jax.numpy as jnp
import joblib
import ml_dtypes
import numpy as np
from sklearn.cluster import KMeans
from sklearn.compose import ColumnTransformer
from sklearn.decomposition import PCA
from sklearn.ensemble import GradientBoostingClassifier, HistGradientBoostingRegressor, IsolationForest, RandomForestRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.neighbors import KNeighborsClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import LabelEncoder, MinMaxScaler, OneHotEncoder, StandardScaler
from sklearn.svm import SVC
from sklearn.tree import DecisionTreeClassifier

from oracle import Inspector
from pickled_classes import Plain, Settings

PROTOCOLS = (2, 3, 4, 5)
WRITTEN = (2, 3, 4)
cells = collections.Counter()


class Different(Exception):
    """Where two objects differ, from the inside out."""


def require(condition, what):
    if not condition:
        raise Different(what)


def compare(one, other, seen):
    """Whether two loaded objects hold the same, by what they give for pickling, down to the bits."""
    require(type(one) is type(other), f"{type(one)} and {type(other)}")
    if one is other or (id(one), id(other)) in seen:
        return
    seen[id(one), id(other)] = one, other  # kept, so that no other object gets the address
    if isinstance(one, np.ndarray):
        require((one.dtype, one.shape, one.flags.f_contiguous) == (other.dtype, other.shape, other.flags.f_contiguous), "arrays")
        if one.dtype.names is not None:  # between the fields may be anything
            for name in one.dtype.names:
                compare(np.ascontiguousarray(one[name]), np.ascontiguousarray(other[name]), seen)
        elif one.dtype.hasobject:
            compare(one.ravel().tolist(), other.ravel().tolist(), seen)
        else:
            require(one.tobytes() == other.tobytes(), "the bytes of arrays")
    elif isinstance(one, (bool, int, float, complex, str, bytes, bytearray, type, types.FunctionType, types.BuiltinFunctionType)):
        require(one == other or repr(one) == repr(other), f"{one!r} and {other!r}")
    elif isinstance(one, (list, tuple)) and type(one) in (list, tuple):
        require(len(one) == len(other), "lengths")
        for first, second in zip(one, other):
            compare(first, second, seen)
    elif type(one) is dict:
        compare(list(one.items()), list(other.items()), seen)
    elif type(one) in (set, frozenset):
        require(len(one) == len(other), "sets")
        for first, second in zip(sorted(one, key=repr), sorted(other, key=repr)):
            compare(first, second, seen)
    else:
        first, second = one.__reduce_ex__(4), other.__reduce_ex__(4)
        if isinstance(first, str):
            return require(first == second, "names")
        parts = [list(part) if number in (3, 4) and part is not None else part for number, part in enumerate(first)]
        others = [list(part) if number in (3, 4) and part is not None else part for number, part in enumerate(second)]
        compare(parts, others, seen)


def estimators():
    generator = np.random.default_rng(7)
    rows = generator.normal(size=(60, 3))
    classes = np.array(["no", "yes", "maybe"])[generator.integers(0, 3, 60)]
    numbers = rows @ [1.0, -2.0, 0.5]
    words = np.array(["a", "b", "c"], dtype=object)[generator.integers(0, 3, 60)].reshape(-1, 1)
    mixed = np.concatenate([rows.astype(object), words], axis=1)
    by_column = ColumnTransformer([("numbers", make_pipeline(SimpleImputer(), StandardScaler()), [0, 1, 2]),
                                   ("words", OneHotEncoder(), [3])])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield "StandardScaler", StandardScaler().fit(rows), rows
        yield "StandardScaler of float32", StandardScaler().fit(rows.astype(np.float32)), rows.astype(np.float32)
        yield "MinMaxScaler", MinMaxScaler().fit(rows), rows
        yield "LabelEncoder", LabelEncoder().fit(classes), classes
        yield "OneHotEncoder", OneHotEncoder(sparse_output=False).fit(words), words
        yield "ColumnTransformer", by_column.fit(mixed), mixed
        yield "pipeline", make_pipeline(StandardScaler(), PCA(2), LogisticRegression()).fit(rows, classes), rows
        yield "Ridge", Ridge().fit(np.asfortranarray(rows), numbers), rows
        yield "decision tree", DecisionTreeClassifier(random_state=1).fit(rows, classes), rows
        yield "random forest", RandomForestRegressor(4, random_state=np.random.RandomState(3)).fit(rows, numbers), rows
        yield "gradient boosting", GradientBoostingClassifier(n_estimators=3, random_state=1).fit(rows, classes), rows
        yield "histogram boosting", HistGradientBoostingRegressor(max_iter=3).fit(rows, numbers), rows
        yield "isolation forest", IsolationForest(n_estimators=3, random_state=1).fit(rows), rows
        yield "k-means", KMeans(3, n_init=1, random_state=1).fit(rows), rows
        yield "neighbours", KNeighborsClassifier(algorithm="kd_tree").fit(rows, classes), rows
        yield "support vectors", SVC().fit(rows, classes), rows
        yield "perceptron", MLPClassifier((4,), max_iter=3, random_state=1).fit(rows, classes), rows


def results(model, rows):
    """What the model makes of rows, as bytes."""
    made = model.predict(rows) if hasattr(model, "predict") else model.transform(rows)
    made = made.toarray() if hasattr(made, "toarray") else np.asarray(made)
    return made.tolist() if made.dtype.hasobject else made.tobytes()


class Part:
    """Has an identity, and so a place in sets, and refers back to what holds it."""


def part_of(holder):
    part = Part()
    part.holder = holder
    return part


def set_of_its_parts():
    held = set()
    held.update(part_of(held) for _ in range(3))
    return held


def frozenset_of_its_parts():
    parts = [Part(), Part()]
    held = frozenset(parts)
    for part in parts:
        part.holder = held
    return held


def dict_by_its_parts():
    held = {}
    held[part_of(held)] = [held]
    return held


def tuple_of_lists():
    lists = [[] for _ in range(20)]
    held = tuple(lists)
    for each in lists:
        each.append(held)
    return held


def deque_in_itself():
    held = collections.deque([1])
    held.append((held,))
    return held


def set_in_a_tuple():
    part = Part()
    held = (part,)
    part.sets = [{held}]
    return held


def entangled():
    """Objects that hold each other: what is called must see its arguments as they were."""
    yield "a set of parts that know it", set_of_its_parts(), lambda held: [part.holder is held for part in held]
    yield "a frozenset of parts that know it", frozenset_of_its_parts(), lambda held: [part.holder is held for part in held]
    yield "a dict by parts that know it", dict_by_its_parts(), lambda held: [
        (part.holder is held, value[0] is held) for part, value in held.items()]
    yield "a tuple of lists that hold it", tuple_of_lists(), lambda held: [each[0] is held for each in held]
    yield "a deque in a tuple in itself", deque_in_itself(), lambda held: [held[1][0] is held, len(held)]
    yield "a tuple in a set of its part", set_in_a_tuple(), lambda held: [held in held[0].sets[0], len(held[0].sets[0])]


def plain_values():
    yield "fractions", [fractions.Fraction(1, 3), fractions.Fraction(10**30, 7)]
    yield "times", [datetime.datetime(2026, 3, 29, 2, 30, fold=1), datetime.timedelta(-1, 5),
                    datetime.datetime(2026, 1, 1, tzinfo=datetime.timezone(datetime.timedelta(hours=2), "EET"))]
    yield "ordered", collections.OrderedDict(b=1, a=[collections.OrderedDict()])
    yield "dataclasses", [Settings(), dataclasses.replace(Settings(), layers=[Settings()], name="ü")]
    yield "objects", Plain(a=Plain(), b={Plain: [Plain.Inner]})
    yield "missing", [None, NotImplemented, Ellipsis]
    yield "masked array", np.ma.array([1.0, 2.0], mask=[False, True])
    yield "record array", np.rec.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")])
    yield "records of objects", np.array([(1, [2]), (3, None)], dtype=[("a", "i4"), ("b", "O")])
    yield "array of texts", np.array(["a", "bcd"], dtype=np.dtypes.StringDType())
    yield "generator", np.random.default_rng(5)


def jax_arrays():
    for name in ("bool int8 uint8 int16 uint16 int32 uint32 float16 bfloat16 float32 complex64 float8_e4m3fn float8_e5m2 "
                 "float8_e4m3fnuz float8_e5m2fnuz float8_e8m0fnu").split():
        yield name, jnp.asarray(np.arange(1, 7).astype(getattr(ml_dtypes, name, name)).reshape(2, 3))


UNREAD_TYPES = ("int2 int4 uint2 uint4 float8_e3m4 float8_e4m3 float8_e4m3b11fnuz float4_e2m1fn float6_e2m3fn "
                "float6_e3m2fn").split()


class Written:
    """Writes files again, and loads them."""

    def __init__(self, inspector, folder):
        self.inspector, self.folder = inspector, folder
        self.first, self.again = folder / "first.pkl", folder / "again.pkl"

    def loaded(self, what, data, written, load=pickle.loads):
        self.first.write_bytes(data)
        said = self.inspector.ask("rewrite", self.first, written, self.again)
        require(said == "ok", f"{what}: {said}")
        made = self.again.read_bytes()
        pickletools.dis(made, out=io.StringIO())
        require(max(op.proto for op, _, _ in pickletools.genops(made)) <= written, f"{what}: an opcode of a later protocol")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return load(made)

    def check(self, kind, name, data, load, more=None):
        for written in WRITTEN:
            expected = load()  # anew: some models count how often they were asked
            what = f"{kind}, {name}, written in protocol {written}"
            try:
                again = self.loaded(what, data, written)
                compare(again, expected, {})
                require(more is None or more(again) == more(expected), "what it gives")
            except Exception as reason:
                sys.exit(f"{what}: {reason!r}")
            cells[kind] += 1


def check_estimators(written):
    for name, model, rows in estimators():
        for protocol in PROTOCOLS:
            data = pickle.dumps(model, protocol)
            written.check("estimator", f"{name}, protocol {protocol}", data, lambda: pickle.loads(data), lambda each: results(each, rows))
            for how in (0, "zlib"):
                path = written.folder / "model.joblib"
                joblib.dump(model, path, compress=how if how == 0 else (how, 3), protocol=protocol)
                written.check("estimator of joblib", f"{name}, protocol {protocol}, {how}", path.read_bytes(), lambda: joblib.load(path),
                              lambda each: results(each, rows))


def check_joblib_arrays(written):
    shared = np.arange(6.0).reshape(2, 3)
    value = {"rows": shared, "again": shared, "columns": np.asfortranarray(shared), "big": shared.astype(">i2"), "empty": shared[:0],
             "none": np.array(3, "u1"), "texts": np.array(["a", "bcd"]), "objects": np.array(["a", None, [1, {2}], shared], dtype=object),
             "times": np.array(["2026-11-23"], "M8[D]"), "records": np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")])}
    path = written.folder / "arrays.joblib"
    for protocol in range(6):
        for how in (0, "zlib", "xz"):
            joblib.dump(value, path, compress=how if how == 0 else (how, 3), protocol=protocol)
            written.check("arrays of joblib", f"protocol {protocol}, {how}", path.read_bytes(), lambda: joblib.load(path),
                          lambda each: each["again"] is each["rows"])


def check_objects(written):
    for name, value, facts in entangled():
        for protocol in PROTOCOLS:
            data = pickle.dumps(value, protocol)
            for target in WRITTEN:
                again = written.loaded(f"{name}, protocol {protocol}, written in {target}", data, target)
                if facts(again) != facts(pickle.loads(data)):
                    sys.exit(f"{name}, protocol {protocol}, written in {target}: {facts(again)}")
                cells["entangled"] += 1
    for name, value in plain_values():
        for protocol in PROTOCOLS:
            for dump in (pickle.dumps, dill.dumps):
                data = dump(value, protocol)
                written.check("value", f"{name}, {dump.__module__} protocol {protocol}", data, lambda: pickle.loads(data))


@dataclasses.dataclass
class Local:
    """A class of this program itself, which dill and cloudpickle write with all its code."""

    rate: float = 0.5
    layers: list = dataclasses.field(default_factory=lambda: [1, 2])

    def total(self):
        return len(self.layers) * self.rate


def counting(first):
    """A function that knows itself and a place that it changes."""
    def count():
        nonlocal first
        first += 1
        return first, count
    return count


# Loads the files that the standard input names, and prints what the expressions behind them give.
ASK = """
import sys, dill
for line in sys.stdin:
    path, expression = line.rstrip("\\n").split("\\t")
    with open(path, "rb") as file:
        v = dill.load(file)
    print(eval(expression))
"""


def check_code(written):
    """Objects with their code: calls that nobody keeps fill their functions and classes."""
    values = {"a dataclass": (Local(rate=2.0), "v.total()"), "its class": (Local, "v().total()"),
              "a function": ({"f": lambda x: x + 1}, "v['f'](2)"), "a closure": (counting(3), "v()[1]()[0]")}
    questions, answers = [], []
    for name, (value, expression) in values.items():
        for dump in (dill.dumps, cloudpickle.dumps):
            for protocol in PROTOCOLS:
                data = dump(value, protocol)
                for target in WRITTEN:
                    written.loaded(f"{name}, {dump.__module__} protocol {protocol}", data, target, dill.loads)
                    path = written.folder / f"code{len(questions)}.pkl"
                    path.write_bytes(written.again.read_bytes())
                    questions.append(f"{path}\t{expression}\n")
                    answers.append((eval(expression, {"v": dill.loads(data)}), f"{name}, {dump.__module__} {protocol}, {target}"))
                    cells["value with its code"] += 1
    done = subprocess.run([sys.executable, "-c", ASK], input="".join(questions), capture_output=True, text=True)
    for said, (wanted, what) in itertools.zip_longest(done.stdout.splitlines(), answers):
        if said != str(wanted):
            sys.exit(f"{what}: {said}, expected {wanted}; {done.stderr}")


def tensors_in(inspector, path):
    said = inspector.ask("tensors", path)
    return dict(part.split("=", 1) for part in said.split(";")[1:]) if not said.startswith("error") else sys.exit(said)


def check_jax(written):
    for name, value in jax_arrays():
        for protocol in PROTOCOLS:
            data = pickle.dumps({"w": value}, protocol)
            written.first.write_bytes(data)
            got = tensors_in(written.inspector, written.first)
            wanted = {"w": f"{name}[2,3]{np.asarray(value).tobytes().hex()}"}
            if got != wanted:
                sys.exit(f"JAX array of {name}, protocol {protocol}: {got}, expected {wanted}")
            cells["array of JAX"] += 1
            for target in WRITTEN:
                again = written.loaded(f"JAX array of {name}", data, target)["w"]
                if not isinstance(again, jax.Array) or again.dtype != value.dtype or np.asarray(again).tobytes() != np.asarray(value).tobytes():
                    sys.exit(f"JAX array of {name}, protocol {protocol}, written in {target}: {again!r}")
                cells["array of JAX, written"] += 1


def check_unread_types(written):
    """Arrays of types that are none of ours are named, and what lies beside them is read."""
    values = {name: np.zeros(3, getattr(ml_dtypes, name)) for name in UNREAD_TYPES}
    values |= {"texts": np.array(["a"], dtype=np.dtypes.StringDType()), "records": np.rec.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]),
               "records of objects": np.array([(1, [2])], dtype=[("a", "i4"), ("b", "O")]), "long double": np.zeros(2, "g"), "raw": np.zeros(2, "V3")}
    for protocol in PROTOCOLS:
        for name, value in values.items():
            written.first.write_bytes(pickle.dumps({"unread": value, "beside": np.arange(2.0)}, protocol))
            got = tensors_in(written.inspector, written.first)
            refused = got.pop("unread!", "")
            if list(got) != ["beside"] or "and only numbers and booleans are tensors" not in refused:
                sys.exit(f"array of {name}, protocol {protocol}: {got}, refused: {refused}")
            cells["array that is no tensor"] += 1


def main():
    inspector = Inspector(sys.argv[1])
    with tempfile.TemporaryDirectory() as name:
        written = Written(inspector, pathlib.Path(name))
        check_estimators(written)
        check_joblib_arrays(written)
        check_objects(written)
        check_code(written)
        check_jax(written)
        check_unread_types(written)
    for kind, count in sorted(cells.items()):
        print(f"{count:6} {kind}")
    print(f"{sum(cells.values())} cells compared")


if __name__ == "__main__":
    main()
