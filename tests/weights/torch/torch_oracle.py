# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Every element type, layout and format that the PyTorch of this interpreter can write is read by Typeplate, bit by bit the
same, and what Typeplate writes is opened by it with weights_only=True.

    python torch_oracle.py TORCH_TOOL DATA [--large] [--page PAGE RELEASE]
        a table of what was compared; exit status 1 with the first differences. --large also writes a file of more than 4 GiB,
        --page compares the table with the one of the page
"""
import collections
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import warnings
import zipfile

import torch

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
import oracle_counts  # noqa: E402  the folder above has it

warnings.filterwarnings("ignore")

DTYPES = ("float64 float32 float16 bfloat16 int64 int32 int16 int8 uint8 bool complex128 complex64 complex32 uint16 uint32 "
          "uint64 float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz float8_e8m0fnu").split()
# What no class of storages was made for can be written only since `_rebuild_tensor_v3`.
WITHOUT_CLASS = {"complex32", "uint16", "uint32", "uint64"} | {name for name in DTYPES if name.startswith("float8")}
FORMATS = {"zip": {}, "stream": {"_use_new_zipfile_serialization": False}}
# A tuple as persistent id needs a binary protocol.
PROTOCOLS = {"zip": (2, 3, 4, 5), "stream": (1, 2, 3, 4, 5)}

failures = []
compared = collections.Counter()
cells = oracle_counts.Counts()


def random_tensor(dtype, count, seed):
    """Elements of random bits, with a NaN of an unusual payload where the type has any."""
    generator = random.Random(seed)
    size = torch.empty((), dtype=dtype).element_size()
    bits = bytearray(generator.randrange(256) for _ in range(size * count))
    if dtype == torch.bool:
        bits = bytearray(each & 1 for each in bits)
    storage = torch.frombuffer(bytes(bits), dtype=torch.uint8).clone()
    return storage.view(dtype)


def layouts(dtype, seed):
    base = random_tensor(dtype, 120, seed)
    cases = {
        "plain": base[:24].clone().view(6, 4),
        "transposed": random_tensor(dtype, 12, seed + 1).view(3, 4).t(),
        "slice": base[7:19].view(3, 4),
        "steps": base[1:40:3],
        "permuted": base[:24].view(2, 3, 4).permute(2, 0, 1),
        "expanded": random_tensor(dtype, 1, seed + 2).expand(2, 3),
        "channels_last": random_tensor(dtype, 96, seed + 3).view(2, 4, 4, 3).permute(0, 3, 1, 2),
        "scalar": random_tensor(dtype, 1, seed + 4)[0],
        "empty": torch.empty(0, 3, dtype=dtype),
        "one": random_tensor(dtype, 1, seed + 5).view(1, 1, 1),
    }
    if dtype in (torch.complex64, torch.complex128):
        cases["conjugated"] = random_tensor(dtype, 12, seed + 6).view(3, 4).conj()
        cases["conjugated_transposed"] = random_tensor(dtype, 12, seed + 7).view(3, 4).t().conj()
        cases["imaginary"] = random_tensor(dtype, 12, seed + 8).conj().imag
    return cases


def bits_of(tensor):
    """The values in row-major order, little-endian, without arithmetic on them."""
    tensor = tensor.detach()
    if tensor.is_conj():
        parts = tensor.conj().contiguous().reshape(-1).view(torch.uint8).numpy().copy()
        half = tensor.element_size() // 2
        parts.reshape(-1, 2, half)[:, 1, half - 1] ^= 0x80
        return parts.tobytes()
    if tensor.is_neg():
        parts = torch._neg_view(tensor).contiguous().reshape(-1).view(torch.uint8).numpy().copy()
        parts.reshape(-1, tensor.element_size())[:, -1] ^= 0x80
        return parts.tobytes()
    # Elements are moved as integers: what copies a NaN may quieten it.
    moved = {1: torch.uint8, 2: torch.int16, 4: torch.int32, 8: torch.int64, 16: torch.complex128}[tensor.element_size()]
    whole = tensor.dtype if tensor.element_size() == 16 else moved
    plain = torch.empty(0, dtype=whole).set_(untyped_storage(tensor), tensor.storage_offset(), tensor.shape, tensor.stride())
    return plain.contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()


def untyped_storage(tensor):
    return tensor.untyped_storage() if hasattr(tensor, "untyped_storage") else tensor.storage().untyped()


def flattened(value, name=""):
    """Every tensor with the name of the way to it."""
    if isinstance(value, torch.Tensor):
        yield name or "tensor", value
    elif isinstance(value, torch.nn.Module):
        yield from flattened(value.state_dict(keep_vars=True), name)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from flattened(each, (name + "." if name else "") + str(key))
    elif isinstance(value, (list, tuple)):
        for index, each in enumerate(value):
            yield from flattened(each, (name + "." if name else "") + str(index))


def load(source, **options):
    """torch.load of a file or of bytes, of whatever it holds."""
    if "weights_only" not in options:
        options["weights_only"] = False
    return torch.load(source, **options)


def compare(label, file, loaded, any_order=False, shares=True):
    wanted = list(flattened(loaded))
    if "error" in file:
        failures.append(f"{label}: {file['error']}")
        return
    got = {bytes.fromhex(each["name"]).decode(): each for each in file["tensors"]}
    names = [name for name, _ in wanted]
    if (sorted(names) != sorted(got)) if any_order else (names != list(got)):
        failures.append(f"{label}: names {list(got)}, expected {names}")
        return
    storages = {}
    for name, tensor in wanted:
        each = got[name]
        stated = (each["dtype"], each["shape"], each["values"])
        expected = (str(tensor.dtype)[6:], list(tensor.shape), bits_of(tensor).hex())
        if stated != expected:
            failures.append(f"{label}: `{name}` is {stated}, expected {expected}")
        if tensor.numel() > 0 and each["strides"] != list(tensor.stride()):
            failures.append(f"{label}: `{name}` has strides {each['strides']}, expected {list(tensor.stride())}")
        if shares and tensor.numel() > 0 and storages.setdefault(untyped_storage(tensor).data_ptr(), each["storage"]) != each["storage"]:
            failures.append(f"{label}: `{name}` does not share its storage")
        compared[label.split(":")[0]] += 1
        cells.add(str(tensor.dtype)[6:], label.split(":")[0])
    shared = len(set(storages)), len(set(storages.values()))
    if shared[0] != shared[1]:
        failures.append(f"{label}: {shared[1]} storages, expected {shared[0]}")


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.first = torch.nn.Linear(3, 4)
        self.norm = torch.nn.BatchNorm1d(4)
        self.parts = torch.nn.ModuleList([torch.nn.Linear(4, 4, bias=False) for _ in range(2)])
        self.parts[1].weight = self.parts[0].weight
        self.register_buffer("mask", torch.tensor([True, False]))


def containers():
    net = Net()
    optimizer = torch.optim.Adam(net.parameters())
    for parameter in net.parameters():
        parameter.grad = torch.ones_like(parameter)
    optimizer.step()
    weight = torch.arange(12.0).view(3, 4)
    parameter = torch.nn.Parameter(torch.arange(3.0))
    parameter.note = "kept"
    return {
        "state_dict": net.state_dict(),
        "module": net,
        "checkpoint": {"model": net.state_dict(), "optimizer": optimizer.state_dict(), "epoch": 3, "loss": 0.5},
        "list": [weight, (weight.t(), {"deep": [weight[1:]]}), "text", None],
        "tensor": weight,
        "parameter": torch.nn.Parameter(weight.clone(), requires_grad=False),
        "parameter_with_attributes": {"p": parameter},
        "same_object_twice": {"a": weight, "b": weight},
        "keys": {1: weight, True: weight[0] + 0, "a.b": weight[1] + 0, "ü": weight[2] + 0},
        "size_and_device": {"shape": weight.shape, "device": torch.device("cpu"), "dtype": torch.float16, "w": weight},
        "no_tensor": {"a": 1},
        "views_of_one": {"whole": weight, "row": weight[1], "column": weight[:, 1], "tied": weight},
    }


def with_byteorder(source, order):
    """The same archive, with the mark of another byte order and nothing else changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
        for item in old.infolist():
            if not item.filename.endswith("/byteorder"):
                new.writestr(item.filename, old.read(item))
        new.writestr(old.namelist()[0].split("/")[0] + "/byteorder", order)
    return out.getvalue()


