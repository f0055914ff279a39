# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the TorchScript files that the loader is tested with: python/torchscript_cases.py tests/engine/loading/data

Small modules that each do one thing a loader must know about: ways to take arguments and to return results, state that
survives freezing, writes into inputs, code that reaches outside. Weights are round numbers, so that tests can state results.
"""

import io
import pathlib
import pickle
import sys
import zipfile
from typing import Dict, List, NamedTuple, Tuple

import torch
from torch import Tensor, nn

from model_package import save_torchscript


class Linear(nn.Module):
    """Two columns in, two columns out: (a + 2 b, 3 a + 4 b + 1)."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(2, 2)
        with torch.no_grad():
            self.layer.weight.copy_(torch.tensor([[1.0, 2.0], [3.0, 4.0]]))
            self.layer.bias.copy_(torch.tensor([0.0, 1.0]))

    def forward(self, columns: Tensor) -> Tensor:
        return self.layer(columns)


class Transposed(Linear):
    """The same numbers, but the result's rows are not contiguous."""

    def forward(self, columns: Tensor) -> Tensor:
        return self.layer(columns).t().contiguous().t()


class TwoArguments(nn.Module):
    def forward(self, a: Tensor, b: Tensor) -> Tensor:
        return torch.cat([a + 2 * b, 3 * a + 4 * b + 1], dim=1)


class WithDefault(nn.Module):
    def forward(self, columns: Tensor, factor: float = 10.0) -> Tensor:
        return columns * factor


class WithoutDefault(nn.Module):
    def forward(self, columns: Tensor, factor: float) -> Tensor:
        return columns * factor


class Columns(nn.Module):
    """One-dimensional tensors in and out."""

    def forward(self, a: Tensor, b: Tensor) -> Tuple[Tensor, Tensor]:
        return a + 2 * b, 3 * a + 4 * b + 1


class Dictionary(nn.Module):
    def forward(self, named: Dict[str, Tensor]) -> Dict[str, Tensor]:
        return {"first": named["a"] + 2 * named["b"], "second": 3 * named["a"] + 4 * named["b"] + 1}


class Pair(NamedTuple):
    first: Tensor
    second: Tensor


class NamedPair(nn.Module):
    def forward(self, a: Tensor, b: Tensor) -> Pair:
        return Pair(a + 2 * b, 3 * a + 4 * b + 1)


class TensorList(nn.Module):
    def forward(self, columns: Tensor) -> List[Tensor]:
        return [columns[:, 0:1] + 2 * columns[:, 1:2], 3 * columns[:, 0:1] + 4 * columns[:, 1:2] + 1]


class Counter(nn.Module):
    """Sets an attribute in forward: the same input gives 1 more each time."""

    def __init__(self):
        super().__init__()
        self.calls = 0.0

    def forward(self, columns: Tensor) -> Tensor:
        self.calls += 1.0
        return columns + self.calls


class BufferCounter(nn.Module):
    """Counts in place in a buffer, so that no attribute is set."""

    def __init__(self):
        super().__init__()
        self.register_buffer("calls", torch.zeros(1, 2))

    def forward(self, columns: Tensor) -> Tensor:
        self.calls.add_(1.0)
        return columns + self.calls


class ForkCounter(BufferCounter):
    """Counts in a function that runs on another thread."""

    def count(self, columns: Tensor) -> Tensor:
        self.calls.add_(1.0)
        return columns + self.calls

    def forward(self, columns: Tensor) -> Tensor:
        return torch.jit.wait(torch.jit.fork(self.count, columns))


class ForkOnly(nn.Module):
    """Computes on another thread, and writes nothing."""

    def double(self, columns: Tensor) -> Tensor:
        return columns * 2.0

    def forward(self, columns: Tensor) -> Tensor:
        return torch.jit.wait(torch.jit.fork(self.double, columns))


class BufferResult(BufferCounter):
    """Returns a view of the buffer, which the next call changes."""

    def forward(self, columns: Tensor) -> Tensor:
        self.calls.add_(columns.sum(0, keepdim=True))
        return self.calls.expand(columns.size(0), 2)


class History(nn.Module):
    """Keeps what it was given in a list."""

    seen: List[Tensor]

    def __init__(self):
        super().__init__()
        self.seen = []

    def forward(self, columns: Tensor) -> Tensor:
        self.seen.append(columns)
        return columns + len(self.seen)


