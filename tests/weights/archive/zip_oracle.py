# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Our reader of zip archives against Python's zipfile: every form that zipfile writes is read; and of archives with changed bytes
we read none in which zipfile finds other members or other contents."""
import argparse
import io
import pathlib
import random
import subprocess
import sys
import tempfile
import warnings
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from one_way import OneWay  # noqa: E402  the folder above has it

CONTENTS = [b"", b"x", b"twenty bytes of text", b"\0" * 5000, bytes(range(256)) * 20]
NAMES = ["a", "folder/b.npy", "ü/Δ温度", "sp ace", "n" * 300]
CHANGED = 3000


def written(compression, one_way=False, zip64=False, comment=b""):
    kept = io.BytesIO()
    with zipfile.ZipFile(OneWay(kept) if one_way else kept, "w", compression) as archive:
        archive.comment = comment
        for name, content in zip(NAMES, CONTENTS):
            with archive.open(zipfile.ZipInfo(name) if compression == zipfile.ZIP_STORED else name, "w", force_zip64=zip64) as member:
                member.write(content)
    return kept.getvalue()


def forms():
    for compression in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        for one_way in (False, True):
            for zip64 in (False, True):
                for comment in (b"", b"a comment"):
                    yield written(compression, one_way, zip64, comment)


def members_by_zipfile(data):
    """Names and contents, folders left out; None where zipfile refuses something."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [(info.filename, archive.read(info)) for info in archive.infolist() if not info.filename.endswith("/")]
    except Exception:  # what zipfile throws at broken archives is not listed anywhere
        return None


def members_by_us(program, folder, archives):
    paths = []
    for number, data in enumerate(archives):
        paths.append(folder / f"{number}.zip")
        paths[-1].write_bytes(data)
    lines = subprocess.run([program], input="".join(f"{path}\n" for path in paths), text=True, check=True, capture_output=True)
    for line in lines.stdout.splitlines():
        kind, *members = line.split(" ")
        pairs = (member.split("=") for member in members)
        yield [(bytes.fromhex(name).decode(), bytes.fromhex(content)) for name, content in pairs] if kind == "read" else None


def changed(archives):
    """Some bytes of an archive changed, or some of it doubled, removed or exchanged."""
    dice = random.Random(5)
    for _ in range(CHANGED):
        data = bytearray(dice.choice(archives))
        for _ in range(dice.choice((1, 1, 2, 4))):
            place, other = dice.randrange(len(data)), dice.randrange(len(data))
            size = dice.choice((1, 2, 4, 46))
            match dice.randrange(5):
                case 0: data[place] ^= 1 << dice.randrange(8)
                case 1: data[place:place + size] = dice.choice((b"\0", b"\xff")) * size
                case 2: data[place:place] = data[other:other + size]
                case 3: del data[place:place + size]
                case 4: data[place:place + size] = data[other:other + size]
            if not data:
                break
        yield bytes(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--data", required=True, type=pathlib.Path)
    options = parser.parse_args()
    good = list(forms())
    committed = [path.read_bytes() for path in sorted((options.data / "good").glob("*.zip"))]
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        for data, ours in zip(good + committed, members_by_us(options.program, folder, good + committed)):
            assert ours is not None and ours == members_by_zipfile(data)
        small = [data for data in good + committed if len(data) < 40_000]
        bad = list(changed(small))
        read = both = 0
        for data, ours in zip(bad, members_by_us(options.program, folder, bad)):
            read += ours is not None
            theirs = members_by_zipfile(data)
            assert ours is None or theirs is None or ours == theirs, (ours, data)
            both += ours is not None and theirs is not None
    assert both > 100, "some changes do no harm"
    print(f"{len(good + committed)} good archives read as zipfile reads them; of {len(bad)} changed ones {read} read, {both} of them by "
          "zipfile too, none otherwise")


if __name__ == "__main__":
    main()
