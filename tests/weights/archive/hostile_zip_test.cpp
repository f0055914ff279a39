// SPDX-FileCopyrightText: 2026 The Typeplate authors
// SPDX-License-Identifier: Apache-2.0
//
// One test for each rule of the reader of zip archives; each archive breaks only this rule. How they are made:
// python/hostile_archives.py.
#include "archive_files.hpp"
#include "catch.hpp"

namespace {

std::string refusal(const std::string& name) {
  return typeplate_tests::refusal_of(typeplate_tests::archive_file("hostile/" + name));
}

}  // namespace

TEST_CASE("names that lead out of the archive are refused") {
  CHECK(refusal("name_parent") == "has a member named `../evil.npy`, which leaves the archive");
  CHECK(refusal("name_parent_within") == "has a member named `a/../../evil.npy`, which leaves the archive");
  CHECK(refusal("name_parent_at_end") == "has a member named `a/..`, which leaves the archive");
  CHECK(refusal("name_dot") == "has a member named `a/./b`, which leaves the archive");
  CHECK(refusal("name_absolute") == "has a member named `/etc/passwd`, which leaves the archive");
  CHECK(refusal("name_backslash") == "has a member named `..\\evil.npy`, which leaves the archive");
  CHECK(refusal("name_drive") == "has a member named `C:evil.npy`, which leaves the archive");
  CHECK(refusal("name_drive_path") == "has a member named `C:/evil.npy`, which leaves the archive");
  CHECK(refusal("name_nul") == "has a member named `a\\x00.npy`, which leaves the archive");
}

TEST_CASE("a member without a name is refused") {
  CHECK(refusal("name_nameless") == "has a member without a name");
}

TEST_CASE("doubled names are refused, letter case aside") {
  CHECK(refusal("name_doubled") == "has two members named `a`");
  CHECK(refusal("name_doubled_in_other_case") == "has two members named `a/data`, letter case aside");
}

TEST_CASE("names that programs read differently are refused") {
  CHECK(refusal("name_of_no_encoding") ==
        "has a member named `\\x81`, which is neither ASCII nor marked as UTF-8, so that programs read different "
        "names");
  CHECK(refusal("name_of_broken_utf8") == "has a member named `a\\xff`, which is marked as UTF-8 and is none");
  CHECK(refusal("name_in_extra_field") ==
        "is broken: its member `a` has an extra field that gives it another name");
}

TEST_CASE("a wrong checksum is refused before a byte is handed out") {
  CHECK(refusal("crc_wrong") == "is broken: its member `b` is not what its length and checksum state");
  CHECK(refusal("crc_wrong_deflated") == "is broken: its member `a` is not what its length and checksum state");
}

TEST_CASE("wrong sizes are refused") {
  CHECK(refusal("size_of_stored_differs") ==
        "is broken: its member `a` states 20 bytes that unpack to 21, but it is not compressed");
  CHECK(refusal("size_too_small") ==
        "is broken: its member `a` unpacks to more than the 19 bytes that the directory states");
  CHECK(refusal("size_too_large") == "is broken: its member `a` is not what its length and checksum state");
  CHECK(refusal("packed_beyond_the_next") == "is broken: its member `a` at byte 0 overlaps what begins at byte 51");
  CHECK(refusal("packed_beyond_the_file") == "is broken: its member `a` at byte 0 overlaps what begins at byte 51");
  CHECK(refusal("packed_largest") == "is broken: its member `a` at byte 0 overlaps what begins at byte 51");
}

TEST_CASE("a member that unpacks to more than it states is refused") {
  CHECK(refusal("bomb_that_lies") ==
        "is broken: its member `a` unpacks to more than the 100 bytes that the directory states");
}

TEST_CASE("a member that states more than deflate can give is refused without unpacking it") {
  CHECK(refusal("bomb_beyond_deflate") ==
        "is broken: its member `a` states 22 bytes that unpack to 2147483648, more than deflate can");
}

