# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""TorchScript archives: those of this repository and those that the PyTorch of this interpreter writes hold the tensors that
torch.jit.load finds, under the names of state_dict, and the constants of their code as `constants.N`.

    python torchscript_oracle.py TORCH_TOOL FOLDER...
"""
import io
import json
import pathlib
import pickle
import subprocess
import sys
import tempfile
import unittest
import warnings
import zipfile

import torch

warnings.filterwarnings("ignore")
TOOL, FOLDERS = sys.argv[1], [pathlib.Path(each) for each in sys.argv[2:]]


class ConstantsReader(pickle.Unpickler):
    """The constants, which torch.load does not read: their storages lie in a folder of their own."""

    def __init__(self, archive, root):
        self.archive, self.root = archive, root
        super().__init__(io.BytesIO(archive.read(f"{root}/constants.pkl")))

    def find_class(self, module, name):
        if module == "torch" and name.endswith("Storage"):
            return getattr(torch, name)
        if module == "torch._utils" and name == "_rebuild_tensor_v2":
            return torch._utils._rebuild_tensor_v2
        if (module, name) == ("collections", "OrderedDict"):
            return super().find_class(module, name)
        return lambda *arguments: arguments[0]

    def persistent_load(self, known):
        contents = self.archive.read(f"{self.root}/constants/{known[2]}")
        values = torch.frombuffer(bytearray(contents), dtype=known[1].dtype) if contents else torch.empty(0, dtype=known[1].dtype)
        return values.storage()


def bits(tensor):
    return tensor.detach().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes().hex()


def read(path):
    said = json.loads(subprocess.run([TOOL, "inspect", str(path)], stdout=subprocess.PIPE, check=True).stdout)
    assert "error" not in said, (path, said)
    return said


def described(tensors):
    return {bytes.fromhex(each["name"]).decode(): (each["dtype"], each["shape"], each["values"]) for each in tensors}


def expected(path):
    module = torch.jit.load(str(path))
    tensors = {name: (str(each.dtype)[6:], list(each.shape), bits(each)) for name, each in module.state_dict(keep_vars=True).items()}
    with zipfile.ZipFile(path) as archive:
        root = archive.namelist()[0].split("/")[0]
        for number, each in enumerate(ConstantsReader(archive, root).load()):
            if isinstance(each, torch.Tensor):
                tensors[f"constants.{number}"] = (str(each.dtype)[6:], list(each.shape), bits(each))
    return tensors


class Part(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(3, 2)
        self.tied = torch.nn.Linear(3, 2)
        self.tied.weight = self.layer.weight
        self.register_buffer("scale", torch.tensor(2.0, dtype=torch.float64))

    def forward(self, x):
        return self.layer(x) * self.scale + torch.tensor([1.0, 2.0]) + self.tied(x)


class Whole(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.parts = torch.nn.ModuleList([Part(), Part()])
        self.norm = torch.nn.BatchNorm1d(2)
        self.register_buffer("small", torch.tensor([1.5, float("nan")], dtype=torch.float16))
        self.register_buffer("flags", torch.tensor([True, False]))
        self.register_buffer("spectrum", torch.tensor([1 + 2j], dtype=torch.complex64))
        self.register_buffer("turned", torch.arange(6.0).view(2, 3).t())

    def forward(self, x):
        for part in self.parts:
            y = part(x)
        return self.norm(y.float())


class Files(unittest.TestCase):
    def test_archives_of_this_repository(self):
        seen = 0
        for path in sorted(path for folder in FOLDERS for path in folder.rglob("*.pt")):
            said = read(path)
            # A file whose code does not end, or that only a newer PyTorch loads, cannot be asked.
            if said["format"] != "TorchScript" or path.stem in ("never_loads", "never_returns", "writes_when_loaded"):
                continue
            try:
                wanted = expected(path)
            except RuntimeError as error:
                if "Unknown builtin op" in str(error) or "not found" in str(error) or "expects" in str(error):
                    continue
                raise
            seen += 1
            with self.subTest(str(path)):
                got = described(said["tensors"])
                # Tensors that are attributes but no parameters and no buffers are listed too.
                self.assertEqual({name: got.get(name) for name in wanted}, wanted)
        self.assertGreater(seen, 30)

    def test_archives_that_this_pytorch_writes(self):
        torch.manual_seed(1)
        model = Whole().eval()
        ways = {"scripted": torch.jit.script(model), "traced": torch.jit.trace(model, torch.randn(4, 3))}
        ways["frozen"] = torch.jit.freeze(torch.jit.script(Whole().eval()))
        with tempfile.TemporaryDirectory() as folder:
            for name, module in ways.items():
                path = pathlib.Path(folder) / f"{name} model.pt"
                torch.jit.save(module, str(path))
                with self.subTest(name):
                    said = read(path)
                    self.assertEqual(said["format"], "TorchScript")
                    wanted = expected(path)
                    self.assertGreater(len(wanted), 2)
                    self.assertEqual(described(said["tensors"]), wanted)

    def test_a_quantised_layer_is_named_and_refused(self):
        class Quantised(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.register_buffer("q", torch.quantize_per_tensor(torch.ones(3), 0.5, 0, torch.qint8))
                self.plain = torch.nn.Parameter(torch.ones(2))

            def forward(self, x):
                return x + self.plain

        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "quantised.pt"
            torch.jit.save(torch.jit.script(Quantised()), str(path))
            said = read(path)
            self.assertEqual(list(described(said["tensors"])), ["plain"])
            self.assertEqual([bytes.fromhex(each["name"]).decode() for each in said["refused"]], ["q"])
            self.assertIn("is quantised", said["refused"][0]["reason"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