def repacked(source, root, method):
    """The same archive with another folder's name, in another order, packed by another program."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w", method) as new:
        for item in reversed(old.infolist()):
            new.writestr(root + "/" + item.filename.split("/", 1)[1], old.read(item))
    return out.getvalue()


def saved(value, **options):
    out = io.BytesIO()
    torch.save(value, out, **options)
    return out.getvalue()


def torch_cases():
    """A label, the bytes of a file, and what is in it where torch.load cannot say."""
    for kind, options in FORMATS.items():
        for protocol in PROTOCOLS[kind]:
            for name in DTYPES:
                dtype = getattr(torch, name, None)
                if dtype is None:
                    continue
                value = layouts(dtype, len(name))
                try:
                    contents = saved(value, pickle_protocol=protocol, **options)
                except KeyError:
                    if name not in WITHOUT_CLASS:
                        raise
                    continue
                # What PyTorch writes to a stream without a class of storages, it cannot read itself.
                known = value if kind == "stream" and name in WITHOUT_CLASS else None
                yield f"{kind} protocol {protocol}:{name}", contents, known
            for name, value in containers().items():
                yield f"{kind} protocol {protocol}:{name}", saved(value, pickle_protocol=protocol, **options), None
    whole = {name: layouts(getattr(torch, name), 5)["permuted"] for name in DTYPES
             if hasattr(torch, name) and name not in WITHOUT_CLASS}
    plain = saved(whole)
    if torch.__version__ >= "2":  # before, the mark is not looked at
        yield "zip big-endian:all", with_byteorder(plain, "big"), None
    yield "zip without byteorder:all", plain if torch.__version__ < "2" else saved(whole, _disable_byteorder_record=True), None
    yield "zip repacked:stored", repacked(plain, "another folder", zipfile.ZIP_STORED), None
    yield "zip repacked:deflated", repacked(plain, "ünïcode", zipfile.ZIP_DEFLATED), None


def inspect(tool, files):
    said = subprocess.run([tool, "inspect", *map(str, files)], stdout=subprocess.PIPE, check=True, text=True).stdout
    return [json.loads(line) for line in said.splitlines()]


def check_reading(tool, work):
    cases = list(torch_cases())
    paths = [work / f"{number}.pt" for number in range(len(cases))]
    for path, (_, contents, _) in zip(paths, cases):
        path.write_bytes(contents)
    for (label, _, known), path, file in zip(cases, paths, inspect(tool, paths)):
        compare(label, file, load(path) if known is None else known, any_order=label.endswith(":module"))
    return paths


def check_old_files(tool, folder):
    """Forms that no release writes any more; their parts of storages are storages of their own for torch.load."""
    paths = sorted(folder.glob("*.pt"))
    for path, file in zip(paths, inspect(tool, paths)):
        compare(f"old files:{path.stem}", file, load(str(path)), shares=False)


def check_refused(tool, work):
    """What cannot be read is named with the reason; what lies beside it is read."""
    good = torch.arange(3.0)
    bad = {"sparse": torch.eye(3).to_sparse(), "csr": torch.eye(3).to_sparse_csr(),
           "quantised": torch.quantize_per_tensor(torch.ones(3), 0.1, 1, torch.quint8),
           "channels": torch.quantize_per_channel(torch.ones(2, 3), torch.ones(2), torch.zeros(2, dtype=torch.long), 0, torch.qint8),
           "meta": torch.empty(2, 3, device="meta")}
    if hasattr(torch, "nested") and torch.__version__ >= "2":
        bad["nested"] = torch.nested.nested_tensor([torch.ones(2), torch.ones(3)])
        bad["bits8"] = torch.empty(3, dtype=torch.bits8)
    words = {"sparse": "sparse", "csr": "sparse", "quantised": "quantised", "channels": "quantised", "meta": "meta",
             "nested": "nested", "bits8": "torch.bits8"}
    for kind, options in FORMATS.items():
        path = work / "refused.pt"
        try:
            path.write_bytes(saved({"good": good, **bad, "last": good + 1}, **options))
        except Exception:  # the stream has no nested tensors
            for name in ("nested", "bits8", "csr"):
                bad.pop(name, None)
            path.write_bytes(saved({"good": good, **bad, "last": good + 1}, **options))
        [file] = inspect(tool, [path])
        if "error" in file:
            failures.append(f"refused {kind}: {file['error']}")
            continue
        got = {bytes.fromhex(each["name"]).decode(): each["reason"] for each in file["refused"]}
        kept = [bytes.fromhex(each["name"]).decode() for each in file["tensors"]]
        if list(got) != list(bad) or kept != ["good", "last"]:
            failures.append(f"refused {kind}: {got}, kept {kept}")
        for name, reason in got.items():
            compared[f"{kind} refused"] += 1
            if words[name] not in reason:
                failures.append(f"refused {kind}: `{name}` {reason}")


def check_writing(tool, work, paths):
    """What was read is written, opened with weights_only=True, and has the same bits."""
    # PyTorch then compares the places of storages that it computes with those in the archive's directory.
    os.environ["TORCH_SERIALIZATION_DEBUG"] = "1"
    for path in paths:
        out = work / "written.pt"
        done = subprocess.run([tool, "rewrite", str(path), str(out), "archive"], stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            failures.append(f"writing {path.name}: {done.stderr}")
            continue
        try:
            options = {"weights_only": True}
            loaded = load(out, **options)
            if torch.__version__ >= "2.1":
                load(str(out), mmap=True, **options)
        except Exception as error:
            failures.append(f"writing {path.name}: torch.load: {str(error)[:300]}")
            continue
        [before], [after] = inspect(tool, [path]), inspect(tool, [out])
        keys = ("name", "dtype", "shape", "values")
        if [[each[key] for key in keys] for each in before["tensors"]] != [[each[key] for key in keys] for each in after["tensors"]]:
            failures.append(f"writing {path.name}: reads back otherwise")
        if not all(each["borrowed"] for each in after["tensors"]):
            failures.append(f"writing {path.name}: is not read without copies")
        got = [(name, str(tensor.dtype)[6:], list(tensor.shape), bits_of(tensor).hex()) for name, tensor in loaded.items()]
        wanted = [(bytes.fromhex(each["name"]).decode(), each["dtype"], each["shape"], each["values"]) for each in before["tensors"]]
        if got != wanted:
            failures.append(f"writing {path.name}: torch.load gives other tensors")
        compared["written, torch.load(weights_only=True)"] += len(got)
        for _, dtype, _, _ in got:
            cells.add(dtype, "written, torch.load(weights_only=True)")


def check_large(tool, work):
    """Storages and places beyond what the first zip format can count."""
    out = work / "large.pt"
    said = subprocess.run([tool, "large", str(out)], stdout=subprocess.PIPE, check=True, text=True).stdout
    if said != f"first {b'first'.hex()}\nlast {b'last'.hex()}\n":
        failures.append(f"large: Typeplate reads {said}")
    # Without mmap the whole file would be copied into memory.
    loaded = torch.load(str(out), weights_only=True, mmap=True) if torch.__version__ >= "2.1" else None
    if loaded is not None and (bits_of(loaded["first"]), bits_of(loaded["last"]), loaded["zeros"].numel(), int(loaded["zeros"][-1])) \
            != (b"first", b"last", 2**32 + 4096, 0):
        failures.append("large: torch.load gives other tensors")
    with zipfile.ZipFile(out) as archive:
        if archive.read("archive/data/2") != b"last" or archive.getinfo("archive/data/1").file_size != 2**32 + 4096:
            failures.append("large: Python's zipfile reads something else")
    compared["written, more than 4 GiB"] += 3
    out.unlink()


def report(counted, differences, unit):
    """Prints how much was compared, what differs, and both in one line; the exit status."""
    print(f"PyTorch {torch.__version__}")
    for label, count in sorted(counted.items()):
        print(f"{count:6} {unit}  {label}")
    for difference in differences[:20]:
        print("DIFFERENT:", difference[:1500])
    print(f"{sum(counted.values())} {unit} compared, {len(differences)} differences")
    return 1 if differences else 0


def main():
    tool = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        paths = check_reading(tool, work)
        check_old_files(tool, pathlib.Path(sys.argv[2]))
        check_refused(tool, work)
        check_writing(tool, work, paths)
        if "--large" in sys.argv:
            check_large(tool, work)
    status = report(compared, failures, "tensors")
    if "--page" in sys.argv and not failures:
        page, release = sys.argv[sys.argv.index("--page") + 1:][:2]
        oracle_counts.check(page, f"torch {release}", f"PyTorch {release}", "element type", cells)
    return status


if __name__ == "__main__":
    sys.exit(main())