TEST_CASE("broken deflate is refused, also what follows its end") {
  CHECK(refusal("deflate_broken") == "is broken: its member `a` is not what its length and checksum state");
  CHECK(refusal("deflate_cut_off") == "is broken: its member `a` is not what its length and checksum state");
  CHECK(refusal("deflate_with_more_behind") ==
        "is broken: its member `a` is not what its length and checksum state");
}

TEST_CASE("encrypted members are refused") {
  CHECK(refusal("encrypted") == "holds encrypted members; its member `secret` is one");
  CHECK(refusal("encrypted_strongly") == "holds encrypted members; its member `secret` is one");
  CHECK(refusal("encrypted_headers") == "holds encrypted members; its member `secret` is one");
}

TEST_CASE("unknown methods are refused by their number") {
  CHECK(refusal("method_bzip2") ==
        "cannot be read: its member `a` is compressed with method 12; read are 0 (stored) and 8 (deflate)");
  CHECK(refusal("method_lzma") ==
        "cannot be read: its member `a` is compressed with method 14; read are 0 (stored) and 8 (deflate)");
  CHECK(refusal("method_zstd") ==
        "cannot be read: its member `a` is compressed with method 93; read are 0 (stored) and 8 (deflate)");
  CHECK(refusal("method_aes") ==
        "cannot be read: its member `a` is compressed with method 99; read are 0 (stored) and 8 (deflate)");
}

TEST_CASE("a folder that holds bytes is refused") {
  CHECK(refusal("folder_with_bytes") == "is broken: its folder `f/` holds bytes of its own");
}

TEST_CASE("a local header that says something else than the directory is refused") {
  CHECK(refusal("local_name") == "is broken: its member `b` at byte 51 has a local header with the name `c`");
  CHECK(refusal("local_name_longer") ==
        "is broken: its member `b` at byte 0 has a local header with the name `bb`");
  CHECK(refusal("local_crc") ==
        "is broken: its member `a` has a local header with the checksum 1, where the directory states 3717950940");
  CHECK(refusal("local_size") ==
        "is broken: its member `a` has a local header with the size 19, where the directory states 20");
  CHECK(refusal("local_packed_size") ==
        "is broken: its member `a` has a local header with the packed size 19, where the directory states 20");
  CHECK(refusal("local_method") ==
        "is broken: its member `a` has a local header with the method 8, where the directory states 0");
  CHECK(refusal("local_encrypted") == "is broken: its member `a` has a local header that calls it encrypted");
  CHECK(refusal("local_zip64_size") ==
        "is broken: its member `a` has a local header with the size 19, where the directory states 20");
  CHECK(refusal("local_zip64_missing") ==
        "is broken: its member `a` has a local header with the packed size 4294967295, where the directory states "
        "20");
}

TEST_CASE("a local header without sizes is refused where no descriptor is announced") {
  CHECK(refusal("local_sizes_zero") ==
        "is broken: its member `a` has a local header with the checksum 0, where the directory states 3717950940");
  CHECK(refusal("local_size_with_descriptor") ==
        "is broken: its member `a` has a local header with the size 7, where the directory states 20");
}

TEST_CASE("a local header that is none, or cut off, is refused") {
  CHECK(refusal("local_signature") == "is broken: its member `a` has no local header at byte 0");
  CHECK(refusal("local_extra_beyond") == "is broken: its member `a` has a local header that is cut off");
}

TEST_CASE("a data descriptor that says something else, or is cut off, is refused") {
  CHECK(refusal("descriptor_with_another_crc") ==
        "is broken: its member `a` is followed by 16 bytes that belong to no member");
  CHECK(refusal("descriptor_cut_off") ==
        "is broken: its member `a` is followed by 10 bytes that belong to no member");
}

TEST_CASE("members that overlap each other are refused") {
  CHECK(refusal("overlap_same_place") == "is broken: its member `a` at byte 0 overlaps what begins at byte 0");
  CHECK(refusal("overlap_within") == "is broken: its member `outer` at byte 0 overlaps what begins at byte 35");
}

