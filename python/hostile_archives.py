#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Typeplate authors
# SPDX-License-Identifier: Apache-2.0
"""Writes the zip archives of tests/weights/data/archive: each hostile one breaks one rule, and next to it lies the good one that
it was made from. Uses no zip library, because none writes such files. The same bytes each time.

    python3 python/hostile_archives.py tests/weights/data/archive
"""
import argparse
import dataclasses
import pathlib
import struct
import zlib

STORED, DEFLATED = 0, 8
ENCRYPTED, DESCRIPTOR, STRONGLY, UTF8, HIDDEN = 1, 8, 0x40, 0x800, 0x2000
TEXT = b"twenty bytes of text"


def deflated(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


@dataclasses.dataclass
class Member:
    """A member; what the local header says differs from the directory only where a test asks for it."""
    name: bytes
    data: bytes = TEXT                # unpacked
    method: int = STORED
    packed: bytes = None              # what lies in the archive
    flags: int = 0
    crc: int = None
    size: int = None                  # stated unpacked size
    packed_size: int = None           # stated packed size
    extra: bytes = b""                # in the directory
    local_extra: bytes = b""
    local: dict = dataclasses.field(default_factory=dict)   # name, crc, size, packed_size, method, flags of the local header
    comment: bytes = b""
    disk: int = 0
    offset: int = None                # stated place
    behind: bytes = b""               # bytes after the member

    def __post_init__(self):
        if self.packed is None:
            self.packed = deflated(self.data) if self.method == DEFLATED else self.data
        self.crc = zlib.crc32(self.data) if self.crc is None else self.crc
        self.size = len(self.data) if self.size is None else self.size
        self.packed_size = len(self.packed) if self.packed_size is None else self.packed_size

    def fields(self, **changed):
        of = {"name": self.name, "crc": self.crc, "size": self.size, "packed_size": self.packed_size, "method": self.method,
              "flags": self.flags} | changed
        return of["name"], struct.pack("<HHHHHIIIH", 20, of["flags"], of["method"], 0, 0x21, of["crc"], of["packed_size"],
                                       of["size"], len(of["name"]))

    def local_bytes(self):
        name, fields = self.fields(**self.local)
        return b"PK\3\4" + fields + struct.pack("<H", len(self.local_extra)) + name + self.local_extra + self.packed + self.behind

    def entry_bytes(self, offset):
        name, fields = self.fields()
        place = offset if self.offset is None else self.offset
        return (b"PK\1\2" + struct.pack("<H", 20) + fields + struct.pack("<HHHHII", len(self.extra), len(self.comment), self.disk,
                                                                        0, 0, place) + name + self.extra + self.comment)


def archive(*members, before=b"", gap=b"", entries=None, count=None, size=None, begin=None, comment=b"", stated_comment=None,
            behind=b"", zip64=None, disk=0, after_entries=b"", entry_cut=0):
    """The archive of these members; the other arguments make it wrong. `zip64`: changes of the record's fields, {} for none."""
    data, offsets = before, []
    for member in members:
        offsets.append(len(data))
        data += member.local_bytes()
    data += gap
    directory = b"".join(m.entry_bytes(o) for m, o in (zip(members, offsets) if entries is None else entries))
    directory = directory[:len(directory) - entry_cut] + after_entries
    fields = {"count": len(members) if count is None else count, "size": len(directory) if size is None else size,
              "begin": len(data) if begin is None else begin}
    data += directory
    if zip64 is not None:
        of = fields | {"length": 44, "place": len(data), "disks": 1} | zip64
        data += b"PK\6\6" + struct.pack("<QHHIIQQQQ", of["length"], 45, 45, 0, 0, of["count"], of["count"], of["size"], of["begin"])
        data += b"PK\6\7" + struct.pack("<IQI", 0, of["place"], of["disks"])
        fields = {"count": 0xFFFF, "size": 0xFFFFFFFF, "begin": 0xFFFFFFFF} | {k: v for k, v in zip64.get("small", {}).items()}
    data += b"PK\5\6" + struct.pack("<HHHHIIH", disk, 0, fields["count"], fields["count"], fields["size"], fields["begin"],
                                    len(comment) if stated_comment is None else stated_comment)
    return data + comment + behind


def zip64_extra(*numbers):
    return struct.pack("<HH", 1, 8 * len(numbers)) + struct.pack(f"<{len(numbers)}Q", *numbers)


def unicode_name(raw, name):
    return struct.pack("<HHBI", 0x7075, 5 + len(name), 1, zlib.crc32(raw)) + name


def descriptor(member, wide=False, signature=True):
    return (b"PK\7\x08" if signature else b"") + struct.pack("<IQQ" if wide else "<III", member.crc, member.packed_size, member.size)


def with_descriptor(name, **form):
    member = Member(name, flags=DESCRIPTOR, local={"crc": 0, "size": 0, "packed_size": 0})
    member.behind = descriptor(member, **form)
    return member


def good():
    a, b = Member(b"a"), Member(b"b", method=DEFLATED)
    big = 0xFFFFFFFF
    zip64_member = Member(b"a", local={"size": big, "packed_size": big}, local_extra=zip64_extra(len(TEXT), len(TEXT)))
    zip64_entry = Member(b"a", extra=zip64_extra(len(TEXT), len(TEXT), 0))
    numbers = zip64_entry.entry_bytes(big)
    # Sizes in the fields of the first format are at bytes 20 and 24 of an entry.
    numbers = numbers[:20] + struct.pack("<II", big, big) + numbers[28:]
    yield "plain", archive(a, b)
    yield "empty", archive()
    yield "comment", archive(a, b, comment=b"made by hand")
    yield "comment_of_a_member", archive(Member(b"a", comment=b"note"), b)
    yield "folder", archive(Member(b"f/", b""), Member(b"f/a"))
    yield "utf8", archive(Member("ü/Δ".encode(), flags=UTF8))
    yield "zip64_sizes", archive(zip64_member, b)
    first = zip64_entry.local_bytes()
    yield "zip64_entry", first + numbers + b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(numbers), len(first), 0)
    yield "zip64_deflated", archive(Member(b"b", method=DEFLATED, local={"size": big, "packed_size": big},
                                           local_extra=zip64_extra(len(TEXT), len(b.packed))), a)
    yield "zip64_end", archive(a, b, zip64={})
    yield "zip64_end_twice", archive(a, zip64={"small": {"count": 1}})
    yield "descriptors", archive(with_descriptor(b"a"), with_descriptor(b"b", wide=True), with_descriptor(b"c", signature=False),
                                 with_descriptor(b"d", wide=True, signature=False))
    yield "padded", archive(Member(b"a", local_extra=b"FB" + struct.pack("<H", 3) + b"ZZZ"))
    yield "two_orders", archive(a, b, entries=[(b, len(a.local_bytes())), (a, 0)])
    yield "letter_case", archive(Member(b"T.npy"), Member(b"t.npy"))
    yield "tensorflow_name", archive(Member(b"w:0.npy"))
    yield "inner_archive", archive(Member(b"inner.zip", archive(a, b)))