class WritesInput(nn.Module):
    def forward(self, columns: Tensor) -> Tensor:
        columns.mul_(2.0)
        return columns + 1.0


class TurnsInput(nn.Module):
    """Changes the shape of the tensor that it was given."""

    def forward(self, columns: Tensor) -> Tensor:
        columns.t_()
        return columns.t() + 1.0


class WritesDictionary(nn.Module):
    def forward(self, named: Dict[str, Tensor]) -> Dict[str, Tensor]:
        named["a"].add_(1.0)
        return {"first": named["a"] + named["b"], "second": named["a"]}


class Identity(nn.Module):
    """Returns its input: the result shares the input's storage."""

    def forward(self, columns: Tensor) -> Tensor:
        return columns


class FewRows(nn.Module):
    def forward(self, columns: Tensor) -> Tensor:
        if columns.size(0) > 5:
            raise ValueError("more than five rows")
        return columns


class DropsRows(nn.Module):
    def forward(self, columns: Tensor) -> Tensor:
        return columns[:1]


class Squeezed(nn.Module):
    """A result that has two dimensions only when there are several rows."""

    def forward(self, columns: Tensor) -> Tensor:
        return columns.squeeze(0)


class Widened(nn.Module):
    def forward(self, columns: Tensor) -> Tensor:
        return columns.double()


class Noise(nn.Module):
    """Dropout and batch normalisation, saved in training mode: evaluation must be switched on."""

    def __init__(self):
        super().__init__()
        self.normalise = nn.BatchNorm1d(2, eps=0.0)
        self.drop = nn.Dropout(0.5)

    def forward(self, columns: Tensor) -> Tensor:
        return self.drop(self.normalise(columns)) + 1.0


class WritesWhenLoaded(nn.Module):
    """A module whose __setstate__ writes a file into the current folder while the module is loaded."""

    def __init__(self):
        super().__init__()
        self.weight = torch.ones(2)

    @torch.jit.export
    def __getstate__(self) -> Tuple[Tensor, bool]:
        return self.weight, self.training

    @torch.jit.export
    def __setstate__(self, state: Tuple[Tensor, bool]) -> None:
        self.weight = state[0]
        self.training = state[1]
        torch.save(self.weight, "written_while_loading.pt")

    def forward(self, columns: Tensor) -> Tensor:
        return columns * self.weight


class HarmlessState(WritesWhenLoaded):
    @torch.jit.export
    def __setstate__(self, state: Tuple[Tensor, bool]) -> None:
        self.weight = state[0]
        self.training = state[1]


class WritesWhenCalled(nn.Module):
    def forward(self, columns: Tensor) -> Tensor:
        torch.save(columns, "written_by_a_call.pt")
        return columns


class ReadsFile(nn.Module):
    def forward(self, columns: Tensor) -> Tensor:
        return columns + torch.from_file("/etc/hostname", False, 2)


class Attention(nn.Module):
    """Uses an operator that LibTorch 1.13 does not have."""

    def forward(self, columns: Tensor) -> Tensor:
        row = columns.unsqueeze(0)
        return nn.functional.scaled_dot_product_attention(row, row, row).squeeze(0)


class Prints(nn.Module):
    def forward(self, columns: Tensor) -> Tensor:
        if columns.size(0) > 1000000:
            print("torch.save is only a word here")
        return columns


class PrintsWhenCalled(nn.Module):
    """Would mix its words into the results of a program that writes them to the standard output."""

    def forward(self, columns: Tensor) -> Tensor:
        print("words of the model")
        return columns * 2.0


class RaisesLines(nn.Module):
    """Refuses every call with an error of several lines, the last of which says nothing."""

    def forward(self, columns: Tensor) -> Tensor:
        if columns.size(0) > 0:
            raise ValueError("the first column is\n  the mass flow:\n\tit must be at least 2\n\x1b[31m(end)")
        return columns


class NeverReturns(nn.Module):
    """A loop without end for every input that is positive."""

    def forward(self, columns: Tensor) -> Tensor:
        while bool(columns.sum() > 0):
            columns = columns * 1.0
        return columns