TEST_CASE("members that overlap the directory, or lie in it or beyond it, are refused") {
  CHECK(refusal("overlap_of_the_directory") ==
        "is broken: its member `a` at byte 0 overlaps what begins at byte 51");
  CHECK(refusal("member_in_the_directory") ==
        "is broken: its member `a` at byte 60 overlaps what begins at byte 51");
  CHECK(refusal("member_beyond_the_file") ==
        "is broken: its member `a` at byte 2147483648 overlaps what begins at byte 51");
  CHECK(refusal("member_at_the_largest_place") ==
        "is broken: its member `a` at byte 4294967294 overlaps what begins at byte 51");
}

TEST_CASE("bytes between members and before the directory are refused") {
  CHECK(refusal("hidden_between") == "is broken: its member `a` is followed by 56 bytes that belong to no member");
  CHECK(refusal("hidden_before_the_directory") ==
        "is broken: its member `a` is followed by 56 bytes that belong to no member");
  CHECK(refusal("two_directories") == "is broken: its member `a` is followed by 69 bytes that belong to no member");
}

TEST_CASE("bytes before the first member are refused") {
  CHECK(refusal("bytes_before") == "cannot be read as a zip archive: 10 bytes lie before its first member");
  CHECK(refusal("one_byte_before") == "cannot be read as a zip archive: 1 bytes lie before its first member");
  CHECK(refusal("bytes_before_that_nobody_counts") ==
        "cannot be read as a zip archive: its end record says that a directory of 47 bytes lies at byte 51, and "
        "the record itself is at byte 108");
  CHECK(refusal("end_record_alone_at_the_wrong_place") ==
        "cannot be read as a zip archive: its end record says that a directory of 0 bytes lies at byte 0, and the "
        "record itself is at byte 10");
}

TEST_CASE("a truncated archive is refused") {
  CHECK(refusal("cut_off") ==
        "cannot be read as a zip archive: it has no end record, as where a download was cut off, or is no zip "
        "archive");
  CHECK(refusal("cut_off_in_the_end_record") ==
        "cannot be read as a zip archive: it has no end record, as where a download was cut off, or is no zip "
        "archive");
  CHECK(refusal("directory_cut_off") ==
        "cannot be read as a zip archive: the entry of its directory at byte 149 is cut off");
  CHECK(refusal("extra_field_cut_off") == "is broken: its member `a` has an extra field that is cut off");
}

TEST_CASE("bytes behind the end record are refused") {
  CHECK(refusal("bytes_behind") ==
        "cannot be read as a zip archive: its end record at byte 196 states a comment of 0 bytes, and 4 follow");
  CHECK(refusal("comment_shorter") ==
        "cannot be read as a zip archive: its end record at byte 98 states a comment of 3 bytes, and 4 follow");
  CHECK(refusal("comment_longer") ==
        "cannot be read as a zip archive: its end record at byte 98 states a comment of 5 bytes, and 4 follow");
}

TEST_CASE("a comment that could be an end record is refused") {
  CHECK(
      refusal("comment_with_an_end_record") ==
      "cannot be read as a zip archive: its end record at byte 128 states a comment of 31097 bytes, and 12 follow");
  CHECK(refusal("comment_with_an_archive") ==
        "cannot be read as a zip archive: it has two end records, at byte 98 and at byte 224");
}

TEST_CASE("two archives in one file are refused") {
  CHECK(
      refusal("archive_behind_an_archive") ==
      "holds several zip archives, one behind the other, as the .distcp files of torch.distributed.checkpoint do: "
      "make one file of the whole folder with "
      "torch.distributed.checkpoint.format_utils.dcp_to_torch_save(folder, file), and open that");
}