def bad_names():
    for name, text in {"parent": b"../evil.npy", "parent_within": b"a/../../evil.npy", "absolute": b"/etc/passwd",
                       "backslash": b"..\\evil.npy", "drive": b"C:evil.npy", "drive_path": b"C:/evil.npy", "nul": b"a\0.npy",
                       "dot": b"a/./b", "nameless": b"", "parent_at_end": b"a/.."}.items():
        yield "name_" + name, archive(Member(b"a"), Member(text))
    yield "name_doubled", archive(Member(b"a"), Member(b"a"))
    yield "name_doubled_in_other_case", archive(Member(b"a/Data"), Member(b"a/data"))
    yield "name_of_no_encoding", archive(Member(b"\x81"))
    yield "name_of_broken_utf8", archive(Member(b"a\xff", flags=UTF8))
    yield "name_in_extra_field", archive(Member(b"a", extra=unicode_name(b"a", b"../b")))


def bad_members():
    wrong = zlib.crc32(b"something else")
    yield "crc_wrong", archive(Member(b"a"), Member(b"b", crc=wrong))
    yield "crc_wrong_deflated", archive(Member(b"a", method=DEFLATED, crc=wrong))
    yield "size_of_stored_differs", archive(Member(b"a", size=21))
    yield "size_too_small", archive(Member(b"a", method=DEFLATED, size=19))
    yield "size_too_large", archive(Member(b"a", method=DEFLATED, size=21))
    yield "packed_beyond_the_next", archive(Member(b"a", size=60, packed_size=60), Member(b"b"))
    yield "packed_beyond_the_file", archive(Member(b"a", size=1 << 30, packed_size=1 << 30))
    yield "packed_largest", archive(Member(b"a", size=0xFFFFFFFE, packed_size=0xFFFFFFFE))
    yield "bomb_by_its_size", archive(Member(b"a", b"\0" * 5_000_000, DEFLATED))
    yield "bomb_that_lies", archive(Member(b"a", b"\0" * 5_000_000, DEFLATED, size=100))
    yield "bomb_beyond_deflate", archive(Member(b"a", method=DEFLATED, size=1 << 31))
    yield "deflate_broken", archive(Member(b"a", method=DEFLATED, packed=b"\7" + b"x" * 20))
    yield "deflate_cut_off", archive(Member(b"a", method=DEFLATED, packed=deflated(TEXT)[:-4]))
    yield "deflate_with_more_behind", archive(Member(b"a", method=DEFLATED, packed=deflated(TEXT) + b"more"))
    yield "encrypted", archive(Member(b"a"), Member(b"secret", flags=ENCRYPTED))
    yield "encrypted_strongly", archive(Member(b"secret", flags=ENCRYPTED | STRONGLY))
    yield "encrypted_headers", archive(Member(b"secret", flags=HIDDEN))
    for number, name in {12: "bzip2", 14: "lzma", 93: "zstd", 99: "aes"}.items():
        yield "method_" + name, archive(Member(b"a", method=number))
    yield "folder_with_bytes", archive(Member(b"f/"))
    yield "part_of_another_disk", archive(Member(b"a", disk=1))