class NeverLoads(WritesWhenLoaded):
    @torch.jit.export
    def __setstate__(self, state: Tuple[Tensor, bool]) -> None:
        self.weight = state[0]
        self.training = state[1]
        while self.training == state[1]:
            self.training = state[1]


class NoForward(nn.Module):
    @torch.jit.export
    def predict(self, columns: Tensor) -> Tensor:
        return columns


class Tires(nn.Module):
    """Answers four calls and refuses the next one."""

    def __init__(self):
        super().__init__()
        self.register_buffer("calls", torch.zeros(1))

    def forward(self, columns: Tensor) -> Tensor:
        self.calls.add_(1.0)
        if float(self.calls) > 4.0:
            raise RuntimeError("tired")
        return columns


class Wide(nn.Module):
    """One column in, 5000 out: more than anybody names."""

    def forward(self, column: Tensor) -> Tensor:
        return column.sum(1, keepdim=True).expand(column.size(0), 5000)


CASES = {
    "linear": Linear,
    "transposed": Transposed,
    "two_arguments": TwoArguments,
    "with_default": WithDefault,
    "without_default": WithoutDefault,
    "columns": Columns,
    "dictionary": Dictionary,
    "named_pair": NamedPair,
    "tensor_list": TensorList,
    "counter": Counter,
    "buffer_counter": BufferCounter,
    "buffer_result": BufferResult,
    "fork_counter": ForkCounter,
    "fork_only": ForkOnly,
    "history": History,
    "writes_input": WritesInput,
    "turns_input": TurnsInput,
    "writes_dictionary": WritesDictionary,
    "identity": Identity,
    "few_rows": FewRows,
    "drops_rows": DropsRows,
    "squeezed": Squeezed,
    "widened": Widened,
    "noise": Noise,
    "writes_when_loaded": WritesWhenLoaded,
    "harmless_state": HarmlessState,
    "writes_when_called": WritesWhenCalled,
    "reads_file": ReadsFile,
    "attention": Attention,
    "prints": Prints,
    "prints_when_called": PrintsWhenCalled,
    "raises_lines": RaisesLines,
    "never_returns": NeverReturns,
    "never_loads": NeverLoads,
    "no_forward": NoForward,
    "tires": Tires,
    "wide": Wide,
}


def save_variants(folder):
    """The linear module in other precision, frozen and traced, and as files that are no TorchScript."""
    module = Linear().eval()
    save_torchscript(Linear().double(), folder / "linear_float64.pt")
    torch.jit.save(torch.jit.freeze(torch.jit.script(module)), str(folder / "whole.pt"))
    strip_debug_records(folder / "whole.pt", folder / "linear_frozen.pt")
    torch.jit.save(torch.jit.trace(module, torch.zeros(3, 2)), str(folder / "whole.pt"))
    strip_debug_records(folder / "whole.pt", folder / "linear_traced.pt")
    (folder / "whole.pt").unlink()
    torch.save(module.state_dict(), folder / "checkpoint.pt")
    torch.save(module.state_dict(), folder / "old_checkpoint.pt", _use_new_zipfile_serialization=False)
    (folder / "list.pkl").write_bytes(pickle.dumps([1.0, 2.0], protocol=4))
    deflate(folder / "linear.pt", folder / "linear_deflated.pt")
    rename_operator(folder / "attention.pt", folder / "later_operator.pt")


def strip_debug_records(source, target):
    """Leaves out the records of source positions, which hold paths of the machine that wrote them."""
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            if not name.endswith(".debug_pkl"):
                copy.writestr(zipfile.ZipInfo(name), archive.read(name))


def rename_operator(source, target):
    """The attention with an operator that no LibTorch has: what a file of a later release is to an earlier one."""
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if "/code/" in name:
                content = content.replace(b"scaled_dot_product_attention", b"operator_of_a_later_release")
            copy.writestr(zipfile.ZipInfo(name), content)


def deflate(source, target):
    buffer = io.BytesIO()
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            copy.writestr(zipfile.ZipInfo(name), archive.read(name), zipfile.ZIP_DEFLATED)
    target.write_bytes(buffer.getvalue())


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    for name, case in CASES.items():
        save_torchscript(case(), folder / f"{name}.pt")
    save_variants(folder)


if __name__ == "__main__":
    main()
