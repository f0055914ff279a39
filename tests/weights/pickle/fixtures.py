#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Reads the pickles of real programs' files with Typeplate and compares what their expected.json files say is in them.

    fixtures.py INSPECTOR FOLDER
"""
import json
import pathlib
import sys
import zipfile

import numpy as np

from oracle import Canonical, Inspector


def line(value):
    return Canonical().of(value)


def numbers(stated):
    """{"dtype": ..., "shape": ..., "values": ...} as an array."""
    return np.array(stated["values"], stated["dtype"]).reshape(stated["shape"])


def check_estimator(inspector, path, way, stated):
    """An estimator of scikit-learn: every attribute that the file states."""
    if stated is None:
        return inspector.expect("estimators", way, inspector.ask("tree", path, way), "None")
    if "class" in stated:
        inspector.expect("classes", way, inspector.ask("class", path, way), stated["class"])
    for name, value in stated.items():
        if name in ("class", "n_samples_seen_python_type", "dtype", "vocabulary_in_file_order"):
            continue
        wanted = line(numbers(value)) if isinstance(value, dict) and "values" in value else line(value)
        inspector.expect("attributes", f"{path}: {way}/{name}", inspector.ask("tree", path, f"{way}/{name}"), wanted)
    if "vocabulary_in_file_order" in stated:
        inspector.expect("attributes", f"{path}: vocabulary", inspector.ask("tree", path, f"{way}/vocabulary_"),
                         line(dict(map(tuple, stated["vocabulary_in_file_order"]))))


def check_aifolio(inspector, folder):
    for case in sorted(folder.glob("*/model_bundle.pt")):
        stated = json.loads((case.parent / "expected.json").read_text())
        path = f"{case}!model_bundle/data.pkl"
        for name in ("task", "target_column", "input_dim", "output_dim", "class_names"):
            if name in stated:
                inspector.expect("entries", f"{path}: {name}", inspector.ask("tree", path, name), line(stated[name]))
        for name in ("vectorizer", "scaler", "target_scaler"):
            # Files of older versions lack some keys.
            if name in stated["payload_keys_in_order"]:
                check_estimator(inspector, path, name, stated[name])
        if isinstance(stated["feature_medians"], dict):
            inspector.expect("entries", f"{path}: medians", inspector.ask("tree", path, "feature_medians"),
                             line(numbers(stated["feature_medians"])))


def python_value(stated, arrays, way):
    """The values of dimtensor's expected.json, whose arrays are in arrays.npz under the ways to them."""
    ((kind, value),) = [item for item in stated.items() if item[0] not in ("shape", "fortran_order", "value")]
    if kind == "dict":
        return {key: python_value(each, arrays, f"{way}.{key}".strip(".")) for key, each in value.items()}
    if kind in ("list", "tuple"):
        return {"list": list, "tuple": tuple}[kind](
            python_value(each, arrays, f"{way}.{i}".strip(".")) for i, each in enumerate(value))
    if kind == "array":
        return arrays[way]
    makers = {"str": str, "int": int, "float": float, "set": set, "bytes_hex": bytes.fromhex, "bytes": lambda v: v,
              "NoneType": lambda _: None, "bool": bool}
    if kind == "numpy_scalar":
        return np.dtype(value).type(stated["value"])
    if kind == "bytes" and isinstance(value, dict):
        return bytes.fromhex(value["bytes_hex"])
    return makers[kind](value)


def check_dimtensor(inspector, folder):
    path = folder / "numpy_plain/model.pkl"
    stated = json.loads((path.parent / "expected.json").read_text())
    arrays = dict(np.load(path.parent / "arrays.npz"))
    for key, value in stated["dict"].items():
        if set(value) & {"array"} and key not in arrays:
            sys.exit(f"arrays.npz has {sorted(arrays)} and not {key}")
        inspector.expect("entries", f"dimtensor: {key}", inspector.ask("tree", path, key),
                         line(python_value(value, arrays, key)))
    path = folder / "numpy_scaler_objects/model.pkl"
    stated = json.loads((path.parent / "expected.json").read_text())
    for i, scale in enumerate(stated["dim_scaler"]["scales"]):
        way = f"dim_scaler/_scales/={i}"
        for name in ("scale", "offset"):
            inspector.expect("attributes", way, inspector.ask("tree", path, f"{way}/{name}"), line(scale[name]))
        inspector.expect("attributes", way, inspector.ask("tree", path, f"{way}/unit/^/0"), line(scale["unit_symbol"]))
    inspector.expect("classes", "the scaler", inspector.ask("class", path, "dim_scaler"), "dimtensor.torch.scaler.DimScaler")
    for scaler, names in (("standard_scaler", ("mean_", "scale_")), ("minmax_scaler", ("min_", "max_"))):
        for name in names:
            inspector.expect("attributes", f"{scaler}/{name}", inspector.ask("tree", path, f"{scaler}/{name}"),
                             line(np.array(stated[scaler][name])))


def check_dill(inspector, path, member, stated):
    for key, value in stated.items():
        # A tensor of TensorFlow is a call with an array of NumPy.
        way = f"{key}/@0" if member.endswith("params.dill") and key == "probe" else key
        got = inspector.ask("tree", f"{path}!{member}", way)
        if isinstance(value, dict) and "array_dtype" in value:
            start = f"array({value['array_dtype']},[{','.join(map(str, value['shape']))}],"
            inspector.expect("entries", f"{member}: {key}", got[: len(start)], start)
        else:
            inspector.expect("entries", f"{member}: {key}", got, line(value))


def check_ptychopinn(inspector, folder):
    path = folder / "small_object_trainable_scale/wts.h5.zip"
    stated = json.loads((path.parent / "expected.json").read_text())["bundle"]
    for member in zipfile.ZipFile(path).namelist():
        if member.endswith(".dill"):
            check_dill(inspector, path, member, stated[member])
    path = folder / "tensorflow_gridsize1/pickles.zip"
    stated = json.loads((path.parent / "expected.json").read_text())
    check_dill(inspector, path, "manifest.dill", stated["manifest.dill"])
    check_dill(inspector, path, "diffraction_to_obj/params.dill", stated["params.dill"])
    got = inspector.ask("tree", f"{path}!diffraction_to_obj/custom_objects.dill")
    inspector.expect("classes", "18 classes by their names", str(got.count(":<ptycho.")), "18")


def main():
    inspector = Inspector(sys.argv[1])
    folder = pathlib.Path(sys.argv[2])
    check_aifolio(inspector, folder / "aifolio")
    check_dimtensor(inspector, folder / "dimtensor")
    check_ptychopinn(inspector, folder / "ptychopinn")
    print(", ".join(f"{count} {what}" for what, count in inspector.counts.items()))


if __name__ == "__main__":
    main()