def bad_local_headers():
    yield "local_name", archive(Member(b"a"), Member(b"b", local={"name": b"c"}))
    yield "local_name_longer", archive(Member(b"b", local={"name": b"bb"}))
    yield "local_crc", archive(Member(b"a", local={"crc": 1}))
    yield "local_size", archive(Member(b"a", local={"size": 19}))
    yield "local_packed_size", archive(Member(b"a", local={"packed_size": 19}))
    yield "local_method", archive(Member(b"a", local={"method": DEFLATED}))
    yield "local_encrypted", archive(Member(b"a", local={"flags": ENCRYPTED}))
    yield "local_sizes_zero", archive(Member(b"a", local={"crc": 0, "size": 0, "packed_size": 0}))
    yield "local_size_with_descriptor", archive(Member(b"a", flags=DESCRIPTOR, local={"size": 7, "crc": 0, "packed_size": 0}))
    yield "local_signature", archive(Member(b"a")).replace(b"PK\3\4", b"PK\3\5")
    yield "local_extra_beyond", archive(Member(b"a", packed=b"", data=b"", local_extra=b"")).replace(
        struct.pack("<HH", 1, 0) + b"aPK\1\2", struct.pack("<HH", 1, 9999) + b"aPK\1\2")
    zip64 = {"size": 0xFFFFFFFF, "packed_size": 0xFFFFFFFF}
    yield "local_zip64_size", archive(Member(b"a", local=zip64, local_extra=zip64_extra(19, 20)))
    yield "local_zip64_missing", archive(Member(b"a", local=zip64))
    lying = with_descriptor(b"a")
    lying.behind = descriptor(Member(b"a", crc=1))
    yield "descriptor_with_another_crc", archive(lying)
    short = with_descriptor(b"a")
    short.behind = short.behind[:10]
    yield "descriptor_cut_off", archive(short)


