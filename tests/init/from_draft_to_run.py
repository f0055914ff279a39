#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Somebody else's TorchScript file becomes a model: init, fill in the units, hash, reference, check, generate, run."""
import pathlib
import shutil
import sys
import tempfile

from programs import require, run, write_safetensors


def fill_in(card):
    """What only a person knows: names and units, and the range that the model was trained in."""
    text = card.read_text(encoding="utf-8")
    for drafted, name, unit in (("columns_1", "temperature", "K"), ("columns_2", "pressure", "kPa"),
                                ("output_1", "density", "kg/m3"), ("output_2", "enthalpy", "J/kg")):
        text = text.replace(f'"name": "{drafted}", "unit": "?"', f'"name": "{name}", "unit": "{unit}"')
        text = text.replace(f'"{drafted}"', f'"{name}"')
    card.write_text(text, encoding="utf-8")


def main():
    typeplate, _, data = (pathlib.Path(word) for word in sys.argv[1:4])
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made) / "a folder"
        folder.mkdir()
        shutil.copy(data / "linear.pt", folder / "model.pt")
        said, _ = run(typeplate, "init", "model.pt", "--name", "steam", cwd=folder)
        require("2 inputs and 2 outputs" in said, "the ports of the linear layer, and not\n" + said)
        card = folder / "model_card.json"
        _, refused = run(typeplate, "check", card, cwd=folder, code=1)
        require(refused.count("error[TP0309]") == 4, "one error for each unit, and not\n" + refused)
        require(refused.count("error[") == 4, "no other error, and not\n" + refused)

        fill_in(card)
        _, refused = run(typeplate, "run", folder, "/dev/null", cwd=folder, code=1)
        require("or give `--without-hashes`" in refused, "the flag, and not\n" + refused)
        run(typeplate, "hash", card, cwd=folder)
        _, refused = run(typeplate, "run", folder, "/dev/null", cwd=folder, code=1)
        require("or give `--without-reference`" in refused, "the flag, and not\n" + refused)
        # The module computes (a + 2 b, 3 a + 4 b + 1): known from its author, not from our own runtime.
        write_safetensors(folder / "reference.safetensors",
                          {"inputs.temperature": [300.0, 400.0], "inputs.pressure": [10.0, 20.0],
                           "outputs.density": [320.0, 440.0], "outputs.enthalpy": [941.0, 1281.0]})
        run(typeplate, "reference", card, "reference.safetensors", "--rtol", "1e-5", "--atol", "1e-3", cwd=folder)
        run(typeplate, "check", card, cwd=folder)
        run(typeplate, "generate", card, "-o", folder / "include", cwd=folder)
        header = (folder / "include" / "steam" / "steam.hpp").read_text(encoding="utf-8")
        require("typeplate::input<port::temperature" in header, "the filled-in port in the header")

        (folder / "in.csv").write_text("pressure [bar],temperature [degC]\n0.1,26.85\n0.2,126.85\n", encoding="utf-8")
        run(typeplate, "run", folder, folder / "in.csv", "-o", folder / "out.csv", cwd=folder)
        rows = (folder / "out.csv").read_text(encoding="utf-8").splitlines()
        require(len(rows) == 3, f"a header and two rows, and not {rows}")
        heads = [head.strip() for head in rows[0].split(",")]
        density = heads.index("density [kg/m3]")
        values = [float(row.split(",")[density]) for row in rows[1:]]
        require(abs(values[0] - 320) < 0.01 and abs(values[1] - 440) < 0.01, f"densities 320 and 440, and not {values}")
        print("\n".join(rows))


if __name__ == "__main__":
    main()