TEST_CASE("a wrong number of members is refused") {
  CHECK(refusal("count_too_large") ==
        "cannot be read as a zip archive: it states 3 members, and its directory has room for 2");
  CHECK(
      refusal("count_too_small") ==
      "cannot be read as a zip archive: its directory of 1 members ends at byte 149, and 47 more bytes are stated");
  CHECK(refusal("count_beyond_the_directory") ==
        "cannot be read as a zip archive: it states 60000 members, and its directory has room for 2");
}

TEST_CASE("a directory at another place or of another size than stated is refused") {
  CHECK(refusal("directory_size") ==
        "cannot be read as a zip archive: its end record says that a directory of 90 bytes lies at byte 102, and "
        "the record itself is at byte 196");
  CHECK(refusal("directory_place") ==
        "cannot be read as a zip archive: its end record says that a directory of 94 bytes lies at byte 10, and "
        "the record itself is at byte 196");
  CHECK(refusal("directory_with_more_behind") ==
        "cannot be read as a zip archive: its directory of 1 members ends at byte 98, and 8 more bytes are stated");
  CHECK(refusal("directory_signature") ==
        "cannot be read as a zip archive: byte 102 of it is no entry of its directory");
}

TEST_CASE("parts of divided archives are refused") {
  CHECK(refusal("part_of_another_disk") == "is one of several parts: its member `a` lies in another one");
  CHECK(refusal("one_of_several_disks") ==
        "cannot be read as a zip archive: it is one of several parts of a divided archive");
  CHECK(refusal("zip64_several_disks") ==
        "cannot be read as a zip archive: it is one of several parts of a divided archive");
}

TEST_CASE("a ZIP64 locator that leads to no record is refused") {
  CHECK(refusal("zip64_locator_leads_nowhere") ==
        "cannot be read as a zip archive: its locator at byte 154 says that a ZIP64 end record lies at byte 3, "
        "where none is");
  CHECK(refusal("zip64_locator_leads_beyond") ==
        "cannot be read as a zip archive: its locator at byte 154 says that a ZIP64 end record lies at byte "
        "18446744073709551615, where none is");
  CHECK(refusal("zip64_record_longer") ==
        "cannot be read as a zip archive: its ZIP64 end record at byte 98 states a length of 45 bytes, and 44 lie "
        "before the locator");
}

TEST_CASE("end records that contradict each other are refused") {
  CHECK(refusal("zip64_other_count") ==
        "cannot be read as a zip archive: its end record states 2 where its ZIP64 end record states 1");
  CHECK(refusal("zip64_other_place") ==
        "cannot be read as a zip archive: its end record states 3 where its ZIP64 end record states 51");
}

TEST_CASE("the largest numbers are no overflow") {
  CHECK(refusal("zip64_count_of_2_64") ==
        "has 18446744073709551615 members, more than the 1000000 members that `members` of the limits allows");
  CHECK(refusal("zip64_size_of_2_64") ==
        "cannot be read as a zip archive: its end record says that a directory of 18446744073709551615 bytes lies "
        "at byte 51, and the record itself is at byte 98");
  CHECK(refusal("zip64_sizes_of_2_64") == "is broken: its member `a` at byte 0 overlaps what begins at byte 51");
}

TEST_CASE("a ZIP64 field that is doubled or too short is refused") {
  CHECK(refusal("zip64_field_twice") == "is broken: its member `a` has two extra fields of ZIP64");
  CHECK(refusal("zip64_field_too_short") ==
        "is broken: its member `a` has an extra field of ZIP64 that is too short");
}

TEST_CASE("a member that unpacks to more than the caller allows is refused") {
  const std::string bomb = typeplate_tests::archive_file("hostile/bomb_by_its_size");
  CHECK(typeplate_tests::refusal_of(bomb, 4'999'999) ==
        "cannot be read: its member `a` unpacks to 5000000 bytes, more than the 4999999 bytes that "
        "`unpacked_bytes` of the limits allows");
  CHECK(typeplate_tests::refusal_of(bomb, 5'000'000) == "(no error)");
}