def bad_places():
    a, b = Member(b"a"), Member(b"b")
    hidden = Member(b"hidden").local_bytes()
    yield "overlap_same_place", archive(a, b, entries=[(a, 0), (Member(b"b", local={"name": b"a"}), 0)])
    yield "overlap_within", archive(Member(b"outer", b.local_bytes()), entries=[(Member(b"outer", b.local_bytes()), 0), (b, 35)],
                                    count=2)
    yield "overlap_of_the_directory", archive(Member(b"a"), entries=[(Member(b"a", size=70, packed_size=70), 0)])
    yield "member_in_the_directory", archive(a, entries=[(a, 60)])
    yield "member_beyond_the_file", archive(a, entries=[(a, 1 << 31)])
    yield "member_at_the_largest_place", archive(a, entries=[(a, 0xFFFFFFFE)])
    yield "hidden_between", archive(Member(b"a", behind=hidden), b)
    yield "hidden_before_the_directory", archive(a, gap=hidden)
    yield "bytes_before", archive(a, before=b"#!/bin/sh\n")
    yield "one_byte_before", archive(a, before=b"#")
    yield "bytes_before_that_nobody_counts", b"#!/bin/sh\n" + archive(a)


def bad_ends():
    a, b = Member(b"a"), Member(b"b")
    plain = archive(a, b)
    other = archive(Member(b"evil"))
    yield "cut_off", plain[:-30]
    yield "cut_off_in_the_end_record", plain[:-1]
    yield "end_record_alone_at_the_wrong_place", b"x" * 10 + archive()
    yield "bytes_behind", plain + b"more"
    yield "comment_shorter", archive(a, comment=b"note", stated_comment=3)
    yield "comment_longer", archive(a, comment=b"note", stated_comment=5)
    yield "comment_with_an_end_record", archive(a, comment=b"x" * 8 + b"PK\5\6" + b"y" * 30)
    yield "comment_with_an_archive", archive(a, comment=other)
    yield "two_directories", archive(a, gap=archive(a, entries=[(a, 0)])[len(a.local_bytes()):])
    yield "archive_behind_an_archive", plain + other
    yield "count_too_large", archive(a, b, count=3)
    yield "count_too_small", archive(a, b, count=1)
    yield "count_beyond_the_directory", archive(a, b, count=60_000)
    yield "directory_size", archive(a, b, size=90)
    yield "directory_place", archive(a, b, begin=10)
    yield "directory_with_more_behind", archive(a, after_entries=b"12345678")
    yield "directory_cut_off", archive(a, Member(b"b", comment=b"long comment"), entry_cut=6)
    yield "directory_signature", plain.replace(b"PK\1\2", b"PK\1\3", 1)
    yield "one_of_several_disks", archive(a, disk=1)
    yield "zip64_locator_leads_nowhere", archive(a, zip64={"place": 3})
    yield "zip64_locator_leads_beyond", archive(a, zip64={"place": (1 << 64) - 1})
    yield "zip64_record_longer", archive(a, zip64={"length": 45})
    yield "zip64_other_count", archive(a, zip64={"small": {"count": 2}})
    yield "zip64_other_place", archive(a, zip64={"small": {"begin": 3}})
    yield "zip64_count_of_2_64", archive(a, zip64={"count": (1 << 64) - 1})
    yield "zip64_size_of_2_64", archive(a, zip64={"size": (1 << 64) - 1})
    yield "zip64_several_disks", archive(a, zip64={"disks": 2})
    yield "zip64_field_twice", archive(Member(b"a", extra=zip64_extra(20, 20) + zip64_extra(20, 20)))
    big = Member(b"a", extra=zip64_extra(20), size=0xFFFFFFFF, packed_size=0xFFFFFFFF)
    yield "zip64_field_too_short", archive(Member(b"a"), entries=[(big, 0)])
    huge = Member(b"a", extra=zip64_extra((1 << 64) - 1, (1 << 64) - 1), size=0xFFFFFFFF, packed_size=0xFFFFFFFF)
    yield "zip64_sizes_of_2_64", archive(Member(b"a"), entries=[(huge, 0)])
    yield "extra_field_cut_off", archive(Member(b"a", extra=struct.pack("<HH", 1, 30) + b"short"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    folder = parser.parse_args().folder
    for kind, cases in {"good": [good()], "hostile": [bad_names(), bad_members(), bad_local_headers(), bad_places(), bad_ends()]}.items():
        (folder / kind).mkdir(parents=True, exist_ok=True)
        for each in cases:
            for name, data in each:
                (folder / kind / f"{name}.zip").write_bytes(data)


if __name__ == "__main__":
    main()
